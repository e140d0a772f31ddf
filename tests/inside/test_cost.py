"""What a network costs, held against counts by hand."""

import numpy as np
import pytest

import anncourse as ann
from tests.laws import LAYERS


def zeros(*shape):
    return np.zeros(shape)


@pytest.mark.parametrize(
    ("net", "x", "count"),
    [
        (ann.Dense(3, 4, rng=0), zeros(5, 3), 3 * 4),
        (ann.Dense(3, 4, rng=0), zeros(1, 3), 3 * 4),
        (ann.Activation("tanh"), zeros(2, 3), 0),
        (ann.BatchNorm(3), zeros(2, 3), 0),
        (
            ann.Serial(
                ann.Dense(3, 4, rng=0),
                ann.Activation("relu"),
                ann.Serial(ann.Dense(4, 2, rng=0)),
            ),
            zeros(2, 3),
            3 * 4 + 4 * 2,
        ),
        # A kernel of 3 x 3 at each of 4 x 5 places, from 2 channels to 7.
        (ann.Conv2D(2, 7, 3, rng=0), zeros(2, 6, 7, 2), 9 * 2 * 7 * 4 * 5),
        (
            ann.Conv2D(1, 2, 2, stride=2, rng=0),
            zeros(3, 6, 6, 1),
            4 * 2 * 3 * 3,
        ),
        # Each of 6 steps: 3 inputs and 2 states to four gates of 2.
        (
            ann.Recurrent(ann.LSTMCell(3, 2, rng=0)),
            zeros(4, 6, 3),
            6 * (3 + 2) * 8,
        ),
        (
            ann.Recurrent(ann.ElmanCell(3, 2, rng=0), returns="last"),
            zeros(4, 6, 3),
            6 * (3 + 2) * 2,
        ),
        # Looking symbols up multiplies nothing.
        (
            ann.Serial(ann.Embedding(4, 3, rng=0), ann.Dense(3, 2, rng=0)),
            np.zeros((2, 5), dtype=int),
            5 * 3 * 2,
        ),
        (ann.RBF(2, 7, rng=0), zeros(3, 2), 2 * 7),
        (
            ann.MixtureOfExperts(
                ann.Serial(ann.Dense(3, 2, rng=0), ann.Softmax()),
                [ann.Dense(3, 4, rng=0), ann.Dense(3, 4, rng=1)],
            ),
            zeros(2, 3),
            3 * 2 + 2 * 3 * 4,
        ),
    ],
)
def test_the_count_is_that_by_hand(net, x, count):
    assert ann.multiply_adds(net, x) == count


@pytest.mark.parametrize("name", LAYERS)
def test_counting_changes_nothing(name):
    """Neither the parameters nor what the layer gives."""
    case = LAYERS[name]
    net = case.make()
    shape = (3, *case.shape)
    x = np.ones(shape, dtype=int) if case.symbols else np.ones(shape)
    before, y = {k: v.copy() for k, v in net.named_params().items()}, net(x)
    count = ann.multiply_adds(net, x)
    assert isinstance(count, int)
    assert count >= 0
    np.testing.assert_array_equal(net(x), y)
    for key, value in net.named_params().items():
        np.testing.assert_array_equal(value, before[key])


@pytest.mark.parametrize("bad", [None, 3, [ann.Activation("tanh")]])
def test_what_is_no_network_is_refused(bad):
    with pytest.raises(ValueError, match="a network of layers, got"):
        ann.multiply_adds(bad, [[1.0]])


def test_examples_are_examples_for_this_network():
    with pytest.raises(ValueError, match="expects 3 features"):
        ann.multiply_adds(ann.Dense(3, 4, rng=0), [[1.0]])
