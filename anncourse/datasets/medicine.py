"""Tumors and faces, read from scikit-learn and scikit-image."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from anncourse.arguments import Array, Seed, generator
from anncourse.datasets.held_out import HeldOut
from anncourse.datasets.installed import library

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
