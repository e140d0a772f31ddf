"""Points in the plane in classes, in about [-1, 1] x [-1, 1].

Labels alternate 0, 1, 0, 1, ..., so that any leading part of a set is balanced. A set
is first drawn clean; then one normal number per coordinate is added, times ``noise``.
The order of the random draws is part of each function's promise, because a page draws
the same points from the same seed.

Along arcs, two classes reach into each other; `line`, `wave`, `pieces` and `surface`
give a number instead of a class, with noise.
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


def moons(
    n: int = 200, *, noise: float = 0.1, rng: Seed = None
) -> tuple[Points, Labels]:
    """Draw two half circles that reach into each other.

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
        Points; without noise in [-0.9, 0.9] x [-0.45, 0.45]. No unit.
    y : (n,) int64
        0 on the upper arc, 1 on the lower.

    Raises
    ------
    ValueError
        If n is not a positive whole number, or noise is negative or not finite.

    Notes
    -----
    Origin: generated here after the shape known from scikit-learn, scaled by 0.6; free
    to use under the course's license. Limits: the arcs are 0.3 apart, so that above
    noise 0.1 the classes mix.

    Examples
    --------
    >>> X, y = moons(3, rng=0)
    >>> X.shape, y
    ((3, 2), array([0, 1, 0]))
    """
    n, noise, rng = checked("moons", n, noise, rng)
    y = alternating(n)
    # Draw 1: uniform (n,), the angles. Draw 2: the noise.
    angle = rng.uniform(0.0, np.pi, n)
    across = np.where(y == 0, np.cos(angle), 1.0 - np.cos(angle))
    up = np.where(y == 0, np.sin(angle), 0.5 - np.sin(angle))
    X = np.column_stack([0.6 * (across - 0.5), 0.6 * (up - 0.25)])
    return jitter(X, noise, rng), y


def spirals(
    n: int = 200, *, classes: int = 2, noise: float = 0.1, rng: Seed = None
) -> tuple[Points, Labels]:
    """Draw arms that wind around each other, one per class; two wind once.

    Parameters
    ----------
    n : int
        Number of points.
    classes : int
        Number of arms, 2 or more. The more there are, the less far each winds, so
        that they stay apart; near the middle they come closer.
    noise : float
        Standard deviation of the normal noise added to each coordinate.
    rng : int, Generator or None
        Seed or random Generator.

    Returns
    -------
    X : (n, 2) float64
        Points; without noise at radii 0.1 to 0.95. No unit.
    y : (n,) int64
        The arm, 0 to classes - 1.

    Raises
    ------
    ValueError
        If n or classes is not a whole number in range, or noise is negative or not
        finite.

    Notes
    -----
    Origin: generated here; free to use under the course's license. Limits: one turn
    at most, so that a small network can learn it in seconds; two arms are 0.26 apart
    near the middle and 0.4 farther out, and mix above noise 0.1.

    Examples
    --------
    >>> X, y = spirals(3, rng=0)
    >>> X.shape, y
    ((3, 2), array([0, 1, 0]))
    """
    n, noise, rng = checked("spirals", n, noise, rng)
    classes = integer("spirals", "classes", classes, low=2)
    y = alternating(n, classes)
    # Draw 1: uniform (n,), squares of the way along the arm (the root spreads points
    # evenly). Draw 2: the noise.
    way = np.sqrt(rng.uniform(0.0, 1.0, n))
    radius = 0.1 + 0.85 * way
    angle = 4.0 * np.pi / classes * way + 2.0 * np.pi * y / classes
    X = np.column_stack([radius * np.cos(angle), radius * np.sin(angle)])
    return jitter(X, noise, rng), y


Column = NDArray[np.float64]


def line(
    n: int = 50,
    *,
    slope: float = 0.8,
    intercept: float = 0.1,
    noise: float = 0.1,
    rng: Seed = None,
) -> tuple[Column, Column]:
    """Draw a straight line with noise: y = slope x + intercept + noise.

    Parameters
    ----------
    n : int
        Number of points.
    slope, intercept : float
        The line behind the points.
    noise : float
        Standard deviation of the normal noise added to y.
    rng : int, Generator or None
        Seed or random Generator.

    Returns
    -------
    X : (n, 1) float64
        Uniform in [-1, 1]. No unit.
    y : (n, 1) float64
        Targets, in the shape a network with one output gives. No unit.

    Raises
    ------
    ValueError
        If n is not a positive whole number, or another number is out of range or not
        finite.

    Notes
    -----
    Origin: generated here; free to use under the course's license. Limits: the noise
    has the same spread everywhere, which real measurements seldom have.

    Examples
    --------
    >>> X, y = line(3, slope=2, intercept=1, noise=0, rng=0)
    >>> (y - 2 * X).ravel()
    array([1., 1., 1.])
    """
    slope, intercept = (
        number("line", "slope", slope),
        number("line", "intercept", intercept),
    )
    x, error = _draws("line", n, noise, rng)
    return x, slope * x + intercept + error


def wave(
    n: int = 50, *, noise: float = 0.1, rng: Seed = None
) -> tuple[Column, Column]:
    """Draw one period of a sine with noise: y = 0.8 sin(pi x) + noise.

    Parameters
    ----------
    n : int
        Number of points.
    noise : float
        Standard deviation of the normal noise added to y.
    rng : int, Generator or None
        Seed or random Generator.

    Returns
    -------
    X : (n, 1) float64
        Uniform in [-1, 1]. No unit.
    y : (n, 1) float64
        Targets, in the shape a network with one output gives. No unit.

    Raises
    ------
    ValueError
        If n is not a positive whole number, or noise is negative or not finite.

    Notes
    -----
    Origin: generated here; free to use under the course's license. Limits: nothing is
    known outside [-1, 1]; a network's answer there says nothing about the sine.

    Examples
    --------
    >>> X, y = wave(50, rng=0)
    >>> X.shape, y.shape
    ((50, 1), (50, 1))
    """
    x, error = _draws("wave", n, noise, rng)
    return x, 0.8 * np.sin(np.pi * x) + error


def pieces(
    n: int = 200, *, noise: float = 0.05, rng: Seed = None
) -> tuple[Column, Column]:
    """Draw three straight lines, one after the other, that do not meet.

    Each third of [-1, 1] has a rule of its own: a task for three simple experts and a
    gate that knows which of them to ask.

    Parameters
    ----------
    n : int
        Number of points.
    noise : float
        Standard deviation of the normal noise added to y.
    rng : int, Generator or None
        Seed or random Generator.

    Returns
    -------
    X : (n, 1) float64
        Uniform in [-1, 1]. No unit.
    y : (n, 1) float64
        Targets: -0.8 + 1.2 (x + 1) below -1/3, 0.8 - 1.5 (x + 1/3) up to 1/3, and
        -0.6 + 1.5 (x - 1/3) above, plus noise. No unit.

    Raises
    ------
    ValueError
        If n is not a positive whole number, or noise is negative or not finite.

    Notes
    -----
    Origin: generated here; free to use under the course's license. Limits: made for
    experts that are lines; the number of pieces is known.

    Examples
    --------
    >>> X, y = pieces(3, noise=0, rng=0)
    >>> np.column_stack([X, y]).round(2)
    array([[ 0.27, -0.11], [-0.46, -0.15], [-0.92, -0.7 ]])
    """
    x, error = _draws("pieces", n, noise, rng)
    third = 1 / 3
    left = -0.8 + 1.2 * (x + 1)
    middle = 0.8 - 1.5 * (x + third)
    right = -0.6 + 1.5 * (x - third)
    return x, np.where(
        x < -third, left, np.where(x < third, middle, right)
    ) + error


def surface(
    n: int = 200, *, noise: float = 0.05, rng: Seed = None
) -> tuple[Column, Column]:
    """Draw points on a landscape: a hill, a hollow and a gentle slope.

    y = 0.8 exp(-d / 0.18) - 0.6 exp(-e / 0.25) + 0.2 x_1 + noise, where d and e are the
    squared distances to (0.4, 0.3) and to (-0.4, -0.3).

    Parameters
    ----------
    n : int
        Number of points.
    noise : float
        Standard deviation of the normal noise added to y.
    rng : int, Generator or None
        Seed or random Generator.

    Returns
    -------
    X : (n, 2) float64
        Uniform in [-1, 1] x [-1, 1]. No unit.
    y : (n, 1) float64
        Heights. No unit.

    Raises
    ------
    ValueError
        If n is not a positive whole number, or noise is negative or not finite.

    Notes
    -----
    Origin: generated here; free to use under the course's license. Limits: the hill is
    itself a radial basis function, which is kind to networks made of them; outside the
    square nothing is known.

    Examples
    --------
    >>> X, y = surface(200, rng=0)
    >>> X.shape, y.shape
    ((200, 2), (200, 1))
    """
    n = integer("surface", "n", n)
    noise = number("surface", "noise", noise, low=0)
    rng = generator("surface", rng)
    # Draw 1: uniform (n, 2), the positions. Draw 2: standard normal (n, 1), the noise.
    X = rng.uniform(-1.0, 1.0, (n, 2))
    place = np.array([0.4, 0.3])
    hill = 0.8 * np.exp(-((X - place) ** 2).sum(1) / 0.18)
    hollow = 0.6 * np.exp(-((X + place) ** 2).sum(1) / 0.25)
    height = (hill - hollow + 0.2 * X[:, 0])[:, None]
    return X, height + noise * rng.standard_normal((n, 1))


def _draws(
    who: str, n: int, noise: float, rng: Seed
) -> tuple[Column, Column]:
    n, noise = integer(who, "n", n), number(who, "noise", noise, low=0)
    rng = generator(who, rng)
    # Draw 1: uniform (n,), the positions. Draw 2: standard normal (n,), the noise.
    x = rng.uniform(-1.0, 1.0, n)
    return x[:, None], noise * rng.standard_normal(n)[:, None]
