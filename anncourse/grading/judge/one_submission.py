"""One submission graded: read, matched, judged, and never an exception."""

from __future__ import annotations

import os
from collections.abc import Iterable

from anncourse.grading.collect.matching import match
from anncourse.grading.collect.reading import Unreadable, parsed, read
from anncourse.grading.course.results import Result
from anncourse.grading.judge.judging import Work, unjudged
from anncourse.grading.release.assignment import Assignment
from anncourse.grading.sandbox.clock import Clock
from anncourse.grading.sandbox.limits import Limits


def grade(
    assignment: Assignment,
    submitted: str | os.PathLike[str] | bytes,
    *,
    student: str,
    limits: Limits | None = None,
    confined: bool = True,
    hide: Iterable[str | os.PathLike[str]] = (),
) -> Result:
    """Grade one submission.

    Parameters
    ----------
    assignment : Assignment
        What the teacher wrote.
    submitted : str, path or bytes
        The submitted notebook: its file, or what is in it.
    student : str
        Whose it is.
    limits : Limits, optional
        What it may use.
    confined : bool
        Whether in a sandbox. Without, the student's code can read and change whatever
        the teacher can.
    hide : iterable of path
        Folders that the sandbox must not show, such as the course folder; it shows them
        only if they lie inside of the interpreter's.

    Returns
    -------
    Result
        Whatever the submission does.

    Raises
    ------
    Unavailable
        If this machine cannot start a sandbox; no submission is to blame.
    """
    clock = Clock()
    limits = limits or Limits()
    notes: tuple[str, ...]
    try:
        submission = (
            parsed(submitted, limits)
            if isinstance(submitted, bytes)
            else read(submitted, limits)
        )
        sha256 = submission.sha256
        plan = match(assignment, submission)
        notes = submission.notes + plan.notes
        if not plan.belongs:
            raise Unreadable(
                f"This is no notebook of {assignment.name!r}: none of its answers "
                "and tests is in it.",
                sha256,
            )
    except Unreadable as error:
        sha256, notes = error.sha256, (str(error),)
        tasks = [unjudged(cell) for cell in assignment.graded]
        work = Work(
            assignment,
            limits,
            confined,
            tuple(hide),
            clock,
            status="unreadable",
        )
    else:
        work = Work(assignment, limits, confined, tuple(hide), clock)
        tasks = work.judge(plan, limits.total)
    return Result(
        assignment=assignment.name,
        student=student,
        status=work.status,
        tasks=tuple(tasks),
        notes=(*notes, *work.notes),
        cells=tuple(work.start.cells),
        pictures=tuple(work.start.gallery.cells),
        seconds=round(clock.now(), 3),
        submission=sha256,
        sandbox="bubblewrap" if confined else "none",
    )
