"""Which expert answers where, in a mixture of experts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from anncourse.arguments import Array, integer, number
from anncourse.plots import plane
from anncourse.plots.kit import given, ink, regions


def gate_shares(
    x: ArrayLike,
    shares: ArrayLike,
    *,
    names: Sequence[str] | None = None,
    xlabel: str = "x",
    ax: Axes | None = None,
) -> Axes:
    """Draw how a gate divides each answer among the experts, over one input.

    The shares are stacked, from expert 0 below; each has its name where it is widest.

    Parameters
    ----------
    x : (n,) array
        The input, in any order.
    shares : (n, K) array
        Output of the gate there; each row sums to 1. At most ten experts.
    names : list of str, optional
        Names of the experts; otherwise expert 0 to K - 1.
    xlabel : str
        Name of the input.
    ax : Axes, optional
        Where to draw.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If a row is not shares with the sum 1, or x or names do not fit.

    Examples
    --------
    >>> ax = gate_shares([0.0, 1.0], [[1.0, 0.0], [0.2, 0.8]])
    >>> [text.get_text() for text in ax.texts]
    ['expert 0', 'expert 1']
    """
    who = "gate_shares"
    parts = given.shares(who, "shares", shares)
    x = given.shaped(who, "x", x, str(len(parts)))
    labels = _names(who, names, parts.shape[1])
    order = np.argsort(x, kind="stable")
    x, parts = x[order], parts[order]
    ax = ink.axes(who, ax)
    tops = np.cumsum(parts, axis=1)
    bottoms = tops - parts
    for k, label in enumerate(labels):
        low, high = bottoms[:, k], tops[:, k]
        color = ink.CLASSES[k]
        ax.fill_between(x, low, high, color=color, alpha=0.35, lw=0)
        if k:
            ax.plot(x, low, color=ink.INK, lw=1.2)
        _label(ax, x, low, high, label, color)
    ax.set(xlabel=xlabel, ylabel="share", ylim=(0, 1))
    ax.set_xlim(x.min(), x.max()) if np.ptp(x) else None
    return ax


def expert_regions(
    gate: Callable[[Array], Array],
    X: ArrayLike | None = None,
    y: ArrayLike | None = None,
    *,
    names: Sequence[str] | None = None,
    limit: float = 1.2,
    resolution: int = 200,
    ax: Axes | None = None,
) -> Axes:
    """Color the plane by the expert whose share is the largest there.

    Parameters
    ----------
    gate : Layer or callable
        (m, 2) points -> (m, K) shares or scores, K up to ten.
    X, y : arrays, optional
        Points and classes to draw over it, as in `points`.
    names : list of str, optional
        Names of the experts; otherwise expert 0 to K - 1.
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
        If the gate answers in another shape, or names do not fit it.

    Examples
    --------
    >>> ax = expert_regions(lambda points: points, names=["right", "top"])
    >>> sorted(text.get_text() for text in ax.texts)
    ['right', 'top']
    """
    who = "expert_regions"
    limit = number(who, "limit", limit, above=0)
    resolution = integer(who, "resolution", resolution, low=2)
    if not callable(gate):
        raise ValueError(f"{who} expects a gate, got {gate!r}")
    side, grid = regions.grid(limit, resolution)
    shares = given.shaped(who, "the answers", gate(grid), f"{len(grid)} K")
    labels = _names(who, names, shares.shape[1])
    ax = ink.axes(who, ax, width=4.2, height=4.2)
    regions.paint_many(ax, shares, side, labels)
    if X is not None or y is not None:
        # In ink: the colors are the experts'.
        plane.scatter(ax, who, X, y, color=ink.INK)
    ax.set(xlabel="x₁", ylabel="x₂", aspect="equal")
    ax.set(xlim=(-limit, limit), ylim=(-limit, limit))
    return ax


def _label(
    ax: Axes, x: Array, low: Array, high: Array, text: str, color: str
) -> None:
    # Where the band is widest; of many such places, the middle one.
    wide = high - low
    places = np.flatnonzero(wide >= wide.max() - 1e-6)
    at = places[len(places) // 2]
    across = (x[at] - x[0]) / (x[-1] - x[0] or 1)
    side = (
        "left" if across < 0.15 else "right" if across > 0.85 else "center"
    )
    words = ax.annotate(
        text,
        (x[at], (low[at] + high[at]) / 2),
        ({"left": 6, "right": -6, "center": 0}[side], 0),
        textcoords="offset points",
        ha=side,
        va="center",
        zorder=4,
    )
    ink.chip(words, color)


def _names(who: str, names: Sequence[str] | None, count: int) -> list[str]:
    if count > len(ink.CLASSES):
        raise ValueError(
            f"{who} expects at most {len(ink.CLASSES)} experts, got {count}"
        )
    numbered = [f"expert {k}" for k in range(count)]
    return given.words(who, "names", names, count) or numbered
