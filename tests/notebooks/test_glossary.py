"""A new word is set in italics once, and the glossary has it."""

import re
import sys

import pytest

from tests.notebooks.chapter import FENCE, ROOT, Chapter, chapters

sys.path.insert(0, str(ROOT / "book" / "_ext"))
from glossary_links import GLOSSARY, terms

TERMS = terms((ROOT / GLOSSARY).read_text(encoding="utf-8"))
KNOWN = {term.lower() for term in TERMS}
ITALIC = re.compile(
    r"(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*(?![\w*])"
)
OTHER = re.compile(r"`[^`]*`|\$[^$]*\$")

each = pytest.mark.parametrize(
    "chapter", chapters(), ids=lambda chapter: chapter.path.stem
)


def italics(chapter: Chapter) -> list[tuple[int, str]]:
    """Return the words in italics, in order."""
    return [
        (i, " ".join(word.lower().split()))
        for i, source in chapter.prose()
        for word in ITALIC.findall(OTHER.sub(" ", FENCE.sub(_open, source)))
    ]


def _open(fenced: re.Match[str]) -> str:
    """Keep what an admonition says, and leave code and formulas out."""
    first, *inside, _ = fenced[0].splitlines()
    kept = re.match(r"```+\{(admonition|tip|note|dropdown)\}", first)
    return "\n".join(inside) if kept else " "


def singular(word: str) -> str:
    """Return the glossary's form of a word that may stand in the plural."""
    forms = (word, word.removesuffix("s"), word.removesuffix("es"))
    return next((form for form in forms if form in KNOWN), word)


@each
def test_a_word_in_italics_is_in_the_glossary(chapter: Chapter) -> None:
    missing = [
        f"{chapter.where(i)}: *{word}* is not in book/glossary.md. Explain it "
        "there; if it is no term but stress, let the sentence carry it."
        for i, word in italics(chapter)
        if singular(word) not in KNOWN
    ]
    assert missing == []


def test_a_word_is_introduced_once() -> None:
    """Later chapters use it, as does the rest of this one."""
    seen: dict[str, str] = {}
    for chapter in chapters():
        for i, word in italics(chapter):
            before = seen.setdefault(singular(word), chapter.where(i))
            assert before == chapter.where(i), (
                f"{chapter.where(i)}: *{word}* was introduced in {before}; "
                "write it upright."
            )


def test_the_glossary_says_each_word_once() -> None:
    assert len(KNOWN) == len(TERMS)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A *new word* and **bold**, 2*3*4, *x*.", ["new word", "x"]),
        ("```{tip}\nIt is *stressed*.\n```\n\n*a*", ["stressed", "a"]),
        ("```python\na *b* c\n```", []),
        ("`a *b* c` and $a *b* c$", []),
    ],
)
def test_what_is_italic_is_found(text: str, found: list[str]) -> None:
    plain = OTHER.sub(" ", FENCE.sub(_open, text))
    assert ITALIC.findall(plain) == found
