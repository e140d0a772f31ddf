"""Tumors, faces and stained tissue, from pictures that libraries bring along."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from anncourse.arguments import Array, Seed, flag, generator, integer
from anncourse.datasets.crops import (
    Crops,
    Form,
    make_form,
    make_sizes,
    square,
)
from anncourse.datasets.held_out import HeldOut
from anncourse.datasets.installed import library
from anncourse.datasets.photographs import gray, normalized, photograph
from anncourse.datasets.points import alternating

# By a word in the feature's name. scikit-learn states no scale for the pictures, so
# that lengths are in one unit without a name.
_UNITS = {
    "radius": "length",
    "perimeter": "length",
    "area": "length squared",
    "texture": "gray levels",
}
SHARES = (0.6, 0.2)  # for training and validation; the rest is for the test


@dataclass(frozen=True, eq=False, repr=False)
class Tumors(HeldOut):
    """Tumors in three parts: to learn from, to choose a threshold by, to be judged on.

    Attributes
    ----------
    X_valid : (m, 30) float64 array
        Inputs to choose a threshold or a setting by.
    y_valid : (m,) int64 array
        Their classes.
    names : tuple of str
        The 30 features.
    units : tuple of str
        Their units: "length" (which, is not told), "length squared", "gray levels", or
        "" where there is none.
    """

    X_valid: NDArray[np.float64]
    y_valid: NDArray[np.int64]
    names: tuple[str, ...]
    units: tuple[str, ...]


def tumors(*, rng: Seed = None) -> Tumors:
    """Read measurements of cells from breast tumors, split in three.

    Parameters
    ----------
    rng : int, Generator or None
        Seed or random Generator; it draws who is in which part. Each part has the same
        share of each class.

    Returns
    -------
    Tumors
        X (n, 30) float64: mean, standard error and "worst" of ten features of the
        nuclei in one sample, in the units named; y (n,) int64: 1 malignant, 0 benign.
        341 rows for training, 113 for validation, 115 for the test.

    Raises
    ------
    ValueError
        If rng is no seed.
    ImportError
        If scikit-learn is not installed.

    Notes
    -----
    Origin: Wisconsin Diagnostic Breast Cancer, 569 samples (Street, Wolberg &
    Mangasarian 1993, doi:10.1117/12.148698), distributed inside scikit-learn, which is
    read here and not copied; scikit-learn codes benign as 1, this function malignant.
    License: that of the source. Limits: one hospital, before 1995; nothing is told of
    the patients; 37 % malignant is the share among those who had a needle sample taken,
    not among those who are screened; logistic regression does as well as a network. Not
    for diagnosis.

    Examples
    --------
    >>> data = tumors(rng=0)
    >>> data.X_train.shape, data.X_valid.shape, data.X_test.shape
    ((341, 30), (113, 30), (115, 30))
    """
    rng = generator("tumors", rng)
    found = library("tumors", "sklearn.datasets", "scikit-learn")
    bunch = found.load_breast_cancer()
    X, y = bunch.data.astype(np.float64), 1 - bunch.target.astype(np.int64)
    part = _parts(y, rng)
    names = tuple(str(name) for name in bunch.feature_names)
    units = tuple(_unit(name) for name in names)
    train, valid, test = (part == k for k in range(3))
    return Tumors(
        X[train],
        y[train],
        X[test],
        y[test],
        X[valid],
        y[valid],
        names,
        units,
    )


def faces() -> tuple[Array, NDArray[np.int64]]:
    """Read small gray pictures of faces, and of what lies beside faces.

    Returns
    -------
    X : (200, 25, 25, 1) float32
        Pixels from 0, black, to 1, white.
    y : (200,) int64
        1 for a face, 0 for background.

    Raises
    ------
    ImportError
        If scikit-image is not installed.

    Notes
    -----
    Origin: a part of Labeled Faces in the Wild, photographs of people in the news;
    `skimage.data.lfw_subset`, read from the library and not copied. License: none is
    stated, so that the course ships no picture of it. Limits: faces are cut out and
    centered, backgrounds come from the same photographs. A network that is right on .99
    of these squares still sees faces all over a photograph, because photographs hold
    more than these backgrounds. Nothing says who the people are.

    Examples
    --------
    >>> X, y = faces()
    >>> X.shape, y.sum()
    ((200, 25, 25, 1), np.int64(100))
    """
    skimage = library("faces", "skimage.data", "scikit-image")
    X = np.asarray(skimage.lfw_subset(), np.float32)[..., None]
    return X, (np.arange(len(X)) < 100).astype(np.int64)


def _parts(y: Array, rng: np.random.Generator) -> Array:
    # 0, 1 or 2 for each row: class by class, one permutation cut at the shares.
    part = np.full(len(y), 2)
    for label in np.unique(y):
        rows = rng.permutation(np.flatnonzero(y == label))
        first = round(SHARES[0] * len(rows))
        second = first + round(SHARES[1] * len(rows))
        part[rows[:first]], part[rows[first:second]] = 0, 1
    return part


def _unit(name: str) -> str:
    return next((unit for word, unit in _UNITS.items() if word in name), "")


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
    form = make_form("tissue", size, color, normalize)
    sizes = make_sizes("tissue", train, test, classes=2)
    if integer("tissue", "quadrant", quadrant, low=0) > 3:
        raise ValueError(
            f"tissue expects quadrant to be 0, 1, 2 or 3, got {quadrant}"
        )
    leaky = flag("tissue", "leaky", leaky)
    rng = generator("tissue", rng)
    picture = photograph("tissue")
    kind, place = _kinds(picture, form.size), _places(picture, form.size)
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
            (_squares(picture, corners, form), labels, names, corners)
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


def _squares(picture: Array, corners: Array, form: Form) -> Array:
    shown = picture if form.color else gray(picture)
    squares = np.array([square(shown, at, form.size) for at in corners])
    return normalized(squares) if form.normalize else squares
