"""Where a word is explained: search and index lead there.

A chapter explains what its title names. Any other new word it sets in italics, once,
where it explains it (some, in a list, in bold). If the glossary has the word, the place
gets an id and an entry in the index, for each of the names that the glossary gives it:
a reader who types "LSTM" comes to where the long short-term memory is explained.
"""

from __future__ import annotations

import re
from pathlib import Path

from docutils import nodes
from glossary_links import CHAPTER, GLOSSARY, entries, pattern
from sphinx import addnodes
from sphinx.transforms import SphinxTransform

SET_OFF = (nodes.title, nodes.emphasis, nodes.strong)
ENDS = " .,:;"
# finding.js shows a place by its word.
PLACE = "word-{}"
NO_LETTER = re.compile(r"[^\w-]+")


class ExplainedWords(SphinxTransform):
    """Enter each such place into the index."""

    # After glossary_links.py, before Sphinx collects the index.
    default_priority = 720

    def apply(self, **kwargs: object) -> None:
        file = Path(self.env.srcdir, GLOSSARY)
        if not CHAPTER.fullmatch(self.env.docname) or not file.is_file():
            return
        self.env.note_dependency(GLOSSARY)
        names = {
            name.lower(): entry
            for entry in entries(file.read_text(encoding="utf-8"))
            for name in entry
        }
        if not names:
            return
        found = pattern(list(names))
        rows = []
        for kind in SET_OFF:
            for node in self._set_off(kind):
                word = found.fullmatch(_words(node))
                entry = names.get(word[1].lower()) if word else None
                if entry is not None:
                    rows += _rows(entry, node)
                    for name in entry:
                        names.pop(name.lower(), None)
        if rows:
            self.document.insert(0, addnodes.index(entries=rows))

    def _set_off(self, kind: type[nodes.Element]) -> list[nodes.Element]:
        """Return what is set off in one way; of titles, the chapter's own."""
        if kind is nodes.title:
            return [*self.document.findall(kind)][:1]
        return [
            node
            for node in self.document.findall(kind)
            if not _is_printed(node)
        ]


def _words(node: nodes.Element) -> str:
    return " ".join(node.astext().split()).strip(ENDS)


def _rows(
    entry: list[str], node: nodes.Element
) -> list[tuple[str, str, str, str, None]]:
    """Name the place, and return what the index says of it."""
    if isinstance(node, nodes.title):
        place = node.parent["ids"][0]
    else:
        place = PLACE.format(NO_LETTER.sub("_", entry[0]))
        node["ids"].append(place)
    return [("single", name, place, "main", None) for name in entry]


def _is_printed(node: nodes.Node) -> bool:
    """Say whether a text is what a cell has printed."""
    while node is not None:
        if (
            isinstance(node, nodes.Element)
            and node.get("nb_element") == "cell_code_output"
        ):
            return True
        node = node.parent
    return False
