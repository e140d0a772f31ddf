"""A chapter as its tests read it: cells, headings, figures, prose, outputs."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import nbformat

from anncourse import widgets
from commands import address

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
HEADING = re.compile(r"^(#+) +(.+?) *$", re.MULTILINE)
FENCE = re.compile(
    r"^(```+|~~~+)[^\n]*\n.*?^\1 *$", re.MULTILINE | re.DOTALL
)


@dataclass(frozen=True)
class Figure:
    """A live figure, as its cell makes it.

    Attributes
    ----------
    kind : str
        The class: "NeuronExplorer".
    cell : int
        Where it stands.
    given : dict of str to ast.expr
        What its author says, by the names of the arguments.
    """

    kind: str
    cell: int
    given: dict[str, ast.expr]

    def text(self, name: str) -> str | None:
        """Return an argument that is a plain text, or None."""
        value = self.given.get(name)
        plain = isinstance(value, ast.Constant) and isinstance(
            value.value, str
        )
        return value.value if plain else None


@dataclass(frozen=True)
class Chapter:
    """One notebook, its first cell (Colab's) left out of what is read."""

    path: Path
    cells: tuple[nbformat.NotebookNode, ...]

    @property
    def number(self) -> str:
        """Return the two digits of its name."""
        return self.path.stem[:2]

    def where(self, cell: int) -> str:
        """Name a place for a message: the chapter and the cell's id."""
        return f"{self.path.stem}, cell {self.cells[cell].id}"

    def prose(self) -> Iterator[tuple[int, str]]:
        """Yield each cell of text with its place."""
        for i, cell in enumerate(self.cells):
            if cell.cell_type == "markdown":
                yield i, cell.source

    def code(self) -> Iterator[tuple[int, nbformat.NotebookNode]]:
        """Yield each cell of code with its place."""
        for i, cell in enumerate(self.cells):
            if cell.cell_type == "code":
                yield i, cell

    def headings(self) -> list[tuple[int, str]]:
        """Return the headings below the title with the cells they stand in."""
        return [
            (i, text)
            for i, source in self.prose()
            for level, text in HEADING.findall(FENCE.sub("", source))
            if len(level) > 1
        ]

    def section(self, name: str) -> str | None:
        """Return the text under a heading, up to the next one, or None."""
        whole = "\n\n".join(source for _, source in self.prose())
        found = re.search(
            rf"^## {name}[^\n]*\n(.*?)(?=^## |\Z)", whole, re.M | re.S
        )
        return found[1] if found else None

    def between(self, name: str) -> range:
        """Return the cells from the one with this heading to the next heading's."""
        starts = [i for i, text in self.headings() if text.startswith(name)]
        if not starts:
            return range(0)
        later = [i for i, _ in self.headings() if i > starts[0]]
        return range(starts[0], min(later, default=len(self.cells)))

    def figures(self) -> list[Figure]:
        """Return the live figures, the quizzes too."""
        return [
            figure
            for i, cell in self.code()
            for figure in _figures(i, cell.source)
        ]


def _figures(place: int, source: str) -> Iterator[Figure]:
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = ast.unparse(node.func).removesuffix(".from_text")
        if name in widgets.__all__:
            given = {k.arg: k.value for k in node.keywords if k.arg}
            yield Figure(name, place, given)


@cache
def chapters() -> tuple[Chapter, ...]:
    """Return the chapters in the order of the course."""
    found = []
    for path in NOTEBOOKS:
        cells = nbformat.read(path, as_version=4).cells
        own = [cell for cell in cells if cell.id != address.FIRST_CELL_ID]
        found.append(Chapter(path, tuple(own)))
    return tuple(found)
