"""Handwritten digits, read from scikit-learn's own copy, and two harder ways with them.

Shifted digits and digits in order are harder in ways that a split by rows hides.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import DTypeLike, NDArray

from anncourse.arguments import (
    FLOATS,
    Array,
    Seed,
    choice,
    generator,
    integer,
    number,
)
from anncourse.datasets.held_out import HeldOut, split
from anncourse.datasets.installed import library


def digits(
    *, dtype: DTypeLike = np.float64
) -> tuple[Array, NDArray[np.int64]]:
    """Read handwritten digits 0 to 9 as small gray pictures.

    Parameters
    ----------
    dtype : float64 or float32
        Type of the pixels.

    Returns
    -------
    X : (1797, 64)
        Pictures of 8 x 8 pixels, row by row; 0 is paper, 1 is full ink.
    y : (1797,) int64
        The digit.

    Raises
    ------
    ValueError
        If dtype is neither float32 nor float64.
    ImportError
        If scikit-learn is not installed.

    Notes
    -----
    Origin: test part of "Optical Recognition of Handwritten Digits" by E. Alpaydin and
    C. Kaynak, UCI Machine Learning Repository, distributed inside scikit-learn
    (Pedregosa et al. 2011), which is read here and not copied. License: that of the
    source; the course ships no part of it. Limits: 13 writers only, and a split by rows
    can put one writer on both sides, so that scores on it are kinder than on a
    stranger's hand; a support vector machine or nearest neighbor does better than a
    small network.

    Examples
    --------
    >>> X, y = digits()
    >>> X.shape, y[:5]
    ((1797, 64), array([0, 1, 2, 3, 4]))
    """
    if dtype not in FLOATS:
        raise ValueError(
            f"digits expects dtype to be float32 or float64, got {dtype!r}"
        )
    found = library("digits", "sklearn.datasets", "scikit-learn")
    X, y = found.load_digits(return_X_y=True)
    return (X / 16.0).astype(dtype), y.astype(np.int64)


SIDE = 8


def shifted_digits(
    *,
    canvas: int = 16,
    train: str = "center",
    test: float = 0.25,
    rng: Seed = None,
) -> HeldOut:
    """Lay digits on a larger sheet: in the middle to learn from, anywhere in the test.

    Parameters
    ----------
    canvas : int
        Side of the sheet, in pixels, 8 to 64; the digits are 8 x 8.
    train : {"center", "anywhere"}
        Where the digits to learn from lie.
    test : float
        Share of the digits held out, between 0 and 1.
    rng : int, Generator or None
        Seed or random Generator.

    Returns
    -------
    HeldOut
        X (n, canvas, canvas, 1) float32: 0 is paper, 1 is full ink; y (n,) int64: the
        digit.

    Raises
    ------
    ValueError
        If train is unknown or a number is out of range.
    ImportError
        If scikit-learn is not installed.

    Notes
    -----
    Origin, license and limits: see `digits`. Trained in the middle and tested anywhere,
    a network without convolution guesses; one that ends in a maximum over the whole map
    does well; pooling alone does not help.

    Examples
    --------
    >>> shifted_digits(rng=0)
    HeldOut(X_train (1348, 16, 16, 1), y_train (1348,), X_test (449, 16, 16, 1),
    y_test (449,))
    """
    canvas = integer("shifted_digits", "canvas", canvas, low=SIDE)
    if canvas > 64:
        raise ValueError(
            f"shifted_digits expects canvas to be at most 64, got {canvas}"
        )
    train = choice("shifted_digits", "train", train, ("center", "anywhere"))
    test = number("shifted_digits", "test", test, above=0, below=1)
    rng = generator("shifted_digits", rng)
    X, y = digits(dtype=np.float32)
    X_train, y_train, X_test, y_test = split(X, y, test=test, rng=rng)
    room = canvas - SIDE
    middle = np.full((len(X_train), 2), room // 2)
    moved = rng.integers(room + 1, size=(len(X_train), 2))
    corners = middle if train == "center" else moved
    elsewhere = rng.integers(room + 1, size=(len(X_test), 2))
    return HeldOut(
        _laid(X_train, corners, canvas),
        y_train,
        _laid(X_test, elsewhere, canvas),
        y_test,
    )


def digits_in_order(
    *, blocks: int = 13, held: Sequence[int] = (10, 11, 12)
) -> HeldOut:
    """Split the digits into stretches of the file, and hold some stretches out.

    Each writer filled a stretch of the file, so that the test holds mostly writers who
    were not learned from.

    Parameters
    ----------
    blocks : int
        Number of stretches, 2 to 100.
    held : sequence of int
        Which of them are for the test, from 0; at least one is not.

    Returns
    -------
    HeldOut
        X (n, 64) float64: 8 x 8 pixels row by row, 0 is paper, 1 is full ink; y (n,)
        int64: the digit.

    Raises
    ------
    ValueError
        If blocks is out of range, or held names no stretch, all, or one twice.
    ImportError
        If scikit-learn is not installed.

    Notes
    -----
    Origin, license and limits: see `digits`. The file does not tell where a writer
    begins: a stretch stands in for a writer, and one at the border is on both sides.
    Scores are lower here than after a random split; that is the more honest number.

    Examples
    --------
    >>> parts = digits_in_order()
    >>> parts.X_train.shape, parts.X_test.shape
    ((1383, 64), (414, 64))
    """
    blocks = integer("digits_in_order", "blocks", blocks, low=2)
    if blocks > 100:
        raise ValueError(
            f"digits_in_order expects blocks to be at most 100, got {blocks}"
        )
    out = sorted(
        {integer("digits_in_order", "held", one, low=0) for one in held}
    )
    if not 0 < len(out) == len(held) < blocks or out[-1] >= blocks:
        raise ValueError(
            f"digits_in_order expects held to be different numbers below "
            f"{blocks}, not all, got {tuple(held)}"
        )
    X, y = digits()
    test = np.isin(np.arange(len(X)) * blocks // len(X), out)
    return HeldOut(X[~test], y[~test], X[test], y[test])


def _laid(X: Array, corners: Array, canvas: int) -> NDArray[np.float32]:
    # Each digit on its own empty sheet, from its corner on. (n, canvas, canvas, 1)
    sheets = np.zeros((len(X), canvas, canvas, 1), np.float32)
    step = np.arange(SIDE)
    rows = corners[:, :1] + step
    columns = corners[:, 1:] + step
    each = np.arange(len(X))[:, None, None]
    sheets[each, rows[:, :, None], columns[:, None, :], 0] = X.reshape(
        -1, SIDE, SIDE
    )
    return sheets
