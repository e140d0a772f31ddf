"""What a teacher wrote: a notebook in nbgrader's format, its cells sorted by role.

=========  ===========================================================================
role       what it means
=========  ===========================================================================
given      code that everybody gets and nobody has to change: locked cells, and cells
           without nbgrader's metadata. It always runs as the teacher wrote it.
solution   code that the student writes and test cells judge; no points of its own.
test       code that judges; has points. It never enters the sandbox.
manual     the student's text, plot or code that a person judges; has points. Code here
           runs with the student's other cells.
text       prose between the others.
=========  ===========================================================================

The metadata are nbgrader's (schema version 3): ``grade`` and ``solution`` say which of
the roles a cell has, ``grade_id`` names it, ``points`` says what it can give.
"""

from __future__ import annotations

import json
import math
import os
import re
import symtable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from anncourse.grading.sandbox.jupyter import without_magics

ROLES = ("given", "solution", "test", "manual", "text")
HEADING = re.compile(r"^#{1,6}[ \t]+(.+?)[ \t#]*$", re.MULTILINE)


@dataclass(frozen=True)
class Names:
    """The global names in a cell.

    Attributes
    ----------
    defined : frozenset of str
        What the cell gives a value to at its top level: functions, classes, variables.
    imported : frozenset of str
        What it imports at its top level.
    used : frozenset of str
        What it reads and does not define, at any depth; builtins are among them.
    """

    defined: frozenset[str] = frozenset()
    imported: frozenset[str] = frozenset()
    used: frozenset[str] = frozenset()

    @classmethod
    def of(cls, source: str) -> Names:
        """Return the names in a piece of code; none if it is not Python."""
        try:
            top = symtable.symtable(without_magics(source), "cell", "exec")
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return cls()
        symbols = top.get_symbols()
        defined = {s.get_name() for s in symbols if s.is_assigned()}
        imported = {s.get_name() for s in symbols if s.is_imported()}
        used = _read(top) - defined - imported
        return cls(frozenset(defined), frozenset(imported), frozenset(used))


@dataclass(frozen=True)
class Cell:
    """One cell of an assignment.

    Attributes
    ----------
    role : str
        One of `ROLES`; the module says what each means.
    kind : str
        "code" or "markdown".
    grade_id : str
        nbgrader's name of the cell; "" if it has no such metadata.
    source : str
        Its text, with solution and hidden tests.
    points : float
        What it can give; 0 unless its role is test or manual.
    title : str
        The nearest heading above it; the grade_id if there is none.
    names : Names
        The global names in its code.
    """

    role: str
    kind: str
    grade_id: str
    source: str
    points: float
    title: str
    names: Names


@dataclass(frozen=True)
class Assignment:
    """A source notebook.

    Attributes
    ----------
    name : str
        The file's name without its ending.
    cells : tuple of Cell
        All cells in their order.
    """

    name: str
    cells: tuple[Cell, ...]

    @property
    def graded(self) -> tuple[Cell, ...]:
        """The cells that give points: tests and manual ones."""
        return tuple(c for c in self.cells if c.role in ("test", "manual"))

    @property
    def student_names(self) -> frozenset[str]:
        """The names whose values the student's code decides.

        Those that solution and manual cells define, and those that given cells compute
        from them.
        """
        names: set[str] = set()
        for cell in self.cells:
            theirs = cell.role in ("solution", "manual")
            if theirs or (cell.role == "given" and names & cell.names.used):
                names |= cell.names.defined
        return frozenset(names)

    @classmethod
    def read(
        cls, path: str | os.PathLike[str], content: bytes | None = None
    ) -> Assignment:
        """Read a source notebook.

        Parameters
        ----------
        path : str or path
            The file; it is the teacher's own and trusted.
        content : bytes, optional
            What is in it, where the file itself is on another machine.

        Returns
        -------
        Assignment
            Its cells.

        Raises
        ------
        OSError
            If there is no such file, or it may not be read.
        ValueError
            If it is no notebook of format 4, two cells have one grade_id, a graded cell
            lacks its points, or nothing in it is graded.
        """
        place = Path(path)
        try:
            whole = place.read_bytes() if content is None else content
            raw = json.loads(whole.decode())
            if raw["nbformat"] != 4:
                raise ValueError(f"its format is {raw['nbformat']}, not 4")
            cells = raw["cells"]
        except (ValueError, KeyError, TypeError) as error:
            raise ValueError(
                f"{place} is not a notebook: {error}"
            ) from None
        try:
            return cls(place.stem, _cells(cells))
        except ValueError as error:
            raise ValueError(f"{place}: {error}") from None


def _cells(raw: list[dict[str, Any]]) -> tuple[Cell, ...]:
    cells: list[Cell] = []
    title = ""
    for entry in raw:
        cell = _cell(entry, title)
        if cell.role == "text":
            title = (HEADING.findall(cell.source) or [title])[-1]
        if cell.grade_id and cell.grade_id in {c.grade_id for c in cells}:
            raise ValueError(f"two cells are called {cell.grade_id!r}")
        cells.append(cell)
    if not any(cell.role in ("test", "manual") for cell in cells):
        raise ValueError(
            "no cell gives points: mark tests in nbgrader's way"
        )
    return tuple(cells)


def _cell(entry: dict[str, Any], title: str) -> Cell:
    source = entry["source"]
    source = source if isinstance(source, str) else "".join(source)
    kind = "code" if entry["cell_type"] == "code" else "markdown"
    marks = entry.get("metadata", {}).get("nbgrader", {})
    grade_id = str(marks.get("grade_id", ""))
    role = _role(kind, marks)
    if role in ("solution", "test", "manual") and not grade_id:
        raise ValueError(f"a {role} cell has no grade_id: {source[:40]!r}")
    if role == "manual" and kind == "markdown":  # a heading is its own
        title = (HEADING.findall(source) or [title])[0]
    return Cell(
        role=role,
        kind=kind,
        grade_id=grade_id,
        source=source,
        points=_points(role, grade_id, marks),
        title=title or grade_id,
        names=Names.of(source) if kind == "code" else Names(),
    )


def _role(kind: str, marks: dict[str, Any]) -> str:
    if marks.get("task") or (marks.get("grade") and marks.get("solution")):
        return "manual"
    if marks.get("grade"):
        return "test" if kind == "code" else "manual"
    if kind != "code":
        return "text"
    return "solution" if marks.get("solution") else "given"


def _points(role: str, grade_id: str, marks: dict[str, Any]) -> float:
    if role not in ("test", "manual"):
        return 0.0
    points: Any = marks.get("points")
    if type(points) not in (int, float):
        points = math.nan
    if not 0 <= float(points) < math.inf:
        raise ValueError(
            f"{grade_id!r} needs points, a number of 0 or more, "
            f"not {marks.get('points')!r}"
        )
    return float(points)


def _read(table: symtable.SymbolTable) -> set[str]:
    top = table.get_type() == "module"
    read = {
        symbol.get_name()
        for symbol in table.get_symbols()
        if symbol.is_referenced() and (top or symbol.is_global())
    }
    return read.union(*(_read(child) for child in table.get_children()))
