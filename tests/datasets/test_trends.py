"""A line and a wave."""

import numpy as np
import pytest

from anncourse import datasets


@pytest.mark.parametrize("make", [datasets.line, datasets.wave])
def test_columns_in_the_promised_order_of_draws(make):
    X, y = make(30, noise=0.2, rng=1)
    clean = make(30, noise=0, rng=1)[1]
    rng = np.random.default_rng(1)
    np.testing.assert_array_equal(X, rng.uniform(-1, 1, 30)[:, None])
    np.testing.assert_allclose(y - clean, 0.2 * rng.normal(size=(30, 1)))
    assert y.dtype == np.float64


def test_the_line_and_the_wave():
    X, y = datasets.line(9, slope=2, intercept=-1, noise=0, rng=0)
    np.testing.assert_array_equal(y, 2 * X - 1)
    X, y = datasets.wave(9, noise=0, rng=0)
    np.testing.assert_array_equal(y, 0.8 * np.sin(np.pi * X))


@pytest.mark.parametrize(
    ("make", "settings", "words"),
    [
        (datasets.line, {"n": 0}, "line expects n to be at least 1"),
        (
            datasets.line,
            {"slope": np.nan},
            "line expects slope to be finite",
        ),
        (
            datasets.line,
            {"intercept": True},
            "line expects intercept to be",
        ),
        (datasets.wave, {"noise": -1}, "wave expects noise to be at least"),
        (datasets.wave, {"rng": "a"}, "wave expects rng to be"),
    ],
)
def test_bad_input_is_refused(make, settings, words):
    with pytest.raises(ValueError, match=words):
        make(**settings)


def test_three_pieces_that_do_not_meet():
    X, y = datasets.pieces(500, noise=0, rng=0)
    for low, high, intercept, slope in (
        (-1, -1 / 3, 0.4, 1.2),
        (-1 / 3, 1 / 3, 0.3, -1.5),
        (1 / 3, 1, -1.1, 1.5),
    ):
        here = np.abs(X - (low + high) / 2) < (high - low) / 2
        assert here.sum() > 100
        np.testing.assert_allclose(y[here], intercept + slope * X[here])


def test_the_surface_has_a_hill_a_hollow_and_a_slope():
    X, y = datasets.surface(5000, noise=0, rng=0)
    top, bottom = X[y.argmax()], X[y.argmin()]
    np.testing.assert_allclose(top, [0.4, 0.3], atol=0.06)
    np.testing.assert_allclose(bottom, [-0.4, -0.3], atol=0.1)
    far = (X[:, 0] > 0.9) & (X[:, 1] < -0.8)
    np.testing.assert_allclose(y[far, 0], 0.2 * X[far, 0], atol=0.02)


def test_the_noise_of_pieces_and_surface_comes_last():
    for make in (datasets.pieces, datasets.surface):
        clean, noisy = (make(9000, noise=s, rng=0)[1] for s in (0, 0.3))
        assert (noisy - clean).std() == pytest.approx(0.3, rel=0.03)
