"""What a student is told, and what must not get out that way."""

import pytest

from tests.grading.conftest import (
    Grade,
    answer,
    instead,
    judging,
    outcomes,
)

RIGHT = "def double(x):\n    return 2 * x"


LEAKS = {
    "the text of an error": "raise ValueError(f'input {x}')",
    "the name of an error": "raise type(f'Got{x}', (ValueError,), {})()",
    "an object": "return type(f'Got{x}', (), {})()",
    "a name": "return f'Got{x}'",
}


@pytest.mark.parametrize("way", LEAKS)
def test_no_message_carries_a_hidden_input_out(
    grade_double: Grade, way: str
) -> None:
    """The code sees the input of a hidden case; nobody else may, through it."""
    source = f"def double(x):\n    if x == 2: return 4\n    {LEAKS[way]}"
    result = grade_double(source)
    assert outcomes(result)[0] == "failed"
    assert "4711" not in result.to_json()
    assert "9422" not in result.to_json()


def test_no_message_carries_a_state_out(grade_cells: Grade) -> None:
    """Not even through a visible assert that prints what it got."""
    source = [
        answer("def f(x): return x", "f"),
        judging(
            "### BEGIN HIDDEN TESTS\nassert f(4711)\n### END HIDDEN TESTS",
            "a",
        ),
        judging("assert f(1) == 1, f'got {f(1)}'", "b"),
        judging("assert f(1) == 1, 'One stays one.'", "c"),
        judging(
            "### BEGIN HIDDEN TESTS\nassert f(1) == 1, 'It is 1.'\n"
            "### END HIDDEN TESTS",
            "d",
        ),
        judging(
            "import anncourse as ann\ncheck = ann.Checks('e')\n"
            "check.equal('x', lambda: f(1), 1, hint=f'got {f(1)}')\n"
            "check.done()",
            "e",
        ),
    ]
    spy = instead(
        "seen = []\ndef f(x):\n    seen.append(x)\n    return str(seen)",
        "f",
        source,
    )
    result = grade_cells(spy, source)
    assert [task.message for task in result.tasks] == [
        "",
        "This is not right yet.",
        "One stays one.",
        "This is not right yet.",
        "This is not right yet.",
    ]


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("KeyError", "a KeyError"),
        ("IndexError", "an IndexError"),
        ("BlockingIOError", "an error"),
        ("UnicodeError", "an error"),
        ("KeyboardInterrupt", "an error"),
    ],
)
def test_few_kinds_of_errors_are_named(
    grade_cells: Grade, kind: str, told: str
) -> None:
    """Of Python's sixty each could stand for another number."""
    source = [
        answer("def f(x): return x", "f"),
        judging("assert f(1) == 1", "f-test"),
    ]
    spy = instead(f"def f(x): raise {kind}", "f", source)
    told_so = grade_cells(spy, source).tasks[0].message
    assert told_so == f"Your code stopped with {told}."


@pytest.mark.parametrize("way", list(LEAKS)[:2])
def test_a_plain_assert_tells_no_more(grade_cells: Grade, way: str) -> None:
    """Of an error in the student's code, the kind is told and nothing else."""
    source = [
        answer("def f(x): return x", "f"),
        judging(
            "### BEGIN HIDDEN TESTS\nassert f(4711)\n### END HIDDEN TESTS",
            "f-test",
        ),
    ]
    spy = instead(f"def f(x):\n    {LEAKS[way]}", "f", source)
    result = grade_cells(spy, source)
    assert result.tasks[0].message == "Your code stopped with a ValueError."
    assert "4711" not in result.to_json()
