"""Points in the plane along arcs, in two classes that reach into each other.

They are drawn in the manner of `plane`: labels take turns, noise comes last.
"""

from __future__ import annotations

import numpy as np

from anncourse.arguments import Seed
from anncourse.datasets.points import (
    Labels,
    Points,
    alternating,
    checked,
    jitter,
)


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
    n: int = 200, *, noise: float = 0.1, rng: Seed = None
) -> tuple[Points, Labels]:
    """Draw two arms that wind once around each other.

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
        Points; without noise at radii 0.1 to 0.95. No unit.
    y : (n,) int64
        The arm, 0 or 1.

    Raises
    ------
    ValueError
        If n is not a positive whole number, or noise is negative or not finite.

    Notes
    -----
    Origin: generated here; free to use under the course's license. Limits: one turn
    only, so that a small network can learn it in seconds; the arms are 0.26 apart near
    the middle and 0.4 farther out, and mix above noise 0.1.

    Examples
    --------
    >>> X, y = spirals(3, rng=0)
    >>> X.shape, y
    ((3, 2), array([0, 1, 0]))
    """
    n, noise, rng = checked("spirals", n, noise, rng)
    y = alternating(n)
    # Draw 1: uniform (n,), squares of the way along the arm (the root spreads points
    # evenly). Draw 2: the noise.
    way = np.sqrt(rng.uniform(0.0, 1.0, n))
    radius = 0.1 + 0.85 * way
    angle = 2.0 * np.pi * way + np.pi * y
    X = np.column_stack([radius * np.cos(angle), radius * np.sin(angle)])
    return jitter(X, noise, rng), y
