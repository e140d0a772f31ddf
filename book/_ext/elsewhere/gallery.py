"""All live figures of the book, page by page, each with a small picture.

    ```{figure-gallery}
    ```

A figure's picture leads to its place, "Alone" to its page of its own, and a button
copies what embeds it. All of it are facts of the pages (`course_facts.py`): nobody
edits the gallery, and it is written again when one of them changes.
"""

from __future__ import annotations

import html
from pathlib import Path
from typing import Any

from book_contents import chapter_number
from course_facts import Shown, facts, follow
from course_figures import skip
from docutils import nodes
from page_assets import ASSETS
from PIL import Image
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.osutil import relative_uri

from elsewhere.alone import address

SIZE = (320, 200)  # at most, in dots; shown at most so large
# A picture of the gallery weighs some 3 kB: all of them are one first visit.
COLORS = 24


class FigureGallery(nodes.General, nodes.Element):
    """The place of the gallery."""


class Gallery(SphinxDirective):
    """Put the gallery where the directive stands."""

    def run(self) -> list[nodes.Node]:
        follow(self.env)
        return [FigureGallery()]


def small(path: Path, folder: Path) -> tuple[str, int, int]:
    """Write a small copy of a picture; return its name and its size."""
    target = folder / f"small-{path.stem[:16]}.png"
    if not target.exists():
        with Image.open(path) as picture:
            copy = picture.convert("RGBA")
        copy.thumbnail(SIZE, Image.Resampling.BOX)
        copy = copy.quantize(COLORS, Image.Quantize.FASTOCTREE)
        folder.mkdir(parents=True, exist_ok=True)
        copy.save(target, optimize=True)
    with Image.open(target) as picture:
        return target.name, *picture.size


def show(writer: Any, node: FigureGallery) -> None:
    """Write a section for each page that has figures: first the chapters."""
    env = writer.builder.env
    known = facts(env)
    pages = [p for p in env.collect_relations() if p in known]
    for page in sorted(pages, key=lambda p: chapter_number(p) is None):
        if known[page].figures:
            writer.body.append(_section(writer.builder, page))
    script = (ASSETS / "js" / "gallery.js").read_text("utf-8")
    writer.body.append(f"<script>\n{script}</script>\n")
    raise nodes.SkipNode


def _section(builder: Any, page: str) -> str:
    number, title = chapter_number(page), builder.env.titles[page].astext()
    before = f'<span class="number">{number}</span> ' if number else ""
    cards = "".join(
        _card(builder, page, name, shown)
        for name, shown in facts(builder.env)[page].figures.items()
    )
    return (
        f'<h2 id="of-{nodes.make_id(title)}">{before}{html.escape(title)}</h2>\n'
        f'<ul class="gallery" role="list">{cards}\n</ul>\n'
    )


def _card(builder: Any, page: str, name: str, shown: Shown) -> str:
    here = builder.get_target_uri(builder.current_docname)
    place = relative_uri(here, builder.get_target_uri(page))
    alone = relative_uri(here, address(name))
    picture, title = "", html.escape(shown.title)
    if shown.picture:
        file, width, height = small(
            Path(builder.srcdir, shown.picture),
            Path(builder.outdir, builder.imagedir),
        )
        picture = (
            f'<img loading="lazy" decoding="async" alt="" role="presentation" '
            f'width="{width}" height="{height}" src="{builder.imgpath}/{file}">'
        )
    return (
        f'\n<li><a href="{html.escape(place)}#{shown.place}">{picture}'
        f"<strong>{title}</strong></a><p>{html.escape(shown.caption)}</p>"
        f'<p class="ways"><a href="{html.escape(alone)}" '
        f'aria-label="Alone: {title}">Alone</a></p></li>'
    )


def setup(app: Sphinx) -> None:
    """Register the gallery."""
    paper = dict.fromkeys(("latex", "text", "man", "texinfo"), (skip, None))
    app.add_node(FigureGallery, html=(show, None), **paper)
    app.add_directive("figure-gallery", Gallery)
