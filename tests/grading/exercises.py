"""The public exercises, and how their cells are run here: no sandbox, our own code."""

import contextlib
import dataclasses
import io
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from anncourse.grading.release.assignment import Assignment, Cell
from anncourse.grading.sandbox.jupyter import without_magics
from commands import exercises

SOURCES = exercises.sources()
BY_NAME = {path.stem: path for path in SOURCES}
COUNT = re.compile(r"^.+: (\d+) of (\d+) right$", re.MULTILINE)


def assignment(path: Path) -> Assignment:
    """Return an exercise's cells by role."""
    return Assignment.read(path)


def run(cells: Iterable[Cell]) -> dict[str, tuple[Exception | None, str]]:
    """Run code cells in one namespace; return what each raised and printed."""
    names: dict[str, Any] = {"__name__": "__main__"}
    outcomes = {}
    for i, cell in enumerate(cells):
        if cell.kind != "code":
            continue
        printed, raised = io.StringIO(), None
        with contextlib.redirect_stdout(printed):
            try:
                exec(without_magics(cell.source), names)
            except Exception as error:
                raised = error
        outcomes[cell.grade_id or str(i)] = raised, printed.getvalue()
    return outcomes


def replaced(cells: Iterable[Cell], new: Mapping[str, str]) -> list[Cell]:
    """Return the cells, those named in ``new`` with another text."""
    return [
        dataclasses.replace(c, source=new.get(c.grade_id, c.source))
        for c in cells
    ]


def texts(path: Path) -> list[str]:
    """Return the text of each cell of a notebook."""
    raw = json.loads(path.read_text(encoding="utf-8"))
    return ["".join(cell["source"]) for cell in raw["cells"]]
