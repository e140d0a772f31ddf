"""Whole networks, as drawings."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from matplotlib.axes import Axes

from anncourse.arguments import Array, integer
from anncourse.layers.dense import Dense
from anncourse.layers.layer import Layer
from anncourse.plots.kit import ink

# Units of one layer that are drawn; the others are counted in words.
MOST_UNITS = 8


def network(net: Layer | Sequence[int], *, ax: Axes | None = None) -> Axes:
    """Draw a network of dense layers, with its weights as lines.

    Parameters
    ----------
    net : Layer or list of int
        A network with at least one `Dense`, or sizes from the inputs to the outputs,
        such as ``[2, 4, 1]``, for a network without weights yet.
    ax : Axes, optional
        Where to draw.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If there is no dense layer, or a size is not a positive whole number.

    Examples
    --------
    >>> ax = network([2, 4, 1])
    >>> len(ax.patches), len(ax.lines)
    (7, 12)
    """
    sizes, weights = _layers(net)
    height = 0.6 * min(max(sizes), MOST_UNITS) + 0.9
    ax = ink.bare(
        ink.axes("network", ax, width=1.9 * len(sizes), height=height)
    )
    places = [
        [(2.6 * i, y) for y in _heights(size)]
        for i, size in enumerate(sizes)
    ]
    for (left, right), W in zip(pairwise(places), weights, strict=True):
        largest = np.abs(W).max() or 1
        for row, start in enumerate(left):
            for column, end in enumerate(right):
                ink.edge(ax, start, end, W[row, column], 2 / largest)
    deepest = max(y for spots in places for _, y in spots)
    for i, (spots, size) in enumerate(zip(places, sizes, strict=True)):
        for place in spots:
            ink.unit(ax, place, "", radius=0.2)
        kind = {0: "inputs", len(sizes) - 1: "outputs"}.get(i, "units")
        word = kind if size > 1 else kind.removesuffix("s")
        shown = f"\n({len(spots)} drawn)" if len(spots) < size else ""
        ax.text(
            2.6 * i,
            -deepest - 0.4,
            f"{size} {word}{shown}",
            ha="center",
            va="top",
            color=ink.INK,
            size=ink.TEXT,
        )
    ax.set(xlim=(-0.9, 2.6 * len(sizes) - 1.7))
    ax.set(ylim=(-deepest - 1.1, deepest + 0.4))
    ax.set_aspect("equal")
    return ax


def _layers(net: object) -> tuple[list[int], list[Array]]:
    if isinstance(net, Layer):
        dense = [layer for layer in inside(net) if isinstance(layer, Dense)]
        if not dense:
            raise ValueError(f"network expects a Dense layer in {net!r}")
        sizes = [dense[0].n_in, *(layer.n_out for layer in dense)]
        return sizes, [layer.params["W"] for layer in dense]
    if (
        isinstance(net, str)
        or not isinstance(net, Sequence)
        or len(net) < 2
    ):
        raise ValueError(f"network expects a net or two sizes, got {net!r}")
    sizes = [integer("network", f"size {i}", n) for i, n in enumerate(net)]
    return sizes, [np.full(pair, np.nan) for pair in pairwise(sizes)]


def inside(net: Layer) -> list[Layer]:
    """Return a network and all layers in it, in order."""
    below = [inside(child) for child in net.children().values()]
    return [net, *(layer for layers in below for layer in layers)]


def _heights(size: int) -> list[float]:
    shown = min(size, MOST_UNITS)
    return [(shown - 1) / 2 - i for i in range(shown)]
