"""The perceptron rule: by hand, at its wall, and within its bound."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import anncourse as ann

CORNERS = [[0, 0], [0, 1], [1, 0], [1, 1]]


def test_perceptron_steps_by_hand():
    # AND, from zero weights; an answer is 1 where w x + b >= 0
    run = ann.perceptron(CORNERS, [0, 0, 0, 1])
    first, second = run.corrections[:2]
    assert (first.epoch, first.example, first.error) == (0, 0, -1)
    np.testing.assert_array_equal(first.w, [0, 0])
    assert first.b == -1
    assert (second.epoch, second.example, second.error) == (0, 3, 1)
    np.testing.assert_array_equal(second.w, [1, 1])
    assert second.b == 0
    assert run.converged
    assert run.mistakes[-1] == 0
    assert sum(run.mistakes) == len(run.corrections)
    np.testing.assert_array_equal(
        ann.threshold_neuron(CORNERS, run.w, run.b), [0, 0, 0, 1]
    )


def test_without_a_bias_two_points_take_thirteen_corrections():
    run = ann.perceptron([[1, 0.1], [0.3, -0.05]], [1, 0], bias=False)
    assert run.converged
    assert len(run.corrections) == 13
    assert run.b == 0
    assert all(c.b == 0 for c in run.corrections)


def test_xor_never_ends():
    run = ann.perceptron(CORNERS, [0, 1, 1, 0], epochs=50)
    assert not run.converged
    assert len(run.mistakes) == 50
    assert min(run.mistakes) > 0


@given(
    st.integers(0, 10_000),
    st.floats(0.01, 10),
    st.booleans(),
    st.booleans(),
)
def test_corrections_stay_below_novikoffs_bound(seed, lr, shuffle, flip):
    rng = np.random.default_rng(seed)
    X = rng.uniform(-1, 1, (20, 2))
    true = np.append(rng.normal(size=2), rng.normal() / 2)
    true /= np.linalg.norm(true)
    with_bias = np.column_stack([X, np.ones(20)])
    margin = np.abs(with_bias @ true)
    X, with_bias = X[margin > 0.1], with_bias[margin > 0.1]
    y = (with_bias @ true > 0) ^ flip
    if len(X) < 2:
        return
    run = ann.perceptron(
        X, y.astype(int), lr=lr, epochs=1000, shuffle=shuffle, rng=seed
    )
    radius = np.linalg.norm(with_bias, axis=1).max()
    assert run.converged
    assert len(run.corrections) <= (radius / 0.1) ** 2
    np.testing.assert_array_equal(ann.threshold_neuron(X, run.w, run.b), y)


def test_the_order_is_that_of_the_rows_unless_shuffled():
    X, y = ann.datasets.xor(40, rng=0)
    runs = [
        ann.perceptron(X, y, epochs=3, shuffle=shuffle, rng=seed)
        for shuffle, seed in [(False, 1), (False, 2), (True, 1), (True, 2)]
    ]
    seen = [[c.example for c in run.corrections] for run in runs]
    assert seen[0] == seen[1] != seen[2] != seen[3]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"X": [1, 2]}, r"X \(n, d\) and y \(n,\)"),
        ({"y": [0, 1]}, r"got \(4, 2\) and \(2,\)"),
        ({"y": [0, 1, 2, 1]}, r"labels 0 and 1, got \[0. 1. 2.\]"),
        ({"y": [-1, 1, 1, 1]}, "labels 0 and 1"),
        ({"X": np.full((4, 2), np.nan)}, "finite numbers, got nan in X"),
        ({"X": np.full((4, 2), 1e308)}, "smaller numbers in X, got"),
        ({"lr": 0}, "lr to be greater than 0"),
        ({"epochs": 0}, "epochs to be at least 1"),
        ({"bias": 0}, "bias to be True or False"),
        ({"shuffle": 1}, "shuffle to be True or False"),
        ({"rng": -1}, "rng to be None"),
    ],
)
def test_bad_input_is_refused(arguments, words):
    given = {"X": CORNERS, "y": [0, 0, 0, 1]} | arguments
    with pytest.raises(ValueError, match=words) as error:
        ann.perceptron(given.pop("X"), given.pop("y"), **given)
    assert str(error.value).startswith("perceptron expects")
