"""The page that says in which order to read the package tells the truth."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "book" / "api" / "evening.md"
ROW = re.compile(r"^\| `([\w/]+\.py)` \| ([\d,]+) \|", re.MULTILINE)
SAID = re.compile(r"([\d,]+) lines of code")
AROUND = {"datasets", "grading", "plots", "widgets"}
SPOKEN = (ast.Module, ast.ClassDef, ast.FunctionDef)


def lines(path: Path) -> int:
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


def number(text: str) -> int:
    """Return a number written with commas."""
    return int(text.replace(",", ""))


def rows() -> dict[str, int]:
    """Return the files of the page's tables, and the lines it gives them."""
    found = ROW.findall(PAGE.read_text("utf-8"))
    names = [name for name, _ in found]
    assert len(names) == len(set(names)), "a file stands in two rows"
    return {name: number(count) for name, count in found}


def core() -> dict[str, int]:
    """Return the files to read, and their lines: the package without its pictures,
    data, figures and grading, each of which is a folder of its own.
    """
    package = ROOT / "anncourse"
    names = {
        path: path.relative_to(package) for path in package.rglob("*.py")
    }
    return {
        name.as_posix(): lines(path)
        for path, name in names.items()
        if name.parts[0] not in AROUND and lines(path)
    }


def test_every_file_stands_in_the_tables_with_its_lines() -> None:
    assert rows() == core()


def test_a_line_of_words_is_not_counted(tmp_path: Path) -> None:
    file = tmp_path / "one.py"
    file.write_text('"""Words."""\n\n# Why.\nx = 1  # here\n')
    assert lines(file) == 1


def test_the_sum_is_right() -> None:
    (said,) = SAID.findall(PAGE.read_text("utf-8").split("\n## ")[0])
    assert number(said) == sum(core().values())
