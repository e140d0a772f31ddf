"""The cells of an assignment, as nbgrader's gradebook knows them.

nbgrader refuses to remove a cell once there are submissions, and would count its points
for ever. Here a cell that left the source leaves the gradebook, too; what a person gave
or wrote for it goes into a file first, ``removed/<assignment>.json``.
"""

from __future__ import annotations

import json
import os
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from anncourse.grading.course.course import Course
from anncourse.grading.course.naming import student_of
from anncourse.grading.release.notebook_file import load
from anncourse.whole_files import write_whole

KINDS = ("grade_cells", "task_cells", "solution_cells", "source_cells")
Mark = dict[str, Any]


def bring_up_to_date(
    book: Any, course: Course, name: str, say: Callable[[str], object]
) -> None:
    """Tell the gradebook what cells the assignment has.

    Parameters
    ----------
    book : nbgrader.api.Gradebook
        An open one.
    course : Course
        The folder.
    name : str
        Which assignment.
    say : callable
        Gets a sentence if a cell that goes had points or words from a person.

    Raises
    ------
    OSError
        If these cannot be written down; the cell is then still there.
    ValueError
        If the file with earlier ones is damaged; the cell is then still there.
    """
    book.update_or_create_assignment(name)
    notebook = book.update_or_create_notebook(name, name)
    wanted: dict[str, set[str]] = {kind: set() for kind in KINDS}
    for cell in load(course.source(name))["cells"]:
        marks = cell["metadata"].get("nbgrader", {})
        if marks.get("grade_id"):
            for kind in _put(book, name, cell, marks):
                wanted[kind].add(marks["grade_id"])
    gone = [
        cell
        for kind in KINDS
        for cell in getattr(notebook, kind)
        if cell.name not in wanted[kind]
    ]
    if gone:
        _remove(book, course, name, gone, say)


def _put(book: Any, name: str, cell: Any, marks: Mark) -> list[str]:
    """Write one cell; return as what."""
    where, kind = (marks["grade_id"], name, name), cell["cell_type"]
    kinds = ["source_cells"]
    if marks.get("grade") or marks.get("task"):
        worth = {"max_score": float(marks["points"]), "cell_type": kind}
        if marks.get("task"):
            book.update_or_create_task_cell(*where, **worth)
            kinds.append("task_cells")
        else:
            book.update_or_create_grade_cell(*where, **worth)
            kinds.append("grade_cells")
    if marks.get("solution"):
        book.update_or_create_solution_cell(*where)
        kinds.append("solution_cells")
    book.update_or_create_source_cell(
        *where,
        cell_type=kind,
        source=cell["source"],
        locked=_locked(marks),
    )
    return kinds


def _locked(marks: Mark) -> bool:
    locked = marks.get("grade") or marks.get("locked")
    return bool(locked) and not marks.get("solution")


def _remove(
    book: Any,
    course: Course,
    name: str,
    gone: list[Any],
    say: Callable[[str], object],
) -> None:
    grades = [g for c in gone for g in getattr(c, "grades", None) or ()]
    said = [n for c in gone for n in getattr(c, "comments", None) or ()]
    marks = _by_person(grades, said, course.table())
    if marks:
        place = course.root / "removed" / f"{name}.json"
        _keep(place, marks)
        tasks = ", ".join(sorted({repr(mark["task"]) for mark in marks}))
        students = len({mark["student"] for mark in marks})
        say(
            f"{name}: {tasks} is gone, or judged in another way. What you gave or "
            f"wrote there (students: {students}) is kept in {place}."
        )
    for one in [*grades, *said, *gone]:
        book.db.delete(one)
    book.db.commit()


def _by_person(
    grades: list[Any], said: list[Any], table: dict[str, str]
) -> list[Mark]:
    """Return what a person gave or wrote, by student and task."""
    found: dict[tuple[str, str], Mark] = {}

    def mark(one: Any) -> Mark:
        student = student_of(one.student.id, table)
        empty = {"student": student, "task": one.name}
        return found.setdefault((student, one.name), empty)

    for grade in grades:
        if grade.manual_score is not None:
            mark(grade)["points"] = grade.manual_score
        if grade.extra_credit:
            mark(grade)["extra credit"] = grade.extra_credit
    for comment in said:
        if comment.manual_comment:
            mark(comment)["comment"] = comment.manual_comment
    return [found[key] for key in sorted(found)]


def _keep(place: Path, marks: list[Mark]) -> None:
    """Add to what the file holds; a run that was stopped adds nothing twice."""
    before: Any = []
    if place.exists():
        try:
            before = json.loads(place.read_text(encoding="utf-8"))
        except ValueError:
            before = None
        if not isinstance(before, list):
            raise ValueError(
                f"{place} is damaged: move it away and run this again"
            )
    new = [mark for mark in marks if mark not in before]
    text = json.dumps([*before, *new], indent=1, ensure_ascii=False)
    write_whole(place, f"{text}\n".encode())


@contextmanager
def opened(course: Course) -> Iterator[Any]:
    """Open a course's gradebook; make it where there is none.

    Parameters
    ----------
    course : Course
        The folder.

    Yields
    ------
    nbgrader.api.Gradebook
        Closed after the block.
    """
    from nbgrader.api import Gradebook

    _make(course)
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore"
        )  # of nbgrader's own use of its database
        with Gradebook(_address(course.root / "gradebook.db")) as book:
            yield book


def _make(course: Course) -> None:
    """Make an empty gradebook, whole or not at all, where there is none."""
    from nbgrader.api import Gradebook

    place = course.root / "gradebook.db"
    if place.exists():
        return
    # nbgrader looks for a program of its environment in PATH.
    path, own = os.environ.get("PATH", ""), str(Path(sys.executable).parent)
    part = place.with_name(f".{os.urandom(8).hex()}.part")
    os.environ["PATH"] = os.pathsep.join([own, path])
    try:
        Gradebook(_address(part)).close()
        os.replace(part, place)
    finally:
        os.environ["PATH"] = path
        part.unlink(missing_ok=True)


def _address(place: Path) -> str:
    return f"sqlite:///{place}"
