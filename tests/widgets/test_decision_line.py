"""The decision line: its mathematics, and what it asks the page."""

import itertools
import math

import numpy as np
import pytest
from matplotlib.figure import Figure

from anncourse.widgets import DecisionLine
from tests.widgets.page import ask

LINE = "views/DecisionLine/line.js"
TASK = "views/DecisionLine/task.js"
OWN = {
    "points": [[1, 2], [2, 3], [3, 5], [4, 1], [6, 2.5], [-2, 0]],
    "targets": [0, 0, 1, 0, 1, 1],
}
TASKS = [{"task": "AND"}, {"task": "OR"}, {"task": "XOR"}, OWN]
STATES = [
    {"weights": list(weights), "bias": bias, **task}
    for weights, bias, task in itertools.product(
        [(1.0, -1.0), (1.0, 1.0), (-0.7, 0.31), (0.0, 0.0), (5.0, 2.0)],
        (-1.5, -0.5, 0.0, 2.0),
        TASKS,
    )
]
FULL = [DecisionLine(**state).state() for state in STATES]


@pytest.mark.parametrize(
    ("task", "weights", "bias", "correct"),
    [
        ("AND", [1, 1], -1.5, 4),
        ("OR", [1, 1], -0.5, 4),
        ("XOR", [1, 1], -0.5, 3),
        ("AND", [1, -1], 0, 2),
        # Without weights every point gets the same answer.
        ("AND", [0, 0], 0, 1),
        ("AND", [0, 0], -1, 3),
    ],
)
def test_known_lines(task, weights, bias, correct):
    line = DecisionLine(task=task, weights=weights, bias=bias)
    assert line.correct == correct


def test_no_line_gets_xor_right():
    rng = np.random.default_rng(0)
    line = DecisionLine(task="XOR")
    for u, v, bias in rng.uniform(-5, 5, (500, 3)):
        line.weights, line.bias = [u, v], bias
        assert line.correct <= 3


def test_points_of_your_own_make_a_task_of_their_own():
    line = DecisionLine(**OWN)
    assert line.task == "custom"
    points, targets = line.data
    assert points.tolist() == OWN["points"]
    assert targets.tolist() == OWN["targets"]
    with pytest.raises(ValueError, match="go with task custom; got AND"):
        DecisionLine(task="AND", **OWN)


def test_arrays_are_points_too():
    line = DecisionLine(
        points=np.array(OWN["points"]), targets=np.array(OWN["targets"])
    )
    assert line.points == OWN["points"]


def test_description_names_what_is_wrong():
    line = DecisionLine(task="XOR", weights=[1, -1], bias=0)
    assert line.describe() == (
        "A line that decides XOR: the neuron answers 1 where "
        "1.00 x₁ − 1.00 x₂ + 0.00 is 0 or more. "
        "1 of 4 right; wrong: (0, 0), (0, 1), and (1, 1)."
    )
    right = DecisionLine(task="AND", weights=[1, 1], bias=-1.5)
    assert right.describe().endswith("4 of 4 right.")


def test_page_and_package_count_alike():
    found = ask({"right": LINE}, "right", FULL)
    assert found == [DecisionLine(**state).correct for state in STATES]


def test_what_questions_may_ask_about():
    """A bias slides a line, and turning both weights round does not turn it."""
    lines = [
        ([1, 1], 0),
        ([1, 1], 1),
        ([-2, -2], 0),
        ([1, 0], 2),
        ([0, -3], 0),
    ]
    found = ask(
        {"quantities, judges": TASK},
        "(state) => [quantities.direction(state), quantities.distance(state),"
        ' quantities.right(state), judges["all right"](state)]',
        [DecisionLine(weights=w, bias=b).state() for w, b in lines],
    )
    directions, distances, right, solved = zip(*found, strict=True)
    assert directions == pytest.approx([45, 45, 45, 0, 90])
    assert distances == pytest.approx([0, math.sqrt(0.5), 0, 2, 0])
    assert right == tuple(
        DecisionLine(weights=w, bias=b).correct for w, b in lines
    )
    assert not any(solved)
    [[good]] = ask(
        {"judges": TASK},
        '(state) => [judges["all right"](state)]',
        [DecisionLine(task="AND", weights=[1, 1], bias=-1.5).state()],
    )
    assert good is True


def test_a_long_line_is_scaled_and_stays_the_same_line():
    [found] = ask({"line": LINE}, "(w) => line(w, 5)", [[10, -5, 40]])
    assert found == {"weights": [1.25, -0.625], "bias": 5}


@pytest.mark.parametrize(
    "state", [{}, {"task": "XOR"}, OWN, {"weights": [0, 0]}]
)
def test_picture_shows_every_distance(state):
    line = DecisionLine(**state)
    figure = line.picture()
    assert isinstance(figure, Figure)
    [ax] = figure.axes
    distances = [t for t in ax.texts if t.get_text()]
    expected = len(line.data[0]) if any(line.weights) else 0
    assert len(distances) == len(ax.lines) == expected
