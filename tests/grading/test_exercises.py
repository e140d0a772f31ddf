"""The public exercises: solutions earn all, stubs and wrong answers earn nothing."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from anncourse import NotYet
from anncourse.grading.release.assignment import HEADING, Cell
from commands.exercises import ROOT, released
from tests.grading import exercises
from tests.grading.answers import WRONG
from tests.grading.answers.wrong import Wrong
from tests.grading.teachers_notebook import CODE_STUB, TEXT_STUB

EXECUTE = """
import sys, nbformat
from nbclient import NotebookClient
from tests.kernels import KernelOverFiles
notebook = nbformat.read(sys.argv[1], as_version=4)
client = NotebookClient(notebook, kernel_manager_class=KernelOverFiles)
client.execute()
nbformat.write(notebook, sys.argv[2])
"""
KINDS = {
    "a number": "corrections = None",
    "a function": "def neuron(X, w, b):",
    "a class": "class Perceptron:",
    "a trained network": "def predict(X):",
    "a plot": "plt.subplots()",
    "a written answer": "YOUR ANSWER HERE",
}

each = pytest.mark.parametrize(
    "path", exercises.SOURCES, ids=lambda path: path.stem
)


def solved(path: Path) -> list[Cell]:
    """Return the student version's cells with the teacher's solutions in them."""
    source = {
        c.grade_id: c.source
        for c in exercises.assignment(path).cells
        if c.role in ("solution", "manual")
    }
    return exercises.replaced(
        exercises.assignment(released(path)).cells, source
    )


def test_every_kind_of_task_is_there() -> None:
    """What a new exercise needs has an example among these."""
    everything = "\n".join(
        text
        for path in exercises.SOURCES
        for text in exercises.texts(released(path))
    )
    assert [k for k, mark in KINDS.items() if mark not in everything] == []


@each
def test_a_solution_is_right_about_everything(
    path: Path, tmp_path: Path
) -> None:
    """Run as a notebook, from top to bottom, hidden tests and all."""
    out = tmp_path / "run.ipynb"
    done = subprocess.run(
        [sys.executable, "-c", EXECUTE, str(path), str(out)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said = [
        "".join(output.get("text", ""))
        for cell in json.loads(out.read_text(encoding="utf-8"))["cells"]
        for output in cell.get("outputs", [])
    ]
    counts = exercises.COUNT.findall("\n".join(said))
    tests = [
        c for c in exercises.assignment(path).cells if c.role == "test"
    ]
    assert len(counts) == len(tests) >= 2
    assert all(right == cases for right, cases in counts)


@each
def test_a_solution_passes_what_a_student_sees(path: Path) -> None:
    """The visible tests need nothing that was cut out."""
    for name, (raised, _) in exercises.run(solved(path)).items():
        assert raised is None, name


@each
def test_a_stub_earns_nothing(path: Path) -> None:
    """Not one automatic task gives its points for an untouched cell."""
    stubs = {
        c.grade_id: c.source
        for c in exercises.assignment(released(path)).cells
        if c.role in ("solution", "manual")
    }
    cells = exercises.assignment(path).cells
    outcomes = exercises.run(exercises.replaced(cells, stubs))
    for cell in cells:
        if cell.role == "test":
            assert isinstance(outcomes[cell.grade_id][0], NotYet), cell
        elif cell.grade_id in stubs:
            stub = TEXT_STUB if cell.kind == "markdown" else CODE_STUB
            lines = [x.strip() for x in stubs[cell.grade_id].split("\n")]
            assert stub in "\n".join(lines)


@pytest.mark.parametrize(
    ("exercise", "wrong"),
    [
        pytest.param(name, wrong, id=f"{name}, {wrong.task}: {wrong.what}")
        for name, answers in WRONG.items()
        for wrong in answers
    ],
)
def test_a_wrong_answer_is_caught_in_the_end(
    exercise: str, wrong: Wrong
) -> None:
    """It looks right to its author, and the hidden tests know it, with a hint."""
    path = exercises.BY_NAME[exercise]
    answer = {wrong.task: wrong.code}
    visible = judged(solved(path), answer, wrong)
    assert visible is None
    hidden = judged(exercises.assignment(path).cells, answer, wrong)
    assert isinstance(hidden, NotYet)
    assert wrong.hint in hidden.hint


def judged(
    cells: list[Cell] | tuple[Cell, ...],
    answer: dict[str, str],
    wrong: Wrong,
) -> Exception | None:
    """Return what the test says of an answer; cells it does not need stay out."""
    asked = {wrong.task, wrong.judged_by, *wrong.needs}
    chosen = [
        c
        for c in exercises.replaced(cells, answer)
        if c.role == "given" or c.grade_id in asked
    ]
    return exercises.run(chosen)[wrong.judged_by][0]


def test_every_automatic_task_has_a_typical_wrong_answer() -> None:
    """A hidden test that catches nobody is not worth its secret."""
    tests = {
        (path.stem, cell.grade_id)
        for path in exercises.SOURCES
        for cell in exercises.assignment(path).cells
        if cell.role == "test"
    }
    caught = {
        (name, wrong.judged_by)
        for name, answers in WRONG.items()
        for wrong in answers
    }
    assert tests == caught


@each
def test_each_task_says_its_points(path: Path) -> None:
    """What a task says it gives is what its cells give, and so is the sum on top."""
    said, given, total = {}, {}, 0.0
    for cell in exercises.assignment(path).cells:
        if cell.role == "text" and "**Points:** " in cell.source:
            task = HEADING.findall(cell.source)[-1]
            said[task] = float(cell.source.split("**Points:** ")[1])
        if cell.points:
            given[cell.title] = given.get(cell.title, 0.0) + cell.points
            total += cell.points
    assert said == given
    assert 3 <= len(said) <= 5
    assert f"{total:g} points" in exercises.texts(path)[1]
