"""One submission as a piece of work: the same on this machine and on any other.

A job carries all that grading needs, so that a worker needs no folder of the teacher's;
what comes back is the result's JSON. No file is written, so that a worker that is
killed leaves none behind: neither a student's work nor the teacher's solution.
"""

from __future__ import annotations

import dataclasses
import threading
from dataclasses import dataclass
from functools import lru_cache

from anncourse.grading.course.results import Result, TaskScore
from anncourse.grading.judge.one_submission import grade
from anncourse.grading.release.assignment import Assignment

# Tests redirect what this process prints and limit its memory: one at a time.
_alone = threading.Lock()


@dataclass(frozen=True)
class Job:
    """One submission to grade.

    Attributes
    ----------
    assignment : str
        Its name.
    source : bytes
        The teacher's notebook.
    student : str
        Whose work it is.
    path : str
        The submitted notebook, on the teacher's machine.
    content : bytes or None
        What is in it, for a worker that does not see the path.
    notes : tuple of str
        What collecting noted, for the teacher.
    confined : bool
        Whether to grade in a sandbox.
    hide : tuple of str
        Folders that the sandbox must not show.
    """

    assignment: str
    source: bytes
    student: str
    path: str
    content: bytes | None = None
    notes: tuple[str, ...] = ()
    confined: bool = True
    hide: tuple[str, ...] = ()


def work(job: Job) -> str:
    """Grade one submission.

    Parameters
    ----------
    job : Job
        What to grade.

    Returns
    -------
    str
        The JSON of its `Result`.

    Raises
    ------
    Unavailable
        If this machine cannot start a sandbox.
    """
    with _alone:
        result = grade(
            assignment_of(job.assignment, job.source),
            job.path if job.content is None else job.content,
            student=job.student,
            confined=job.confined,
            hide=job.hide,
        )
    return dataclasses.replace(
        result, notes=(*job.notes, *result.notes)
    ).to_json()


@lru_cache(maxsize=4)
def assignment_of(name: str, source: bytes) -> Assignment:
    """Return an assignment from the text of its notebook.

    Parameters
    ----------
    name : str
        Its name.
    source : bytes
        The teacher's notebook.

    Returns
    -------
    Assignment
        As `Assignment.read` returns it.
    """
    return Assignment.read(f"{name}.ipynb", source)


def crashed(job: Job, why: str) -> str:
    """Return the result of a submission whose grading ended without one.

    Parameters
    ----------
    job : Job
        What was graded.
    why : str
        A sentence for the teacher.

    Returns
    -------
    str
        The JSON of a `Result`; it names no file, so the next run tries again.
    """
    tasks = tuple(
        TaskScore(
            cell.grade_id,
            cell.title,
            cell.points,
            None if cell.role == "manual" else 0.0,
            "manual" if cell.role == "manual" else "not run",
            "",
        )
        for cell in assignment_of(job.assignment, job.source).graded
    )
    return Result(
        assignment=job.assignment,
        student=job.student,
        status="crashed",
        tasks=tasks,
        notes=(*job.notes, why),
        cells=(),
        seconds=0.0,
        submission="",
        sandbox="bubblewrap" if job.confined else "none",
    ).to_json()
