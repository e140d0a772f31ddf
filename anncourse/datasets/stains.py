"""Stained tissue under the microscope: a lesson in leakage."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from anncourse.arguments import Array, Seed, flag, generator, integer
from anncourse.datasets.cutting import (
    Crops,
    Look,
    make_look,
    make_sizes,
    square,
)
from anncourse.datasets.photographs import gray, normalized, photograph
from anncourse.datasets.points import alternating

QUADRANTS = ("top left", "top right", "bottom left", "bottom right")


def tissue(
    *,
    size: int = 32,
    train: int = 600,
    test: int = 200,
    quadrant: int = 3,
    color: bool = False,
    normalize: bool = True,
    leaky: bool = False,
    rng: Seed = None,
) -> Crops:
    """Cut squares of stained tissue; class 1 holds more of the brown stain.

    One quadrant of the picture is for the test, the other three are for training.

    Parameters
    ----------
    size : int
        Side of a square, in pixels, 2 to 128; no quadrant may lack a class.
    train, test : int
        Numbers of squares; the classes take turns.
    quadrant : {0, 1, 2, 3}
        The one held out: top left, top right, bottom left, bottom right.
    color : bool
        Three channels, or the luminance alone.
    normalize : bool
        Whether each square is brought to mean 0 and standard deviation 1.
    leaky : bool
        Cut training and test squares from anywhere: the wrong way, to see what it
        pretends.
    rng : int, Generator or None
        Seed or random Generator.

    Returns
    -------
    Crops
        X (n, size, size, 3 or 1) float32; y (n,) int64: 1 for the half of all squares
        with more brown (mean of red minus blue), 0 for the other half. The sources are
        the names of the quadrants.

    Raises
    ------
    ValueError
        If the quadrant is unknown, a flag is none, a number is out of range, or squares
        of this size leave a class without any.
    ImportError
        If scikit-image is not installed.

    Notes
    -----
    Origin: colon glands, FHL2 protein stained brown with DAB, nuclei blue with
    hematoxylin; `skimage.data.immunohistochemistry`, no known copyright restrictions,
    read from the library. The field separates the stains by color deconvolution
    (Ruifrok & Johnston 2001). Limits: the label is made from the color, so that in
    color the task is solved by its own definition; in gray, not normalized, brightness
    nearly solves it. The quadrants differ, and so do the scores on them; the leaky
    split hides that. One picture of one sample: this finds a stain, not a disease.

    Examples
    --------
    >>> squares = tissue(train=20, test=10, rng=0)
    >>> squares.X_train.shape, squares.source_test[0]
    ((20, 32, 32, 1), np.str_('bottom right'))
    """
    look = make_look("tissue", size, color, normalize)
    sizes = make_sizes("tissue", train, test, classes=2)
    if integer("tissue", "quadrant", quadrant, low=0) > 3:
        raise ValueError(
            f"tissue expects quadrant to be 0, 1, 2 or 3, got {quadrant}"
        )
    leaky = flag("tissue", "leaky", leaky)
    rng = generator("tissue", rng)
    picture = photograph("tissue")
    kind, place = _kinds(picture, look.size), _places(picture, look.size)
    if leaky:
        sides = [np.ones(kind.shape, bool)] * 2
    else:
        sides = [(place >= 0) & (place != quadrant), place == quadrant]
    parts = []
    for n, side in zip(sizes, sides, strict=True):
        labels = alternating(n, 2)
        corners = _draw(
            [side & (kind == label) for label in (0, 1)], n, rng
        )
        names = np.array([*QUADRANTS, "across"])[place[tuple(corners.T)]]
        parts.append(
            (_squares(picture, corners, look), labels, names, corners)
        )
    (X, y, source, corner), (X_test, y_test, source_test, corner_test) = (
        parts
    )
    return Crops(
        X, y, X_test, y_test, source, source_test, corner, corner_test
    )


def _kinds(picture: Array, size: int) -> Array:
    # At each corner: 1 where the square is browner than half of all squares, else 0.
    # Whole numbers, so that every machine agrees.
    brown = np.rint(255 * (picture[..., 0] - picture[..., 2])).astype(
        np.int64
    )
    total = np.pad(brown.cumsum(0).cumsum(1), ((1, 0), (1, 0)))
    sums = total[size:, size:] - total[:-size, size:]
    sums = sums - total[size:, :-size] + total[:-size, :-size]
    ordered = np.sort(sums, axis=None)
    return np.where(sums > ordered[len(ordered) // 2], 1, 0)


def _places(picture: Array, size: int) -> Array:
    # At each corner: the quadrant that the square lies in, or -1 across two.
    halves = []
    for side in picture.shape[:2]:
        first = np.arange(side - size + 1)
        inside = np.where(first >= side // 2, 1, -1)
        halves.append(np.where(first + size <= side // 2, 0, inside))
    down, across = halves[0][:, None], halves[1]
    return np.where(np.minimum(down, across) < 0, -1, 2 * down + across)


def _draw(
    masks: list[Array], n: int, rng: np.random.Generator
) -> NDArray[np.int64]:
    # n corners, from the masks in turn. (n, 2)
    pools = [np.argwhere(mask) for mask in masks]
    if not all(map(len, pools)):
        raise ValueError(
            "tissue expects squares of both classes in this quadrant, which "
            "has none of one: take a smaller size"
        )
    chosen = [
        pools[k % 2][rng.integers(len(pools[k % 2]))] for k in range(n)
    ]
    return np.array(chosen)


def _squares(picture: Array, corners: Array, look: Look) -> Array:
    shown = picture if look.color else gray(picture)
    squares = np.array([square(shown, at, look.size) for at in corners])
    return normalized(squares) if look.normalize else squares
