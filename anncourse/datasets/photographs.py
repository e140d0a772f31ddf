"""Photographs that come inside scikit-image, as numbers from 0 to 1.

Only pictures that its wheel brings along are read, so that nothing is downloaded, and
only those whose license it states: the course may show them.

`painting` is one of them to paint: from where a pixel is to what color it has.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from anncourse.arguments import (
    Array,
    Seed,
    choice,
    flag,
    generator,
    integer,
    number,
)
from anncourse.datasets.held_out import HeldOut
from anncourse.datasets.installed import library

Picture = NDArray[np.float32]

# The course's name for it; scikit-image's name; the license that its docstring states.
PHOTOGRAPHS = {
    "astronaut": ("astronaut", "public domain, NASA"),
    "brick": ("brick", "CC0, CC0Textures"),
    "camera": ("camera", "CC0, Lav Varshney"),
    "cat": ("cat", "CC0, Stefan van der Walt"),
    "clock": ("clock", "public domain, Stefan van der Walt"),
    "coffee": ("coffee", "CC0, Rachel Michetti"),
    "coins": ("coins", "no known restrictions, Brooklyn Museum"),
    "grass": ("grass", "CC0, linolafett"),
    "gravel": ("gravel", "CC0, CC0Textures"),
    "rocket": ("rocket", "public domain, SpaceX"),
    "tissue": ("immunohistochemistry", "no known restrictions, CMMI"),
}
# What the eye weighs red, green and blue by (ITU-R BT.709).
LUMINANCE = np.array([0.2125, 0.7154, 0.0721], np.float32)


def photograph(
    name: str, *, color: bool = True, shrink: int = 1
) -> Picture:
    """Read a photograph.

    Parameters
    ----------
    name : str
        Of what: astronaut, brick, camera, cat, clock, coffee, coins, grass, gravel,
        rocket or tissue.
    color : bool
        Three channels, red, green and blue; or one, the luminance 0.2125 R + 0.7154 G +
        0.0721 B. A picture that is gray has three equal channels.
    shrink : int
        Squares of so many pixels become one pixel, their mean; what is left over at the
        right and at the bottom is dropped.

    Returns
    -------
    (H, W, 3) or (H, W, 1) float32
        Pixels from 0, black, to 1, white.

    Raises
    ------
    ValueError
        If the name is unknown, color is no flag, or shrink is not a positive whole
        number that leaves a pixel.
    ImportError
        If scikit-image is not installed.

    Notes
    -----
    Origin: `skimage.data` (van der Walt et al. 2014, doi:10.7717/peerj.453), read from
    the library and not copied. License, as its docstrings state it: CC0 for brick and
    gravel (CC0Textures), camera (Lav Varshney), cat (Stefan van der Walt), coffee
    (Rachel Michetti) and grass (linolafett); public domain for astronaut (NASA), clock
    (Stefan van der Walt) and rocket (SpaceX); no known restrictions for coins (Brooklyn
    Museum) and tissue (CMMI). Limits: one photograph of each thing; what is learned
    from one photograph is about that photograph.

    Examples
    --------
    >>> (
    ...     photograph("cat").shape,
    ...     photograph("cat", color=False, shrink=5).shape,
    ... )
    ((300, 451, 3), (60, 90, 1))
    """
    source, _ = PHOTOGRAPHS[choice("photograph", "name", name, PHOTOGRAPHS)]
    color = flag("photograph", "color", color)
    shrink = integer("photograph", "shrink", shrink)
    skimage = library("photograph", "skimage.data", "scikit-image")
    pixels = np.asarray(getattr(skimage, source)(), np.float32) / 255
    if pixels.ndim == 2:
        pixels = np.repeat(pixels[..., None], 3, axis=2)
    if shrink > min(pixels.shape[:2]):
        raise ValueError(
            f"photograph expects shrink to leave a pixel of {name}, "
            f"{pixels.shape[0]} x {pixels.shape[1]}, got {shrink}"
        )
    return _shrunk(pixels if color else gray(pixels), shrink)


def sliding_windows(
    picture: Array, size: int, *, step: int = 1
) -> tuple[Array, NDArray[np.int64]]:
    """Cut a picture into overlapping squares, row by row.

    Parameters
    ----------
    picture : (H, W, C) array
        The picture.
    size : int
        Side of a square, in pixels.
    step : int
        Pixels from one square to the next, across and down.

    Returns
    -------
    windows : (n, size, size, C) array
        Copies of the squares.
    corners : (n, 2) int64
        Row and column of each square's first pixel.

    Raises
    ------
    ValueError
        If picture has other than three axes, or size or step does not fit.

    Examples
    --------
    >>> windows, corners = sliding_windows(np.zeros((5, 7, 1)), 3, step=2)
    >>> windows.shape, corners[-1]
    ((6, 3, 3, 1), array([2, 4]))
    """
    picture = np.asarray(picture)
    size = integer("sliding_windows", "size", size)
    step = integer("sliding_windows", "step", step)
    if picture.ndim != 3 or size > min(picture.shape[:2]):
        raise ValueError(
            f"sliding_windows expects a picture (H, W, C) of at least {size} x "
            f"{size}, got shape {picture.shape}"
        )
    view = np.lib.stride_tricks.sliding_window_view
    squares = view(picture, (size, size), axis=(0, 1))[::step, ::step]
    rows, columns = squares.shape[:2]
    windows = squares.reshape(rows * columns, -1, size, size)
    corners = np.indices((rows, columns)).reshape(2, -1).T * step
    return np.moveaxis(windows, 1, -1).copy(), corners


def gray(pixels: Array) -> Array:
    """Return the luminance of (..., 3) pixels: (..., 1)."""
    # A sum, not a product of matrices: the same bits on every machine.
    weighted: Array = (pixels * LUMINANCE).sum(-1, keepdims=True)
    return weighted


def normalized(crops: Array) -> Array:
    """Return crops (n, H, W, C), each with mean 0 and standard deviation near 1."""
    centered = crops - crops.mean((1, 2, 3), keepdims=True)
    spread = centered.std((1, 2, 3), keepdims=True)
    # A flat crop stays flat.
    scaled: Array = centered / (spread + np.float32(1e-3))
    return scaled


def _shrunk(pixels: Array, factor: int) -> Picture:
    rows, columns = (side // factor for side in pixels.shape[:2])
    whole = pixels[: rows * factor, : columns * factor]
    blocks = whole.reshape(rows, factor, columns, factor, -1)
    mean: Array = blocks.mean((1, 3), dtype=np.float64)
    return mean.astype(np.float32)


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
