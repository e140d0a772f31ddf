"""What assistive technology needs that Sphinx's HTML does not say.

Wide tables scroll inside a named region; pictures carry their size, load
when they are near, and must have an alternative text; margin notes are notes
and no landmarks.
"""

from __future__ import annotations

from pathlib import Path

import imagesize
from docutils import nodes
from myst_nb.sphinx_ import HideCodeCellNode
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.writers.html5 import HTML5Translator

LOG = logging.getLogger(__name__)


class AccessibleTranslator(HTML5Translator):
    """Sphinx's HTML with regions, sizes and roles added."""

    def visit_table(self, node: nodes.table) -> None:
        title = node.next_node(nodes.title)
        name = f"Table: {title.astext()}" if title else "Table"
        label = self.attval(name)
        self.body.append(
            f'<div class="scroll" role="group" aria-label="{label}">'
        )
        super().visit_table(node)

    def depart_table(self, node: nodes.table) -> None:
        super().depart_table(node)
        self.body.append("</div>\n")

    def visit_image(self, node: nodes.image) -> None:
        extra = ' loading="lazy" decoding="async"'
        if "width" not in node and "height" not in node:
            extra += page_size(Path(self.builder.srcdir, node["uri"]))
        start = len(self.body)
        super().visit_image(node)
        for index in range(start, len(self.body)):
            self.body[index] = self.body[index].replace(
                "<img", f"<img{extra}", 1
            )

    def visit_sidebar(self, node: nodes.sidebar) -> None:
        self.body.append(
            self.starttag(node, "aside", CLASS="sidebar", role="note")
        )
        self.in_sidebar = True

    def visit_citation(self, node: nodes.citation) -> None:
        if not isinstance(node.previous_sibling(), nodes.citation):
            self.body.append('<div role="list" class="citation-list">\n')
        self.body.append(
            self.starttag(node, "div", CLASS="citation", role="listitem")
        )


def page_size(file: Path) -> str:
    """Return a picture's size as attributes: its inches, at 100 px each.

    A plot drawn with more dots per inch is sharper, not larger. matplotlib's
    usual 100 dots stand one to one on the screen.
    """
    width, height = imagesize.get(file) if file.is_file() else (-1, -1)
    if width <= 0:
        return ""
    dots, _ = imagesize.getDPI(file)
    scale = 100 / dots if dots > 0 else 1
    return f' width="{width * scale:.0f}" height="{height * scale:.0f}"'


def visit_hidden_cell(
    self: AccessibleTranslator, node: HideCodeCellNode
) -> None:
    """Fold a cell behind one line of words that say what it does."""
    words = self.encode(node["prompt_show"])
    self.body.append(
        f'<details class="hidden-cell"><summary>{words}</summary>\n'
    )


def depart_hidden_cell(
    self: AccessibleTranslator, node: HideCodeCellNode
) -> None:
    self.body.append("</details>\n")


def demand_alternatives(
    app: Sphinx, doctree: nodes.document, docname: str
) -> None:
    """Warn of every picture that has no alternative text."""
    for image in doctree.findall(nodes.image):
        if not image.get("alt"):
            LOG.warning(
                "this picture has no alternative text; in a notebook, give "
                'the cell the metadata {"mystnb": {"image": {"alt": "…"}}}',
                location=image,
                type="book",
                subtype="alt",
            )


def setup(app: Sphinx) -> dict[str, bool]:
    """Use the translator and the check of alternative texts."""
    app.set_translator("html", AccessibleTranslator)
    app.add_node(
        HideCodeCellNode,
        html=(visit_hidden_cell, depart_hidden_cell),
        override=True,
    )
    app.connect("doctree-resolved", demand_alternatives)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
