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
