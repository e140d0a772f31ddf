"""One neuron by hand."""

import numpy as np
import pytest

import anncourse as ann

CORNERS = [[0, 0], [0, 1], [1, 0], [1, 1]]


def test_the_umbrella():
    x, w, b = [0.8, 0.3], [2.0, -1.0], -0.5
    assert ann.weighted_sum(x, w, b) == pytest.approx(0.8)
    assert ann.linear_neuron(x, w, b) == pytest.approx(0.8)
    assert ann.threshold_neuron(x, w, b) == 1
    assert ann.logistic_neuron(x, w, b) == pytest.approx(0.6899744811276125)


@pytest.mark.parametrize(
    ("w", "b", "answers"),
    [
        ([1, 1], -2, [0, 0, 0, 1]),
        ([1, 1], -1, [0, 1, 1, 1]),
        ([-1, -1], 1, [1, 1, 1, 0]),
    ],
)
def test_and_or_nand_by_a_threshold(w, b, answers):
    np.testing.assert_array_equal(
        ann.threshold_neuron(CORNERS, w, b), answers
    )


@pytest.mark.parametrize(
    ("x", "w", "b", "words"),
    [
        ([1, 2], [1], 0, r"1 inputs for 1 weights, got x of shape \(2,\)"),
        (3.0, [1], 0, r"got x of shape \(\)"),
        ([[[1]]], [1], 0, "got x of shape"),
        ([1], [[1]], 0, r"weights \(n,\), got \(1, 1\)"),
        ([np.nan], [1], 0, "finite numbers, got nan in x"),
        ([1], [np.inf], 0, "finite numbers, got inf in w"),
        ([], [], 0, "at least one number in x"),
        ([1], ["a"], 0, "w to hold numbers"),
        ([1], [1], np.nan, "b to be finite"),
        ([1], [1], True, "b to be a number"),
        ([1], [1], [1], "b to be a number"),
        ([1e300], [1e300], 0, "smaller numbers, got inf as the sum"),
    ],
)
def test_inputs_and_weights_must_fit(x, w, b, words):
    for neuron in (
        ann.weighted_sum,
        ann.threshold_neuron,
        ann.linear_neuron,
        ann.logistic_neuron,
    ):
        with pytest.raises(ValueError, match=words):
            neuron(x, w, b)
