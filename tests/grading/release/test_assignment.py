"""What a teacher wrote: roles, titles, points, names, and whose the names are."""

import json
from pathlib import Path
from typing import Any

import pytest

from anncourse.grading.judge.trust import Division
from anncourse.grading.release.assignment import Assignment, Names
from tests.grading.conftest import (
    DOUBLE,
    answer,
    cell,
    given,
    judging,
    manual,
    text,
    write,
)


def reading(path: Path, cells: list[Any]) -> Assignment:
    """Write cells and read them as an assignment."""
    return Assignment.read(write(path / "week-1.ipynb", cells))


def test_roles_titles_and_points(tmp_path: Path) -> None:
    """From nbgrader's metadata, and the headings between."""
    source = [
        *DOUBLE,
        cell("free = 1"),
        text("## Explain\nTwo sentences."),
        manual("Answer", "why"),
        manual("# a comment\nplot()", "plot", kind="code", points=1.5),
    ]
    read = reading(tmp_path, source)
    assert read.name == "week-1"
    assert [c.role for c in read.cells] == [
        *("text", "given", "solution", "test", "text", "solution", "test"),
        *("given", "text", "manual", "manual"),
    ]
    assert [(c.grade_id, c.title, c.points) for c in read.graded] == [
        ("double-test", "Double a number", 3.0),
        ("halve-test", "Halve a number", 2.0),
        ("why", "Explain", 2.0),
        ("plot", "Explain", 1.5),
    ]


def test_a_task_cell_is_manual(tmp_path: Path) -> None:
    """The third kind of nbgrader's: the student adds cells below it."""
    task = manual("Do it.", "task")
    task["metadata"]["nbgrader"] |= {
        "task": True,
        "solution": False,
        "grade": False,
    }
    assert reading(tmp_path, [task]).graded[0].role == "manual"


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ([text("Hello")], "no cell gives points"),
        ([answer("x", "a"), judging("x", "a")], "two cells are called 'a'"),
        ([cell("x", "a", points=-1.0)], "number of 0 or more"),
        ([cell("x", "a", points="3")], "number of 0 or more"),
        ([cell("x", "a", points=float("nan"))], "number of 0 or more"),
        ([cell("x", "a", points=float("inf"))], "number of 0 or more"),
    ],
)
def test_what_is_no_assignment(
    tmp_path: Path, cells: list[Any], message: str
) -> None:
    """The teacher is told which file, and what to mend."""
    with pytest.raises(ValueError, match=rf"week-1\.ipynb.*{message}"):
        reading(tmp_path, cells)


def test_what_is_no_notebook(tmp_path: Path) -> None:
    """Nor another format."""
    path = tmp_path / "a.ipynb"
    for content in (
        "",
        "[]",
        "{}",
        json.dumps({"nbformat": 3, "cells": []}),
    ):
        path.write_text(content)
        with pytest.raises(ValueError, match="is not a notebook"):
            Assignment.read(path)
    with pytest.raises(FileNotFoundError):
        Assignment.read(tmp_path / "none.ipynb")


def test_a_graded_cell_needs_its_name(tmp_path: Path) -> None:
    """Results are kept under it."""
    nameless = judging("x", "a")
    nameless["metadata"]["nbgrader"]["grade_id"] = ""
    with pytest.raises(ValueError, match="a test cell has no grade_id"):
        reading(tmp_path, [nameless])


def test_names_at_every_depth() -> None:
    """What a cell defines, imports and reads from outside."""
    names = Names.of(
        "import numpy as np\nfrom a import b\nx, (y, z) = 1, 2\n"
        "def f(q):\n    def g(): return q + outer + x\n    return g\n"
        "class C:\n    def m(self): return used\n"
        "%matplotlib inline\ncases = [lambda: double(k) for k in ks]"
    )
    assert names.defined == {"x", "y", "z", "f", "C", "cases"}
    assert names.imported == {"np", "b"}
    assert names.used == {"outer", "used", "double", "ks"}
    assert Names.of("def (") == Names()


def test_whose_the_names_are(tmp_path: Path) -> None:
    """Given data are the teacher's; what comes of an answer is the student's."""
    read = reading(
        tmp_path,
        [
            given("import numpy as np\nX = np.ones(3)", "data"),
            answer("def predict(x): return x", "predict"),
            given("def score():\n    return predict(X).sum()", "helper"),
            given(
                "def twice():\n    'Twice.'\n    return 2 * score()",
                "helper-2",
            ),
            given("seen = predict(X)", "run"),
            given("def mixed(): return predict(X)\nmixed()", "mixed"),
            given("late = seen + 1", "late"),
            judging("assert twice() == 6", "one"),
            judging(
                "predict = 3\nassert X.sum() == 3 and late and np", "two"
            ),
        ],
    )
    division = Division.of(read)
    assert division.theirs == {"predict", "seen", "mixed", "late"}
    assert [c.grade_id for c in division.outside] == [
        "data",
        "helper",
        "helper-2",
    ]
    assert division.needed(read.graded[0]) == ["predict"]
    assert division.needed(read.graded[1]) == ["late"]
