"""The list of contents: chapters with numbers, the page's own sections."""

from __future__ import annotations

import re

from docutils import nodes
from markupsafe import Markup
from sphinx.application import Sphinx

CHAPTER = re.compile(r"(?:^|/)(\d\d)-[\w-]+$")
CHAPTER_LINK = re.compile(
    r'(<a [^>]*href="(?:[^"#]*/)?(\d\d)-[\w-]+\.html">)'
)
CURRENT_ENTRY = re.compile(
    r'(<a class="current[^>]*href="#">.*?</a>)', re.S
)
CURRENT_LINK = re.compile(r'(<a class="current[^>]*href="#">)')


def chapter_number(pagename: str) -> int | None:
    """Return 2 for notebooks/02-artificial-neuron, None for other pages."""
    found = CHAPTER.search(pagename)
    return int(found[1]) if found else None


def sections(app: Sphinx, pagename: str) -> str:
    """Return a page's own sections as a list of links, one level deep."""
    toc = app.env.tocs.get(pagename)
    own = toc.next_node(nodes.list_item) if toc else None
    nested = own.next_node(nodes.bullet_list) if own else None
    if nested is None:
        return ""
    level = nested.deepcopy()
    for item in level.children:
        item.children = item.children[:1]
    for link in level.findall(nodes.reference):
        link["refuri"] = link["anchorname"]
    return app.builder.render_partial(level)["fragment"]


def add_sections(contents: str, own: str) -> str:
    """Put a page's sections below its title in the contents."""
    return CURRENT_ENTRY.sub(
        lambda match: match[1] + own, contents, count=1
    )


def number_chapters(contents: str, here: int | None) -> Markup:
    """Put each chapter's number before its title in the contents.

    ``here`` is the number of the page itself, whose link does not name it.
    """

    def numbered(link: str, number: int) -> str:
        return f'{link}<span class="number">{number} </span>'

    contents = CHAPTER_LINK.sub(
        lambda match: numbered(match[1], int(match[2])), contents
    )
    if here is not None:
        contents = CURRENT_LINK.sub(
            lambda match: numbered(match[1], here), contents, count=1
        )
    # A part's name is a heading without a level: plain text serves better.
    return Markup(contents.replace(' role="heading"', ""))
