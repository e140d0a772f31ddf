"""One number from one or two others, with noise: lines, a wave, a landscape."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from anncourse.arguments import Seed, generator, integer, number

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
