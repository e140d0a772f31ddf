"""Where data are too far away to say anything."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from numpy.typing import ArrayLike

from anncourse.arguments import number
from anncourse.plots.kit import given, ink


def far_from_data(
    X: ArrayLike,
    *,
    reach: float,
    ax: Axes | None = None,
) -> Axes:
    """Shade with hatches where the nearest point is farther than reach.

    Drawn on given Axes, it shades what these show, in their limits.

    Parameters
    ----------
    X : (n,), (n, 1) or (n, 2) array
        Points on a line or in the plane.
    reach : float
        How far the data speak.
    ax : Axes, optional
        Where to draw.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If X has another shape, or reach is not above 0.

    Examples
    --------
    >>> ax = far_from_data([0.0, 0.1, 2.0], reach=0.5)
    >>> ax.get_xlim()
    (np.float64(-1.5), np.float64(3.5))
    """
    who = "far_from_data"
    X = given.shaped(who, "X", X, "n", "n 1", "n 2")
    X = X.reshape(len(X), -1)
    reach = number(who, "reach", reach, above=0)
    new, plane = ax is None, X.shape[1] == 2
    ax = ink.axes(who, ax, width=4.2, height=4.2 if plane else 2.0)
    if new:
        low, high = X.min(axis=0) - 3 * reach, X.max(axis=0) + 3 * reach
        ax.set_xlim(low[0], high[0])
        ax.set_ylim(*((low[1], high[1]) if plane else (0, 1)))
        rows = X[:, 1] if plane else np.full(len(X), 0.5)
        ax.plot(X[:, 0], rows, ".", color=ink.INK, ms=5)
    limits = ax.get_xlim(), ax.get_ylim()
    sides = [np.linspace(*limit, 200) for limit in limits]
    grid = np.stack(np.meshgrid(*sides), axis=-1)[..., : X.shape[1]]
    distance = np.full(grid.shape[:2], np.inf)
    for point in X:
        gaps = np.linalg.norm(grid - point, axis=-1)
        np.minimum(distance, gaps, out=distance)
    far = distance.max() > reach
    if far:
        shade = ax.contourf(
            *sides,
            distance,
            [reach, distance.max() * 1.01],
            colors="none",
            hatches=["////"],
        )
        shade.set(edgecolor=to_rgba(ink.INK, 0.45), linewidth=0)
    ax.set(xlim=limits[0], ylim=limits[1])
    return ax
