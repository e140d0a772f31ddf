"""The one page that is printed: title, contents, and all chapters after it."""

from collections.abc import Sequence
from html import escape
from itertools import groupby
from pathlib import Path

from commands.paper import links
from commands.paper.about import About
from commands.paper.chapters import Chapter, without_scheme

STYLE = Path(__file__).with_name("paper.css")
PAGE = """<!DOCTYPE html>
<html lang="en" data-theme="light"><head><meta charset="utf-8">
<title>{title}</title><meta name="author" content="{authors}">
{sheets}
<style>{style}
{heads}</style></head>
<body class="paper">{front}<main>{chapters}</main></body></html>
"""
FRONT = """<header class="title-page"><p class="title">{title}</p>
<p class="lead">A course whose figures answer to your hand</p>
<p class="authors">{authors}</p>
<dl><div><dt>Version</dt><dd>{version}</dd></div>{date}
<div><dt>Alive</dt><dd><a href="{address}">{short}</a></dd></div>
<div><dt>License</dt><dd>Text and figures: CC BY 4.0. Code: {license}.</dd></div></dl>
<p class="on-paper">On paper a figure is a picture. Below it stands its address: there
it can be moved, there it takes your bet, and there it checks its challenge. Answers to
the questions, hints and solutions stand where a chapter ends.</p></header>
"""
# The width of a page's number is kept for it before it is known.
LINE = (
    '<li><a href="#{id}"><span class="number">{number}</span><span>{title}</span>'
    '<span class="dots"></span><span class="page" data-page="{id}">000</span></a></li>'
)
# A style sheet cannot carry a heading to the page's edge: each chapter has its pages.
HEAD = """@page {name} {{
  @top-left {{ content: "{part}" }} @top-right {{ content: "{title}" }}
}}
#{name} {{ page: {name} }}"""


def front(about: About) -> str:
    """Return the title page."""
    date = f"<div><dt>Date</dt><dd>{about.date}</dd></div>"
    return FRONT.format(
        title=escape(about.title),
        authors=escape(about.authors),
        version=escape(about.version),
        date=date * bool(about.date),
        address=about.address,
        short=without_scheme(about.address),
        license=escape(about.code_license),
    )


def contents(chapters: Sequence[Chapter]) -> str:
    """Return the table of contents; numbers of pages are filled in after a print."""
    parts = []
    for part, inside in groupby(chapters, lambda chapter: chapter.part):
        lines = "".join(
            LINE.format(
                id=links.inner(chapter.page),
                number=chapter.number,
                title=escape(chapter.title),
            )
            for chapter in inside
        )
        name = f'<p class="part">{escape(part)}</p>' * bool(part)
        parts.append(f"{name}<ul>{lines}</ul>")
    return (
        '<nav class="paper-contents" id="contents"><h1>Contents</h1>'
        f"{''.join(parts)}</nav>"
    )


def part_page(part: str) -> str:
    """Return the page that a part begins with."""
    name, _, about = part.partition(", ")
    title = f"<span>{escape(name)}</span> {escape(about)}"
    return f'<h1 class="part-page">{title.strip()}</h1>' * bool(part)


def heads(chapters: Sequence[Chapter]) -> str:
    """Return the running heads."""
    return "\n".join(
        HEAD.format(
            name=links.inner(chapter.page),
            part=quoted(chapter.part),
            title=quoted(f"{chapter.number}  {chapter.title}".strip()),
        )
        for chapter in chapters
    )


def quoted(text: str) -> str:
    """Return a text as it stands between the quotes of a style sheet."""
    return (
        text.replace("\\", "\\\\").replace('"', '\\"').replace("<", "\\3c ")
    )


def sheets(site: Path) -> list[str]:
    """Return the style sheets of a built book, as seen from its folder."""
    found = [
        path
        for pattern in ("_static/book.*.css", "_static/katex/katex.*.css")
        for path in sorted(site.glob(pattern))
    ]
    if len(found) < 2:
        raise SystemExit(
            f"{site} has no style sheets: build it with make book."
        )
    return [path.relative_to(site).as_posix() for path in found]


def whole(
    about: About, chapters: Sequence[Chapter], site: Path, seen_as: str
) -> str:
    """Return the page; `seen_as` is the way from it to the built book."""
    known = {place for chapter in chapters for place in chapter.ids}
    texts, part = [], ""
    for chapter in chapters:
        if chapter.part != part:
            part = chapter.part
            texts.append(part_page(part))
        texts.append(chapter.html(known, about.address, seen_as))
    return PAGE.format(
        title=escape(about.title),
        authors=escape(about.authors),
        sheets="\n".join(
            f'<link rel="stylesheet" href="{seen_as}/{sheet}">'
            for sheet in sheets(site)
        ),
        style=STYLE.read_text("utf-8"),
        heads=heads(chapters),
        front=front(about) + contents(chapters),
        chapters="".join(texts),
    )
