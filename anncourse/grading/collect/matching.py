"""Which submitted cell answers which cell of the assignment.

By nbgrader's grade_id first; where the metadata are gone, by the text of a locked cell
or by the names that an answer defines. Locked cells and tests always come from the
source, whatever became of them in the submission. What a student added to one runs
above it, and all of the student's other code at its place among the cells that are
known: helpers often have their own cells.

No code of the student's is parsed here: Python's parser is not made for hostile text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from anncourse.grading.collect.reading import Submission, SubmittedCell
from anncourse.grading.release.assignment import Assignment, Cell
from anncourse.grading.release.regions import HIDDEN, cut

DEFINED = re.compile(
    # The doubled signs never go back: no text makes the search slow.
    r"^(?:(?:async[ \t]++)?def[ \t]++|class[ \t]++)(\w++)"
    r"|^(\w++(?:[ \t]*+,[ \t]*+\w++)*+)[ \t]*+(?::[^=\n]*+)?=(?!=)",
    re.MULTILINE,
)
START = -1  # the place before the first known cell


@dataclass(frozen=True)
class Planned:
    """A code cell that will run in the sandbox.

    Attributes
    ----------
    source : str
        Its text.
    grade_id : str
        The cell it answers; "" for one that the student added.
    by_student : bool
        Whether the text is the student's.
    """

    source: str
    grade_id: str
    by_student: bool


@dataclass(frozen=True)
class Match:
    """A submission laid over an assignment.

    Attributes
    ----------
    cells : tuple of Planned
        What runs, in order.
    notes : tuple of str
        Missing, duplicate and moved cells, for the teacher.
    belongs : bool
        Whether this is a notebook of the assignment at all.
    before : dict of str to int
        How many of the cells stand above each test, by its grade_id.
    """

    cells: tuple[Planned, ...]
    notes: tuple[str, ...]
    belongs: bool
    before: dict[str, int]


def match(assignment: Assignment, submission: Submission) -> Match:
    """Find the assignment's cells in a submission.

    Parameters
    ----------
    assignment : Assignment
        What the teacher wrote.
    submission : Submission
        What came back.

    Returns
    -------
    Match
        The cells to run.
    """
    named = {cell.grade_id for cell in submission.cells}
    known = [_known(assignment, cell, named) for cell in submission.cells]
    places: defaultdict[int, list[Planned]] = defaultdict(list)
    changed: defaultdict[int, list[Planned]] = defaultdict(list)
    here, order = START, []
    for cell, index in zip(submission.cells, known, strict=True):
        role = "extra" if index is None else assignment.cells[index].role
        if index is not None:
            here = index
            order += [index] if role in ("solution", "manual") else []
        if cell.kind == "code" and role in ("solution", "manual", "extra"):
            answers = (
                "" if index is None else assignment.cells[index].grade_id
            )
            places[here].append(Planned(cell.source, answers, True))
        elif index is not None and _was_added_to(assignment, index, cell):
            changed[index].append(Planned(cell.source, "", True))
    planned, before = places[START], {}
    for index, wanted in enumerate(assignment.cells):
        planned += changed[index]
        if wanted.role == "test":
            before[wanted.grade_id] = len(planned)
        if wanted.role == "given":
            planned.append(Planned(wanted.source, wanted.grade_id, False))
        planned += places[index]
    notes = _notes(assignment, submission, known)
    if order != sorted(order):
        notes.append(
            "Cells were moved; they ran in the order of the assignment."
        )
    belongs = _belongs(assignment, submission, known)
    return Match(tuple(planned), tuple(notes), belongs, before)


def defined_names(source: str) -> set[str]:
    """Return the names that code seems to define at its top level, without parsing."""
    return {
        name.strip()
        for one, many in DEFINED.findall(source)
        for name in (one or many).split(",")
    }


def _known(
    assignment: Assignment, cell: SubmittedCell, named: set[str]
) -> int | None:
    for index, wanted in enumerate(assignment.cells):
        if cell.grade_id and wanted.grade_id == cell.grade_id:
            return index if wanted.kind == cell.kind else None
    if cell.kind != "code" or not cell.source.strip():
        return None
    names, answers = defined_names(cell.source), None
    for index, wanted in enumerate(assignment.cells):
        locked = wanted.role in ("given", "test") and wanted.kind == "code"
        if locked and _same(cell, wanted):
            return index
        if wanted.role == "test" and _opens_alike(cell, wanted):
            return index
        # Where the answer still has its cell, this one is an addition to it.
        lost = wanted.grade_id not in named
        if wanted.role in ("solution", "manual") and lost:
            answers = index if names & wanted.names.defined else answers
    return answers


def _was_added_to(
    assignment: Assignment, index: int, cell: SubmittedCell
) -> bool:
    # A locked cell to which the student added something: an import, or an answer that
    # was written in the cell of its test. It runs above the teacher's own.
    wanted = assignment.cells[index]
    if cell.kind != "code" or _same(cell, wanted):
        return False
    added = defined_names(cell.source) - wanted.names.defined
    return wanted.role == "given" or (
        wanted.role == "test" and bool(added & assignment.student_names)
    )


def _same(cell: SubmittedCell, wanted: Cell) -> bool:
    shown = cut(wanted.source, HIDDEN)[0]
    if len(cell.source) > 2 * len(shown) + 100:
        return False  # it may have millions of words
    return cell.source.split() == shown.split()


def _opens_alike(cell: SubmittedCell, wanted: Cell) -> bool:
    # A visible test that the student changed still begins as it did.
    first = wanted.source.lstrip().split("\n", 1)[0].strip()
    return len(first) > 8 and cell.source.lstrip().startswith(first)


def _notes(
    assignment: Assignment,
    submission: Submission,
    known: list[int | None],
) -> list[str]:
    notes = []
    for index, wanted in enumerate(assignment.cells):
        name = repr(wanted.grade_id)
        found = [
            cell
            for cell, known_as in zip(submission.cells, known, strict=True)
            if known_as == index
        ]
        if wanted.role in ("solution", "manual"):
            if not found:
                notes.append(f"The answer {name} is missing.")
            elif all(cell.grade_id != wanted.grade_id for cell in found):
                notes.append(
                    f"The answer {name} has lost its metadata; it was found by the "
                    "names it defines."
                )
            if len(found) > 1:
                notes.append(
                    f"The answer {name} is there {len(found)} times; all ran, and "
                    "what the last one defines counts."
                )
        code = wanted.role == "given" and wanted.kind == "code"
        if code and any(not _same(cell, wanted) for cell in found):
            notes.append(
                f"The given cell {name} was changed in the submission; both ran, the "
                "teacher's last."
            )
        if wanted.role == "test" and found and not _same(found[-1], wanted):
            notes.append(
                f"The test {name} was changed in the submission; the teacher's ran."
            )
    return notes


def _belongs(
    assignment: Assignment,
    submission: Submission,
    known: list[int | None],
) -> bool:
    # Cells of other assignments may have the same grade_id, such as "task-1".
    found = [
        (cell, assignment.cells[index])
        for cell, index in zip(submission.cells, known, strict=True)
        if index is not None
        and assignment.cells[index].role in ("solution", "test", "manual")
    ]
    sure = [
        wanted
        for cell, wanted in found
        if (wanted.role == "test" and _same(cell, wanted))
        or (
            wanted.kind == "code"
            and defined_names(cell.source) & wanted.names.defined
        )
        or wanted.kind == "markdown"
    ]
    return bool(sure)
