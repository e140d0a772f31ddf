"""Results that stay, and those that do not hold any more."""

import hashlib
from pathlib import Path

from anncourse.grading.release.assignment import Assignment
from anncourse.grading.run.keeping import digest, kept, results, retire
from tests.grading.course_folder import (
    NAME,
    assigned,
    course_in,
    hand_in,
    result,
    sent,
)


def test_a_result_of_another_student_does_not_hold(tmp_path: Path) -> None:
    """Equal submissions, and a file under the wrong name."""
    course = course_in(tmp_path)
    sha256 = hashlib.sha256(sent()).hexdigest()
    for name in ("ada", "bob"):
        hand_in(course, name)
        result("ada", submission=sha256).write(course.result(NAME, name))
    assert kept(course, NAME, "ada", True) is not None
    assert kept(course, NAME, "ada", False) is None
    assert kept(course, NAME, "bob", True) is None


def test_a_list_of_results_holds_no_pictures(tmp_path: Path) -> None:
    """A class of a thousand would fill the memory; the files keep them."""
    course = course_in(tmp_path)
    retire(course, NAME, digest(Assignment.read(course.source(NAME))))
    drawn = result("ada", pictures=(("iVBO",),))
    drawn.write(course.result(NAME, "ada"))
    assert results(course, assigned(course)) == [result("ada")]
