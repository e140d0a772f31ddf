"""Training rows and test rows."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from anncourse import datasets


@given(st.integers(2, 60), st.floats(0.01, 0.99), st.integers(0, 99))
def test_every_row_lands_on_one_side_with_its_target(n, test, seed):
    X = np.arange(2 * n).reshape(n, 2)
    parts = datasets.split(X, 2 * np.arange(n), test=test, rng=seed)
    X_train, y_train, X_test, y_test = parts
    assert len(X_test) == min(max(round(test * n), 1), n - 1)
    np.testing.assert_array_equal(X_train[:, 0], y_train)
    np.testing.assert_array_equal(X_test[:, 0], y_test)
    both = np.concatenate([y_train, y_test])
    np.testing.assert_array_equal(np.sort(both), 2 * np.arange(n))


def test_the_test_rows_are_the_first_of_one_permutation():
    order = np.random.default_rng(5).permutation(8)
    _, _, X_test, _ = datasets.split(np.arange(8), np.arange(8), rng=5)
    np.testing.assert_array_equal(X_test, order[:2])


def test_copies_are_given():
    X = np.zeros((4, 2))
    for part in datasets.split(X, X, rng=0):
        part += 1
    assert not X.any()


@pytest.mark.parametrize(
    ("X", "y", "settings", "words"),
    [
        (
            np.zeros(3),
            np.zeros(2),
            {},
            r"equal length, got \(3,\) and \(2,\)",
        ),
        (np.zeros(()), np.zeros(()), {}, "equal length"),
        (np.zeros(1), np.zeros(1), {}, "at least 2 rows, got 1"),
        (
            np.zeros(4),
            np.zeros(4),
            {"test": 0},
            "test to be greater than 0",
        ),
        (np.zeros(4), np.zeros(4), {"test": 1}, "test to be less than 1"),
        (np.zeros(4), np.zeros(4), {"test": True}, "test to be a number"),
        (np.zeros(4), np.zeros(4), {"rng": -1}, "rng to be None"),
    ],
)
def test_bad_input_is_refused(X, y, settings, words):
    with pytest.raises(ValueError, match="split expects .*" + words):
        datasets.split(X, y, **settings)
