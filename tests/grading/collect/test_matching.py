"""Which submitted cell answers which: with metadata, without, twice, moved, missing."""

import time
from pathlib import Path
from typing import Any

import pytest

from anncourse.grading.collect.matching import (
    Match,
    _same,
    defined_names,
    match,
)
from anncourse.grading.collect.reading import SubmittedCell, read
from anncourse.grading.release.assignment import Assignment, Cell, Names
from tests.grading.conftest import (
    DOUBLE,
    answer,
    cell,
    given,
    handed_out,
    judging,
    manual,
    text,
    write,
)

SOURCE = (*DOUBLE, manual("Why?", "why"))
GIVEN, DOUBLE_CELL, TEST, HALVE = 1, 2, 3, 5


@pytest.fixture
def matched(tmp_path: Path) -> Any:
    """Return a function that lays cells over the assignment."""
    assignment = Assignment.read(write(tmp_path / "a.ipynb", SOURCE))

    def run(cells: list[Any]) -> Match:
        return match(assignment, read(write(tmp_path / "s.ipynb", cells)))

    return run


@pytest.fixture
def cells() -> list[Any]:
    """Return an untouched student version."""
    return handed_out(SOURCE)


def ran(found: Match) -> list[str]:
    """Return what runs: names of answers, "+" for what a student added."""
    return [
        c.grade_id if c.grade_id else f"+{c.source}" for c in found.cells
    ]


def stripped(source: Any) -> Any:
    """Return a cell without its metadata."""
    return source | {"metadata": {}}


def test_an_untouched_notebook(matched: Any, cells: list[Any]) -> None:
    """Given cells and answers in order; tests never run inside."""
    found = matched(cells)
    assert ran(found) == ["imports", "double", "halve"]
    assert [c.by_student for c in found.cells] == [False, True, True]
    assert found.notes == ()
    assert found.belongs


def test_locked_cells_come_from_the_source(
    matched: Any, cells: list[Any]
) -> None:
    """Whatever became of them; what was changed is told."""
    cells[GIVEN] = given("import os", "imports")
    cells[TEST] = judging("pass", "double-test")
    found = matched(cells)
    assert ran(found)[:3] == ["+import os", "imports", "double"]
    assert found.cells[1].source == SOURCE[GIVEN]["source"]
    assert "The given cell 'imports' was changed" in found.notes[0]
    assert "The test 'double-test' was changed" in found.notes[1]
    assert "pass" not in [c.source for c in found.cells]


def test_an_answer_in_the_cell_of_its_test(
    matched: Any, cells: list[Any]
) -> None:
    """It runs; other changes of a test do not."""
    code = "def double(x): return 2 * x\nassert double(1) == 2"
    cells[TEST] = judging(code, "double-test")
    assert ran(matched(cells)) == ["imports", "double", f"+{code}", "halve"]
    cells[TEST] = judging("mine = 3", "double-test")
    assert ran(matched(cells)) == ["imports", "double", "halve"]


def test_the_place_of_each_test(matched: Any, cells: list[Any]) -> None:
    """How many cells stand above it, those that a student added included."""
    assert matched(cells).before == {"double-test": 2, "halve-test": 3}
    cells.insert(TEST + 1, cell("more = 1"))
    assert matched(cells).before == {"double-test": 2, "halve-test": 4}
    cells.insert(TEST, cell("before = 1"))
    assert matched(cells).before == {"double-test": 3, "halve-test": 5}


def test_missing_cells(matched: Any, cells: list[Any]) -> None:
    """Given cells run all the same; a missing answer is told."""
    found = matched([cells[TEST], cells[HALVE]])
    assert ran(found) == ["imports", "halve"]
    assert found.notes == (
        "The answer 'double' is missing.",
        "The answer 'why' is missing.",
    )
    assert found.belongs


def test_duplicates_all_run(matched: Any, cells: list[Any]) -> None:
    """A split cell is two with one name; of two versions the last one counts."""
    cells.insert(3, answer("def double(x): return x + x", "double"))
    found = matched(cells)
    assert ran(found) == ["imports", "double", "double", "halve"]
    assert found.cells[2].source.endswith("x + x")
    assert "is there 2 times" in found.notes[0]


