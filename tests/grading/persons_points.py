"""A course folder with nbgrader's gradebook, and a person who types points into it."""

import functools
import tempfile
import warnings
from pathlib import Path

import pytest

from anncourse.grading.course.course import Course
from anncourse.grading.gradebook.gradebook import put
from anncourse.grading.gradebook.structure import opened
from tests.grading.course_folder import NAME, assigned, course_in

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    pytest.importorskip(
        "nbgrader.api", reason='pip install "anncourse[grading]"'
    )


@functools.cache
def _empty() -> bytes:
    """Make one gradebook for all tests: nbgrader takes seconds for each."""
    with tempfile.TemporaryDirectory() as folder:
        course = course_in(Path(folder))
        put(course, assigned(course), [])
        return (course.root / "gradebook.db").read_bytes()


def with_gradebook(root: Path) -> Course:
    """Return a new course folder with a gradebook."""
    course = course_in(root)
    (course.root / "gradebook.db").write_bytes(_empty())
    return course


def judge(
    course: Course,
    student: str,
    points: float,
    comment: str = "",
    task: str = "words",
) -> None:
    """Do what formgrader does when a person types points and a comment."""
    with opened(course) as book:
        grade = book.find_grade(task, NAME, NAME, student)
        grade.manual_score, grade.needs_manual_grade = points, False
        if comment:
            found = book.find_comment(task, NAME, NAME, student)
            found.manual_comment = comment
        book.db.commit()


def grades(course: Course, student: str) -> dict[str, tuple]:
    """Return what the gradebook holds for a student: ours, at most, waiting."""
    with opened(course) as book:
        found = book.find_submission_notebook(NAME, NAME, student)
        return {
            g.name: (g.auto_score, g.max_score, g.needs_manual_grade)
            for g in found.grades
        }
