"""Curves of any kind, of one run or of many."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from anncourse.arguments import Array, flag
from anncourse.plots.kit import given, ink


def curve(ax: Axes, x: Array, values: Array, i: int, name: str) -> Array:
    """Draw curve i: of several runs, (runs, n), the median and the band of all.

    Returns what the line shows, (n,).
    """
    pen = ink.pen(i, name)
    if values.ndim == 1:
        ax.plot(x, values, **pen)
        return values
    middle: Array = np.median(values, axis=0)
    low, high = values.min(axis=0), values.max(axis=0)
    ax.fill_between(x, low, high, color=pen["color"], alpha=0.22, lw=0)
    for edge in (low, high):
        ax.plot(x, edge, color=pen["color"], ls=pen["ls"], lw=0.6)
    ax.plot(x, middle, **pen)
    return middle


def lines(
    x: ArrayLike,
    curves: Mapping[str, ArrayLike],
    *,
    xlabel: str = "x",
    ylabel: str = "y",
    log: bool = False,
    ax: Axes | None = None,
) -> Axes:
    """Draw curves over each other; of several runs, the median and a band.

    Each band reaches from the lowest run to the highest.

    Parameters
    ----------
    x : (n,) array
        Where the values stand.
    curves : dict of str to (n,) or (runs, n) array
        Up to six, by name.
    xlabel, ylabel : str
        Names of the axes.
    log : bool
        Whether the axis of the values is logarithmic.
    ax : Axes, optional
        Where to draw.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If there are no curves or too many, or one does not fit x.

    Examples
    --------
    >>> ax = lines(
    ...     [1, 2, 3], {"three runs": [[1, 2, 3], [2, 3, 4], [9, 9, 9]]}
    ... )
    >>> ax.lines[-1].get_ydata()
    array([2., 3., 4.])
    """
    who = "lines"
    x = given.shaped(who, "x", x, "n")
    n = len(x)
    found = given.curves(who, curves, f"{n}", f"runs {n}")
    log = flag(who, "log", log)
    ax = ink.chart(who, ax, xlabel, ylabel)
    for i, (name, values) in enumerate(found.items()):
        curve(ax, x, values, i, name)
    ax.set_yscale("log" if log else "linear")
    ink.legend(ax)
    return ax
