"""One number from another: a straight line and a wave, both with noise, on [-1, 1]."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from anncourse.checks import Seed, generator, integer, number

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
    known outside
    [-1, 1]; a network's answer there says nothing about the sine.

    Examples
    --------
    >>> X, y = wave(50, rng=0)
    >>> X.shape, y.shape
    ((50, 1), (50, 1))
    """
    x, error = _draws("wave", n, noise, rng)
    return x, 0.8 * np.sin(np.pi * x) + error


def _draws(
    who: str, n: int, noise: float, rng: Seed
) -> tuple[Column, Column]:
    n, noise = integer(who, "n", n), number(who, "noise", noise, low=0)
    rng = generator(who, rng)
    # Draw 1: uniform (n,), the positions. Draw 2: standard normal (n,), the noise.
    x = rng.uniform(-1.0, 1.0, n)
    return x[:, None], noise * rng.standard_normal(n)[:, None]
