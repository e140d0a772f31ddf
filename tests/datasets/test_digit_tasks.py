"""Digits moved, split by stretches, in pairs, and beside a sound."""

import numpy as np
import pytest

from anncourse import datasets


@pytest.fixture(scope="module")
def rows():
    """Every digit of the library as bytes, with how often it occurs there."""
    X, _ = datasets.digits(dtype=np.float32)
    return [row.tobytes() for row in X]


def ink(sheets):
    """Cut the 8 x 8 square that holds the ink out of each sheet, at its corner."""
    for sheet in sheets[..., 0]:
        down, across = np.nonzero(sheet)
        yield sheet, (down.min(), down.max()), (across.min(), across.max())


def test_digits_lie_in_the_middle_to_learn_and_anywhere_in_the_test():
    moved = datasets.shifted_digits(rng=0)
    assert (moved.X_train.dtype, moved.X_train.shape[1:]) == (
        np.float32,
        (16, 16, 1),
    )
    middle = moved.X_train[:, 4:12, 4:12].sum((1, 2, 3))
    np.testing.assert_allclose(middle, moved.X_train.sum((1, 2, 3)))
    rows = [down for _, down, _ in ink(moved.X_test)]
    columns = [across for _, _, across in ink(moved.X_test)]
    for found in (rows, columns):
        assert (np.min(found), np.max(found)) == (0, 15)
        assert np.ptp(found, axis=1).max() <= 7


def test_each_digit_is_laid_down_whole_and_on_one_side(rows):
    for train in ("center", "anywhere"):
        moved = datasets.shifted_digits(train=train, rng=1)
        total = np.concatenate([moved.X_train, moved.X_test]).sum((1, 2, 3))
        expected = [np.frombuffer(row, np.float32).sum() for row in rows]
        np.testing.assert_allclose(np.sort(total), np.sort(expected))
    assert moved.X_train[:, :4].any()


def test_a_digit_laid_on_a_sheet_of_its_size_is_the_digit():
    X, y = datasets.digits(dtype=np.float32)
    same = datasets.shifted_digits(canvas=8, rng=0)
    expected = datasets.split(X, y, rng=0)
    for part, found in zip(expected, same, strict=True):
        np.testing.assert_array_equal(part, found.reshape(part.shape))


def test_stretches_of_the_file():
    X, _ = datasets.digits()
    parts = datasets.digits_in_order(blocks=3, held=[1])
    np.testing.assert_array_equal(parts.X_test, X[599:1198])
    np.testing.assert_array_equal(
        parts.X_train, np.concatenate([X[:599], X[1198:]])
    )
    stretches = [
        datasets.digits_in_order(held=[k]).X_test for k in range(13)
    ]
    assert {len(one) for one in stretches} == {138, 139}
    np.testing.assert_array_equal(np.concatenate(stretches), X)


@pytest.mark.parametrize("unseen", [10, 20, 30, 40])
def test_pairs_that_are_never_shown(unseen):
    pairs = datasets.digit_pairs(unseen=unseen, rng=unseen)
    shown = {tuple(pair) for pair in pairs.digits_train}
    again = {tuple(pair) for pair in pairs.digits_test[~pairs.unseen]}
    new = {tuple(pair) for pair in pairs.digits_test[pairs.unseen]}
    assert len(shown) == 100 - unseen
    assert again <= shown
    assert new.isdisjoint(shown)
    assert len(new) == unseen
    # Every digit is seen on either side, and every sum is seen.
    assert {a for a, _ in shown} == {b for _, b in shown} == set(range(10))
    assert set(pairs.y_train) == set(range(19))
    np.testing.assert_array_equal(pairs.y_test, pairs.digits_test.sum(1))


def test_pairs_are_pictures_of_their_digits_and_no_picture_is_on_both_sides():
    X, y = datasets.digits(dtype=np.float32)
    label = {row.tobytes(): digit for row, digit in zip(X, y, strict=True)}
    pairs = datasets.digit_pairs(train=300, test=301, rng=0)
    seen = []
    for pictures, digits in (
        (pairs.X_train, pairs.digits_train),
        (pairs.X_test, pairs.digits_test),
    ):
        halves = pictures.reshape(-1, 64)
        found = [label[half.tobytes()] for half in halves]
        np.testing.assert_array_equal(found, digits.ravel())
        seen.append({half.tobytes() for half in halves})
    assert seen[0].isdisjoint(seen[1])
    assert pairs.unseen.sum() == 150


def test_what_is_seen_and_heard_belongs_together():
    clean = datasets.seen_and_heard(blur=0, noise=0, rng=0)
    X, y = datasets.digits()
    label = {row.tobytes(): digit for row, digit in zip(X, y, strict=True)}
    for pictures, digits in (
        (clean.X_train[:, :64], clean.y_train),
        (clean.X_test[:, :64], clean.y_test),
    ):
        found = [label[row.tobytes()] for row in pictures]
        np.testing.assert_array_equal(found, digits)
    # Of these vowels, that of "hood", 4, has the lowest F1; of "hod", 2, the highest.
    first = [clean.X_train[clean.y_train == k, 64].mean() for k in range(6)]
    assert (np.argmin(first), np.argmax(first)) == (4, 2)
    noisy = datasets.seen_and_heard(blur=0.3, noise=0, rng=0)
    blur = noisy.X_train[:, :64] - clean.X_train[:, :64]
    assert blur.std() == pytest.approx(0.3, rel=0.02)


def test_the_voices_of_the_test_are_others():
    clean = datasets.seen_and_heard(blur=0, noise=0, rng=0)
    learned = {tuple(row) for row in clean.X_train[:, 64:].round(9)}
    tested = {tuple(row) for row in clean.X_test[:, 64:].round(9)}
    assert learned.isdisjoint(tested)
