"""The files of the repository, as git knows them."""

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
WIDGETS = ROOT / "anncourse" / "widgets"
SPOKEN = (ast.Module, ast.ClassDef, ast.FunctionDef)


@cache
def tracked() -> tuple[Path, ...]:
    """Return every file in git that is still on disk."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    paths = (ROOT / name for name in listed.split("\0") if name)
    return tuple(path for path in paths if path.is_file())


def texts() -> list[tuple[Path, str]]:
    """Return every tracked text file with its text."""
    found = []
    for path in tracked():
        try:
            found.append((path, path.read_text(encoding="utf-8")))
        except UnicodeDecodeError:
            continue
    return found


def name(path: Path) -> str:
    """Return a file's name as seen from the root."""
    return path.relative_to(ROOT).as_posix()


def code_lines(path: Path) -> int:
    """Return how many lines of a file are code: not words, and not empty."""
    text = path.read_text("utf-8")
    words: set[int] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, SPOKEN) and ast.get_docstring(node) is not None:
            first = node.body[0]
            words |= set(range(first.lineno, (first.end_lineno or 0) + 1))
    return sum(
        1
        for place, line in enumerate(text.splitlines(), start=1)
        if line.strip()
        and not line.lstrip().startswith("#")
        and place not in words
    )
