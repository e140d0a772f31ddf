"""What a student handed in: a notebook's cells, or one sentence why it cannot be read.

The file is never executed here, and never believed: its size, its kind and its text are
looked at first, and a link is not followed.
"""

from __future__ import annotations

import codecs
import hashlib
import json
import os
from dataclasses import dataclass
from typing import Any

from anncourse.grading.collect.student_file import (
    Refused,
    content_of,
    refuse_too_big,
)
from anncourse.grading.sandbox.limits import Limits

CELLS = 2_000
# Longer marks first: UTF-32's begins with UTF-16's.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class Unreadable(ValueError):
    """The file is no notebook that can be graded.

    Parameters
    ----------
    sentence : str
        Why, for the teacher.
    sha256 : str
        Of the file, if it could be opened.
    """

    def __init__(self, sentence: str, sha256: str = "") -> None:
        super().__init__(sentence)
        self.sha256 = sha256


@dataclass(frozen=True)
class SubmittedCell:
    """One cell of a submission; all of it is the student's to choose.

    Attributes
    ----------
    kind : str
        "code", or "markdown" for every other kind.
    source : str
        Its text.
    grade_id : str
        nbgrader's name of the cell; "" if it has none.
    """

    kind: str
    source: str
    grade_id: str


@dataclass(frozen=True)
class Submission:
    """A submitted notebook.

    Attributes
    ----------
    cells : tuple of SubmittedCell
        All cells in their order.
    sha256 : str
        Of the file.
    notes : tuple of str
        What was odd about the file, for the teacher.
    """

    cells: tuple[SubmittedCell, ...]
    sha256: str
    notes: tuple[str, ...]


def read(
    path: str | os.PathLike[str], limits: Limits | None = None
) -> Submission:
    """Read a submitted notebook.

    Parameters
    ----------
    path : str or path
        The file.
    limits : Limits, optional
        How big it may be.

    Returns
    -------
    Submission
        Its cells.

    Raises
    ------
    Unreadable
        If there is no such file, or it is not a notebook.
    """
    limits = limits or Limits()
    try:
        return parsed(content_of(path, limits.file), limits)
    except Refused as refusal:
        raise _unreadable(refusal) from None


def parsed(content: bytes, limits: Limits | None = None) -> Submission:
    """Read what is in a submitted notebook.

    Parameters
    ----------
    content : bytes
        What the file holds.
    limits : Limits, optional
        How big it may be.

    Returns
    -------
    Submission
        Its cells.

    Raises
    ------
    Unreadable
        If it is not a notebook.
    """
    try:
        refuse_too_big(content, (limits or Limits()).file)
    except Refused as refusal:
        raise _unreadable(refusal) from None
    sha256 = hashlib.sha256(content).hexdigest()
    try:
        text, notes = _text(content)
        cells = _cells(_notebook(text), notes)
    except Unreadable as error:
        raise Unreadable(str(error), sha256) from None
    return Submission(cells, sha256, tuple(notes))


def _unreadable(refusal: Refused) -> Unreadable:
    return Unreadable(f"The file {str(refusal).removeprefix('it ')}.")


def _text(content: bytes) -> tuple[str, list[str]]:
    if not content.strip():
        raise Unreadable("The file is empty.")
    encoding, notes = "utf-8-sig", []
    for mark, name in MARKS:
        if content.startswith(mark):
            encoding = name
            notes = [f"The file is written in {name.upper()}, not UTF-8."]
            break
    try:
        return content.decode(encoding), notes
    except UnicodeDecodeError:
        raise Unreadable(
            f"The file is not text in {encoding.removesuffix('-sig').upper()}."
        ) from None


def _notebook(text: str) -> dict[str, Any]:
    try:
        raw = json.loads(text)
    except RecursionError:
        raise Unreadable("The file is nested too deep.") from None
    except ValueError:
        half = "{" in text[:100] and not text.rstrip().endswith("}")
        raise Unreadable(
            "The file is cut off in the middle: it was not saved or sent whole."
            if half
            else "The file is not a notebook: it is not JSON."
        ) from None
    if not isinstance(raw, dict) or not isinstance(raw.get("cells"), list):
        old = isinstance(raw, dict) and "worksheets" in raw
        raise Unreadable(
            "The notebook is in an old format: open it in Jupyter and save it."
            if old
            else "The file is JSON, but not a notebook."
        )
    if raw.get("nbformat") != 4:
        raise Unreadable("The notebook is not in format 4.")
    return raw


def _cells(
    notebook: dict[str, Any], notes: list[str]
) -> tuple[SubmittedCell, ...]:
    raw = notebook["cells"]
    if not raw:
        raise Unreadable("The notebook has no cells.")
    if len(raw) > CELLS:
        raise Unreadable(f"The notebook has more than {CELLS} cells.")
    cells = []
    for number, entry in enumerate(raw, 1):
        cell = _cell(entry)
        if cell is None:
            notes.append(f"Cell {number} of the file is damaged: left out.")
        else:
            cells.append(cell)
    return tuple(cells)


def _cell(entry: Any) -> SubmittedCell | None:
    if not isinstance(entry, dict):
        return None
    source = entry.get("source")
    lines = [source] if isinstance(source, str) else source
    if not isinstance(lines, list):
        return None
    if not all(isinstance(line, str) for line in lines):
        return None
    about = entry.get("metadata")
    marks = about.get("nbgrader") if isinstance(about, dict) else None
    grade_id = marks.get("grade_id") if isinstance(marks, dict) else None
    return SubmittedCell(
        kind="code" if entry.get("cell_type") == "code" else "markdown",
        source="".join(lines),
        grade_id=grade_id if isinstance(grade_id, str) else "",
    )
