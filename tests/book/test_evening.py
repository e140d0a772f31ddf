"""The page that says in which order to read the package tells the truth."""

import re
from pathlib import Path

from tests.house.tree import ROOT, code_lines

PAGE = ROOT / "book" / "api" / "evening.md"
ROW = re.compile(r"^\| `([\w/]+\.py)` \| ([\d,]+) \|", re.MULTILINE)
SAID = re.compile(r"([\d,]+) lines\b")
EVENING = 850  # lines that a reader takes in
AROUND = {"datasets", "grading", "plots", "widgets"}


def number(text: str) -> int:
    """Return a number written with commas."""
    return int(text.replace(",", ""))


def rows(text: str) -> dict[str, int]:
    """Return the files of the tables in a text, and the lines it gives them."""
    found = ROW.findall(text)
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
        name.as_posix(): code_lines(path)
        for path, name in names.items()
        if name.parts[0] not in AROUND and name.name != "__init__.py"
    }


def test_every_file_stands_in_the_tables_with_its_lines() -> None:
    assert rows(PAGE.read_text("utf-8")) == core()


def test_a_line_of_words_is_not_counted(tmp_path: Path) -> None:
    file = tmp_path / "one.py"
    file.write_text('"""Words."""\n\n# Why.\nx = 1  # here\n')
    assert code_lines(file) == 1


def test_the_sums_are_right() -> None:
    """Of the spine, which is an evening, and of all."""
    text = PAGE.read_text("utf-8")
    first, spine, *_ = re.split(r"\n## |\nFor dessert", text)
    said = [number(found) for found in SAID.findall(first)]
    assert said == [sum(rows(spine).values()), sum(core().values())]
    assert said[0] <= EVENING
