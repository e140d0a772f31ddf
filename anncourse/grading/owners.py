"""Whose a submitted file is, read from its path: nbgrader, Moodle, Canvas, plain.

=========================================================  ==========================
path                                                       student
=========================================================  ==========================
``jane/perceptron/perceptron.ipynb`` (nbgrader)            jane
``Jane Doe_1234567_assignsubmission_file_/x.ipynb``        Jane Doe (Moodle)
``doejane_LATE_12345_67890_x.ipynb`` (Canvas)              doejane_12345, late
``jane/x.ipynb``                                           jane
``jane.ipynb``                                             jane
=========================================================  ==========================

Moodle's number belongs to one assignment, so the name alone is the student; two people
of one name are told apart by the number. Canvas's first number is the person's own.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from anncourse.grading.incoming import File

MOODLE = re.compile(
    r"(.+)_(\d+)_assignsubmission_(file|onlinetext)_?(.*)", re.DOTALL
)
CANVAS = re.compile(r"([^\W_]+)_(LATE_)?(\d+)_(\d+)_.+", re.DOTALL)
# Browsers and mail programs add an ending of their own.
NOTEBOOK = re.compile(r"\.ipynb(\.json|\.txt)?$", re.IGNORECASE)


@dataclass(frozen=True)
class Owned:
    """A file and whose it is.

    Attributes
    ----------
    student : str
        The name.
    number : str
        What tells two people of one name apart; "" if nothing does.
    late : bool
        Whether the file's name says so.
    file : File
        What came.
    """

    student: str
    number: str
    late: bool
    file: File


def owned(
    files: Iterable[File], assignment: str
) -> tuple[list[Owned], list[File]]:
    """Sort files by whose they are.

    Parameters
    ----------
    files : iterable of File
        From one folder or zip.
    assignment : str
        Which assignment they answer.

    Returns
    -------
    theirs : list of Owned
        The files of students, in the given order.
    others : list of File
        Those of other assignments.
    """
    listed = _without_top(list(files), assignment)
    graders = any(assignment in file.parts[1:-1] for file in listed)
    theirs, others = [], []
    for file in listed:
        if graders and assignment not in file.parts[1:-1]:
            others.append(file)
        else:
            theirs.append(_owner(file, assignment if graders else ""))
    return _told_apart(theirs), others


def is_notebook(file: File) -> bool:
    """Say whether a file's name is a notebook's."""
    return bool(NOTEBOOK.search(file.parts[-1]))


def _owner(file: File, assignment: str) -> Owned:
    if assignment:
        before = file.parts.index(assignment, 1) - 1
        return Owned(_name(file.parts[before]), "", False, file)
    moodle = MOODLE.fullmatch(file.parts[0])
    if moodle:
        return Owned(_name(moodle[1]), moodle[2], False, file)
    canvas = (
        CANVAS.fullmatch(file.parts[0]) if len(file.parts) == 1 else None
    )
    if canvas:
        name = f"{canvas[1]}_{canvas[3]}"
        return Owned(_name(name), "", bool(canvas[2]), file)
    stem = NOTEBOOK.sub("", file.parts[0])
    return Owned(
        _name(stem if len(file.parts) == 1 else file.parts[0]),
        "",
        False,
        file,
    )


def _name(text: str) -> str:
    return unicodedata.normalize("NFC", text.strip()) or "nameless"


def _without_top(files: list[File], assignment: str) -> list[File]:
    # A zip often holds one folder that holds all the others.
    tops = {file.parts[0] for file in files}
    alone = len(tops) == 1 and all(len(file.parts) > 2 for file in files)
    of_grader = any(file.parts[1] == assignment for file in files if alone)
    if alone and not of_grader and not MOODLE.fullmatch(min(tops)):
        shorter = [replace(file, parts=file.parts[1:]) for file in files]
        if len({file.parts[0] for file in shorter}) > 1:
            return _without_top(shorter, assignment)
    return files


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
