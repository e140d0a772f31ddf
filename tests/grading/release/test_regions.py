"""Marked parts of a cell, and the canaries in hidden ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anncourse.grading.release.regions import (
    CANARY,
    HIDDEN,
    SOLUTION,
    canaries,
    cut,
    with_canaries,
)

BLOCK = "a\n  ### BEGIN HIDDEN TESTS\n  b\n  ### END HIDDEN TESTS\nc"
LINES = st.lists(st.text("ab #\t", max_size=8), max_size=6)


def test_of_a_part_nothing_is_left() -> None:
    assert cut(BLOCK, HIDDEN) == ("a\nc", ["  b"])


def test_another_kind_is_left_alone() -> None:
    assert cut(BLOCK, SOLUTION) == (BLOCK, [])


@given(LINES, LINES, LINES)
def test_nothing_is_lost_and_nothing_added(before, inside, after) -> None:
    marked = [
        *before,
        "### BEGIN HIDDEN TESTS",
        *inside,
        "### END HIDDEN TESTS",
        *after,
    ]
    kept, (part,) = cut("\n".join(marked), HIDDEN)
    assert kept == "\n".join(before + after)
    assert part == "\n".join(inside)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("### BEGIN SOLUTION\n1", "without its END"),
        ("1\n### END SOLUTION", "without its BEGIN"),
        (
            "### BEGIN SOLUTION\n### BEGIN SOLUTION\n### END SOLUTION",
            "inside another",
        ),
    ],
)
def test_marks_come_in_pairs(source: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        cut(source, SOLUTION)


def test_each_block_gets_a_canary_of_its_own() -> None:
    marked = with_canaries(BLOCK + "\n" + BLOCK)
    first, second = canaries(marked)
    assert first != second
    assert marked.count("\n  # canary ") == 2
    assert (
        CANARY.sub("", marked).replace("  \n", "") == BLOCK + "\n" + BLOCK
    )


def test_a_canary_stays() -> None:
    marked = with_canaries(BLOCK)
    assert with_canaries(marked) == marked
    grown = with_canaries(marked + "\n" + BLOCK)
    assert canaries(grown)[0] == canaries(marked)[0]


def test_a_block_without_a_canary_is_refused() -> None:
    with pytest.raises(ValueError, match="no canary"):
        canaries(BLOCK)


def test_two_canaries_in_a_block_are_refused() -> None:
    twice = BLOCK.replace(
        "b", "# canary " + "0" * 32 + "\n# canary " + "1" * 32
    )
    with pytest.raises(ValueError, match="two canaries"):
        canaries(twice)


def test_a_cell_without_hidden_tests_needs_none() -> None:
    assert canaries("assert True") == []
    assert with_canaries("assert True") == "assert True"
