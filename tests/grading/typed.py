"""Commands as a teacher types them."""

import hashlib
from pathlib import Path

import pytest

from anncourse import __main__ as command
from anncourse.grading.course.course import Course
from anncourse.grading.gradebook import gradebook
from anncourse.grading.release.assignment import Assignment
from anncourse.grading.run.keeping import digest, retire
from tests.grading.course_folder import NAME, course_in, hand_in, result


def grade(*words: object) -> int:
    """Type a command; return its exit code."""
    try:
        return command.main(["grade", *map(str, words)])
    except SystemExit as end:
        return int(end.code or 0)


def entered(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Course:
    """Make a course folder, without nbgrader, and go into it."""
    course = course_in(folder)
    monkeypatch.chdir(course.root)
    monkeypatch.setattr(gradebook, "installed", lambda: False)
    return course


def graded(course: Course) -> None:
    """Put results where a run puts them."""
    retire(course, NAME, digest(Assignment.read(course.source(NAME))))
    for student in ("ada", "=bob()"):
        content = hand_in(course, student).read_bytes()
        sha = hashlib.sha256(content).hexdigest()
        result(student, submission=sha).write(course.result(NAME, student))
