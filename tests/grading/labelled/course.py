"""The small assignment of the labelled set, and how a submission to it is made."""

import json
from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path

from tests.grading.conftest import (
    Cell,
    answer,
    cell,
    given,
    handed_out,
    judging,
    manual,
    notebook,
    text,
)

CANARY = "canary 5be1c0ffee5be1c0ffee5be1c0ffee00"
SECRET = "47114711"  # an input that only hidden tests use
TOKEN = "a-token-of-the-teacher"  # in the environment of the grader

SUM_TEST = f"""
check = ann.Checks("the sum")
check.true("a value", lambda: z is not None, hint="z has no value yet.")
### BEGIN HIDDEN TESTS
# {CANARY}
check.close("its value", lambda: z, 0.8, tolerance=1e-3, hint="Add b, too.")
### END HIDDEN TESTS
check.done()
"""
NEURON_TEST = f"""
check = ann.Checks("the neuron")
sky = np.array([[0.8, 0.3]])
check.close(
    "an umbrella",
    lambda: neuron(sky, np.array([2.0, -1.0]), -0.5),
    [0.69],
    tolerance=1e-2,
    hint="Multiply, add, then the curve.",
)
### BEGIN HIDDEN TESTS
# {CANARY}
X, w = np.random.default_rng({SECRET}).normal(size=(5, 4)), np.ones(4)
check.close(
    "four inputs",
    lambda: neuron(X, w, 0.3),
    ann.logistic_neuron(X, w, 0.3),
    tolerance=1e-4,
    hint="Do not count on two inputs.",
)
check.close(
    "a large sum",
    lambda: neuron(np.array([[1000.0], [-1000.0]]), np.ones(1), 0.0),
    [1.0, 0.0],
    hint="A large sum gives 1, a large negative one gives 0.",
)
### END HIDDEN TESTS
check.done()
"""
TALLY_TEST = f"""
tally = Tally()
for number in (1, 2, 6):
    tally.add(number)
assert tally.count == 3, "count says how many numbers were added."
np.testing.assert_allclose(tally.mean(), 3.0)
### BEGIN HIDDEN TESTS
# {CANARY}
other = Tally()
other.add({SECRET})
assert other.count == 1, "Each Tally counts for itself."
assert other.mean() == {SECRET}
### END HIDDEN TESTS
"""
WORDS_TEST = f"""
assert vocabulary("to be or not to be") == ["be", "not", "or", "to"]
### BEGIN HIDDEN TESTS
# {CANARY}
assert vocabulary("{SECRET} B b") == ["{SECRET}", "b"], "Small letters."
assert vocabulary("") == []
### END HIDDEN TESTS
"""

RIGHT = {
    "sum": "z = float(example @ weights - 0.5)",
    "neuron": "def neuron(X, w, b):\n"
    "    return 0.5 + 0.5 * np.tanh((X @ w + b) / 2)",
    "tally": "class Tally:\n"
    "    def __init__(self):\n"
    "        self.count, self.total = 0, 0.0\n\n"
    "    def add(self, number):\n"
    "        self.count += 1\n"
    "        self.total += number\n\n"
    "    def mean(self):\n"
    "        return self.total / self.count",
    "words": "def vocabulary(text):\n"
    "    return sorted(set(text.lower().split()))",
}
STUBS = {
    "sum": "z = None",
    "neuron": "def neuron(X, w, b):\n    raise NotImplementedError",
    "tally": "class Tally:\n    pass",
    "words": "def vocabulary(text):\n    raise NotImplementedError",
}
WRONG = {
    "sum": "z = 7.0",
    "neuron": "def neuron(X, w, b):\n    return np.zeros(len(X))",
    "tally": RIGHT["tally"].replace("+= 1", "+= 2"),
    "words": "def vocabulary(text):\n    return []",
}
GIVEN = (
    "import numpy as np\n\nimport anncourse as ann\n\n"
    "example, weights = np.array([0.8, 0.3]), np.array([2.0, -1.0])"
)
SOURCE = (
    text("# Umbrellas"),
    given(GIVEN, "imports"),
    text("## Task 1: the sum"),
    answer(RIGHT["sum"], "sum"),
    judging(SUM_TEST.strip(), "sum-test", 1),
    text("## Task 2: the neuron"),
    answer(RIGHT["neuron"], "neuron"),
    judging(NEURON_TEST.strip(), "neuron-test", 3),
    text("## Task 3: a tally"),
    answer(RIGHT["tally"], "tally"),
    judging(TALLY_TEST.strip(), "tally-test", 2),
    text("## Task 4: words"),
    answer(RIGHT["words"], "words"),
    judging(WORDS_TEST.strip(), "words-test", 1),
)
# The same, and two tasks that a person judges.
WRITTEN = (
    *SOURCE,
    manual("plt.plot(example)", "plot", points=2, kind="code"),
    manual("The sky counts double.", "reason", points=1),
)
SOURCES = {"umbrellas": SOURCE, "written": WRITTEN}

