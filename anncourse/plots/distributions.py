"""How numbers are spread: weights and activations, layer by layer."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from anncourse.arguments import Array, float_array, integer
from anncourse.plots.kit import given, ink

MOST_LAYERS = 20


def histograms(
    layers: Mapping[str, ArrayLike],
    *,
    bins: int = 40,
    xlabel: str = "value",
    ax: Axes | None = None,
) -> Axes:
    """Draw the spread of the numbers in each layer, one under the other.

    All share an axis and its bins, and each is as high as its fullest bin; the standard
    deviation stands at the right. The outermost half percent at each end is not drawn.

    Parameters
    ----------
    layers : dict of str to array
        Weights, activations or gradients by layer, of any shape; up to 20.
    bins : int
        Bins along the axis.
    xlabel : str
        What the numbers are.
    ax : Axes, optional
        Where to draw.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If there are no layers or too many, or they hold no finite numbers.

    Examples
    --------
    >>> ax = histograms(
    ...     {"layer 1": [1.0, -1.0], "layer 2": [[0.5], [-0.5]]}
    ... )
    >>> [text.get_text() for text in ax.texts]
    ['sd 1.00', 'sd 0.50']
    """
    who = "histograms"
    found = given.by_name(who, layers, "layers")
    if len(found) > MOST_LAYERS:
        raise ValueError(
            f"{who} expects at most {MOST_LAYERS} layers, got {len(found)}"
        )
    values = {
        name: float_array(who, name, numbers).ravel()
        for name, numbers in found.items()
    }
    bins = integer(who, "bins", bins)
    edges = _edges([*values.values()], bins)
    height = 0.8 + 0.42 * len(values)
    ax = ink.chart(who, ax, xlabel, width=4.8, height=height)
    ax.grid(visible=False, axis="y")
    for row, numbers in enumerate(values.values()):
        _layer(ax, row, numbers, edges)
    ax.set_yticks([row - 0.3 for row in range(len(values))], [*values])
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)
    ax.set(xlim=edges[[0, -1]], ylim=(len(values) - 0.95, -1.0))
    return ax


def _edges(layers: list[Array], bins: int) -> Array:
    ends = np.array([np.quantile(v, (0.005, 0.995)) for v in layers])
    low, high = float(ends.min()), float(ends.max())
    room = 0.02 * (high - low) or 0.5
    return np.linspace(low - room, high + room, bins + 1)


def _layer(ax: Axes, row: int, numbers: Array, edges: Array) -> None:
    counts, _ = np.histogram(numbers, edges)
    tall = 0.85 * counts / max(counts.max(), 1)
    ax.stairs(
        row - tall, edges, baseline=row, fill=True, color=ink.POSITIVE
    )
    ax.axhline(row, color=ink.INK, lw=0.6)
    ink.write(
        ax,
        1.02,
        row - 0.3,
        f"sd {_size(float(numbers.std()))}",
        ha="left",
        transform=ax.get_yaxis_transform(),
    )


def _size(spread: float) -> str:
    return (
        ink.written(spread)
        if spread >= 0.01 or not spread
        else f"{spread:.0e}"
    )
