"""Results that stay: which belong to the assignment and the submission as they are.

Where an assignment changed, all its results move to a folder of their own, and nothing
is lost.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os

from anncourse.grading.collect.student_file import content_of
from anncourse.grading.course.course import Course
from anncourse.grading.course.results import Result
from anncourse.grading.release.assignment import Assignment
from anncourse.whole_files import write_whole

DIGEST = ".assignment"


def results(course: Course, assignment: Assignment) -> list[Result]:
    """Return all results of an assignment, by student.

    Parameters
    ----------
    course : Course
        The folder.
    assignment : Assignment
        Which assignment, as it is now.

    Returns
    -------
    list of Result
        Those that belong to the assignment as it is, without pictures: a thousand
        plots would fill the memory, and who shows one reads its file.

    Raises
    ------
    ValueError
        If the assignment was changed after grading, or a result is damaged.
    """
    name, now = assignment.name, digest(assignment)
    folder = course.root / "results" / name
    if folder.is_dir() and _digest_there(course, name) != now:
        raise ValueError(
            f"{name} was changed after it was graded: run "
            f"`anncourse grade run {name}` again first"
        )
    found = map(Result.read, folder.glob("*.json"))
    without = (dataclasses.replace(one, pictures=()) for one in found)
    return sorted(without, key=lambda r: r.student)


def digest(assignment: Assignment) -> str:
    """Return what says whether two versions of an assignment grade alike.

    Parameters
    ----------
    assignment : Assignment
        What the teacher wrote.

    Returns
    -------
    str
        SHA-256 of its name and its cells.
    """
    cells = [dataclasses.replace(c, names=None) for c in assignment.cells]  # type: ignore[arg-type]
    whole = [
        assignment.name,
        *map(dataclasses.astuple, cells),
    ]
    return hashlib.sha256(json.dumps(whole).encode()).hexdigest()


def retire(course: Course, assignment: str, now: str) -> None:
    """Move the results of another version of the assignment out of the way.

    Parameters
    ----------
    course : Course
        The folder.
    assignment : str
        Which assignment.
    now : str
        Its digest.

    Raises
    ------
    OSError
        If they cannot be moved.
    """
    before = _digest_there(course, assignment)
    folder = course.root / "results" / assignment
    if before == now:
        return
    old = folder / f"before-{before[:12]}"
    for path in sorted(folder.glob("*.json")):
        old.mkdir(exist_ok=True)
        os.replace(path, old / path.name)
    write_whole(folder / DIGEST, now.encode())


def _digest_there(course: Course, assignment: str) -> str:
    try:
        return (
            (course.root / "results" / assignment / DIGEST)
            .read_text()
            .strip()
        )
    except FileNotFoundError:
        return "unknown"


def kept(
    course: Course, assignment: str, student: str, confined: bool
) -> Result | None:
    """Return the result that a student has, if it still holds.

    Parameters
    ----------
    course : Course
        The folder.
    assignment, student : str
        Whose, of what.
    confined : bool
        Whether it has to come from a sandbox.

    Returns
    -------
    Result or None
        None if the submission has to be graded.
    """
    try:
        result = Result.read(course.result(assignment, student))
        content = content_of(course.notebook(assignment, student))
    except (OSError, ValueError):
        return None
    same = result.submission == hashlib.sha256(content).hexdigest()
    alike = result.sandbox == ("bubblewrap" if confined else "none")
    return result if same and alike and result.student == student else None