FULL = (1.0, 3.0, 2.0, 1.0)
NONE = (0.0, 0.0, 0.0, 0.0)
NO_SUM = (0.0, 3.0, 2.0, 1.0)
NO_NEURON = (1.0, 0.0, 2.0, 1.0)
NO_TALLY = (1.0, 3.0, 0.0, 1.0)
NO_WORDS = (1.0, 3.0, 2.0, 0.0)

Points = tuple[float | None, ...]
# Cells, or the bytes of a file, or what makes the file.
Made = list[Cell] | bytes | Callable[[Path], object]


@dataclass(frozen=True, eq=False)
class Case:
    """One labelled submission.

    Attributes
    ----------
    name : str
        What it tries.
    points : tuple of float or None
        What each task must earn; None waits for a person.
    status : str
        What its result must say.
    make : callable
        Returns what is handed in. ``@PORT@`` in it becomes a listener's port,
        ``@COURSE@`` the course folder, ``@MARK@`` a word to find its processes by.
    assignment : str
        To what.
    limits : mapping
        Where they differ from the usual ones.
    """

    name: str
    points: Points
    status: str
    make: Callable[[], Made]
    assignment: str = "umbrellas"
    limits: Mapping[str, float] = field(default_factory=dict)

    def write(self, path: Path, places: Mapping[str, str]) -> None:
        """Hand it in as a file."""
        made = self.make()
        path.parent.mkdir(parents=True, exist_ok=True)
        if callable(made):
            made(path)
            return
        content = made if isinstance(made, bytes) else as_file(made)
        for name, value in places.items():
            content = content.replace(f"@{name}@".encode(), value.encode())
        path.write_bytes(content)


def labelled(
    cases: list[Case],
    points: Points,
    status: str = "graded",
    *,
    assignment: str = "umbrellas",
    **limits: float,
) -> Callable[[Callable[[], Made]], Callable[[], Made]]:
    """Add a function to the cases, with what its submission must earn."""

    def add(make: Callable[[], Made]) -> Callable[[], Made]:
        case = Case(make.__name__, points, status, make, assignment, limits)
        cases.append(case)
        return make

    return add


def submission(
    *extra: str, of: tuple[Cell, ...] = SOURCE, **answers: str
) -> list[Cell]:
    """Return a student's cells: right answers but for those given.

    ``extra`` are cells that the student added before the first task.
    """
    texts = RIGHT | answers
    cells = deepcopy(handed_out(of))
    for each in cells:
        name = each["metadata"].get("nbgrader", {}).get("grade_id")
        each["source"] = texts.get(name, each["source"])
    return [*cells[:2], *(cell(source) for source in extra), *cells[2:]]


def neuron(*lines: str) -> list[Cell]:
    """Return right answers but for a neuron that does this."""
    body = "\n".join(f"    {line}" for line in lines)
    return submission(neuron=f"def neuron(X, w, b):\n{body}")


def as_file(cells: list[Cell], encoding: str = "utf-8") -> bytes:
    """Return the file of a notebook."""
    return json.dumps(notebook(cells)).encode(encoding)
