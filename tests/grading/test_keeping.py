"""Results that stay, and those that do not hold any more."""

import hashlib
from pathlib import Path

from anncourse.grading.keeping import kept
from tests.grading.course_folder import (
    NAME,
    course_in,
    hand_in,
    result,
    sent,
)


def test_a_result_of_another_student_does_not_hold(tmp_path: Path) -> None:
    """Equal submissions, and a file under the wrong name."""
    course = course_in(tmp_path)
    digest = hashlib.sha256(sent()).hexdigest()
    for name in ("ada", "bob"):
        hand_in(course, name)
        result("ada", submission=digest).write(course.result(NAME, name))
    assert kept(course, NAME, "ada", True) is not None
    assert kept(course, NAME, "ada", False) is None
    assert kept(course, NAME, "bob", True) is None
