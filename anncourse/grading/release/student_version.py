"""The student's version of an assignment: solutions and hidden tests cut out.

A release is made from the source alone, and equal sources give equal bytes. Its cells
and their metadata are made by nbgrader, and its own tools accept them. What
could give an answer away beyond that is dropped or refused: the state of widgets,
pictures of a solution, a line of a solution that stands elsewhere too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from anncourse.grading.release.assignment import Assignment
from anncourse.grading.release.nbgrader_format import (
    refuse_misfits,
    student_cells,
)
from anncourse.grading.release.notebook_file import Raw, as_text, load
from anncourse.grading.release.regions import (
    CANARY,
    HIDDEN,
    SOLUTION,
    canaries,
    cut,
    with_canaries,
)
from anncourse.whole_files import write_whole

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
    solutions, marks = [], []
    for number, cell in enumerate(notebook["cells"], 1):
        with _naming(source, cell, number):
            marks += canaries(cell["source"])
            refuse_misfits(cell)
            solutions += _solutions(cell)
    if len(marks) > len(set(marks)):
        raise ValueError(
            f"{source}: two hidden blocks have one canary, which happens when a cell "
            "is copied; delete the line in one of them"
        )
    try:
        cells = student_cells(notebook)
    except ValueError as error:
        raise ValueError(f"{source}: {error}") from None
    for number, cell in enumerate(cells, 1):
        with _naming(source, cell, number):
            _refuse_uncounted(cell)
        _drop_pictures(cell)
    about = _about(notebook.get("metadata", {}))
    text = as_text({**notebook, "cells": cells, "metadata": about})
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
        with _naming(source, cell, number):
            marked = with_canaries(cell["source"])
        added += marked.count("\n") - cell["source"].count("\n")
        cell["source"] = marked
    if added:
        write_whole(source, as_text(notebook).encode())
    return added


def _solutions(cell: Raw) -> list[str]:
    _, parts = cut(cell["source"], SOLUTION)
    whole = cell["metadata"].get("nbgrader", {}).get("solution")
    return [cell["source"]] if whole and not parts else parts


def _refuse_uncounted(cell: Raw) -> None:
    text = cell["source"]
    if "Checks(" in text and ".done()" not in text:
        raise ValueError(
            "the cases are never counted: end the cell with check.done(), outside of "
            "the hidden tests"
        )


def _drop_pictures(cell: Raw) -> None:
    # What was pasted into a solution stays in the cell when its text is cut.
    shown = {
        name: data
        for name, data in cell.pop("attachments", {}).items()
        if f"attachment:{name}" in cell["source"]
    }
    if shown:
        cell["attachments"] = shown


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


@contextmanager
def _naming(source: Path, cell: Raw, number: int) -> Iterator[None]:
    """Say in an error which cell of which notebook it is about."""
    marks = cell["metadata"].get("nbgrader", {})
    name = repr(marks["grade_id"]) if marks.get("grade_id") else number
    try:
        yield
    except ValueError as error:
        raise ValueError(f"{source}, cell {name}: {error}") from None
