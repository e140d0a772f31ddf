"""Which numbers a chapter's prose states, and which it has shown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.notebooks.chapter import Chapter

NUMBER = re.compile(
    r"(?<![\w.])[+\-−±]?\d{1,3}(?:,\d{3})+(?![\w,])"  # 17,055,000
    r"|(?<![\w.,])[+\-−±]?\d+(?:\.\d+)?(?:e[+-]?\d+)?(?![\w])"
)
# What is no statement of the prose: code, links' targets, directives, headings' marks.
FENCED = re.compile(
    r"^(~~~+|```+)(?!\{(?:admonition|tip|dropdown|note|margin)).*?^\1 *$",
    re.MULTILINE | re.DOTALL,
)
DIRECTIVE = re.compile(
    r"^(?:```+(?:\{[a-z]+\})?|:[\w-]+:).*$", re.MULTILINE
)
CODE = re.compile(r"`+[^`]+`+")
LINK = re.compile(r"(?<=\])\([^)\s]+\)")
MATH = re.compile(
    r"```\{math\}(.*?)^```|\$\$(.+?)\$\$|\$\{?(.+?)\}?\$",
    re.DOTALL | re.MULTILINE,
)
CITATION = re.compile(r"\{cite:[pt]+\}`[^`]+`")
# A year of something that happened; "1797 digits" is none.
YEAR = re.compile(
    r"\b(?:in|of|since|until|from|before|after|by) (?:1[6-9]|20)\d\d\b"
    r"(?! [a-z]+s\b)",
    re.IGNORECASE,
)
PLACE = re.compile(
    r"\b(?:chapter|chapters|cell|figure|section|equation|page|Part|Task|part)"
    r" \d+\b",
    re.IGNORECASE,
)
READING_TIME = re.compile(r"\bAbout \d+ minutes\b")
SENTENCE = re.compile(
    r"(?<=[.!?:])[\s*”\"]+(?=[A-Z“\"*(\d])|\n\s*\n|\n(?=[-|])"
)


def value(written: str) -> float:
    """Return a number as it is written here; its sign is of no account."""
    return float(written.lstrip("+-−±").replace(",", ""))


def numbers(text: str) -> Iterator[str]:
    """Yield the numbers written with digits."""
    for match in NUMBER.finditer(text):
        yield match[0]


def stated(source: str) -> Iterator[tuple[str, str]]:
    """Yield the numbers of a cell of text with their sentences; some are excused."""
    text = MATH.sub(" ", source)
    for pattern in (FENCED, DIRECTIVE, LINK):
        text = pattern.sub(" ", text)
    for sentence in SENTENCE.split(text):
        if CITATION.search(sentence):
            continue
        plain = CODE.sub(" ", sentence)
        for pattern in (YEAR, PLACE, READING_TIME):
            plain = pattern.sub(" ", plain)
        for number in numbers(plain):
            yield number, " ".join(sentence.split())


def shown(chapter: Chapter) -> set[float]:
    """Return the numbers in outputs and in formulas.

    A formula computes or compares: a number between two dollars is prose. What a quiz
    shows are its own questions, and the code that a chapter shows is no output of it.
    """
    found: set[float] = set()
    for _, source in chapter.prose():
        for match in MATH.finditer(source):
            formula = next(group for group in match.groups() if group)
            if re.search(r"[=<>+*/^]|\\[a-z]+|[A-Za-z]", formula):
                found.update(map(value, NUMBER.findall(_spaced(formula))))
    for _, cell in chapter.code():
        if "Quiz.from_text" in cell.source or "ann.source(" in cell.source:
            continue
        for output in cell.outputs:
            text = output.get("text") or output.get("data", {}).get(
                "text/plain", ""
            )
            found.update(map(value, numbers(_spaced(text))))
    return found


def _spaced(text: str) -> str:
    """Part numbers from what they touch in a formula or an array: 2z, [0., 1.]."""
    text = re.sub(r"[A-Za-z]+_\{?\w+\}?", " ", text)
    text = re.sub(r"(?<=\d)\.(?=[\s\]])", " ", text)
    return re.sub(r"(\d)(?=[A-Za-df-z\\])", r"\1 ", text)
