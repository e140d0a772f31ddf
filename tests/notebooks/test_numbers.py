"""Every number that the prose states stands in an output, a formula or a source."""

import pytest

from tests.notebooks.chapter import Chapter, chapters
from tests.notebooks.numbers_in_prose import numbers, shown, stated, value

each = pytest.mark.parametrize(
    "chapter", chapters(), ids=lambda chapter: chapter.path.stem
)


@each
def test_no_number_is_made_up(chapter: Chapter) -> None:
    known = shown(chapter)
    faults = [
        f"{chapter.where(i)}: {number} in “{sentence}” stands in no output, "
        "no formula and no cited sentence. Print it, derive it, cite it, or "
        "say it in words if it is no result."
        for i, source in chapter.prose()
        for number, sentence in stated(source)
        if value(number) not in known
    ]
    assert faults == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It is right on 96 of 100, or 0.96.", ["96", "100", "0.96"]),
        ("From +1 to −1.", ["+1", "−1"]),
        ("It takes 17,055,000 of them.", ["17,055,000"]),
        ("A set of 1797 digits.", ["1797"]),
        ("In 1797 digits were drawn. In 1943 it began.", ["1797"]),
        ("See chapter 04 and Part 2; about x₁ and W2.", []),
        ("We say $a = 0.69$, then `f(7)`, then [a link](9-x.ipynb).", []),
        ("It has 86 cells {cite:p}`a2009`. It has 87.", ["87"]),
        ("```python\nx = 5\n```\n\nAnd 6.", ["6"]),
        ("```{tip}\nTake 3 of them.\n```", ["3"]),
        ("```{math}\n:label: eq-2\nx = 5\n```", []),
    ],
)
def test_what_counts_as_a_statement(text: str, found: list[str]) -> None:
    assert [number for number, _ in stated(text)] == found


@pytest.mark.parametrize(
    ("written", "meant"),
    [("−0.50", [0.5]), ("[0. 1.]", [0, 1]), ("3.5e-07", [3.5e-7])],
)
def test_a_number_is_its_value(written: str, meant: list[float]) -> None:
    from tests.notebooks.numbers_in_prose import _spaced

    assert [value(n) for n in numbers(_spaced(written))] == meant
