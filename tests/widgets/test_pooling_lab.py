"""The strip that moves: its own numbers; what holds for all is in test_all_figures."""

import numpy as np
import pytest

from anncourse.widgets import PoolingLab
from tests.widgets.page import ask

CASES = [
    ({}, [0, 1], 0),
    # One pixel farther, and the pattern is gone.
    ({"shift": 1}, [1, 1], 1),
    ({"shift": 2}, [1, 0], 0),
    ({"shift": 4}, [0, 1], 0),
    # A blur before the stride: what is left of the jump is a quarter.
    ({"blur": "1 2 1"}, [0.5, 1], 0),
    ({"blur": "1 2 1", "shift": 1}, [0.75, 0.75], 0.25),
    ({"pool": "mean", "shift": 1}, [0.5, 0.5], 0.5),
    ({"pool": "none", "shift": 1}, [1, 0], 0),
]


@pytest.mark.parametrize(("state", "pair", "gap"), CASES)
def test_what_comes_out_by_hand(state, pair, gap):
    lab = PoolingLab(**state)
    np.testing.assert_array_equal(lab.kept, pair * 4)
    assert lab.gap == gap


@pytest.mark.parametrize("shift", range(5))
@pytest.mark.parametrize("pool", ["max", "mean", "none"])
def test_without_a_stride_it_moves_along(pool, shift):
    strip = [1, 0, 0, 1, 1, 1, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0]
    lab = PoolingLab(strip=strip, pool=pool, shift=shift, stride="1")
    np.testing.assert_array_equal(lab.kept, np.roll(lab.before, shift))
    assert lab.gap == 0


def test_what_questions_may_ask_about():
    labs = [PoolingLab(**state) for state, _, _ in CASES]
    found = ask(
        {"quantities": "views/PoolingLab/task.js"},
        """(s) => ["gap", "outputs", "mean", "out"]
          .map((name) => quantities[name](s))""",
        [lab.state() for lab in labs],
    )
    for lab, (gap, outputs, mean, out) in zip(labs, found, strict=True):
        assert gap == lab.gap
        assert (outputs, mean) == (8, lab.kept.mean())
        assert out == " ".join(f"{value:g}" for value in lab.kept)


def test_the_sentence_says_what_a_shift_changed():
    said = PoolingLab(shift=1).describe()
    assert said.endswith("Beside what came out before: up to 1 off.")
    said = PoolingLab(shift=2).describe()
    assert said.endswith("the same numbers, moved along.")
    said = PoolingLab(blur="1 2 1").describe()
    assert said.endswith("Out come 0.5 1 0.5 1 0.5 1 0.5 1.")


def test_the_picture_has_a_row_for_each_step():
    def rows(**state):
        [ax] = PoolingLab(**state).picture().axes
        return len(ax.images)

    assert rows() == 4
    assert rows(blur="1 2 1") == 5
