"""Squares cut out of photographs, so that training and test share no pixel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from anncourse.arguments import (
    Array,
    Seed,
    choice,
    flag,
    generator,
    integer,
)
from anncourse.datasets.held_out import HeldOut
from anncourse.datasets.photographs import normalized, photograph
from anncourse.datasets.points import alternating

THINGS = (
    "astronaut",
    "brick",
    "camera",
    "cat",
    "clock",
    "coffee",
    "coins",
    "grass",
    "gravel",
    "rocket",
)

TEXTURES = ("grass", "gravel", "brick")

# A photograph, and the share of its width to cut from.
Place = tuple[str, tuple[float, float]]

WHOLE, LEFT, RIGHT = (0.0, 1.0), (0.0, 0.5), (0.5, 1.0)


@dataclass(frozen=True, eq=False, repr=False)
class Crops(HeldOut):
    """Squares out of photographs, and where each was cut.

    Attributes
    ----------
    source_train, source_test : (n,) array of str
        The photograph.
    corner_train, corner_test : (n, 2) int64 array
        Row and column of the square's first pixel, in the photograph.
    """

    source_train: NDArray[np.str_]
    source_test: NDArray[np.str_]
    corner_train: NDArray[np.int64]
    corner_test: NDArray[np.int64]


def cat_crops(
    *,
    concept: str = "cat",
    size: int = 32,
    train: int = 1200,
    test: int = 600,
    color: bool = True,
    normalize: bool = False,
    leaky: bool = False,
    rng: Seed = None,
) -> Crops:
    """Cut squares out of the cat photograph, and out of nine others.

    The left half of the cat is for training, the right half for the test. Six of the
    other photographs, drawn by rng, are for training, the other three for the test.

    Parameters
    ----------
    concept : str
        The photograph of class 1: cat, or as a control any of astronaut, brick, camera,
        clock, coffee, coins, grass, gravel, rocket; the others are class 0.
    size : int
        Side of a square, in pixels, 2 to 128.
    train, test : int
        Numbers of squares; every other one is of class 1.
    color : bool
        Three channels, or the luminance alone.
    normalize : bool
        Whether each square is brought to mean 0 and standard deviation 1.
    leaky : bool
        Cut training and test squares from anywhere in all photographs: the wrong way,
        to see what it pretends.
    rng : int, Generator or None
        Seed or random Generator.

    Returns
    -------
    Crops
        X (n, size, size, 3 or 1) float32, pixels from 0 to 1; y (n,) int64, 1 for the
        concept.

    Raises
    ------
    ValueError
        If the concept is unknown, a flag is none, or a number is out of range.
    ImportError
        If scikit-image is not installed.

    Notes
    -----
    Origin and licenses: see `photograph`. Limits: there is one cat. A network that
    tells these squares apart has learned one photograph, which the coffee cup as the
    concept shows: in color it scores about the same. Six of the ten photographs are
    gray, so that in color the hue alone gives many squares away.

    Examples
    --------
    >>> crops = cat_crops(train=40, test=20, rng=0)
    >>> crops.X_train.shape, crops.X_test.shape, crops.y_train.mean()
    ((40, 32, 32, 3), (20, 32, 32, 3), np.float64(0.5))
    """
    concept = choice("cat_crops", "concept", concept, THINGS)
    form = make_form("cat_crops", size, color, normalize)
    sizes = make_sizes("cat_crops", train, test, classes=2)
    rng = generator("cat_crops", rng)
    others = [name for name in THINGS if name != concept]
    order = rng.permutation(len(others))
    if flag("cat_crops", "leaky", leaky):
        sides = [
            [[(name, WHOLE) for name in others], [(concept, WHOLE)]]
        ] * 2
    else:
        sides = [
            [[(others[i], WHOLE) for i in order[3:]], [(concept, LEFT)]],
            [[(others[i], WHOLE) for i in order[:3]], [(concept, RIGHT)]],
        ]
    return cut_both(sides, sizes, form, rng)


def textures(
    *,
    size: int = 24,
    train: int = 600,
    test: int = 300,
    normalize: bool = True,
    leaky: bool = False,
    rng: Seed = None,
) -> Crops:
    """Cut squares out of photographs of grass, gravel and brick.

    The left half of each photograph is for training, the right half for the test.

    Parameters
    ----------
    size : int
        Side of a square, in pixels, 2 to 128.
    train, test : int
        Numbers of squares; the classes take turns.
    normalize : bool
        Whether each square is brought to mean 0 and standard deviation 1.
    leaky : bool
        Cut training and test squares from anywhere: the wrong way.
    rng : int, Generator or None
        Seed or random Generator.

    Returns
    -------
    Crops
        X (n, size, size, 1) float32; y (n,) int64: 0 grass, 1 gravel, 2 brick.

    Raises
    ------
    ValueError
        If a flag is none or a number is out of range.
    ImportError
        If scikit-image is not installed.

    Notes
    -----
    Origin and licenses: see `photograph`. Limits: one photograph of each; four numbers,
    the means and spreads of the two slopes, do as well as a network.

    Examples
    --------
    >>> textures(train=9, test=6, rng=0).y_train
    array([0, 1, 2, 0, 1, 2, 0, 1, 2])
    """
    form = make_form("textures", size, False, normalize)
    sizes = make_sizes("textures", train, test, classes=3)
    halves = (
        (WHOLE, WHOLE)
        if flag("textures", "leaky", leaky)
        else (LEFT, RIGHT)
    )
    sides = [[[(name, half)] for name in TEXTURES] for half in halves]
    return cut_both(sides, sizes, form, generator("textures", rng))


class Form(NamedTuple):
    """The form of a square: its side, its channels, its scale."""

    size: int
    color: bool
    normalize: bool


def make_form(who: str, size: int, color: bool, normalize: bool) -> Form:
    """Return how squares are to be, or refuse it."""
    size = integer(who, "size", size, low=2)
    if size > 128:
        raise ValueError(
            f"{who} expects size to be at most 128, got {size}"
        )
    return Form(
        size, flag(who, "color", color), flag(who, "normalize", normalize)
    )


def make_sizes(
    who: str, train: int, test: int, *, classes: int
) -> tuple[int, int]:
    """Return the numbers of squares to train on and to test on, or refuse them."""
    return (
        integer(who, "train", train, low=classes),
        integer(who, "test", test, low=classes),
    )


def cut_both(
    sides: list[list[list[Place]]],
    sizes: tuple[int, int],
    form: Form,
    rng: np.random.Generator,
) -> Crops:
    """Cut the squares of both sides, each a list of places for each class."""
    names = {
        name for side in sides for places in side for name, _ in places
    }
    pictures = {
        name: photograph(name, color=form.color) for name in sorted(names)
    }
    (X, y, source, corner), (X_test, y_test, source_test, corner_test) = (
        _cut(pictures, side, n, form, rng)
        for side, n in zip(sides, sizes, strict=True)
    )
    return Crops(
        X, y, X_test, y_test, source, source_test, corner, corner_test
    )


def _cut(
    pictures: dict[str, Array],
    side: list[list[Place]],
    n: int,
    form: Form,
    rng: np.random.Generator,
) -> tuple[Array, Array, Array, Array]:
    # For each square in turn: which photograph, which row, which column.
    X, sources, corners = [], [], []
    for label in alternating(n, len(side)):
        places = side[label]
        name, (left, right) = places[rng.integers(len(places))]
        height, width = pictures[name].shape[:2]
        first, last = ceil(left * width), floor(right * width)
        row = rng.integers(height - form.size + 1)
        column = rng.integers(first, last - form.size + 1)
        X.append(square(pictures[name], (row, column), form.size))
        sources.append(name)
        corners.append((row, column))
    squares = normalized(np.array(X)) if form.normalize else np.array(X)
    return (
        squares,
        alternating(n, len(side)),
        np.array(sources),
        np.array(corners),
    )


def square(picture: Array, corner: Sequence[int], size: int) -> Array:
    """Return the square of a picture that begins at this row and column."""
    row, column = corner
    return picture[row : row + size, column : column + size]
