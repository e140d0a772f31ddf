"""The metadata that nbgrader keeps in a cell, as it writes them for students."""

from __future__ import annotations

import hashlib
import re

from anncourse.grading.release.notebook_file import Raw
from anncourse.grading.release.regions import HIDDEN, SCHEME, SOLUTION

OF_AN_EDITOR = ("collapsed", "scrolled", "execution", "trusted")
AUTOTEST = re.compile(r"^[ \t]*### (HASHED )?AUTOTEST\b", re.MULTILINE)


def lock(cell: Raw, marks: Raw) -> None:
    """Write into a cell what nbgrader's LockCells and ComputeChecksums write.

    Parameters
    ----------
    cell : dict
        A cell of the student version, text and all; changed in place.
    marks : dict
        The nbgrader metadata of the teacher's cell.
    """
    about = cell["metadata"]
    for key in OF_AN_EDITOR:
        about.pop(key, None)
    grade, solution = bool(marks.get("grade")), bool(marks.get("solution"))
    locked = not solution and (grade or bool(marks.get("locked")))
    if locked or solution:
        about["deletable"] = False
        if locked:
            about["editable"] = False
        about["nbgrader"] = {
            **marks,
            "cell_type": cell["cell_type"],
            "checksum": _checksum(cell, marks, grade, solution, locked),
        }


def _checksum(
    cell: Raw, marks: Raw, grade: bool, solution: bool, locked: bool
) -> str:
    parts = [cell["source"], cell["cell_type"]]
    parts += [str(grade), str(solution), str(locked), marks["grade_id"]]
    if grade:
        parts.append(str(float(marks["points"])))
    whole = "".join(parts).encode()
    return hashlib.md5(whole, usedforsecurity=False).hexdigest()


def refuse_misfits(text: str, marks: Raw) -> None:
    """Refuse a cell whose marks in the text do not fit its metadata.

    Parameters
    ----------
    text : str
        The teacher's text.
    marks : dict
        The cell's nbgrader metadata.

    Raises
    ------
    ValueError
        If a marked part stands in a cell of another role, or nbgrader would read the
        cell otherwise than we do.
    """
    for kind, fits, where in (
        (SOLUTION, marks.get("solution"), "a solution cell"),
        (
            HIDDEN,
            marks.get("grade") and not marks.get("solution"),
            "a test cell",
        ),
        (SCHEME, marks.get("task"), "a task cell"),
    ):
        if f"BEGIN {kind}" in text and not fits:
            raise ValueError(f"BEGIN {kind} may stand in {where} only")
    if marks and marks.get("schema_version") != 3:
        raise ValueError(
            "its nbgrader metadata need schema_version 3; `nbgrader update` rewrites "
            "those of an old notebook"
        )
    if AUTOTEST.search(text):
        raise ValueError(
            "AUTOTEST lines are not understood here; write cases with ann.Checks"
        )
