"""Handwritten digits, read from scikit-learn's own copy."""

from __future__ import annotations

import numpy as np
from numpy.typing import DTypeLike, NDArray

from anncourse.arguments import FLOATS, Array
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
