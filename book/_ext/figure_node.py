"""The element that stands for a live figure in a page."""

from __future__ import annotations

import json
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

NOTE = "Turn JavaScript on to move the parts of this figure."


class LiveFigure(nodes.General, nodes.Element):
    """A picture, a sentence for readers without scripts, and a widget."""


def live_figure(
    widget: str,
    picture: list[nodes.Node],
    script: list[nodes.Node],
    name: str = "",
) -> LiveFigure:
    """Return the figure of class ``widget``: picture first, then script."""
    figure = LiveFigure(widget=widget, figure=name)
    fallback = nodes.container(classes=["ann-fallback"])
    fallback += picture
    # Raw: the sentence is about the page, and paper has no scripts.
    note = f'<p class="ann-note">{NOTE}</p>'
    fallback += nodes.raw("", note, format="html")
    figure += [fallback, *script]
    return figure


def framed(
    document: nodes.document,
    asks: dict[str, Any],
    content: nodes.Element,
) -> nodes.Element:
    """Return the content with its author's id, and with a caption if it has one."""
    named = bool(asks.get("title") or asks.get("caption"))
    frame: nodes.Element = nodes.figure() if named else nodes.container()
    frame += content
    if named:
        claim = nodes.inline("", asks["caption"], classes=["claim"])
        title = nodes.strong("", asks["title"])
        frame += nodes.caption("", "", title, nodes.Text(" "), claim)
    if asks.get("id"):
        frame["names"].append(asks["id"])
        document.note_explicit_target(frame)
    return frame


def json_script(kind: str, data: object) -> nodes.raw:
    """Return a script element that holds data; equal data, equal text."""
    text = json.dumps(data, sort_keys=True, separators=(",", ":"))
    text = text.replace("<", "\\u003c")
    return nodes.raw(
        "", f'<script type="{kind}">{text}</script>', format="html"
    )


def visit_html(self: Any, node: LiveFigure) -> None:
    """Open the element that the widget host looks for."""
    self.body.append(
        self.starttag(
            node,
            "div",
            CLASS="ann-figure",
            **{"data-widget": node["widget"]},
            **({"data-figure": node["figure"]} if node["figure"] else {}),
        )
    )


def depart_html(self: Any, node: LiveFigure) -> None:
    self.body.append("</div>\n")


def pass_through(self: Any, node: LiveFigure) -> None:
    """Paper and plain text show the picture and its words alone."""


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the element and how each kind of output shows it."""
    paper = (pass_through, pass_through)
    app.add_node(
        LiveFigure,
        html=(visit_html, depart_html),
        latex=paper,
        text=paper,
        man=paper,
        texinfo=paper,
    )
    return {"parallel_read_safe": True, "parallel_write_safe": True}
