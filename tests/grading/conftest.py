"""Small assignments and submissions, made in code."""

import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from anncourse.grading.course.results import Result
from anncourse.grading.judge.one_submission import grade
from anncourse.grading.judge.remote import Link
from anncourse.grading.release.assignment import Assignment
from anncourse.grading.release.regions import HIDDEN, cut
from anncourse.grading.sandbox.channel import Channel
from anncourse.grading.sandbox.limits import Limits
from anncourse.grading.sandbox.process import Sandbox
from tests.grading.neurons_notebook import STUDENT

Cell = dict[str, Any]
# Tests of what takes too long have no time to waste.
HASTY = {"call": 1.5, "setup": 8.0, "test": 6.0}


def cell(
    source: str,
    grade_id: str = "",
    *,
    kind: str = "code",
    points: float | None = None,
    solution: bool = False,
    locked: bool = False,
) -> Cell:
    """Return a notebook cell, with nbgrader's metadata if it has a grade_id."""
    marks = {
        "grade": points is not None,
        "grade_id": grade_id,
        "locked": locked,
        "schema_version": 3,
        "solution": solution,
        "task": False,
    }
    if points is not None:
        marks["points"] = points
    made: Cell = {
        "cell_type": kind,
        "metadata": {"nbgrader": marks} if grade_id else {},
        "source": source,
    }
    if kind == "code":
        made |= {"outputs": [], "execution_count": None}
    return made


def text(source: str) -> Cell:
    """Return a cell of prose."""
    return cell(source, kind="markdown")


def given(source: str, grade_id: str) -> Cell:
    """Return a locked cell."""
    return cell(source, grade_id, locked=True)


def answer(source: str, grade_id: str) -> Cell:
    """Return a cell that the student writes."""
    return cell(source, grade_id, solution=True)


def judging(source: str, grade_id: str, points: float = 1) -> Cell:
    """Return a cell that judges."""
    return cell(source, grade_id, points=points, locked=True)


def manual(
    source: str, grade_id: str, *, points: float = 2, kind: str = "markdown"
) -> Cell:
    """Return a cell that a person judges."""
    return cell(source, grade_id, kind=kind, points=points, solution=True)


def notebook(cells: Iterable[Cell]) -> dict[str, Any]:
    """Return a notebook as its file holds it."""
    return {
        "cells": list(cells),
        "metadata": {},
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def write(path: Path, cells: Iterable[Cell]) -> Path:
    """Write a notebook to a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(notebook(cells)), encoding="utf-8")
    return path


DOUBLE = (
    text("# Double a number"),
    given("import numpy as np\nimport anncourse as ann", "imports"),
    answer("def double(x):\n    return 2 * x", "double"),
    judging(
        'check = ann.Checks("double")\n'
        'check.equal("two", lambda: double(2), 4, hint="Multiply by two.")\n'
        "### BEGIN HIDDEN TESTS\n"
        'check.equal("big", lambda: double(4711), 9422, hint="Every number.")\n'
        "### END HIDDEN TESTS\n"
        "check.done()",
        "double-test",
        points=3,
    ),
    text("# Halve a number"),
    answer("def halve(x):\n    return x / 2", "halve"),
    judging("assert halve(3) == 1.5", "halve-test", points=2),
)

Grade = Callable[..., Result]


def outcomes(result: Result) -> list[str]:
    """Return how each task ended."""
    return [task.outcome for task in result.tasks]


def handed_out(cells: Iterable[Cell]) -> list[Cell]:
    """Return cells as a student gets them: without hidden tests."""
    return [c | {"source": cut(c["source"], HIDDEN)[0]} for c in cells]


def instead(
    source: str, of: str, cells: Iterable[Cell] = DOUBLE
) -> list[Cell]:
    """Return a student's cells with other code in one of the answers."""
    return [
        answer(source, of)
        if c["metadata"].get("nbgrader", {}).get("grade_id") == of
        else c
        for c in handed_out(cells)
    ]


@pytest.fixture(scope="session")
def bubblewrap() -> None:
    """Sandboxes can be started here; CI has to have them."""
    if shutil.which("bwrap") is None:
        if os.environ.get("CI"):
            pytest.fail("CI has no bubblewrap: .ci/run installs it")
        pytest.skip(
            "bubblewrap is not installed: apt-get install bubblewrap"
        )


@pytest.fixture
def grade_cells(tmp_path: Path, bubblewrap: None) -> Grade:
    """Return a function that grades submitted cells against an assignment's."""

    def run(
        submitted: Iterable[Cell],
        source: Iterable[Cell] = DOUBLE,
        **options: Any,
    ) -> Result:
        assignment = Assignment.read(write(tmp_path / "a.ipynb", source))
        path = write(tmp_path / "submitted.ipynb", submitted)
        limits = replace(Limits(), **options.pop("limits", {}))
        return grade(
            assignment, path, student="ada", limits=limits, **options
        )

    return run


@pytest.fixture
def grade_double(grade_cells: Grade) -> Grade:
    """Return a function that grades code put in the place of ``double``."""

    def run(source: str, **options: Any) -> Result:
        return grade_cells(instead(source, "double"), **options)

    return run


def run_cell(channel: Channel, source: str) -> str:
    """Run a cell in a sandbox; return its error, or nothing."""
    question = {"do": "cell", "number": 1, "source": source}
    answer, _ = channel.ask(question, 10.0)
    error = answer.get("error")
    return ": ".join(error[::2]) if error else ""


def value(channel: Channel, expression: str) -> object:
    """Return a plain value from a sandbox."""
    text = f"import json, os\n_v = json.dumps({expression})"
    assert run_cell(channel, text) == ""
    question = {
        "do": "itself",
        "args": [{"name": "_v"}],
        "kwargs": {"dict": []},
    }
    return json.loads(channel.ask(question, 5.0)[0]["value"])


@pytest.fixture(scope="module")
def channel(bubblewrap: None) -> Iterator[Channel]:
    """Give the tests of a file one sandbox that none of them may kill."""
    opened = Channel(Sandbox(Limits()))
    yield opened
    opened.close()


@pytest.fixture
def open_channel(bubblewrap: None) -> Iterator[Callable[..., Channel]]:
    """Return a function that opens a sandbox for one test."""
    opened: list[Channel] = []

    def start(**limits: Any) -> Channel:
        opened.append(Channel(Sandbox(replace(Limits(), **limits))))
        return opened[-1]

    yield start
    for each in opened:
        each.close()


@pytest.fixture(scope="module")
def link(bubblewrap: None) -> Iterator[Link]:
    """Give a link to a sandbox that knows the student's names."""
    channel = Channel(Sandbox(Limits()))
    assert run_cell(channel, STUDENT) == ""
    yield Link(channel, 300.0, {"Neuron"})
    channel.close()


@pytest.fixture
def neuron(link: Link) -> Any:
    """Return a stand-in for an object of the student's."""
    return link.named("Neuron")(np.array([2.0, 1.0]), b=0.5)
