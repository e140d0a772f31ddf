"""A task that left the source leaves the gradebook; a person's words never do."""

import json
from pathlib import Path

import pytest

from anncourse.grading.course.course import Course
from anncourse.grading.gradebook.gradebook import put
from anncourse.grading.gradebook.structure import opened
from tests.grading.conftest import write
from tests.grading.course_folder import (
    CELLS,
    NAME,
    assigned,
    hand_in,
    result,
)
from tests.grading.persons_points import grades, judge, with_gradebook

TESTED_ONLY = CELLS[:-2]


@pytest.fixture
def course(tmp_path: Path) -> Course:
    course = with_gradebook(tmp_path)
    for student in ("a/b", "bob"):
        hand_in(course, student)
    put(course, assigned(course), [result("a/b"), result("bob")])
    return course


def without_words(course: Course) -> list[str]:
    """Take the last task out of the source, and grade again."""
    write(course.source(NAME), TESTED_ONLY)
    said: list[str] = []
    tasks = result().tasks[:2]
    again = [result(s, tasks=tasks) for s in ("a/b", "bob")]
    put(course, assigned(course), again, said.append)
    return said


def test_a_removed_task_goes(course: Course) -> None:
    assert without_words(course) == []
    assert set(grades(course, "bob")) == {"double-test", "halve-test"}
    with opened(course) as book:
        rows = book.submission_dicts(NAME)
        assert [row["max_score"] for row in rows] == [5, 5]
        assert not any(row["needs_manual_grade"] for row in rows)
        notebook = book.find_notebook(NAME, NAME)
        for kind in ("solution_cells", "source_cells"):
            assert "words" not in {c.name for c in getattr(notebook, kind)}
        (found,) = book.find_submission(NAME, "bob").notebooks
        assert {c.name for c in found.comments} == {"double", "halve"}
    assert not (course.root / "removed").exists()


def test_what_a_person_gave_is_kept(course: Course) -> None:
    judge(course, "a%2Fb", 1.5, "Well\nsaid: “é”")
    judge(course, "bob", 0.0)
    place = course.root / "removed" / f"{NAME}.json"
    (sentence,) = without_words(course)
    assert "double: 'words' is gone" in sentence
    assert sentence.endswith(f"(students: 2) is kept in {place}.")
    marks = [
        {
            "student": "a/b",
            "task": "words",
            "points": 1.5,
            "comment": "Well\nsaid: “é”",
        },
        {"student": "bob", "task": "words", "points": 0.0},
    ]
    assert json.loads(place.read_text(encoding="utf-8")) == marks
    assert "“é”" in place.read_text(encoding="utf-8")
    assert without_words(course) == []
    write(course.source(NAME), CELLS)
    put(course, assigned(course), [result("bob")])
    judge(course, "bob", 2.0)
    without_words(course)
    more = {"student": "bob", "task": "words", "points": 2.0}
    assert json.loads(place.read_text(encoding="utf-8")) == [*marks, more]


@pytest.mark.parametrize("damaged", ["[", "{}"])
def test_nothing_goes_that_cannot_be_kept(
    course: Course, damaged: str
) -> None:
    judge(course, "bob", 1.5)
    place = course.root / "removed" / f"{NAME}.json"
    place.parent.mkdir()
    place.write_text(damaged)
    with pytest.raises(ValueError, match="is damaged: move it away"):
        without_words(course)
    assert place.read_text() == damaged
    assert "words" in grades(course, "bob")


def test_a_stopped_run_keeps_nothing_twice(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    judge(course, "bob", 1.5)
    with opened(course) as book:
        session = type(book.db)

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(session, "delete", stopped)
        with pytest.raises(KeyboardInterrupt):
            without_words(course)
    assert "words" in grades(course, "bob")
    assert len(without_words(course)) == 1
    place = course.root / "removed" / f"{NAME}.json"
    assert len(json.loads(place.read_text())) == 1
