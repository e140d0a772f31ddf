"""The code of a part of this package as a page shows it: short, with the way on."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
PACKAGE = __name__.partition(".")[0]


@dataclass(frozen=True)
class Piece:
    """One function or class.

    Attributes
    ----------
    name : str
        What it is called.
    code : str
        Its source without docstrings.
    place : str
        Its file and lines within the repository, "anncourse/x.py#L3-L9".
    """

    name: str
    code: str
    place: str


class Source:
    """Code to be read; Jupyter shows it in colors, with a link to the whole.

    Attributes
    ----------
    pieces : tuple of Piece
        What is shown.
    """

    def __init__(self, pieces: tuple[Piece, ...]) -> None:
        self.pieces = pieces

    def __repr__(self) -> str:
        return "\n\n\n".join(piece.code for piece in self.pieces)

    def _repr_markdown_(self) -> str:
        whole = ", ".join(_link(piece) for piece in self.pieces)
        return f"```python\n{self!r}\n```\n\nWith its description: {whole}"


def source(*parts: Callable[..., Any]) -> Source:
    """Show how something in this package is written, without its docstring.

    Parameters
    ----------
    *parts : function or class
        One or more of this package's own.

    Returns
    -------
    Source
        The code; as the last line of a cell it is shown in colors, and links to the
        file in the course's repository.

    Raises
    ------
    ValueError
        If there is nothing to show, or a part is not written in this package.

    Examples
    --------
    >>> import anncourse as ann
    >>> ann.source(ann.linear_neuron)
    def linear_neuron(x: ArrayLike, w: ArrayLike, b: float = 0.0) -> Array:
        return weighted_sum(x, w, b)
    """
    if not parts:
        raise ValueError("source expects at least one function or class")
    return Source(tuple(_piece(part) for part in parts))


def _piece(part: Any) -> Piece:
    part = inspect.unwrap(part) if callable(part) else part
    home = str(getattr(part, "__module__", ""))
    if home.partition(".")[0] != PACKAGE:
        raise ValueError(
            f"source expects functions or classes of {PACKAGE}, got {part!r}"
        )
    lines, start = inspect.getsourcelines(part)
    file = Path(str(inspect.getsourcefile(part))).relative_to(ROOT)
    end = start + len(lines) - 1
    return Piece(
        part.__name__,
        # A method is read without the class around it.
        without_docstrings(textwrap.dedent("".join(lines))),
        f"{file.as_posix()}#L{start}-L{end}",
    )


def without_docstrings(code: str) -> str:
    r"""Return code without the docstrings in it, and otherwise as it was typed.

    >>> without_docstrings('def f(x):\n    "Double."\n    return 2 * x\n')
    'def f(x):\n    return 2 * x'
    """
    lines = code.splitlines()
    described = [
        node
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and ast.get_docstring(node) is not None
    ]
    # From the last to the first, so that the lines above keep their numbers.
    for node in sorted(described, key=lambda node: -node.lineno):
        first = node.body[0]
        end = first.end_lineno or first.lineno
        while end < len(lines) and not lines[end].strip():
            end += 1
        # A body holds something: one that was all words keeps dots.
        dots = (
            [] if len(node.body) > 1 else [" " * first.col_offset + "..."]
        )
        lines[first.lineno - 1 : end] = dots
    return "\n".join(lines).strip()


def _link(piece: Piece) -> str:
    file = piece.place.partition("#")[0]
    address = _repository()
    if not address:
        return f"`{piece.name}` in `{file}`"
    return f"[`{piece.name}` in {file}]({address}/blob/main/{piece.place})"


def _repository() -> str:
    """Return the address that the installed package names as its home."""
    try:
        found = metadata.metadata(PACKAGE).get_all("Project-URL") or []
    except metadata.PackageNotFoundError:
        return ""
    homes = dict(line.split(", ", 1) for line in found)
    return str(homes.get("Repository", "")).rstrip("/")
