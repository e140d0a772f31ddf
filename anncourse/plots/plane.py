"""Points in the plane, and what a network makes of every other point, near or far."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from numpy.typing import ArrayLike

from anncourse.arguments import (
    Array,
    float_array,
    integer,
    number,
    real_array,
)
from anncourse.plots.kit import given, ink, regions


def points(X: ArrayLike, y: ArrayLike, *, ax: Axes | None = None) -> Axes:
    """Draw points in the plane; each class has its color and its shape.

    Parameters
    ----------
    X : (n, 2) array
        Points.
    y : (n,) array of integers
        Classes, from 0 to 9.
    ax : Axes, optional
        Where to draw.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If X and y do not fit, or a class is not a whole number from 0 to 9.

    Examples
    --------
    >>> ax = points([[0.8, 0.3], [-0.5, 0.1]], [1, 0])
    >>> len(ax.collections)
    2
    """
    ax = ink.axes("points", ax, width=4.2, height=4.2)
    scatter(ax, "points", X, y)
    ax.set(xlabel="x₁", ylabel="x₂", aspect="equal")
    ax.locator_params(nbins=6)
    return ax


def scatter(
    ax: Axes,
    who: str,
    X: ArrayLike | None,
    y: ArrayLike | None,
    color: str | None = None,
) -> None:
    """Draw points (n, 2) of classes (n,), as `ink.dots` does."""
    X, y = _labelled(who, [] if X is None else X, [] if y is None else y)
    ink.dots(ax, X, y, 26, color)


def decision_regions(
    predict: Callable[[Array], Array],
    X: ArrayLike | None = None,
    y: ArrayLike | None = None,
    *,
    limit: float = 1.2,
    resolution: int = 200,
    ax: Axes | None = None,
) -> Axes:
    """Color the plane by what a network answers there.

    Parameters
    ----------
    predict : Layer or callable
        (m, 2) points -> (m,) or (m, 1) logits, which decide for class 1 where they are
        positive, or (m, K) scores, whose largest decides.
    X, y : arrays, optional
        Points and classes to draw over it, as in `points`.
    limit : float
        The plane is drawn from -limit to limit.
    resolution : int
        Points asked for along each side.
    ax : Axes, optional
        Where to draw.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If the answers have another shape or are not finite, or a number is out of
        range.

    Examples
    --------
    >>> ax = decision_regions(lambda points: points[:, 0] - points[:, 1])
    >>> ax.get_xlim()
    (np.float64(-1.2), np.float64(1.2))
    """
    who = "decision_regions"
    limit = number(who, "limit", limit, above=0)
    resolution = integer(who, "resolution", resolution, low=2)
    if not callable(predict):
        raise ValueError(f"{who} expects a network, got {predict!r}")
    side, grid = regions.grid(limit, resolution)
    scores = _scores(who, predict(grid), len(grid))
    ax = ink.axes(who, ax, width=4.2, height=4.2)
    drawn = X is not None or y is not None
    if scores.shape[1] == 1:
        regions.paint_two(ax, scores, side)
    else:
        # Where no points tell, a name tells whose region it is.
        names = [f"class {k}" for k in range(scores.shape[1])]
        regions.paint_many(ax, scores, side, [] if drawn else names)
    if drawn:
        scatter(ax, who, X, y)
    ax.set(xlabel="x₁", ylabel="x₂", aspect="equal")
    ax.set(xlim=(-limit, limit), ylim=(-limit, limit))
    return ax


def decision_line(
    w: ArrayLike,
    b: float,
    X: ArrayLike | None = None,
    y: ArrayLike | None = None,
    *,
    limit: float = 1.2,
    ax: Axes | None = None,
) -> Axes:
    """Draw the line where one neuron is undecided, w1 x1 + w2 x2 + b = 0.

    An arrow along the weights points to the side where the neuron says yes.

    Parameters
    ----------
    w : (2,) array
        Weights.
    b : float
        Bias.
    X, y, limit, ax
        As in `decision_regions`.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If w is not two finite numbers, both of them not 0.

    Examples
    --------
    >>> ax = decision_line([2.0, -1.0], -0.5)
    >>> ax.get_xlim()
    (np.float64(-1.2), np.float64(1.2))
    """
    who = "decision_line"
    w, b = float_array(who, "w", w), number(who, "b", b)
    if w.shape != (2,) or not w.any():
        raise ValueError(
            f"{who} expects two weights, not both 0, got {w.tolist()}"
        )
    ax = decision_regions(
        lambda grid: grid @ w + b, X, y, limit=limit, ax=ax
    )
    length = np.hypot(*w)
    foot = -b * w / length**2  # the point of the line nearest to the origin
    ax.annotate(
        "",
        xy=tuple(foot + 0.3 * limit * w / length),
        xytext=tuple(foot),
        arrowprops={"arrowstyle": "-|>", "color": ink.INK, "lw": 2},
    )
    return ax


def _scores(who: str, answers: object, rows: int) -> Array:
    scores = float_array(who, "the answers", answers)
    if scores.ndim == 1:
        scores = scores[:, None]
    most = len(ink.CLASSES)
    if scores.ndim != 2 or len(scores) != rows or scores.shape[1] > most:
        raise ValueError(
            f"{who} expects answers of shape ({rows}, K) with K up to {most}, "
            f"got {scores.shape}"
        )
    return scores


def _labelled(who: str, X: ArrayLike, y: ArrayLike) -> tuple[Array, Array]:
    X, y = float_array(who, "X", X), real_array(who, "y", y)
    if X.ndim != 2 or X.shape[1] != 2 or y.shape != (len(X),):
        raise ValueError(
            f"{who} expects X (n, 2) and y (n,), got {X.shape} and {y.shape}"
        )
    if y.dtype.kind not in "iu" or y.min() < 0 or y.max() > 9:
        raise ValueError(
            f"{who} expects classes 0 to 9, got {np.unique(y)}"
        )
    return X, y


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
