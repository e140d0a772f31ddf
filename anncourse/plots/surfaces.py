"""The surface of a loss, and the ways that optimizers take over it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from numpy.typing import ArrayLike

from anncourse.arguments import Array, integer
from anncourse.plots.kit import given, ink

Span = tuple[float, float]


def loss_surface(
    loss: Callable[[Array], Array],
    paths: ArrayLike | Mapping[str, ArrayLike] | None = None,
    *,
    x: Span = (-2.0, 2.0),
    y: Span = (-2.0, 2.0),
    labels: tuple[str, str] = ("w₁", "w₂"),
    levels: int = 12,
    resolution: int = 120,
    ax: Axes | None = None,
) -> Axes:
    """Draw a loss of two weights as a map, and paths over it.

    Between two contour lines lie equal parts of the map's area, so that a steep wall
    leaves lines for the valley. The darker, the higher. A path starts at an open
    circle and ends at a full one; its dots are its steps.

    Parameters
    ----------
    loss : callable
        (m, 2) weights -> (m,) losses.
    paths : (n, 2) array or dict of str to (n, 2) array, optional
        One path, or up to six by name.
    x, y : (float, float)
        What the map shows of each weight.
    labels : (str, str)
        Names of the weights.
    levels : int
        How many contour lines.
    resolution : int
        Losses asked for along each side.
    ax : Axes, optional
        Where to draw.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If the loss answers in another shape or is not finite, or a path is not (n, 2).

    Examples
    --------
    >>> def bowl(w):
    ...     return (w**2).sum(axis=1)
    >>> ax = loss_surface(bowl, {"SGD": [[1, 1], [0.5, 0.5]]})
    >>> ax.get_legend().get_texts()[0].get_text()
    'SGD'
    """
    who = "loss_surface"
    spans = [
        given.shaped(who, name, s, "2") for name, s in (("x", x), ("y", y))
    ]
    for span in spans:
        if span[1] <= span[0]:
            raise ValueError(
                f"{who} expects spans that ascend, got {span.tolist()}"
            )
    levels = integer(who, "levels", levels)
    resolution = integer(who, "resolution", resolution, low=2)
    if not callable(loss):
        raise ValueError(f"{who} expects a loss, got {loss!r}")
    sides = [np.linspace(low, high, resolution) for low, high in spans]
    grid = np.stack(np.meshgrid(*sides), axis=-1).reshape(-1, 2)
    heights = given.shaped(who, "the losses", loss(grid), str(len(grid)))
    ways = _paths(who, paths)
    ax = ink.axes(who, ax, width=4.6, height=4.0)
    _map(ax, sides, heights.reshape(resolution, resolution), levels)
    for i, (name, way) in enumerate(ways.items()):
        _way(ax, way, i, name)
    ax.set(xlim=spans[0], ylim=spans[1], xlabel=labels[0], ylabel=labels[1])
    if any(ways):
        ink.legend(
            ax,
            ncols=3,
            loc="lower left",
            bbox_to_anchor=(0, 1),
            handlelength=2.8,
        )
    return ax


def _paths(who: str, paths: object) -> dict[str, Array]:
    if paths is None:
        return {}
    if isinstance(paths, Mapping):
        return given.curves(who, paths, "n 2", kind="paths")
    return {"": given.shaped(who, "the path", paths, "n 2")}


def _map(ax: Axes, sides: list[Array], heights: Array, levels: int) -> None:
    shares = np.linspace(0, 1, levels + 2)
    steps = np.unique(np.quantile(heights, shares))
    if len(steps) < 2:
        return
    count = len(steps) - 1
    colors = [to_rgba(ink.INK, 0.5 * k / count) for k in range(count)]
    ax.contourf(*sides, heights, steps, colors=colors)
    ax.contour(
        *sides,
        heights,
        steps[1:-1],
        colors=ink.INK,
        linewidths=0.7,
        alpha=0.8,
    )


def _way(ax: Axes, way: Array, i: int, name: str) -> None:
    pen = ink.pen(i, name or "_")
    color = pen["color"]
    ax.plot(*way.T, **pen, zorder=3)
    ax.plot(*way[1:-1].T, ".", color=color, ms=5, zorder=3)
    for place, fill in ((way[0], "none"), (way[-1], color)):
        ax.plot(
            *place,
            "o",
            color=color,
            ms=8,
            mec=color,
            mfc=fill,
            mew=2,
            zorder=4,
        )
