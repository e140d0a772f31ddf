"""nbgrader's gradebook: scores go in, a person's points and comments come back."""

from pathlib import Path

import pytest

from anncourse.grading import steps
from anncourse.grading.course.course import Course
from anncourse.grading.course.results import TaskScore
from anncourse.grading.gradebook.gradebook import put, take
from anncourse.grading.gradebook.structure import opened
from anncourse.grading.report.scores import table
from tests.grading.conftest import instead, manual, write
from tests.grading.course_folder import (
    CELLS,
    NAME,
    assigned,
    course_in,
    hand_in,
    pretend,
    result,
    sent,
)
from tests.grading.persons_points import grades, judge, with_gradebook
from tests.grading.typed import grade


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return with_gradebook(tmp_path)


def test_scores_go_in_and_manual_tasks_wait(course: Course) -> None:
    hand_in(course, "ada", when="2026-11-01 10:00:00 UTC")
    assert put(course, assigned(course), [result("ada")]) == 1
    assert grades(course, "ada") == {
        "double-test": (3.0, 3.0, False),
        "halve-test": (0.0, 2.0, False),
        "words": (None, 2.0, True),
    }
    with opened(course) as book:
        (row,) = book.submission_dicts(NAME)
        assert (
            row["score"],
            row["max_score"],
            row["needs_manual_grade"],
        ) == (3, 7, True)
        assert f"{row['timestamp']:%F %T}" == "2026-11-01 10:00:00"
        comment = book.find_comment("halve", NAME, NAME, "ada")
        assert comment.auto_comment == "Divide by two."


def test_a_persons_points_come_back(course: Course) -> None:
    hand_in(course, "ada")
    put(course, assigned(course), [result("ada"), result("bob")])
    judge(course, "ada", 1.5, "<b>Well</b> said")
    judged, comments = take(
        course,
        assigned(course),
        [result("ada"), result("bob"), result("new")],
    )
    assert [(r.status, r.score) for r in judged] == [
        ("graded", 4.5),
        ("needs a person", 3.0),
        ("needs a person", 3.0),
    ]
    assert comments["ada"] == {"words": "<b>Well</b> said"}
    rows = table(judged, course, assigned(course)).rows
    assert rows[0][-3:] == ("1.5", "4.5", "7")


def test_grading_again_never_takes_a_persons_points(course: Course) -> None:
    hand_in(course, "ada", when="2026-11-01 10:00:00 UTC")
    put(course, assigned(course), [result("ada")])
    judge(course, "ada", 2.0)
    put(course, assigned(course), [result("ada")])
    assert (
        take(course, assigned(course), [result("ada")])[0][0].score == 5.0
    )
    hand_in(course, "ada", when="2026-11-02 10:00:00 UTC")
    put(course, assigned(course), [result("ada")])
    assert grades(course, "ada")["words"][2] is True
    (again,), _ = take(course, assigned(course), [result("ada")])
    assert (again.status, again.score) == ("needs a person", 3.0)
    put(course, assigned(course), [result("ada")])
    assert grades(course, "ada")["words"][2] is True
    judge(course, "ada", 1.0)
    assert (
        take(course, assigned(course), [result("ada")])[0][0].score == 4.0
    )


def test_a_task_that_is_new_gets_a_grade(course: Course) -> None:
    hand_in(course, "ada")
    put(course, assigned(course), [result("ada")])
    write(course.source(NAME), [*CELLS, manual("More.", "more", points=1)])
    put(course, assigned(course), [result("ada")])
    assert grades(course, "ada")["more"] == (None, 1.0, True)


def test_any_name_goes_in(course: Course) -> None:
    for name in ("'; DROP TABLE student; --", "a/b", "🎉", "x" * 300):
        hand_in(course, name)
        course.enroll(iter([name]))
        assert put(course, assigned(course), [result(name)]) == 1
    assert len(take(course, assigned(course), [result("🎉")])[1]) == 1


def test_without_a_gradebook(tmp_path: Path) -> None:
    course = course_in(tmp_path)
    assert take(course, assigned(course), [result()]) == ([result()], {})
    assert not (course.root / "gradebook.db").exists()


def test_a_new_file_makes_points_wait_whenever_it_came(
    course: Course,
) -> None:
    """A file put there by hand has no time; it is another file all the same."""
    hand_in(course, "ada")
    put(course, assigned(course), [result("ada", submission="1" * 64)])
    judge(course, "ada", 2.0)
    judge(course, "ada", 1.0, task="halve-test")
    put(course, assigned(course), [result("ada", submission="1" * 64)])
    same = [result("ada", submission="1" * 64)]
    (before,), _ = take(course, assigned(course), same)
    assert (before.status, before.score) == ("graded", 6.0)
    assert before.tasks[1].outcome == "manual"
    done = TaskScore("words", "In words", 2.0, 0.0, "manual", "")
    new = result(
        "ada",
        submission="2" * 64,
        status="graded",
        tasks=(*result().tasks[:2], done),
    )
    put(course, assigned(course), [new])
    (after,), _ = take(course, assigned(course), [new])
    assert (after.status, after.score) == ("needs a person", 3.0)


def test_a_person_may_judge_what_crashed(course: Course) -> None:
    crash = result("ada", status="crashed")
    put(course, assigned(course), [crash])
    for task in ("words", "halve-test"):
        judge(course, "ada", 1.0, task=task)
        assert (
            take(course, assigned(course), [crash])[0][0].status
            == "crashed"
        )
    judge(course, "ada", 0.5, task="double-test")
    (judged,), _ = take(course, assigned(course), [crash])
    assert (judged.status, judged.score) == ("graded", 2.5)


def test_a_run_names_only_who_still_waits(
    course: Course, monkeypatch, capsys
) -> None:
    def here(jobs, workers):
        return ((job, pretend(job)) for job in jobs)

    def said() -> str:
        where = ("--unsafe-no-sandbox", "--course", course.root)
        assert grade("run", NAME, *where) == 0
        return capsys.readouterr().out

    monkeypatch.setattr(steps, "on_this_machine", here)
    for student in ("ada", "bob"):
        hand_in(course, student)
    assert "needs a person: 2 (ada, bob)" in said()
    kept = course.result(NAME, "ada").read_bytes()
    judge(course, "ada", 1.5)
    assert "needs a person: 1 (bob)" in said()
    judge(course, "bob", 1.5)
    assert "person" not in said()
    assert course.result(NAME, "ada").read_bytes() == kept
    hand_in(course, "ada", sent(instead("double = 3", "double", CELLS)))
    assert "needs a person: 1 (ada)" in said()
