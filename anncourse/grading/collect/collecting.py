"""Submissions brought from a folder or an LMS's zip into the course folder.

Where a student sent several notebooks, the latest counts: see `versions`. What cannot
be taken is told by name, and never stops the rest.

When a notebook was handed in is when its file was written, in the folder or the zip; in
nbgrader's layout it is what nbgrader wrote beside it.
"""

from __future__ import annotations

import contextlib
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from anncourse.grading.collect.incoming import File, files
from anncourse.grading.collect.owners import Owned, astray, owned
from anncourse.grading.collect.student_file import Refused
from anncourse.grading.collect.versions import Sent, keep
from anncourse.grading.course.course import Course
from anncourse.grading.course.handed_in import read_time
from anncourse.grading.course.naming import shown

LINES = 6  # about one student's files that are no notebooks


@dataclass
class Report:
    """What a collection did.

    Attributes
    ----------
    taken, unchanged : list of str
        Students whose notebook is new here, or was here already.
    told : list of str
        Sentences: two notebooks of one student, files that are no notebooks.
    refused : list of str
        Sentences about what a person has to look at.
    """

    taken: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


Step = Callable[[str], None]


def collect(
    course: Course,
    assignment: str,
    paths: Iterable[Path],
    step: Step | None = None,
) -> Report:
    """Take the submissions of one assignment.

    Parameters
    ----------
    course : Course
        Where to put them.
    assignment : str
        Its name.
    paths : iterable of Path
        Folders and zips.
    step : callable, optional
        Is told each student's name when it is their turn.

    Returns
    -------
    Report
        What was done.

    Raises
    ------
    OSError
        If the course folder cannot be written; what was taken before stays.
    ValueError
        If there is no such assignment.
    """
    course.source(assignment)
    report = Report()
    for path in paths:
        try:
            with files(path) as found:
                _collect_one(course, assignment, found, report, step)
        except Refused as error:
            report.refused.append(str(error))
    return report


def _collect_one(
    course: Course,
    assignment: str,
    found: list[File],
    report: Report,
    step: Step | None,
) -> None:
    known = course.assignments()
    theirs, others = owned(found, assignment, known)
    if others:
        report.told.append(
            f"{len(others)} files of other assignments were left where they are."
        )
    for one in astray(theirs, others, known):
        report.refused.append(
            f"{shown(one.student)}: {one.file.where} lies where another assignment "
            f"would, and there is none of that name. If it is {assignment}, put it "
            f"into a folder {assignment}, and collect again."
        )
    of_student: dict[str, list[Owned]] = defaultdict(list)
    for one in theirs:
        of_student[one.student].append(one)
    course.enroll(iter(of_student))
    for student, sent in sorted(of_student.items()):
        if step is not None:
            step(student)
        _take(course, assignment, student, sent, report)


def _time(sent: list[Owned]) -> float | None:
    """Return when nbgrader says that all this was handed in, if it does."""
    for one in sent:
        if one.timestamp:
            with contextlib.suppress(Refused):
                text = one.file.content()[:100].decode(errors="replace")
                when = read_time(text)
                # As a float, the last moment of year 9999 would be in the next.
                if when:
                    return when.replace(microsecond=0).timestamp()
    return None


def _take(
    course: Course,
    assignment: str,
    student: str,
    sent: list[Owned],
    report: Report,
) -> None:
    who, good, trouble = shown(student), [], []
    notebooks = [one for one in sent if one.file.is_notebook]
    report.told += _left_out(who, sent)
    time = _time(sent)
    # Of equal times the last counts: that is the one nearest to the top.
    for one in sorted(notebooks, key=lambda one: -len(one.file.parts)):
        try:
            content = one.file.content()
        except Refused as error:
            trouble.append(f"{one.file.where} was refused: {error}.")
        else:
            when = one.file.when if time is None else time
            good.append(Sent(content, when, one.file.where, one.late))
    report.refused += [f"{who}: {sentence}" for sentence in trouble]
    if not notebooks:
        trouble = ["No notebook was sent, only other files."]
        report.refused.append(f"{who}: {trouble[0]}")
    taken, several = keep(
        course.submitted(assignment, student), assignment, good, trouble
    )
    if several:
        report.told.append(f"{who} sent {several}")
    if taken is not None:
        (report.taken if taken else report.unchanged).append(who)


def _left_out(who: str, sent: list[Owned]) -> list[str]:
    other = [o for o in sent if not (o.file.is_notebook or o.timestamp)]
    named = other if len(other) <= LINES else other[: LINES - 1]
    told = [
        f"{who}: {one.file.where} is no notebook and was left out."
        for one in named
    ]
    if rest := len(other) - len(named):
        told.append(
            f"{who}: and {rest:,} other files that are no notebooks."
        )
    return told
