"""Whose a submitted file is, read from its path: Moodle, Canvas, nbgrader, plain.

=========================================================  ==========================
path                                                       student
=========================================================  ==========================
``Jane Doe_1234567_assignsubmission_file_/x.ipynb``        Jane Doe (Moodle)
``doejane_LATE_12345_67890_x.ipynb`` (Canvas)              doejane_12345, late
``jane/perceptron/perceptron.ipynb`` (nbgrader)            jane
``jane/x.ipynb``                                           jane
``jane.ipynb``                                             jane
=========================================================  ==========================

The names that a system gives are tested first, and only where it gives them: at the
start of a path. What follows is the student's own choice, and says nothing about whose
a file is.

Moodle's number belongs to one assignment, so the name alone is the student; two people
of one name are told apart by the number. Canvas's first number is the person's own.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from anncourse.grading.collect.incoming import NOTEBOOK, File
from anncourse.grading.course.handed_in import TIMESTAMP

# The first mark counts: Moodle writes no `_` in a name, a student may in a file's.
MOODLE = re.compile(
    r"(.+?)_(\d+)_assignsubmission_(file|onlinetext)_?(.*)", re.DOTALL
)
CANVAS = re.compile(r"([^\W_]+)_(LATE_)?(\d+)_(\d+)_.+", re.DOTALL)


@dataclass(frozen=True)
class Owned:
    """A file and whose it is.

    Attributes
    ----------
    student : str
        The name.
    file : File
        What came.
    number : str
        What tells two people of one name apart; "" if nothing does.
    late : bool
        Whether the file's name says so.
    timestamp : bool
        Whether it is nbgrader's own file that says when the others were handed in.
    """

    student: str
    file: File
    number: str = ""
    late: bool = False
    timestamp: bool = False


def owned(
    files: Iterable[File], assignment: str, known: Collection[str]
) -> tuple[list[Owned], list[Owned]]:
    """Sort files by whose they are.

    The files are in nbgrader's layout if every notebook lies in a folder of a folder,
    none in one of Moodle's, and one at least in ``student/assignment``. Else all that a
    student's folder holds is that student's, whatever the folders in it are called.

    One folder that holds all the others is taken off, as in ``all/jane/x.ipynb`` and
    ``all/lee/x.ipynb``. One student's ``jane/part1/x.ipynb`` and ``jane/part2/x.ipynb``
    look the same, and are taken for two students; a file right in ``jane`` prevents it.

    Parameters
    ----------
    files : iterable of File
        From one folder or zip.
    assignment : str
        Which assignment they answer.
    known : collection of str
        All assignments of the course.

    Returns
    -------
    theirs : list of Owned
        The files of students, in the given order.
    others : list of Owned
        Those that lie in nbgrader's folders of other assignments.
    """
    listed = _without_tops(list(files), assignment, known)
    graders = _is_nbgraders(listed, assignment)
    theirs, others = [], []
    for file in listed:
        named = _of_system(file)
        stamp = graders and file.parts[2:] == (TIMESTAMP,)
        one = named or Owned(_first_name(file), file, timestamp=stamp)
        if graders and not named and not _lies_in(file, assignment):
            others.append(one)
        else:
            theirs.append(one)
    return _told_apart(theirs), others


def astray(
    theirs: list[Owned], others: list[Owned], known: Collection[str]
) -> list[Owned]:
    """Find whose work is overlooked: it lies in no assignment's folder.

    Who sent the assignment itself may have other folders beside it. But if only one
    student did, the folders beside it may be the other students.

    Parameters
    ----------
    theirs, others : list of Owned
        What `owned` returned.
    known : collection of str
        All assignments of the course.

    Returns
    -------
    list of Owned
        One file of each such student.
    """
    here = {one.student for one in theirs}
    found = {
        one.student: one
        for one in reversed(others)
        if len(one.file.parts) > 1
        and not any(_lies_in(one.file, name) for name in known)
        and (len(here) == 1 or one.student not in here)
    }
    return [found[student] for student in sorted(found)]


def _of_system(file: File) -> Owned | None:
    first, alone = file.parts[0], len(file.parts) == 1
    canvas = CANVAS.fullmatch(first) if alone else None
    if canvas:
        name = _name(f"{canvas[1]}_{canvas[3]}")
        return Owned(name, file, late=bool(canvas[2]))
    moodle = MOODLE.fullmatch(first)
    if moodle:
        return Owned(_name(moodle[1]), file, number=moodle[2])
    return None


def _first_name(file: File) -> str:
    first, alone = file.parts[0], len(file.parts) == 1
    return _name(NOTEBOOK.sub("", first) if alone else first)


def _name(text: str) -> str:
    return unicodedata.normalize("NFC", text.strip()) or "nameless"


def _lies_in(file: File, assignment: str) -> bool:
    return file.parts[1:2] == (assignment,)


def _is_nbgraders(files: list[File], assignment: str) -> bool:
    notebooks = [file for file in files if file.is_notebook]
    return any(_lies_in(file, assignment) for file in notebooks) and all(
        len(file.parts) > 2 and not MOODLE.fullmatch(file.parts[0])
        for file in notebooks
    )


def _without_tops(
    files: list[File], assignment: str, known: Collection[str]
) -> list[File]:
    # A zip often holds one folder that holds all the others.
    listings = [files]
    while _has_top(listings[-1], known):
        listings.append(
            [replace(f, parts=f.parts[1:]) for f in listings[-1]]
        )
    for listing in listings:
        moodles = [MOODLE.fullmatch(file.parts[0]) for file in listing]
        if _is_nbgraders(listing, assignment) or (moodles and all(moodles)):
            return listing
    # Without a system's names one level is believed: more are a student's own.
    shorter = listings[1] if len(listings) > 1 else files
    return shorter if len({f.parts[0] for f in shorter}) > 1 else files


def _has_top(files: list[File], known: Collection[str]) -> bool:
    tops = {file.parts[0] for file in files}
    return (
        len(tops) == 1
        and all(len(file.parts) > 2 for file in files)
        # Assignments lie in a student's folder: that is no top.
        and not all(file.parts[1] in known for file in files)
    )


def _told_apart(theirs: list[Owned]) -> list[Owned]:
    numbers = defaultdict(set)
    for one in theirs:
        numbers[one.student].add(one.number)
    return [
        replace(one, student=f"{one.student}_{one.number}")
        if one.number and len(numbers[one.student]) > 1
        else one
        for one in theirs
    ]
