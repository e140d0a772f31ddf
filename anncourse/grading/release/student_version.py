"""The student's version of an assignment: solutions and hidden tests cut out.

A release is made from the source alone, and equal sources give equal bytes. Its cells
and their metadata are those that nbgrader 0.9.6 makes; its own tools accept them. What
could give an answer away beyond that is dropped or refused: the state of widgets,
pictures of a solution, a line of a solution that stands elsewhere too.
"""

from __future__ import annotations

import re
from pathlib import Path

from anncourse.grading.release.assignment import Assignment
from anncourse.grading.release.nbgrader_format import lock, refuse_misfits
from anncourse.grading.release.notebook_file import Raw, as_text, load
from anncourse.grading.release.regions import (
    CANARY,
    HIDDEN,
    SCHEME,
    SOLUTION,
    canaries,
    cut,
    with_canaries,
)
from anncourse.whole_files import write_whole

CODE_STUB = "# YOUR CODE HERE\nraise NotImplementedError()"
TEXT_STUB = "YOUR ANSWER HERE"
LANGUAGE = {"name": "python"}
# Shorter lines of a solution stand elsewhere by chance.
LONG = 30
IMPORT = re.compile(r"(from|import)\b")


def release(source: Path, target: Path) -> int:
    """Write an assignment's student version.

    Parameters
    ----------
    source : Path
        The teacher's notebook. Hidden blocks without a canary get one; nothing else in
        it changes.
    target : Path
        Where to write; folders are made, a file that is there is replaced.

    Returns
    -------
    int
        How many canaries were added to the source.

    Raises
    ------
    OSError
        If a file cannot be read or written.
    ValueError
        If the source cannot be released: see `generate`.
    """
    added = add_canaries(source)
    text = generate(source)
    target.parent.mkdir(parents=True, exist_ok=True)
    write_whole(target, text.encode())
    return added


def generate(source: Path) -> str:
    """Return the student version of a notebook, as the text of a file.

    Parameters
    ----------
    source : Path
        The teacher's notebook.

    Returns
    -------
    str
        JSON with a line feed at its end; equal sources give equal text.

    Raises
    ------
    OSError
        If the file cannot be read.
    ValueError
        If it is no assignment (see `Assignment.read`), its marks do not fit its cells,
        a canary is missing or not its own, or the student version would hold a part of
        a solution.
    """
    Assignment.read(source)
    notebook = load(source)
    cells, solutions, marks = [], [], []
    for number, cell in enumerate(notebook["cells"], 1):
        try:
            marks += canaries(cell["source"])
            kept, cut_out = _student_cell(cell)
        except ValueError as error:
            raise ValueError(
                f"{source}, cell {_name(cell, number)}: {error}"
            ) from None
        cells.append(kept)
        solutions += cut_out
    if len(marks) > len(set(marks)):
        raise ValueError(
            f"{source}: two hidden blocks have one canary, which happens when a cell "
            "is copied; delete the line in one of them"
        )
    notebook["cells"] = cells
    notebook["metadata"] = _about(notebook.get("metadata", {}))
    text = as_text(notebook)
    try:
        _refuse_leaks(cells, text, solutions)
    except ValueError as error:
        raise ValueError(f"{source}: {error}") from None
    return text


def add_canaries(source: Path) -> int:
    """Give every hidden block of a notebook a canary, where it has none.

    Parameters
    ----------
    source : Path
        The teacher's notebook; written only if something is added.

    Returns
    -------
    int
        How many were added.

    Raises
    ------
    OSError
        If the file cannot be read or written.
    ValueError
        If it is no notebook, or the marks of a hidden block do not fit.
    """
    notebook = load(source)
    added = 0
    for number, cell in enumerate(notebook["cells"], 1):
        try:
            marked = with_canaries(cell["source"])
        except ValueError as error:
            raise ValueError(
                f"{source}, cell {_name(cell, number)}: {error}"
            ) from None
        added += marked.count("\n") - cell["source"].count("\n")
        cell["source"] = marked
    if added:
        write_whole(source, as_text(notebook).encode())
    return added


def _student_cell(cell: Raw) -> tuple[Raw, list[str]]:
    """Return a cell as the student gets it, and the solutions that were in it."""
    marks = cell["metadata"].get("nbgrader", {})
    code, before = cell["cell_type"] == "code", cell["source"]
    refuse_misfits(before, marks)
    text, solutions = cut(
        before, SOLUTION, CODE_STUB if code else TEXT_STUB
    )
    if marks.get("solution") and not solutions:
        text, solutions = CODE_STUB if code else TEXT_STUB, [before]
    text, _ = cut(text, HIDDEN)
    text, _ = cut(text, SCHEME)
    if "Checks(" in text and ".done()" not in text:
        raise ValueError(
            "the cases are never counted: end the cell with check.done(), outside of "
            "the hidden tests"
        )
    kept = {**cell, "source": text, "metadata": dict(cell["metadata"])}
    if code:
        kept |= {"outputs": [], "execution_count": None}
    lock(kept, marks)
    pictures = {
        name: data
        for name, data in kept.pop("attachments", {}).items()
        if f"attachment:{name}" in text
    }
    return kept | ({"attachments": pictures} if pictures else {}), solutions


def _refuse_leaks(
    cells: list[Raw], text: str, solutions: list[str]
) -> None:
    if CANARY.search(text) or f"BEGIN {HIDDEN}" in text:
        raise ValueError("the student version would hold a hidden test")
    shown = {
        line.strip() for c in cells for line in c["source"].split("\n")
    }
    for line in (
        row.strip() for part in solutions for row in part.split("\n")
    ):
        by_itself = len(line) >= LONG and not IMPORT.match(line)
        if by_itself and line in shown:
            raise ValueError(
                f"a line of a solution stands elsewhere too: {line!r}; change it there"
            )


def _about(metadata: Raw) -> Raw:
    # What an editor notes (versions, the state of widgets) is not for students.
    kernel = metadata.get("kernelspec")
    return {"language_info": LANGUAGE} | (
        {"kernelspec": kernel} if kernel else {}
    )


def _name(cell: Raw, number: int) -> str:
    marks = cell["metadata"].get("nbgrader", {})
    return repr(marks["grade_id"]) if marks.get("grade_id") else str(number)
