"""Flatten and Reshape: there and back, and what does not fit."""

import numpy as np
import pytest

import anncourse as ann


def test_flatten_and_back():
    x = np.arange(12.0).reshape(2, 3, 2)
    y, cache = ann.Flatten().forward(x)
    np.testing.assert_array_equal(y[1], [6, 7, 8, 9, 10, 11])
    np.testing.assert_array_equal(ann.Flatten().backward(y, cache)[0], x)


def test_reshape_reads_row_by_row_and_goes_back():
    layer = ann.Reshape(3, 2)
    x = np.arange(12.0).reshape(2, 6)
    y, cache = layer.forward(x)
    np.testing.assert_array_equal(y[1], [[6, 7], [8, 9], [10, 11]])
    np.testing.assert_array_equal(layer.backward(y, cache)[0], x)
    assert repr(layer) == "Reshape(3, 2)"


def test_reshape_undoes_flatten():
    x = np.random.default_rng(0).normal(size=(2, 3, 4, 1))
    net = ann.Serial(ann.Flatten(), ann.Reshape(3, 4, 1))
    np.testing.assert_array_equal(net(x), x)


@pytest.mark.parametrize("shape", [(5, 4), (6,), (5, 3, 3)])
def test_examples_of_another_size_are_refused(shape):
    words = r"^Reshape\(3, 2\) expects 6 numbers an example, got x of shape"
    with pytest.raises(ValueError, match=words):
        ann.Reshape(3, 2)(np.ones(shape))


@pytest.mark.parametrize(
    ("shape", "words"),
    [
        ((), "at least one size, got none"),
        ((2, 0), "a size to be at least 1, got 0"),
        ((-1,), "a size to be at least 1, got -1"),
        ((2.0,), "a size to be a whole number, got 2.0"),
        (((2, 3),), "a size to be a whole number"),
    ],
)
def test_a_shape_is_of_whole_numbers(shape, words):
    with pytest.raises(ValueError, match="^Reshape expects " + words):
        ann.Reshape(*shape)
