"""The first time a chapter says a word of the glossary, the word leads there.

Authors write no link. Headings, code, formulas, captions, notes in the margin and
what is a link already stay as they are; `[word]{.no-term}` leaves one place out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

GLOSSARY = "book/glossary.md"
CHAPTER = re.compile(r"notebooks/\d\d-[\w-]+")
BLOCK = re.compile(r"```\{glossary\}\n(.*?)\n```", re.DOTALL)
LEFT_OUT = "no-term"
UNTOUCHED = (
    nodes.title,
    nodes.caption,
    nodes.reference,
    nodes.sidebar,
    nodes.literal,
    nodes.literal_block,
    nodes.math,
    nodes.math_block,
    nodes.raw,
    addnodes.pending_xref,
)


def entries(glossary: str) -> list[list[str]]:
    """Return what a glossary explains, in its order: each with all of its names."""
    lines = "\n\n".join(BLOCK.findall(glossary)).splitlines()
    found: list[list[str]] = []
    open_entry = False
    for line in lines:
        named = bool(line.strip()) and line[0] != " "
        if named and open_entry:
            found[-1].append(line)
        elif named:
            found.append([line])
        open_entry = named
    return found


def terms(glossary: str) -> list[str]:
    """Return the words that a glossary explains, in its order."""
    return [name for names in entries(glossary) for name in names]


def pattern(words: list[str]) -> re.Pattern[str]:
    """Return what finds a word or its plural; of two that begin alike, the longer."""
    longest = sorted(words, key=len, reverse=True)
    each = [r"\s+".join(map(re.escape, word.split())) for word in longest]
    return re.compile(
        rf"(?<![\w-])({'|'.join(each)})(?:e?s)?(?![\w-])", re.IGNORECASE
    )


def is_prose(text: nodes.Text) -> bool:
    """Say whether a text is a chapter's own words, where a link may stand."""
    inside, node = False, text.parent
    while node is not None:
        if isinstance(node, UNTOUCHED) or _left_out(node):
            return False
        inside = inside or isinstance(node, nodes.paragraph)
        node = node.parent
    return inside


def _left_out(node: nodes.Element) -> bool:
    output = node.get("nb_element") == "cell_code_output"
    return output or LEFT_OUT in node.get("classes", [])


class LinkTerms(SphinxTransform):
    """Turn the first use of each word into a link to the glossary."""

    default_priority = 700  # what the author wrote stands

    def apply(self, **kwargs: Any) -> None:
        file = Path(self.env.srcdir, GLOSSARY)
        if not CHAPTER.fullmatch(self.env.docname) or not file.is_file():
            return
        self.env.note_dependency(GLOSSARY)
        words = terms(file.read_text(encoding="utf-8"))
        if not words:
            return
        found = pattern(words)
        self.left = {word.lower(): word for word in words}
        for text in list(self.document.findall(nodes.Text)):
            if is_prose(text):
                parts = list(self._parts(text.astext(), found))
                if len(parts) > 1 or not isinstance(parts[0], nodes.Text):
                    text.parent.replace(text, parts)

    def _parts(
        self, text: str, found: re.Pattern[str]
    ) -> Iterator[nodes.Node]:
        end = 0
        for match in found.finditer(text):
            word = self.left.pop(" ".join(match[1].lower().split()), None)
            if word is None:
                continue
            if match.start() > end:
                yield nodes.Text(text[end : match.start()])
            yield self._link(word, match[0])
            end = match.end()
        if end < len(text) or not end:
            yield nodes.Text(text[end:])

    def _link(self, word: str, shown: str) -> addnodes.pending_xref:
        inner = nodes.inline("", shown, classes=["xref", "std", "std-term"])
        return addnodes.pending_xref(
            "",
            inner,
            refdomain="std",
            reftype="term",
            reftarget=word,
            refexplicit=True,
            refwarn=True,
            refdoc=self.env.docname,
        )


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the step."""
    app.add_transform(LinkTerms)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
