"""The line that parts two groups with the widest margin, and what it promises."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf, isfinite

import numpy as np
from numpy.typing import ArrayLike

from anncourse.arguments import Array, flag
from anncourse.neurons.perceptron import labelled

# Shares and gains below it are a computer's rounding; so is a margin below it times R.
TINY, NONE = 1e-14, 1e-9


@dataclass(frozen=True)
class Separator:
    """A line between two groups, as a neuron.

    Attributes
    ----------
    w : (n,) array
        Weights; with the bias they have length 1, or are 0 if no line parts the groups.
    b : float
        Bias.
    margin : float
        The margin of the point that is nearest, or 0.
    radius : float
        The length of the longest input.
    """

    w: Array
    b: float
    margin: float
    radius: float

    @property
    def bound(self) -> float:
        """Most mistakes of the rule: (radius / margin)², or inf without a line."""
        return (self.radius / self.margin) ** 2 if self.margin else inf


def separator(
    X: ArrayLike, y: ArrayLike, *, bias: bool = True
) -> Separator:
    """Find the neuron whose smallest margin is largest: max min_i s_i (w x_i + b).

    The sign s is +1 where y is 1, else -1, and (w, b) has length 1. The bias counts as
    the weight of an input that is always 1, in the radius too: that is how the
    perceptron rule treats it, so that its mistakes are at most (radius / margin)²
    (Novikoff 1962). The neuron is found as the point of the convex hull of all s x that
    is nearest to 0 (Wolfe 1976, doi:10.1007/BF01580381).

    Parameters
    ----------
    X : (n, d) array
        Inputs.
    y : (n,) array of 0 and 1
        Labels.
    bias : bool
        Whether the neuron has a bias; without one its line goes through 0.

    Returns
    -------
    Separator

    Raises
    ------
    ValueError
        If X and y do not fit, labels are not 0 and 1, or numbers are too large.

    Examples
    --------
    >>> best = separator([[0, 0], [0, 1], [1, 0], [1, 1]], [0, 0, 0, 1])
    >>> round(best.margin, 3), round(best.radius, 3), round(best.bound)
    (0.243, 1.732, 51)
    """
    X, y = labelled("separator", X, y)
    bias = flag("separator", "bias", bias)
    inputs = np.column_stack([X, np.ones(len(X))]) if bias else X
    size = float(np.abs(inputs).max()) or 1.0
    # Small numbers, whose squares cannot overflow.
    inputs = inputs / size
    radius = float(np.linalg.norm(inputs, axis=1).max())
    if not isfinite(size * radius):
        raise ValueError(
            "separator expects smaller numbers in X, got inf as a length"
        )
    nearest = _nearest(np.where(y == 1, 1.0, -1.0)[:, None] * inputs)
    margin = float(np.linalg.norm(nearest))
    if margin <= NONE * radius:
        return Separator(np.zeros(X.shape[1]), 0.0, 0.0, size * radius)
    unit = nearest / margin
    w, b = (unit[:-1], float(unit[-1])) if bias else (unit, 0.0)
    return Separator(w, b, size * margin, size * radius)


def _nearest(V: Array) -> Array:
    """Return the point of the convex hull of the rows that is nearest to 0."""
    lengths = (V**2).sum(axis=1)
    most = float(lengths.max()) or 1.0
    corners, shares = [int(lengths.argmin())], np.ones(1)
    nearest: Array = V[corners[0]]
    while True:
        ahead = V @ nearest
        other = int(ahead.argmin())
        if ahead[other] > nearest @ nearest - TINY * most:
            return nearest
        corners, shares = _face(
            V, [*corners, other], np.append(shares, 0.0), most
        )
        closer: Array = shares @ V[corners]
        if closer @ closer >= nearest @ nearest:
            return nearest
        nearest = closer


def _face(
    V: Array, corners: list[int], shares: Array, most: float
) -> tuple[list[int], Array]:
    """Go to the nearest point of the corners' flat; leave those it is past."""
    while True:
        S = V[corners]
        aim = np.linalg.solve(1 + S @ S.T / most, np.ones(len(S)))
        aim /= aim.sum()
        past = aim <= TINY
        if not past.any():
            return corners, aim
        with np.errstate(divide="ignore", invalid="ignore"):
            way = np.where(past, shares / (shares - aim), inf)
        shares = shares + np.nanmin(way) * (aim - shares)
        keep = shares > TINY
        corners = [c for c, k in zip(corners, keep, strict=True) if k]
        shares = shares[keep] / shares[keep].sum()