def test_without_metadata(matched: Any, cells: list[Any]) -> None:
    """By the names of answers, the text of locked cells, the first line of tests."""
    bare = [stripped(c) for c in cells]
    bare[TEST] = stripped(cell(cells[TEST]["source"] + "\nprint(1)"))
    found = matched(bare)
    assert ran(found) == ["imports", "double", "halve"]
    lost = [note for note in found.notes if "lost its metadata" in note]
    assert len(lost) == 2
    assert found.belongs


def test_all_answers_in_a_cell_at_the_end(
    matched: Any, cells: list[Any]
) -> None:
    """It runs after the cells that were to hold them, with their metadata or not."""
    whole = "def double(x): pass\ndef halve(x): pass"
    assert ran(matched([*cells, cell(whole)])) == [
        "imports",
        "double",
        "halve",
        f"+{whole}",
    ]
    bare = [stripped(each) for each in cells]
    last = matched([*bare, cell(whole)]).cells[-1]
    assert (last.source, last.grade_id) == (whole, "halve")


def test_other_code_runs_at_its_place(
    matched: Any, cells: list[Any]
) -> None:
    """Helpers before and after, in cells of their own."""
    cells.insert(HALVE, cell("two = 2"))
    cells.insert(0, cell("zero = 0"))
    cells.append(cell("last = 9"))
    found = matched(cells)
    assert ran(found) == [
        "+zero = 0",
        "imports",
        "double",
        "+two = 2",
        "halve",
        "+last = 9",
    ]
    assert found.notes == ()


def test_moved_cells_run_in_the_source_s_order(
    matched: Any, cells: list[Any]
) -> None:
    """With what was added behind them."""
    moved = [
        cells[HALVE],
        cell("after = 1"),
        cells[DOUBLE_CELL],
        cells[GIVEN],
    ]
    found = matched(moved)
    assert ran(found) == ["imports", "double", "halve", "+after = 1"]
    assert found.notes[-1].startswith("Cells were moved")


def test_a_cell_of_another_kind_is_no_answer(
    matched: Any, cells: list[Any]
) -> None:
    """Code that was turned into text does not run."""
    cells[DOUBLE_CELL] = answer("def double(x): pass", "double") | {
        "cell_type": "markdown"
    }
    found = matched(cells)
    assert ran(found) == ["imports", "halve"]
    assert "The answer 'double' is missing." in found.notes


def test_notebooks_of_other_assignments(matched: Any) -> None:
    """Equal names of cells are not enough: every assignment has a task one."""
    assert not matched([text("Hello"), cell("x = 1")]).belongs
    assert not matched([given("import numpy as np", "imports")]).belongs
    other = [
        answer("def train(): pass", "double"),
        judging("assert train()", "double-test"),
    ]
    assert not matched(other).belongs
    assert matched([answer("def double(x): return 5", "x")]).belongs


class Unsplit(str):
    """A text that must not be taken apart."""

    def split(self, *_: Any, **__: Any) -> Any:
        raise AssertionError("it may have millions of words")


def test_a_long_text_is_not_compared_word_by_word() -> None:
    """Once for each locked cell it would take minutes."""
    names = Names()
    wanted = Cell("given", "code", "a", "x = 1", 0.0, "", names)
    long = SubmittedCell("code", Unsplit("x " * 99), "")
    assert not _same(long, wanted)
    assert _same(SubmittedCell("code", "x  =\n1", ""), wanted)


def test_names_are_found_without_parsing() -> None:
    """At the top level only; no text is too hostile."""
    source = (
        "def f(): pass\nasync def g(): pass\nclass C: pass\nx = 1\na, b = 1, 2\n"
        "n: int = 3\n    inner = 1\nx == y\nprint(k=1)\ny += 1\nm : list[int] = []"
    )
    assert defined_names(source) == {"f", "g", "C", "x", "a", "b", "n", "m"}


@pytest.mark.parametrize(
    "source",
    [
        "(" * 10**6,
        "a," * 10**6,
        "a " * 10**6,
        "a:" * 10**6,
        "def " * 10**6,
        "-" * 10**6,
    ],
    ids=repr,
)
def test_hostile_text_takes_no_time(matched: Any, source: str) -> None:
    """Not even a parser's stack."""
    begun = time.process_time()
    matched([cell(source)] * 3)
    assert time.process_time() - begun < 2
