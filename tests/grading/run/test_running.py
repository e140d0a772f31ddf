"""Many submissions graded: kept, resumed, and no one's failure another's."""

import os
from functools import partial
from pathlib import Path

import pytest

from anncourse.grading.course.course import Course
from anncourse.grading.course.results import Result
from anncourse.grading.run.jobs import Job
from anncourse.grading.run.keeping import results
from anncourse.grading.run.pool import on_this_machine
from anncourse.grading.run.running import run
from tests.grading.conftest import instead, manual, write
from tests.grading.course_folder import (
    CELLS,
    NAME,
    assigned,
    course_in,
    hand_in,
    pretend,
    sent,
)

ROOT = Path(__file__).parents[3]


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return course_in(tmp_path)


def one_by_one(jobs):
    """Do jobs right here."""
    for job in jobs:
        yield job, pretend(job)


def texts(course: Course) -> dict[str, str]:
    """Return the result files, without the time it took."""
    return {
        p.name: p.read_text()
        for p in (course.root / "results" / NAME).glob("*.json")
    }


def test_all_get_a_status_whatever_one_does(course: Course) -> None:
    """Workers are killed, sleep, fail and lie; each costs its own submission only."""
    bad = {"killer", "sleeper", "broken", "liar", "half"}
    names = ["ada", "bob", "cyd", "dan", "once", *bad]
    for name in names:
        hand_in(course, name)
    engine = partial(on_this_machine, workers=2, do=pretend, patience=1.5)
    outcome = run(course, assigned(course), engine, quiet=True)
    found = {r.student: r for r in results(course, assigned(course))}
    assert set(found) == set(names)
    assert outcome.graded == len(names)
    assert {n for n in names if found[n].status == "crashed"} == bad
    assert {outcome.person[n][0] for n in bad} == {"crashed"}
    assert "ended twice" in found["killer"].notes[-1]
    assert all(found[n].score == 3.0 for n in set(names) - bad)


def test_a_second_run_keeps_what_holds(course: Course) -> None:
    for name in ("ada", "bob", "cyd"):
        hand_in(course, name)
    assert run(course, assigned(course), one_by_one, quiet=True).graded == 3
    before = texts(course)
    again = run(course, assigned(course), one_by_one, quiet=True)
    assert (again.graded, again.kept) == (0, 3)
    assert len(again.person) == 3
    hand_in(
        course,
        "bob",
        sent(instead("def double(x):\n    return 3", "double")),
    )
    hand_in(course, "new")
    assert run(course, assigned(course), one_by_one, quiet=True).graded == 2
    after = texts(course)
    assert [n for n in before if before[n] != after[n]] == ["bob.json"]
    assert (
        run(
            course, assigned(course), one_by_one, regrade=True, quiet=True
        ).graded
        == 4
    )
    assert (
        run(
            course, assigned(course), one_by_one, confined=False, quiet=True
        ).graded
        == 4
    )


def test_a_changed_assignment_loses_nothing(course: Course) -> None:
    hand_in(course, "ada")
    run(course, assigned(course), one_by_one, quiet=True)
    before = texts(course)["ada.json"]
    write(
        course.source(NAME),
        [*CELLS[:-1], manual("Another answer.", "words")],
    )
    with pytest.raises(ValueError, match="was changed after it was graded"):
        results(course, assigned(course))
    assert run(course, assigned(course), one_by_one, quiet=True).graded == 1
    (old,) = (course.root / "results" / NAME).glob("before-*/ada.json")
    assert old.read_text() == before


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"\xff", b'{"student": "ada"}']
)
def test_a_damaged_result_is_made_again(
    course: Course, damage: bytes
) -> None:
    hand_in(course, "ada")
    run(course, assigned(course), one_by_one, quiet=True)
    course.result(NAME, "ada").write_bytes(damage)
    assert run(course, assigned(course), one_by_one, quiet=True).graded == 1
    assert results(course, assigned(course))[0].score == 3.0


def test_a_full_disk_keeps_what_is_done(
    course: Course, monkeypatch
) -> None:
    for name in ("ada", "bob"):
        hand_in(course, name)
    writes, sync = [], os.fsync

    def full(fd: int) -> None:
        writes.append(fd)
        if len(writes) == 3:
            raise OSError(28, "No space left on device")
        sync(fd)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        run(course, assigned(course), one_by_one, quiet=True)
    monkeypatch.undo()
    assert list(texts(course)) == ["ada.json"]
    assert not list(course.root.rglob("*.part"))
    again = run(course, assigned(course), one_by_one, quiet=True)
    assert (again.graded, again.kept) == (1, 1)


def test_jobs_are_taken_as_they_are_needed(tmp_path: Path) -> None:
    """Memory stays flat: no more than a few submissions are on their way."""
    course = course_in(tmp_path)
    hand_in(course, "ada")
    path, source = (
        course.notebook(NAME, "ada"),
        course.source(NAME).read_bytes(),
    )
    taken = []

    def jobs():
        for number in range(30):
            taken.append(number)
            yield Job(NAME, source, f"s{number}", str(path))

    most = 0
    for done, _ in enumerate(on_this_machine(jobs(), 2, do=pretend)):
        most = max(most, len(taken) - done)
    assert len(taken) == 30
    assert most <= 5


def test_really_graded(course: Course, bubblewrap: None) -> None:
    """The whole way, with sandboxes: a right, a wrong, a hostile and no notebook."""
    hand_in(course, "right")
    hand_in(
        course,
        "wrong",
        sent(instead("def double(x):\n    return x", "double", CELLS)),
    )
    hand_in(
        course,
        "ends",
        sent(instead("import os; os._exit(0)", "double", CELLS)),
    )
    hand_in(course, "corrupt", b'{"cells": [')
    course.submitted(NAME, "nothing").mkdir(parents=True)
    run(
        course,
        assigned(course),
        partial(on_this_machine, workers=2),
        quiet=True,
    )
    found = {
        r.student: (r.status, r.score)
        for r in results(course, assigned(course))
    }
    assert found == {
        "right": ("needs a person", 5.0),
        "wrong": ("needs a person", 2.0),
        "ends": ("needs a person", 2.0),
        "corrupt": ("unreadable", 0.0),
        "nothing": ("unreadable", 0.0),
    }
    before = {
        r.student: r.to_json() for r in results(course, assigned(course))
    }
    run(
        course,
        assigned(course),
        partial(on_this_machine, workers=1),
        regrade=True,
        quiet=True,
    )
    for result in results(course, assigned(course)):
        old = Result.from_json(before[result.student])
        assert (
            result.to_json().replace(
                f'"seconds": {result.seconds}', f'"seconds": {old.seconds}'
            )
            == old.to_json()
        )
