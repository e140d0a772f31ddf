"""Results: a round trip, written whole or not at all, nothing else read."""

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from anncourse.grading.course.results import Result, TaskScore

TASK = TaskScore("double-test", "Double", 3.0, 1.5, "passed", "Well.")
RESULT = Result(
    assignment="a",
    student='Zoë "=1+1" \ud800',
    status="graded",
    tasks=(TASK, replace(TASK, points=None, outcome="manual")),
    notes=("Twice.",),
    cells=("", "NameError: w"),
    seconds=0.5,
    submission="ab" * 32,
    sandbox="bubblewrap",
    pictures=((), ("iVBO", "iVBO")),
)


def test_a_round_trip(tmp_path: Path) -> None:
    """Names of every kind, and points that a person will give."""
    path = tmp_path / "new" / "ada.json"
    RESULT.write(path)
    assert Result.read(path) == RESULT
    assert path.read_bytes().isascii()
    assert os.listdir(path.parent) == ["ada.json"]


def test_scores_are_sums() -> None:
    """Points that nobody has given count as none."""
    assert (RESULT.score, RESULT.max_score) == (1.5, 6.0)


def test_half_a_file_is_never_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk leaves what was there before, and no rubbish."""
    path = tmp_path / "ada.json"
    RESULT.write(path)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        replace(RESULT, seconds=9.0).write(path)
    assert Result.read(path) == RESULT
    assert os.listdir(tmp_path) == ["ada.json"]


@pytest.mark.parametrize(
    ("key", "wrong"),
    [
        ("status", "happy"),
        ("sandbox", "docker"),
        ("seconds", "1"),
        ("seconds", None),
        ("student", 3),
        ("notes", [1]),
        ("notes", None),
        ("cells", 5),
        ("pictures", 5),
        ("pictures", [5]),
        ("pictures", [[5]]),
        ("tasks", None),
        ("tasks", [{}]),
        ("tasks", [{**vars(TASK), "outcome": "great"}]),
        ("tasks", [{**vars(TASK), "points": "3"}]),
        ("tasks", [{**vars(TASK), "points": True}]),
        ("tasks", [{**vars(TASK), "max_points": None}]),
        ("tasks", [{**vars(TASK), "title": None}]),
        ("more", 1),
    ],
)
def test_what_is_no_result_is_refused(key: str, wrong: object) -> None:
    """A result that was edited by hand says what is wrong with it."""
    raw = json.loads(RESULT.to_json()) | {key: wrong}
    with pytest.raises(
        ValueError, match=r"result|task|points|outcome|status|finite"
    ):
        Result.from_json(json.dumps(raw))


def test_other_text_is_refused(tmp_path: Path) -> None:
    """The message names the file."""
    path = tmp_path / "ada.json"
    for text in (
        "",
        "[]",
        "{",
        '{"tasks": []}',
        "[" * 100_000,
        RESULT.to_json()[:50],
    ):
        path.write_text(text)
        with pytest.raises(
            ValueError, match=r"ada\.json: this is not a whole"
        ):
            Result.read(path)
    for number in ("NaN", "Infinity"):
        path.write_text(
            RESULT.to_json().replace(
                '"seconds": 0.5', f'"seconds": {number}'
            )
        )
        with pytest.raises(ValueError, match="finite"):
            Result.read(path)
