"""Formulas on paper: set as on the page, and one picture each for a screen reader.

A formula is hundreds of nested tags. It is taken out while a page is worked on, and a
reader who listens hears its source instead of every letter's place.
"""

import re
from html import escape, unescape

BEGIN = '<span class="katex">'
SPAN = re.compile(r"<span\b|</span>")
SAID = re.compile(
    r'<span class="katex-mathml">.*?</math></span>', re.DOTALL
)
SOURCE = re.compile(r"<annotation[^>]*>(.*?)</annotation>", re.DOTALL)
PLACE = re.compile(r'<span data-formula="(\d+)"></span>')


def end_of(text: str, begin: int) -> int:
    """Return where the span ends that begins at a place."""
    depth = 0
    for tag in SPAN.finditer(text, begin):
        depth += 1 if tag[0] != "</span>" else -1
        if depth == 0:
            return tag.end()
    raise ValueError("A formula has no end: build the book again.")


def taken_out(text: str) -> tuple[str, list[str]]:
    """Return a page with a small mark for each formula, and the formulas."""
    parts, found, before = [], [], 0
    while (begin := text.find(BEGIN, before)) >= 0:
        end = end_of(text, begin)
        mark = f'<span data-formula="{len(found)}"></span>'
        parts += [text[before:begin], mark]
        found.append(on_paper(text[begin:end]))
        before = end
    return "".join([*parts, text[before:]]), found


def on_paper(formula: str) -> str:
    """Return a formula whose words are its source."""
    source = SOURCE.search(formula)
    said = escape(unescape(source[1]).strip()) if source else ""
    opened = f'<span class="katex" role="img" aria-label="{said}">'
    return opened + SAID.sub("", formula, count=1).removeprefix(BEGIN)


def put_back(text: str, formulas: list[str]) -> str:
    """Return the page with its formulas in their places."""
    return PLACE.sub(lambda mark: formulas[int(mark[1])], text)
