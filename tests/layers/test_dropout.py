"""Dropout: by hand, how much is silenced, its own Generator, bad input."""

import copy

import numpy as np
import pytest

import anncourse as ann


class Loaded(np.random.Generator):
    """A generator whose draws are known."""

    def __init__(self, draws: list[float]) -> None:
        super().__init__(np.random.PCG64(0))
        self.draws = np.array([draws])

    def random(self, size, dtype):
        assert self.draws.shape == size
        return self.draws.astype(dtype)


def test_by_hand():
    # rate 0.25: what draws below it is silenced, the rest grows by 1 / 0.75
    layer = ann.Dropout(0.25, rng=Loaded([0.1, 0.3, 0.25, 0.2]))
    x = np.array([[3.0, 6.0, -9.0, 12.0]])
    y, cache = layer.forward(x, train=True)
    np.testing.assert_allclose(y, [[0.0, 8.0, -12.0, 0.0]])
    dx, grads = layer.backward(np.array([[3.0, 3.0, 6.0, 6.0]]), cache)
    np.testing.assert_allclose(dx, [[0.0, 4.0, 8.0, 0.0]])
    assert grads == {}


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("rate", [0.1, 0.5, 0.9])
def test_the_share_and_the_expected_sum(rate, dtype):
    x = np.ones((400, 500), dtype)
    y, _ = ann.Dropout(rate, rng=0).forward(x, train=True)
    assert (y == 0).mean() == pytest.approx(rate, abs=0.005)
    assert y.mean() == pytest.approx(1, abs=0.015)
    np.testing.assert_allclose(y[y != 0], 1 / (1 - rate), rtol=1e-6)


def test_evaluation_and_rate_0_pass_x_through_and_draw_nothing():
    x = np.array([[3.0, -1.0]])
    for layer, train in ((ann.Dropout(0.5), False), (ann.Dropout(0), True)):
        before = copy.deepcopy(layer.rng).random()
        y, cache = layer.forward(x, train=train)
        np.testing.assert_array_equal(y, x)
        np.testing.assert_array_equal(layer.backward(x, cache)[0], x)
        assert layer.rng.random() == before


def test_one_seed_gives_one_series_of_passes():
    x = np.ones((4, 5))
    first, second, third = (ann.Dropout(0.5, rng=s) for s in (3, 3, 4))
    for _ in range(3):
        y = first.forward(x, train=True)[0]
        np.testing.assert_array_equal(y, second.forward(x, train=True)[0])
        assert (y != third.forward(x, train=True)[0]).any()


def test_one_generator_serves_two_layers():
    rng, x = np.random.default_rng(0), np.ones((4, 5))
    first, second = ann.Dropout(0.5, rng=rng), ann.Dropout(0.5, rng=rng)
    y = first.forward(x, train=True)[0]
    assert (y != second.forward(x, train=True)[0]).any()


def test_the_layout_in_memory_is_kept():
    x = np.ones((5, 4, 3, 2)).transpose(3, 0, 1, 2)
    y, cache = ann.Dropout(0.5, rng=0).forward(x, train=True)
    dx, _ = ann.Dropout(0.5).backward(np.ones_like(x), cache)
    assert y.strides == dx.strides == x.strides


def test_a_network_learns_with_it():
    X, y = ann.datasets.moons(120, noise=0.1, rng=0)
    net = ann.Serial(
        ann.Dense(2, 32, rng=0),
        ann.Activation("relu"),
        ann.Dropout(0.2, rng=1),
        ann.Dense(32, 1, rng=2),
    )
    ann.fit(
        net,
        X,
        y[:, None],
        loss=ann.binary_cross_entropy,
        optimizer=ann.Adam(0.02),
        epochs=60,
        progress=False,
        rng=0,
    )
    assert ((net(X)[:, 0] > 0) == y).mean() > 0.95


@pytest.mark.parametrize(
    ("rate", "words"),
    [
        (1, "rate to be less than 1, got 1"),
        (-0.1, "rate to be at least 0"),
        (np.nan, "rate to be finite"),
        ("half", "rate to be a number"),
        (True, "rate to be a number"),
    ],
)
def test_a_rate_is_a_share_below_all(rate, words):
    with pytest.raises(ValueError, match="^Dropout expects " + words):
        ann.Dropout(rate)


def test_a_bad_seed_is_refused():
    with pytest.raises(ValueError, match="Dropout expects rng to be None"):
        ann.Dropout(0.5, rng="seed")


@pytest.mark.parametrize("train", [True, False])
@pytest.mark.parametrize("dtype", [int, bool, np.float16, complex])
def test_other_types_than_floats_are_refused(dtype, train):
    with pytest.raises(ValueError, match=r"Dropout\(0.5\) expects x of"):
        ann.Dropout(0.5).forward(np.ones((3, 2), dtype), train=train)
