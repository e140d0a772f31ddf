"""A page's description: what a search engine shows below its title.

A chapter brings its own as `description` in its notebook's metadata, a page of prose in
its front matter. Any other page is described by its opening words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docutils import nodes
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

LOG = logging.getLogger(__name__)
MOST = 155  # letters; search engines cut what is longer
FEW = 70  # less says too little: then a sentence is cut
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^a-z])")
MARKUP = re.compile(r"\\[a-zA-Z{]|[_^]\{")
BESIDE = (nodes.sidebar, nodes.Admonition, nodes.figure, nodes.table)


def described(
    env: BuildEnvironment, page: str, doctree: nodes.document | None
) -> str:
    """Return a page's description, or "" for a page without words."""
    own = stated(env, page)
    if own or doctree is None:
        return own
    return shortened(" ".join(opening(doctree)))


def stated(env: BuildEnvironment, page: str) -> str:
    """Return the description that a page's author has written."""
    text = env.metadata.get(page, {}).get("description", "")
    return " ".join(str(text).split())


def opening(doctree: nodes.document) -> list[str]:
    """Return the sentences of the first paragraph that can be told without formulas."""
    for paragraph in doctree.findall(nodes.paragraph):
        told = [*_told(paragraph)]
        if told and not _stands_beside(paragraph):
            return told
    return []


def _told(paragraph: nodes.paragraph) -> Iterator[str]:
    """Yield its sentences, up to the first with a formula in it."""
    for sentence in SENTENCE.split(" ".join(paragraph.astext().split())):
        if MARKUP.search(sentence):
            return
        yield sentence


def _stands_beside(node: nodes.Node) -> bool:
    """Say whether a paragraph is a note, a caption or what a cell has printed."""
    while node is not None:
        if isinstance(node, BESIDE) or (
            isinstance(node, nodes.Element) and node.get("nb_element")
        ):
            return True
        node = node.parent
    return False


def shortened(words: str) -> str:
    """Return as many whole sentences as there is room for, or a part of the first."""
    if len(words) <= MOST:
        return words
    kept = ""
    for sentence in SENTENCE.split(words):
        longer = f"{kept} {sentence}".strip()
        if len(longer) > MOST:
            break
        kept = longer
    if len(kept) >= FEW:
        return kept
    return words[: MOST - 1].rpartition(" ")[0].rstrip(",;:") + " …"


def demand_short(env: BuildEnvironment) -> None:
    """Warn of a description that search engines would cut."""
    for page in sorted(env.found_docs):
        words = stated(env, page)
        if len(words) > MOST:
            LOG.warning(
                "the description has %s letters; expected at most %s",
                len(words),
                MOST,
                location=page,
                type="book",
                subtype="description",
            )
