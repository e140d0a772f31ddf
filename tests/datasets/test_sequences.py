"""Parity, echo, adding."""

import numpy as np
import pytest

from anncourse import datasets


def test_parity_so_far():
    X, y = datasets.parity(50, length=9, rng=0)
    assert X.shape == y.shape == (50, 9, 1)
    for bits, odd in zip(X[..., 0], y[..., 0], strict=True):
        assert [bits[: t + 1].sum() % 2 for t in range(9)] == odd.tolist()
    assert set(X.ravel()) == {0, 1}
    assert 0.4 < X.mean() < 0.6


def test_the_echo_of_the_first_number():
    X, y = datasets.echo(2000, delay=5, rng=0)
    assert (X.shape, y.shape) == ((2000, 6, 1), (2000, 1))
    np.testing.assert_array_equal(y, X[:, 0])
    y += 1
    assert np.abs(X).max() <= 1
    assert (X**2).mean() == pytest.approx(1 / 3, rel=0.05)
    # The numbers in between tell nothing.
    assert np.abs(np.corrcoef(X[..., 0].T)[0, 1:]).max() < 0.06


@pytest.mark.parametrize("length", [2, 7, 20])
def test_two_marked_numbers_are_added(length):
    X, y = datasets.adding(200, length=length, rng=0)
    value, mark = X[..., 0], X[..., 1]
    np.testing.assert_array_equal(mark[:, : length // 2].sum(1), 1)
    np.testing.assert_array_equal(mark[:, length // 2 :].sum(1), 1)
    np.testing.assert_allclose(y[:, 0], (value * mark).sum(1))
    assert set(mark.ravel()) <= {0, 1}
    assert ((y - 1) ** 2).mean() == pytest.approx(1 / 6, rel=0.25)
