"""What a sandbox says of a cell, believed in no point."""

import pytest

from anncourse.grading.judge.starting import KEPT, _error_of


@pytest.mark.parametrize(
    "forged", [5, True, "abc", [], ["E", "E"], ["E"] * 4, {"0": 1}]
)
def test_an_error_that_is_none_is_unknown(forged: object) -> None:
    """Nothing in it stops the grader."""
    assert _error_of({"error": forged}) == "unknown"


def test_an_error_is_short_and_printable() -> None:
    """Whatever its parts are."""
    assert _error_of({"value": None}) == ""
    assert _error_of({"error": ["E", 0, "no"]}) == "E: no"
    assert _error_of({"error": [[1], {}, "a\x1b[2J"]}) == "[1]: a [2J"
    assert len(_error_of({"error": ["E", "E", "x" * 999]})) == KEPT
