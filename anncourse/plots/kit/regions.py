"""Who wins where in the plane: colors, borders and names of regions."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import ListedColormap

from anncourse.arguments import Array
from anncourse.neurons.activations import sigmoid
from anncourse.plots.kit import ink


def grid(limit: float, resolution: int) -> tuple[Array, Array]:
    """Return the places along a side, and all points of the square, (m, 2)."""
    side = np.linspace(-limit, limit, resolution)
    return side, np.stack(np.meshgrid(side, side), axis=-1).reshape(-1, 2)


def paint_two(ax: Axes, logits: Array, side: Array) -> None:
    """Color two sides, the more surely the stronger, with a border between."""
    share = sigmoid(logits).reshape(len(side), len(side))
    _image(
        ax,
        share > 0.5,
        side,
        ink.CLASSES[:2],
        alpha=np.abs(share - 0.5) * 0.6,
    )
    if share.min() < 0.5 < share.max():
        ax.contour(side, side, share, [0.5], colors=ink.INK, linewidths=2)


def paint_many(
    ax: Axes, scores: Array, side: Array, names: Sequence[str] = ()
) -> None:
    """Color the region where each score, of (m, K), is the largest.

    Names, if there are any, are written into the regions.
    """
    n, count = len(side), scores.shape[1]
    winner = scores.argmax(axis=1).reshape(n, n)
    _image(ax, winner, side, ink.CLASSES[:count], alpha=0.28)
    for k in np.unique(winner):
        # By how much k wins: on the border, by nothing.
        rest = np.delete(scores, k, axis=1)
        lead = (scores[:, k] - rest.max(axis=1)).reshape(n, n)
        if lead.min() < 0 < lead.max():
            ax.contour(side, side, lead, [0], colors=ink.INK, linewidths=1)
        if names:
            row, column = deepest(winner == k)
            text = ink.write(
                ax, side[column], side[row], names[k], zorder=4
            )
            ink.chip(text, ink.CLASSES[k])


def deepest(mask: Array) -> tuple[int, int]:
    """Return the row and column farthest from the border of what is True."""
    left = np.pad(mask, 1)
    last = left
    while left.any():
        last = left
        left = left.copy()
        left[1:-1, 1:-1] &= last[:-2, 1:-1] & last[2:, 1:-1]
        left[1:-1, 1:-1] &= last[1:-1, :-2] & last[1:-1, 2:]
    places = np.argwhere(last) - 1
    row, column = places[len(places) // 2]
    return int(row), int(column)


def _image(
    ax: Axes,
    winner: Array,
    side: Array,
    colors: Sequence[str],
    alpha: Array | float,
) -> None:
    ax.imshow(
        winner,
        cmap=ListedColormap(colors),
        alpha=alpha,
        extent=(side[0], side[-1], side[0], side[-1]),
        origin="lower",
        vmin=0,
        vmax=max(len(colors) - 1, 1),
        interpolation="nearest",
    )
