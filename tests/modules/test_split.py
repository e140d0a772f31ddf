"""Split: which columns go where, and every list of columns that is refused."""

import numpy as np
import pytest

import anncourse as ann


def passing(columns: list, branches: int = 2) -> ann.Split:
    """Return branches that pass on what they are given."""
    layers = [ann.Activation("linear") for _ in range(branches)]
    return ann.Split(*layers, columns=columns)


X = np.array([[0.0, 1.0, 2.0, 3.0, 4.0]])


@pytest.mark.parametrize(
    ("columns", "order"),
    [
        ([3, 2], [0, 1, 2, 3, 4]),
        ([slice(0, 3), slice(3, 5)], [0, 1, 2, 3, 4]),
        ([slice(3, 5), slice(3)], [3, 4, 0, 1, 2]),
        ([slice(0, 5, 2), [3, 1]], [0, 2, 4, 3, 1]),
        ([[4], [0]], [4, 0]),
        ([(4,), np.array([0, 2])], [4, 0, 2]),
        ([np.int64(3), 2], [0, 1, 2, 3, 4]),
    ],
)
def test_where_the_columns_go(columns, order):
    net = passing(columns)
    y, cache = net.forward(X)
    np.testing.assert_array_equal(y, [order])
    dx, _ = net.backward(np.arange(1.0, len(order) + 1)[None], cache)
    expected = np.zeros_like(X)
    expected[0, order] = np.arange(1, len(order) + 1)
    np.testing.assert_array_equal(dx, expected)


def test_modules_know_nothing_of_each_other():
    net = ann.Split(
        ann.Dense(3, 2, rng=0), ann.Dense(2, 1, rng=1), columns=[3, 2]
    )
    changed = X.copy()
    changed[0, 3:] = 9
    np.testing.assert_array_equal(net(X)[:, :2], net(changed)[:, :2])
    assert (net(X)[:, 2] != net(changed)[:, 2]).all()


def test_more_columns_are_taken_only_where_none_are_counted():
    assert passing([[0], slice(1, 3)])(X).shape == (1, 3)
    words = (
        r"^Split\(.*columns=\[1, 3\]\) expects 4 features, got x of shape"
    )
    with pytest.raises(ValueError, match=words):
        passing([1, 3])(X)


@pytest.mark.parametrize("x", [X[:, :4], X[0]])
def test_an_input_without_these_columns_is_refused(x):
    words = r"^Split\(.*\) expects at least 5 features, got x of shape"
    with pytest.raises(ValueError, match=words):
        passing([[0, 4], [1]])(x)


def test_an_error_names_the_branch():
    net = ann.Split(ann.Dense(2, 1), ann.Dense(2, 1), columns=[2, 3])
    words = r"^Split, branch 1 of 0 to 1: Dense\(2 -> 1\) expects 2 feat"
    with pytest.raises(ValueError, match=words):
        net(X)


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        (5, "columns to be a list, got 5"),
        ("01", "columns to be a list, got '01'"),
        ([5], r"columns for each of 2 branches, got 1: \[5\]"),
        ([1, 2, 2], "columns for each of 2 branches, got 3"),
        ([0, 5], "a number of columns to be at least 1, got 0"),
        ([True, 4], "a number of columns to be a whole number, got True"),
        ([None, 4], "a number of columns to be a whole number, got None"),
        ([3, [4]], "slices and lists of columns, or numbers of .* got 3"),
        ([[], [0]], r"slices and lists of columns.* got \[\]"),
        (["ab", [0]], "slices and lists of columns.* got 'ab'"),
        ([[-1], [0]], "a column to be at least 0, got -1"),
        ([[1.0], [0]], "a column to be a whole number, got 1.0"),
        ([slice(3, None), [0]], "a slice with an end, got slice"),
        ([slice(-3, 4), [0]], "a slice's start to be at least 0"),
        ([slice(0, -1), [4]], "a slice's end to be at least 1"),
        ([slice(4, 1, -1), [0]], "a slice's step to be at least 1"),
        (
            [slice(2, 2), [0]],
            "at least one column for each branch, got slice",
        ),
    ],
)
def test_columns_that_say_nothing_clear_are_refused(columns, words):
    with pytest.raises(ValueError, match="^Split expects " + words):
        passing(columns)


@pytest.mark.parametrize(
    "columns", [[[0, 2], slice(2, 4)], [[2], [2]], [[2, 2], [0]]]
)
def test_a_column_is_given_once(columns):
    words = (
        "^Split gives each column once, got column 2 for branch 0 and ag"
    )
    with pytest.raises(ValueError, match=words):
        passing(columns)


def test_its_repr_shows_the_columns():
    net = ann.Split(ann.Softmax(), ann.Dense(1, 1), columns=[[0, 2], [1]])
    assert repr(net) == (
        "Split(Softmax(), Dense(1 -> 1), columns=[[0, 2], [1]])"
    )
