"""One neuron with its numbers, what each input contributes, and whole networks."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from anncourse.arguments import Array, choice, float_array, integer, number
from anncourse.layers.dense import Dense
from anncourse.layers.layer import Layer
from anncourse.neurons.activations import ACTIVATIONS
from anncourse.plots.kit import given, ink

# Units of one layer that are drawn; the others are counted in words.
MOST_UNITS = 8


def neuron(
    inputs: ArrayLike,
    weights: ArrayLike,
    bias: float,
    *,
    activation: str = "sigmoid",
    labels: Sequence[str] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw one neuron with its numbers: inputs, weights, weighted sum, output.

    A line is as thick as its weight is large; a negative one is orange and dashed.

    Parameters
    ----------
    inputs, weights : (n,) arrays
        One to eight of each.
    bias : float
        Bias.
    activation : str
        A name in `ACTIVATIONS`.
    labels : list of str, optional
        Names of the inputs; otherwise x₁, x₂ and so on.
    ax : Axes, optional
        Where to draw.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If the lists differ in length or hold anything but finite numbers.

    Examples
    --------
    >>> ax = neuron(
    ...     [0.8, 0.3], [2.0, -1.0], -0.5, labels=["sky", "forecast"]
    ... )
    >>> [text.get_text() for text in ax.texts][-1]
    'a = 0.69'
    """
    x, w, b = _parts("neuron", inputs, weights, bias)
    names = _names("neuron", labels, len(x))
    name = choice("neuron", "activation", activation, ACTIVATIONS)
    z = float(x @ w + b)
    a = float(ACTIVATIONS[name](z))
    height = max(2.4, 0.95 * len(x))
    ax = ink.bare(ink.axes("neuron", ax, width=6.4, height=height))
    heights = np.arange(len(x))[::-1] - (len(x) - 1) / 2
    for name_, value, weight, y in zip(names, x, w, heights, strict=True):
        ink.edge(ax, (0, y), (2.2, 0), weight)
        ink.unit(ax, (0, y), ink.written(value))
        ax.text(-0.42, y, name_, ha="right", va="center", color=ink.INK)
        _weight(ax, (0, y), (2.2, 0), weight)
    ink.unit(ax, (2.2, 0), f"Σ {ink.written(z)}", radius=0.42)
    ax.text(
        2.2,
        -0.6,
        f"b = {ink.written(b)}",
        ha="center",
        va="top",
        color=ink.INK,
    )
    ax.annotate(
        "",
        (4.0, 0),
        (2.64, 0),
        arrowprops={"arrowstyle": "-|>", "color": ink.INK, "lw": 1.6},
    )
    ax.text(3.3, 0.1, name, ha="center", va="bottom", color=ink.INK)
    ax.text(4.08, 0, f"a = {ink.written(a)}", va="center", color=ink.INK)
    spread = (len(x) - 1) / 2 + 0.55
    ax.set(
        xlim=(-1.5, 5.0), ylim=(-max(spread, 1.0), spread), aspect="equal"
    )
    return ax


def contributions(
    inputs: ArrayLike,
    weights: ArrayLike,
    bias: float,
    *,
    labels: Sequence[str] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw what each input adds to the weighted sum.

    Each bar starts where the one above it ended; the last is their sum z.

    Parameters
    ----------
    inputs, weights, bias, labels, ax
        As in `neuron`.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If the lists differ in length or hold anything but finite numbers.

    Examples
    --------
    >>> ax = contributions([0.8, 0.3], [2.0, -1.0], -0.5)
    >>> [text.get_text() for text in ax.texts]
    ['+1.60', '−0.30', '−0.50', '+0.80']
    """
    x, w, b = _parts("contributions", inputs, weights, bias)
    names = _names("contributions", labels, len(x))
    rows = [
        f"{name}: {ink.written(weight)} × {ink.written(value)}"
        for name, weight, value in zip(names, w, x, strict=True)
    ]
    amounts = np.append(w * x, b)
    ends = np.cumsum(amounts)
    starts = ends - amounts
    height = 1.0 + 0.42 * (len(rows) + 2)
    ax = ink.axes("contributions", ax, width=5.6, height=height)
    bars = [*zip(starts, amounts, strict=True), (0.0, ends[-1])]
    for row, (start, amount) in enumerate(bars):
        _bar(ax, row, float(start), float(amount))
    low, high = min(0, *ends), max(0, *ends)
    room = 0.25 * (high - low or 1)
    ax.set(xlim=(low - room, high + room), ylim=(len(rows) + 1.6, -0.6))
    ax.set_yticks(range(len(rows) + 2), [*rows, "bias", "z, the sum"])
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)
    ax.axvline(0, color=ink.INK, lw=1)
    return ax


def _weight(
    ax: Axes, start: tuple[float, float], end: tuple[float, float], w: float
) -> None:
    # Along its line and above it: so it can cross no other.
    across, up = end[0] - start[0], end[1] - start[1]
    place = start[0] + 0.45 * across, start[1] + 0.45 * up
    turn = np.arctan2(up, across)
    away = 3 + min(1 + 2 * abs(w), 10) / 2
    ax.annotate(
        f"w = {ink.written(w)}",
        place,
        (-away * np.sin(turn), away * np.cos(turn)),
        textcoords="offset points",
        rotation=np.degrees(turn),
        rotation_mode="anchor",
        ha="center",
        va="bottom",
        color=ink.INK,
        size=ink.TEXT,
    )


def _bar(ax: Axes, row: int, start: float, amount: float) -> None:
    color = ink.sign_color(amount)
    ax.barh(
        row,
        amount,
        left=start,
        height=0.62,
        color=color if amount >= 0 else "none",
        edgecolor=color,
        hatch="" if amount >= 0 else "////",
        lw=1.5,
    )
    sign = "+" if amount >= 0 else ""
    ax.annotate(
        f"{sign}{ink.written(amount)}",
        (start + amount, row),
        (5 if amount >= 0 else -5, 0),
        textcoords="offset points",
        ha="left" if amount >= 0 else "right",
        va="center",
        color=ink.INK,
        size=ink.SMALL,
    )


def _parts(
    who: str, inputs: ArrayLike, weights: ArrayLike, bias: float
) -> tuple[Array, Array, float]:
    x = float_array(who, "inputs", inputs)
    w = float_array(who, "weights", weights)
    if x.ndim != 1 or x.shape != w.shape or len(x) > 8:
        raise ValueError(
            f"{who} expects as many weights as inputs, 1 to 8, got {w.shape} "
            f"and {x.shape}"
        )
    return x, w, number(who, "bias", bias)


def _names(who: str, labels: Sequence[str] | None, n: int) -> list[str]:
    numbered = [f"x{'₁₂₃₄₅₆₇₈'[i]}" for i in range(n)]
    return given.words(who, "labels", labels, n) or numbered


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
