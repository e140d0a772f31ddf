"""Blocks of squares: their own shapes; what holds for all is in test_all_figures."""

import pytest

from anncourse.widgets import ShapeLab
from tests.widgets.page import ask

CASES = [
    ({}, (4, 2), "X (4, 3) @ W (3, 2) is (4, 2)."),
    ({"outputs": 5}, (4, 5), "is (4, 5)."),
    ({"rows": 2}, None, "the columns of X are 3, the rows of W 2."),
    ({"bias": "O numbers"}, (4, 2), "With b (2,) added it is (4, 2)."),
    ({"bias": "a column of B"}, (4, 2), "b (4, 1) added it is (4, 2)."),
    (
        {"bias": "B numbers"},
        None,
        "it does not fit: the last sizes are 2 and 4.",
    ),
    # The trap: a column and a row stretch each other.
    ({"outputs": 1, "bias": "B numbers"}, (4, 4), "it is (4, 4)."),
    ({"outputs": 4, "bias": "B numbers"}, (4, 4), "it is (4, 4)."),
]


@pytest.mark.parametrize(("state", "shape", "words"), CASES)
def test_shapes_by_hand(state, shape, words):
    lab = ShapeLab(**state)
    assert lab.result == shape
    assert lab.describe().endswith(words)


def test_the_picture_has_a_square_for_each_number():
    [ax] = ShapeLab(bias="O numbers").picture().axes
    assert len(ax.patches) == 12 + 6 + 8 + 2 + 8
    [ax] = ShapeLab(rows=2).picture().axes
    assert len(ax.patches) == 12 + 4


def test_what_questions_may_ask_about():
    labs = [ShapeLab(**state) for state, _, _ in CASES]
    found = ask(
        {"quantities": "views/ShapeLab/task.js"},
        "(s) => [quantities.result(s), quantities.numbers(s), quantities.grown(s)]",
        [lab.state() for lab in labs],
    )
    for lab, (result, numbers, grown) in zip(labs, found, strict=True):
        shape = lab.result
        assert result == (str(shape) if shape else "an error")
        assert numbers == (shape[0] * shape[1] if shape else 0)
        assert grown == (12 if (lab.outputs, numbers) == (1, 16) else 0)
