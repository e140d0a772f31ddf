"""A chapter or one of its figures, named by number.

    {chapter}`7`  {chapter}`7#xor-census`  {chapter}`a hundred starts <7#xor-census>`

is a link under its own title, or in other words. A chapter that is on the map of the
course and not written yet is named without a link, and becomes one by itself; a figure
that its chapter does not have is a warning, which stops the build.
"""

from __future__ import annotations

import re

from course_facts import (
    Facts,
    Shown,
    facts,
    follow,
    named,
    page_of,
    title_of,
)
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole

PLACE = re.compile(r"(\d+)(?:#([\w-]+))?")
IN_WORDS = re.compile(r"(.+?)\s*<([^<>]+)>", re.DOTALL)
FORM = "chapter: write 7, 7#figure or words <7#figure>; got {!r}."
logger = logging.getLogger(__name__)


class ChapterLink(nodes.Inline, nodes.Element):
    """A chapter's `number`, a `figure` of it or "", and `words` or ""."""


class Chapter(SphinxRole):
    """Name a chapter or a figure."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        worded = IN_WORDS.fullmatch(self.text)
        words, place = worded.groups() if worded else ("", self.text)
        found = PLACE.fullmatch(place)
        if found is None:
            said = FORM.format(self.text)
            return [], [self.inliner.reporter.error(said, line=self.lineno)]
        node = ChapterLink(
            number=int(found[1]),
            figure=found[2] or "",
            words=" ".join(words.split()),
        )
        self.set_source_info(node)
        follow(self.env)
        return [node], []


def resolve(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put links in, when all chapters are known."""
    for node in list(doctree.findall(ChapterLink)):
        node.replace_self(_resolved(app, docname, node))


def _resolved(app: Sphinx, here: str, node: ChapterLink) -> nodes.Node:
    number, figure, words = node["number"], node["figure"], node["words"]
    page = page_of(app.env, number)
    if page is None:
        if number not in named(app.env):
            _miss(node, f"chapter {number}")
        return nodes.Text(words or title_of(app.env, number))
    figures = facts(app.env).get(page, Facts()).figures
    if figure and figure not in figures:
        _miss(node, f"figure {number}#{figure}")
    shown = figures.get(figure, Shown("", title_of(app.env, number)))
    return reference(app, here, page, words or shown.title, shown.place)


def _miss(node: ChapterLink, what: str) -> None:
    logger.warning("chapter: the course has no %s.", what, location=node)


def reference(
    app: Sphinx, here: str, page: str, words: str, place: str = ""
) -> nodes.reference:
    """Return a link from one page to another, or to a place on it."""
    address = app.builder.get_relative_uri(here, page)
    if place:
        address = f"{address.partition('#')[0]}#{place}"
    return nodes.reference("", words, internal=True, refuri=address)


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the role."""
    app.add_node(ChapterLink)
    app.add_role("chapter", Chapter())
    app.connect("doctree-resolved", resolve)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
