"""Points in the plane in classes, in about [-1, 1] x [-1, 1].

Labels alternate 0, 1, 0, 1, ..., so that any leading part of a set is balanced. A set
is first drawn clean; then one normal number per coordinate is added, times ``noise``.
The order of the random draws is part of each function's promise, because a page draws
the same points from the same seed.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from anncourse.arguments import Seed, generator, integer, number

Points = NDArray[np.float64]
Labels = NDArray[np.int64]


def alternating(n: int, classes: int = 2) -> Labels:
    """Return n labels that take turns: 0, 1, ..., 0, 1, ..."""
    return np.arange(n, dtype=np.int64) % classes


def jitter(X: Points, noise: float, rng: np.random.Generator) -> Points:
    """Add noise: the last draw, (n, 2) normal numbers, row by row, even if it is 0."""
    return X + noise * rng.standard_normal(X.shape)


def checked(
    who: str, n: int, noise: float, rng: Seed
) -> tuple[int, float, np.random.Generator]:
    """Return n, noise and a Generator, or refuse them."""
    return (
        integer(who, "n", n),
        number(who, "noise", noise, low=0),
        generator(who, rng),
    )


def xor(
    n: int = 200, *, noise: float = 0.1, rng: Seed = None
) -> tuple[Points, Labels]:
    """Draw four squares: class 1 where the two coordinates have different signs.

    The smallest problem that no straight line solves.

    Parameters
    ----------
    n : int
        Number of points.
    noise : float
        Standard deviation of the normal noise added to each coordinate.
    rng : int, Generator or None
        Seed or random Generator.

    Returns
    -------
    X : (n, 2) float64
        Points; without noise each coordinate lies in [-0.9, -0.1] or [0.1, 0.9]. No
        unit.
    y : (n,) int64
        Classes 0 and 1.

    Raises
    ------
    ValueError
        If n is not a positive whole number, or noise is negative or not finite.

    Notes
    -----
    Origin: generated here; free to use under the course's license. Limits: the
    squares are 0.2 apart; noise carries some points over an axis, and they keep their
    class, so that no classifier is right about all of them.

    Examples
    --------
    >>> X, y = xor(3, rng=0)
    >>> X.shape, y
    ((3, 2), array([0, 1, 0]))
    """
    n, noise, rng = checked("xor", n, noise, rng)
    y = alternating(n)
    sign = np.where(
        np.arange(n) // 2 % 2 == 0, -1.0, 1.0
    )  # left, left, right, right, ...
    # Draw 1: uniform (n, 2), the distances from the axes. Draw 2: the noise.
    distance = rng.uniform(0.1, 0.9, (n, 2))
    X = distance * np.column_stack([sign, np.where(y == 0, sign, -sign)])
    return jitter(X, noise, rng), y


def circles(
    n: int = 200, *, noise: float = 0.1, rng: Seed = None
) -> tuple[Points, Labels]:
    """Draw a disk of class 1 inside a ring of class 0.

    Parameters
    ----------
    n : int
        Number of points.
    noise : float
        Standard deviation of the normal noise added to each coordinate.
    rng : int, Generator or None
        Seed or random Generator.

    Returns
    -------
    X : (n, 2) float64
        Points; without noise the disk has radius 0.4, the ring radii 0.65 to 0.95. No
        unit.
    y : (n,) int64
        1 in the disk, 0 in the ring.

    Raises
    ------
    ValueError
        If n is not a positive whole number, or noise is negative or not finite.

    Notes
    -----
    Origin: generated here; free to use under the course's license. Limits: the radius
    alone decides, so that one feature, x1 squared plus x2 squared, would solve it
    without a network.

    Examples
    --------
    >>> X, y = circles(3, rng=0)
    >>> X.shape, y
    ((3, 2), array([0, 1, 0]))
    """
    n, noise, rng = checked("circles", n, noise, rng)
    y = alternating(n)
    # Draw 1: uniform (n,), the radii in units of each class's band. Draw 2: uniform
    # (n,), the angles. Draw 3: the noise.
    share = rng.uniform(0.0, 1.0, n)
    angle = rng.uniform(0.0, 2.0 * np.pi, n)
    radius = np.where(y == 1, 0.4 * share, 0.65 + 0.3 * share)
    X = np.column_stack([radius * np.cos(angle), radius * np.sin(angle)])
    return jitter(X, noise, rng), y


def blobs(
    n: int = 200, *, classes: int = 2, noise: float = 0.1, rng: Seed = None
) -> tuple[Points, Labels]:
    """Draw round clouds, one per class, with their centers on a circle.

    Parameters
    ----------
    n : int
        Number of points.
    classes : int
        Number of clouds, 2 or more.
    noise : float
        Standard deviation of the normal noise added to each coordinate, beside the
        cloud's own 0.15.
    rng : int, Generator or None
        Seed or random Generator.

    Returns
    -------
    X : (n, 2) float64
        Points; the centers are 0.6 from the origin. No unit.
    y : (n,) int64
        Classes 0 to classes - 1.

    Raises
    ------
    ValueError
        If n or classes is not a whole number in range, or noise is negative or not
        finite.

    Notes
    -----
    Origin: generated here; free to use under the course's license. Limits: all clouds
    are equally wide, so that straight lines separate them as well as anything can.

    Examples
    --------
    >>> X, y = blobs(3, classes=3, rng=0)
    >>> X.shape, y
    ((3, 2), array([0, 1, 2]))
    """
    n, noise, rng = checked("blobs", n, noise, rng)
    classes = integer("blobs", "classes", classes, low=2)
    y = alternating(n, classes)
    direction = 2.0 * np.pi * y / classes + np.pi / 4.0
    # Draw 1: standard normal (n, 2), the cloud. Draw 2: the noise.
    cloud = 0.15 * rng.standard_normal((n, 2))
    X = (
        0.6 * np.column_stack([np.cos(direction), np.sin(direction)])
        + cloud
    )
    return jitter(X, noise, rng), y
