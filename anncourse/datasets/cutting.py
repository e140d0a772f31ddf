"""Cut squares out of pictures, and remember where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from anncourse.arguments import Array, flag, integer
from anncourse.datasets.held_out import HeldOut
from anncourse.datasets.photographs import normalized, photograph
from anncourse.datasets.points import alternating

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


class Look(NamedTuple):
    """How a square looks: its side, its channels, its scale."""

    size: int
    color: bool
    normalize: bool


def make_look(who: str, size: int, color: bool, normalize: bool) -> Look:
    """Return how squares are to look, or refuse it."""
    size = integer(who, "size", size, low=2)
    if size > 128:
        raise ValueError(
            f"{who} expects size to be at most 128, got {size}"
        )
    return Look(
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
    look: Look,
    rng: np.random.Generator,
) -> Crops:
    """Cut the squares of both sides, each a list of places for each class."""
    names = {
        name for side in sides for places in side for name, _ in places
    }
    pictures = {
        name: photograph(name, color=look.color) for name in sorted(names)
    }
    (X, y, source, corner), (X_test, y_test, source_test, corner_test) = (
        _cut(pictures, side, n, look, rng)
        for side, n in zip(sides, sizes, strict=True)
    )
    return Crops(
        X, y, X_test, y_test, source, source_test, corner, corner_test
    )


def _cut(
    pictures: dict[str, Array],
    side: list[list[Place]],
    n: int,
    look: Look,
    rng: np.random.Generator,
) -> tuple[Array, Array, Array, Array]:
    # For each square in turn: which photograph, which row, which column.
    X, sources, corners = [], [], []
    for label in alternating(n, len(side)):
        places = side[label]
        name, (left, right) = places[rng.integers(len(places))]
        height, width = pictures[name].shape[:2]
        first, last = ceil(left * width), floor(right * width)
        row = rng.integers(height - look.size + 1)
        column = rng.integers(first, last - look.size + 1)
        X.append(square(pictures[name], (row, column), look.size))
        sources.append(name)
        corners.append((row, column))
    squares = normalized(np.array(X)) if look.normalize else np.array(X)
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
