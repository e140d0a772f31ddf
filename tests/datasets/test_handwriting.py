"""The digits, and what happens without scikit-learn."""

import sys

import numpy as np
import pytest

from anncourse import datasets


def test_the_digits_are_what_the_docstring_says():
    X, y = datasets.digits()
    assert (X.shape, X.dtype) == ((1797, 64), np.float64)
    assert (X.min(), X.max()) == (0, 1)
    assert (y.shape, y.dtype) == ((1797,), np.int64)
    assert np.bincount(y).min() > 170
    # A zero has ink around an empty middle.
    zero = X[y == 0].mean(0).reshape(8, 8)
    assert zero[3:5, 3:5].max() < 0.2 < zero[3, 2]


def test_pixels_in_float32():
    X, _ = datasets.digits(dtype=np.float32)
    assert X.dtype == np.float32
    np.testing.assert_array_equal(X, datasets.digits()[0])


@pytest.mark.parametrize("dtype", [int, np.float16, "float128", "pixels"])
def test_other_types_are_refused(dtype):
    with pytest.raises(ValueError, match="digits expects dtype to be"):
        datasets.digits(dtype=dtype)


def test_without_scikit_learn_the_error_says_what_to_do(monkeypatch):
    monkeypatch.setitem(sys.modules, "sklearn.datasets", None)
    with pytest.raises(
        ImportError, match=r"pip install \"anncourse\[data\]"
    ):
        datasets.digits()
