"""Small tables of numbers side by side, colored by sign and size."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from drawings.flow import arrow
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from numpy.typing import ArrayLike

from anncourse.plots.kit import ink

GAP = 1.3  # cells between two tables, room for the arrow
PALE = 0.2  # of a color, so that ink reads on it


def table(
    tables: Mapping[str, ArrayLike], digits: int = 2, cell: float = 0.48
) -> Axes:
    """Draw tables in a row, each named below, with an arrow from one to the next.

    Parameters
    ----------
    tables : dict of str to (H, W) array
        The numbers; their names stand below.
    digits : int
        Digits after the point.
    cell : float
        Inches of one cell.
    """
    arrays = {name: np.atleast_2d(a) for name, a in tables.items()}
    wide = sum(a.shape[1] for a in arrays.values())
    wide = wide + GAP * (len(arrays) - 1)
    high = max(len(a) for a in arrays.values())
    cell = min(cell, 5.2 / wide)
    ax = ink.axes(
        "table", None, width=cell * wide + 0.2, height=cell * (high + 1)
    )
    ax = ink.bare(ax)
    top = max(np.abs(a).max() for a in arrays.values())
    left = 0.0
    for name, a in arrays.items():
        bottom = (high - len(a)) / 2
        if left:
            middle = high / 2
            arrow(ax, (left - GAP + 0.2, middle), (left - 0.2, middle))
        for (i, j), value in np.ndenumerate(a):
            x, y = left + j, bottom + len(a) - 1 - i
            _cell(ax, x, y, float(value), top, digits)
        ink.write(ax, left + a.shape[1] / 2, bottom - 0.45, name)
        left += a.shape[1] + GAP
    ax.set(xlim=(-0.1, wide + 0.1), ylim=(-0.9, high + 0.1), aspect="equal")
    return ax


def _cell(
    ax: Axes, x: float, y: float, value: float, top: float, digits: int
) -> None:
    color = ink.sign_color(value)
    share = abs(value) / top if top else 0.0
    ax.add_patch(
        Rectangle((x, y), 1, 1, facecolor=color, alpha=PALE * share, lw=0)
    )
    ax.add_patch(
        Rectangle((x, y), 1, 1, facecolor="none", edgecolor=ink.INK, lw=0.7)
    )
    ink.write(ax, x + 0.5, y + 0.5, ink.written(value, digits))
