"""Every figure of the book, made from its source without running the chapters."""

import ast
import contextlib
import io
import re
from pathlib import Path
from typing import Any

import nbformat
import yaml

from anncourse import widgets
from anncourse.widgets.base import CourseWidget

ROOT = Path(__file__).parents[2]
CHAPTERS = sorted((ROOT / "notebooks").glob("*.ipynb"))
PROSE = sorted((ROOT / "book").rglob("*.md"))
LIVE = re.compile(
    r"^```\{live\} (\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL
)


def names(tree: ast.AST, kind: type[ast.expr_context]) -> set[str]:
    """Return the names that some code reads, or sets."""
    found = {
        node.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, kind)
    }
    if kind is ast.Store:
        for node in ast.walk(tree):
            if isinstance(node, ast.Import | ast.ImportFrom):
                found |= {
                    alias.asname or alias.name for alias in node.names
                }
    return found


def needed(cells: list[str]) -> list[str]:
    """Return the cells that show figures, and those that these need."""
    wanted: set[str] = set()
    kept: list[str] = []
    for source in reversed(cells):
        tree = ast.parse(source)
        read, sets = names(tree, ast.Load), names(tree, ast.Store)
        if read & set(widgets.__all__) or sets & wanted:
            wanted = (wanted - sets) | read
            kept.insert(0, source)
    return kept


def of_chapter(path: Path) -> list[CourseWidget]:
    """Return the figures of a chapter, in order."""
    notebook = nbformat.read(path, as_version=4)
    cells = [
        cell.source
        for cell in notebook.cells
        if cell.cell_type == "code"
        and not cell.source.startswith("# On Colab")
    ]
    made: list[CourseWidget] = []
    space: dict[str, Any] = {}
    with contextlib.redirect_stdout(io.StringIO()):
        for source in needed(cells):
            *first, last = ast.parse(source).body
            exec(compile(ast.Module(first, []), path.name, "exec"), space)
            if not isinstance(last, ast.Expr):
                exec(
                    compile(ast.Module([last], []), path.name, "exec"),
                    space,
                )
                continue
            shown = eval(
                compile(ast.Expression(last.value), path.name, "eval"),
                space,
            )
            if isinstance(shown, CourseWidget):
                made.append(shown)
    return made


def of_prose(path: Path) -> list[CourseWidget]:
    """Return the figures of a page of prose, in order."""
    return [
        live(getattr(widgets, name), yaml.safe_load(taken) or {})
        for name, taken in LIVE.findall(path.read_text("utf-8"))
    ]


def live(kind: type[Any], taken: dict[str, Any]) -> CourseWidget:
    """Return a figure as the directive makes it."""
    if "text" in taken:
        return kind.from_text(taken.pop("text"), **taken)
    return kind(**taken)


def pages() -> dict[str, list[CourseWidget]]:
    """Return the figures of every page that has any."""
    found = {path.stem: of_chapter(path) for path in CHAPTERS}
    found |= {path.stem: of_prose(path) for path in PROSE}
    return {page: figures for page, figures in found.items() if figures}
