"""All scores of an assignment in one table, and the list of a class that it follows."""

from __future__ import annotations

import csv
import io
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from anncourse.grading.course.course import Course
from anncourse.grading.course.handed_in import about, handed_in
from anncourse.grading.course.naming import plain
from anncourse.grading.course.results import Result
from anncourse.grading.release.assignment import Assignment
from anncourse.whole_files import write_whole

# The wide ones are the same signs to a spreadsheet of another language.
FORMULA = tuple("=+-@\t\r\n＝＋－＠")
NUMBER = re.compile(r"-?\d+(\.\d+)?")
MISSING = "not submitted"


@dataclass(frozen=True)
class Table:
    """What goes into the file.

    Attributes
    ----------
    columns : tuple of str
        The header.
    rows : tuple of tuple of str
        One for each student, in order.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def to_csv(self, *, mark: bool = False) -> bytes:
        """Return the table as a file's content.

        A text that a spreadsheet would take for a formula gets an apostrophe before it.

        Parameters
        ----------
        mark : bool
            Whether to begin with the mark by which Excel knows UTF-8.

        Returns
        -------
        bytes
            UTF-8, all fields quoted, lines ended as RFC 4180 says.
        """
        text = io.StringIO(newline="")
        # Quoted all: some spreadsheets take a semicolon for the end of a cell.
        writer = csv.writer(text, quoting=csv.QUOTE_ALL)
        for row in (self.columns, *self.rows):
            writer.writerow([guarded(cell) for cell in row])
        return text.getvalue().encode("utf-8-sig" if mark else "utf-8")


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula.

    Parameters
    ----------
    cell : str
        Any text.

    Returns
    -------
    str
        One line; an apostrophe first, if it looked like a formula.
    """
    formula = cell.lstrip().startswith(FORMULA) or cell.startswith(FORMULA)
    harmless = not formula or NUMBER.fullmatch(cell)
    return plain(cell if harmless else f"'{cell}")


def table(
    results: Iterable[Result],
    course: Course,
    assignment: Assignment,
    *,
    roster: Sequence[str] = (),
    due: datetime | None = None,
) -> Table:
    """Put results into a table.

    Parameters
    ----------
    results : iterable of Result
        One for each student.
    course : Course
        Where the submissions are.
    assignment : Assignment
        Which one.
    roster : sequence of str
        Who should have handed something in.
    due : datetime, optional
        When it had to be there.

    Returns
    -------
    Table
        Columns student, status, one for each task in the assignment's order, total,
        max. The rows follow the roster; then come the others, by name.
    """
    tasks, name = assignment.graded, assignment.name
    of_student = {result.student: result for result in results}
    most = _number(math.fsum(task.points for task in tasks))
    handed_in = set(course.students(name))
    others = {*of_student, *handed_in} - set(roster)
    rows = []
    for student in [*dict.fromkeys(roster), *sorted(others, key=_by_name)]:
        result = of_student.get(student)
        if result is None:
            waits = student in handed_in
            status = "not graded" if waits else MISSING
            points, total = [""] * len(tasks), "" if waits else "0"
        else:
            late = is_late(course.submitted(name, student), due)
            status = status_of(result, late)
            given = {task.grade_id: task.points for task in result.tasks}
            points = [_number(given.get(task.grade_id)) for task in tasks]
            total = _number(result.score)
        rows.append((student, status, *points, total, most))
    heads = _heads([(t.grade_id, t.title, t.points) for t in tasks])
    return Table(("student", "status", *heads, "total", "max"), tuple(rows))


def _heads(tasks: list[tuple[str, str, float]]) -> list[str]:
    """Return the heading above each task; where two share one, its own name, too."""
    alike = Counter(title for _, title, _ in tasks)
    return [
        f"{title}{f', {name}' * (alike[title] > 1)} (of {_number(points)})"
        for name, title, points in tasks
    ]


def _by_name(student: str) -> tuple[str, str]:
    """Return what puts Ada, bob and Åsa in a reader's order, the same everywhere."""
    return unicodedata.normalize("NFKD", student.casefold()), student


def status_of(result: Result, late: bool) -> str:
    """Return what the column "status" says.

    Parameters
    ----------
    result : Result
        A student's.
    late : bool
        Whether it came after its time.

    Returns
    -------
    str
        Such as "graded", "late" or "crashed, late".
    """
    if not late:
        return result.status
    return "late" if result.status == "graded" else f"{result.status}, late"


def is_late(folder: Path, due: datetime | None) -> bool:
    """Say whether a submission came too late, or the LMS said so.

    Parameters
    ----------
    folder : Path
        A student's folder of one assignment.
    due : datetime, optional
        When it had to be there; without a zone, this machine's.

    Returns
    -------
    bool
        False where no time is known.
    """
    when = handed_in(folder)
    if due is None or when is None:
        return about(folder)["late"] is True
    return when > due.astimezone()


def export(target: Path, table: Table, *, mark: bool = False) -> None:
    """Write the table to a file, whole or not at all.

    Parameters
    ----------
    target : Path
        A file that is there is replaced.
    table : Table
        What to write.
    mark : bool
        As in `Table.to_csv`.

    Raises
    ------
    OSError
        If it cannot be written.
    """
    write_whole(target, table.to_csv(mark=mark))


def _number(points: float | None) -> str:
    return "" if points is None else f"{points:.10g}"


def read_roster(path: Path) -> list[str]:
    """Return the students in a CSV file.

    Parameters
    ----------
    path : Path
        Its column "student" (or "id", "username", "name") counts, or the first one if
        there is no such header.

    Returns
    -------
    list of str
        Their names.

    Raises
    ------
    OSError
        If the file cannot be read.
    ValueError
        If it is no text in UTF-8, or holds nobody.
    """
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            rows = [
                row for row in csv.reader(file) if any(map(str.strip, row))
            ]
    except (UnicodeDecodeError, csv.Error) as error:
        raise ValueError(
            f'{path} is no CSV file in UTF-8 ({error}): save it as "CSV UTF-8"'
        ) from None
    head = [cell.strip().casefold() for cell in rows[0]] if rows else []
    known = [n for n in ("student", "id", "username", "name") if n in head]
    column = head.index(known[0]) if known else 0
    names = [
        row[column].strip()
        for row in rows[bool(known) :]
        if len(row) > column
    ]
    if not any(names):
        raise ValueError(f"{path} names no student")
    return list(dict.fromkeys(name for name in names if name))
