"""A picture to paint: from where a pixel is to what color it has."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from anncourse.arguments import Seed, choice, generator, integer, number
from anncourse.datasets.held_out import HeldOut
from anncourse.datasets.photographs import PHOTOGRAPHS, photograph


@dataclass(frozen=True, eq=False, repr=False)
class Painting(HeldOut):
    """Pixels of a picture, some of which are held out.

    Attributes
    ----------
    X : (H W, 2) float64 array
        Where every pixel is, row by row from the top: ``net(X).reshape(picture.shape)``
        is what a network paints.
    picture : (H, W, 3) float64 array
        The picture itself.
    seen : (H, W) bool array
        True where a pixel is for training.
    """

    X: NDArray[np.float64]
    picture: NDArray[np.float64]
    seen: NDArray[np.bool_]


def painting(
    name: str = "cat",
    *,
    shrink: int = 5,
    test: float = 0.5,
    rng: Seed = None,
) -> Painting:
    """Turn a photograph into a task: (x, y) of a pixel to its red, green and blue.

    Parameters
    ----------
    name : str
        A photograph that `photograph` knows.
    shrink : int
        Squares of so many pixels become one; 5 makes the cat 60 x 90.
    test : float
        Share of the pixels held out, between 0 and 1.
    rng : int, Generator or None
        Seed or random Generator; one ``permutation`` of the pixels is drawn.

    Returns
    -------
    Painting
        X (n, 2) float64: x to the right and y up, the middle of the picture at 0, the
        longer side from -1 to 1. y (n, 3) float64: red, green, blue, from 0 to 1.

    Raises
    ------
    ValueError
        If the name is unknown or a number is out of range.
    ImportError
        If scikit-image is not installed.

    Notes
    -----
    Origin and license: see `photograph`. Limits: every held-out pixel has neighbors
    that were seen, and a mean of those neighbors paints it better than a small network.

    Examples
    --------
    >>> cat = painting(rng=0)
    >>> cat.picture.shape, cat.X_train.shape, cat.y_train.shape
    ((60, 90, 3), (2700, 2), (2700, 3))
    """
    name = choice("painting", "name", name, PHOTOGRAPHS)
    shrink = integer("painting", "shrink", shrink)
    share = number("painting", "test", test, above=0, below=1)
    rng = generator("painting", rng)
    picture = photograph(name, shrink=shrink).astype(np.float64)
    height, width = picture.shape[:2]
    row, column = np.indices((height, width)).reshape(2, -1)
    right = (column + 0.5) - width / 2
    up = height / 2 - (row + 0.5)
    X = np.column_stack([right, up]) / (max(height, width) / 2)
    y = picture.reshape(-1, 3)
    order = rng.permutation(len(X))
    held = min(max(round(share * len(X)), 1), len(X) - 1)
    seen = np.ones(len(X), bool)
    seen[order[:held]] = False
    return Painting(
        X[seen],
        y[seen],
        X[~seen],
        y[~seen],
        X,
        picture,
        seen.reshape(height, width),
    )
