"""Scores into nbgrader's gradebook, and a person's points and comments back.

Everything goes through nbgrader's own API. A task that a person judges is marked so,
and formgrader, nbgrader's page for that, serves it. Points that a person gave are never
overwritten; where the submission changed since, they wait to be looked at again.
"""

from __future__ import annotations

import dataclasses
import importlib.util
from collections.abc import Callable, Iterable
from typing import Any

from anncourse.grading.course.course import Course
from anncourse.grading.course.handed_in import handed_in
from anncourse.grading.course.naming import folder_of, plain
from anncourse.grading.course.results import Result, TaskScore
from anncourse.grading.gradebook.formgrader import (
    shown_before,
    write_for_grading,
)
from anncourse.grading.gradebook.structure import bring_up_to_date, opened
from anncourse.grading.release.assignment import Assignment

Comments = dict[str, dict[str, str]]


def installed() -> bool:
    """Say whether nbgrader is."""
    return importlib.util.find_spec("nbgrader") is not None


def put(
    course: Course,
    assignment: Assignment,
    results: Iterable[Result],
    say: Callable[[str], object] = lambda _: None,
) -> int:
    """Write results into the gradebook.

    Parameters
    ----------
    course : Course
        Its ``gradebook.db`` is made where there is none.
    assignment : Assignment
        Which assignment.
    results : iterable of Result
        What came of each submission.
    say : callable, optional
        Gets a sentence if tasks that are no more took a person's points along.

    Returns
    -------
    int
        How many were written.

    Raises
    ------
    OSError
        If a file cannot be written.
    """
    answered = _answered(assignment)
    number = 0
    with opened(course) as book:
        bring_up_to_date(book, course, assignment.name, say)
        for result in results:
            _submission(book, course, result, answered)
            write_for_grading(course, assignment, result)
            number += 1
    return number


def take(
    course: Course, assignment: Assignment, results: Iterable[Result]
) -> tuple[list[Result], Comments]:
    """Return results with a person's points, and a person's comments.

    Parameters
    ----------
    course : Course
        Whose gradebook.
    assignment : Assignment
        Which assignment.
    results : iterable of Result
        As grading left them.

    Returns
    -------
    results : list of Result
        Points that a person gave stand in place of ours.
    comments : dict
        By student, then by the task's grade_id.
    """
    if not installed() or not (course.root / "gradebook.db").exists():
        return list(results), {}
    from nbgrader.api import MissingEntry

    answered, name = _answered(assignment), assignment.name
    judged, comments = [], {}
    with opened(course) as book:
        for result in results:
            student = folder_of(result.student)
            try:
                found = book.find_submission_notebook(name, name, student)
            except MissingEntry:
                judged.append(result)
                continue
            grades = {grade.name: grade for grade in found.grades}
            said = {c.name: c.manual_comment for c in found.comments}
            judged.append(_judged(result, grades))
            comments[result.student] = {
                task.grade_id: said[cell]
                for task in result.tasks
                for cell in [answered.get(task.grade_id, task.grade_id)]
                if said.get(cell)
            }
    return judged, comments


def _answered(assignment: Assignment) -> dict[str, str]:
    """Return the answer that each test judges: the last one before it."""
    answer, found = "", {}
    for cell in assignment.cells:
        if cell.role in ("solution", "manual"):
            answer = cell.grade_id
        if cell.role in ("test", "manual"):
            found[cell.grade_id] = answer or cell.grade_id
    return found


def _submission(
    book: Any, course: Course, result: Result, answered: dict[str, str]
) -> None:
    student, name = folder_of(result.student), result.assignment
    when = handed_in(course.submitted(name, result.student))
    stamp = when.replace(tzinfo=None) if when else None
    book.update_or_create_student(
        student, last_name=plain(result.student)[:128]
    )
    submission = book.update_or_create_submission(name, student)
    known = shown_before(course, name, result.student)
    another = known is not None and known != result.submission
    changed = another or submission.timestamp != stamp
    submission.timestamp = stamp
    (found,) = [n for n in submission.notebooks if n.name == name]
    grades = {grade.name: grade for grade in _complete(book, found)}
    hints: dict[str, list[str]] = {}
    for task in result.tasks:
        grade = grades[task.grade_id]
        grade.auto_score = task.points
        by_hand = grade.manual_score is not None
        grade.needs_manual_grade = (
            changed if by_hand else task.points is None
        ) or (by_hand and bool(grade.needs_manual_grade))
        if task.message:
            hints.setdefault(answered[task.grade_id], []).append(
                task.message
            )
    for comment in found.comments:
        comment.auto_comment = (
            "\n".join(hints.get(comment.name, [])) or None
        )
    book.db.commit()


def _complete(book: Any, found: Any) -> list[Any]:
    """Return the grades of a submission; cells that are new since it came get one."""
    from nbgrader.api import Comment, Grade

    graded = [*found.notebook.grade_cells, *found.notebook.task_cells]
    noted = [*found.notebook.solution_cells, *found.notebook.task_cells]
    for kind, cells, there in (
        (Grade, graded, {g.name for g in found.grades}),
        (Comment, noted, {c.name for c in found.comments}),
    ):
        for cell in cells:
            if cell.name not in there:
                book.db.add(kind(cell_id=cell.id, notebook=found))
    book.db.commit()
    return list(found.grades)


def _judged(result: Result, grades: dict[str, Any]) -> Result:
    there = [grades.get(task.grade_id) for task in result.tasks]
    tasks = tuple(map(_by_person, result.tasks, there))
    waiting = any(task.points is None for task in tasks) or any(
        grade is not None and grade.needs_manual_grade for grade in there
    )
    status = result.status
    if status in ("graded", "needs a person"):
        status = "needs a person" if waiting else "graded"
    elif not waiting and all(task.outcome == "manual" for task in tasks):
        status = "graded"  # a person judged what no test could
    return dataclasses.replace(result, tasks=tasks, status=status)


def _by_person(task: TaskScore, grade: Any) -> TaskScore:
    if grade is None or grade.needs_manual_grade:
        return task
    if grade.manual_score is None and not grade.extra_credit:
        return task
    # nbgrader's own sum: a person's points in place of ours, and what is extra.
    points, outcome = task.points, task.outcome
    if grade.manual_score is not None:
        points, outcome = grade.manual_score, "manual"
    points = (points or 0.0) + (grade.extra_credit or 0.0)
    return dataclasses.replace(task, points=points, outcome=outcome)
