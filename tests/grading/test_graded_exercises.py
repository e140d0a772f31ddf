"""The public exercises through the grader: what a student hands in, in the sandbox."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from anncourse.grading.course.results import Result
from anncourse.grading.judge.one_submission import grade
from anncourse.grading.release.assignment import Assignment
from commands.exercises import released, sources
from tests.grading.answers import RIGHT, WRONG
from tests.grading.exercises import BY_NAME

each = pytest.mark.parametrize(
    "source", sources(), ids=lambda path: path.stem
)


def handed_in(
    source: Path, answers: Mapping[str, str], folder: Path
) -> Result:
    """Grade the student version with some of its cells answered."""
    notebook = json.loads(released(source).read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        name = cell["metadata"].get("nbgrader", {}).get("grade_id", "")
        cell["source"] = answers.get(name, cell["source"])
    path = folder / source.name
    path.write_text(json.dumps(notebook), encoding="utf-8")
    return grade(Assignment.read(source), path, student="ada")


def solutions(source: Path) -> dict[str, str]:
    """Return the teacher's answers by their cell."""
    return {
        cell.grade_id: cell.source
        for cell in Assignment.read(source).cells
        if cell.role in ("solution", "manual")
    }


@each
def test_a_solution_earns_every_point(
    source: Path, tmp_path: Path, bubblewrap: None
) -> None:
    """All that a machine gives; a person gives the rest."""
    result = handed_in(source, solutions(source), tmp_path)
    assert result.status == "needs a person"
    assert [c for c in result.cells if c] == []
    for task in result.tasks:
        waits = task.outcome == "manual" and task.points is None
        assert waits or task.points == task.max_points > 0, task


@each
def test_another_right_answer_earns_as_much(
    source: Path, tmp_path: Path, bubblewrap: None
) -> None:
    """Tests look at what an answer does, not at how, and all of it gets across."""
    result = handed_in(source, RIGHT[source.stem], tmp_path)
    lost = [
        task
        for task in result.tasks
        if task.outcome != "manual" and task.points != task.max_points
    ]
    assert lost == []


@pytest.mark.parametrize("exercise", sorted(BY_NAME))
def test_a_wrong_answer_is_told_its_hint(
    exercise: str, tmp_path: Path, bubblewrap: None
) -> None:
    """A mistake in every task: no test that should catch it lets it pass."""
    source = BY_NAME[exercise]
    by_task = {wrong.task: wrong for wrong in WRONG[exercise]}
    codes = {task: wrong.code for task, wrong in by_task.items()}
    result = handed_in(source, solutions(source) | codes, tmp_path)
    tasks = {task.grade_id: task for task in result.tasks}
    for wrong in by_task.values():
        judged = tasks[wrong.judged_by]
        assert (judged.points, judged.outcome) == (0, "failed"), wrong
        assert wrong.hint in judged.message


LIAR = (
    "class Liar:\n"
    "    def __sub__(self, other): return np.zeros(np.shape(other))\n"
    "    __rsub__ = __pow__ = __mul__ = __sub__\n"
    "    def mean(self): return 0.0\n"
)


@pytest.mark.parametrize("exercise", ["rbf-fit", "digit-classifier"])
def test_an_object_that_computes_the_difference_earns_nothing(
    exercise: str, tmp_path: Path, bubblewrap: None
) -> None:
    """A score is a difference from what is right, and the object would see that."""
    task = {"rbf-fit": "landscape", "digit-classifier": "network"}[exercise]
    lie = (
        f"{LIAR}def predict(X):\n"
        "    return np.zeros(7) if len(X) == 7 else Liar()"
    )
    result = handed_in(BY_NAME[exercise], {task: lie}, tmp_path)
    assert result.score == 0
    judged = [t for t in result.tasks if t.grade_id.startswith(task)]
    assert [t.outcome for t in judged] == ["failed", "failed"]
