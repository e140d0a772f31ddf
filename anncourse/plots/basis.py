"""Radial basis functions: bumps over a line, circles in the plane."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Circle
from numpy.typing import ArrayLike

from anncourse.arguments import Array
from anncourse.layers.layer import Layer
from anncourse.plots.kit import given, ink
from anncourse.plots.neurons import inside

Widths = tuple[ArrayLike, ArrayLike]


@dataclass(frozen=True)
class Units:
    """Centers (K, I), widths (K,), and each unit's answer, (B, I) -> (B, K)."""

    centers: Array
    widths: Array
    answers: Callable[[Array], Array]


def bumps(
    net: Layer | Widths,
    x: ArrayLike | None = None,
    y: ArrayLike | None = None,
    *,
    span: tuple[float, float] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw the bumps of a net with one input, and their sum.

    Each bump is a unit's answer times its weight in the output; the sum has the bias
    too. Short lines below stand at the centers. Without an output, the bumps alone.

    Parameters
    ----------
    net : Layer or (centers, widths)
        An RBF layer, a network of one and a `Dense` with one output after it, or
        arrays (K, 1) or (K,) and (K,).
    x, y : (n,) arrays, optional
        Points that the net was fitted to.
    span : (float, float), optional
        Where to start and end; otherwise three widths around the outer centers.
    ax : Axes, optional
        Where to draw.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If there is no RBF layer with one input, or x and y do not fit.

    Examples
    --------
    >>> ax = bumps(([-1.0, 1.0], [0.5, 0.5]))
    >>> len(ax.lines)
    3
    """
    who = "bumps"
    units = _units(who, net, 1)
    places = units.centers[:, 0]
    ends = places[:, None] + units.widths[:, None] * np.array([-3, 3])
    low, high = given.shaped(
        who, "span", (ends.min(), ends.max()) if span is None else span, "2"
    )
    grid = np.linspace(low, high, 401)[:, None]
    answers = units.answers(grid)
    ax = ink.chart(who, ax, "x", "answer")
    if x is not None or y is not None:
        x = given.shaped(who, "x", [] if x is None else x, "n")
        y = given.shaped(who, "y", [] if y is None else y, str(len(x)))
        ax.plot(x, y, ".", color=ink.INK, ms=6, label="data")
    out = _output(net, len(places))
    heights = np.ones(len(places)) if out is None else out[0]
    _draw(ax, grid[:, 0], answers * heights)
    if out is not None:
        total = answers @ heights + out[1]
        color = ink.CLASSES[2]
        ax.plot(grid[:, 0], total, color=color, lw=2.6, label="sum")
    _mark(ax, places)
    ax.set_xlim(low, high)
    ink.legend(ax, ncols=4, loc="lower left", bbox_to_anchor=(0, 1))
    return ax


def centers(
    net: Layer | Widths,
    X: ArrayLike | None = None,
    *,
    ax: Axes | None = None,
) -> Axes:
    """Draw the units of a net with two inputs: centers, and circles of radius s.

    On its circle a unit answers exp(-1/2) = 0.61 of what it answers at its center.

    Parameters
    ----------
    net : Layer or (centers, widths)
        An RBF layer, a network with one, or arrays (K, 2) and (K,).
    X : (n, 2) array, optional
        Points.
    ax : Axes, optional
        Where to draw.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If there is no RBF layer with two inputs, or X has another shape.

    Examples
    --------
    >>> ax = centers(([[0.0, 0.0], [1.0, 0.5]], [0.5, 0.2]))
    >>> [circle.radius for circle in ax.patches]
    [0.5, 0.2]
    """
    who = "centers"
    units = _units(who, net, 2)
    ax = ink.axes(who, ax, width=4.2, height=4.2)
    if X is not None:
        X = given.shaped(who, "X", X, "n 2")
        ax.plot(X[:, 0], X[:, 1], ".", color=ink.INK, ms=5, zorder=2)
    for place, width in zip(units.centers, units.widths, strict=True):
        ax.add_patch(
            Circle(
                tuple(place),
                float(width),
                facecolor="none",
                edgecolor=ink.POSITIVE,
                lw=1.6,
                zorder=3,
            )
        )
    ax.plot(
        *units.centers.T, "+", color=ink.POSITIVE, ms=9, mew=2, zorder=4
    )
    ax.set(xlabel="x₁", ylabel="x₂", aspect="equal")
    ax.autoscale_view()
    return ax


def _draw(ax: Axes, x: Array, bumps: Array) -> None:
    for k, bump in enumerate(bumps.T):
        up = bump.sum() >= 0
        ax.plot(
            x,
            bump,
            "-" if up else "--",
            color=ink.POSITIVE if up else ink.NEGATIVE,
            lw=1.2,
            label="_" if k else "a bump",
        )


def _mark(ax: Axes, places: Array) -> None:
    # On the axis itself, wherever that is.
    ax.plot(
        places,
        np.zeros(len(places)),
        "|",
        color=ink.INK,
        ms=9,
        mew=2,
        transform=ax.get_xaxis_transform(),
        clip_on=False,
        label="centers",
    )


def _units(who: str, net: Layer | Widths, n_in: int) -> Units:
    if isinstance(net, Layer):
        return _layer(who, net, n_in)
    forms = ["K", "K 1"] if n_in == 1 else [f"K {n_in}"]
    places, widths = _pair(who, net)
    places = given.shaped(who, "centers", places, *forms)
    places = places.reshape(-1, n_in)
    widths = given.shaped(who, "widths", widths, str(len(places)))
    if widths.min() <= 0:
        raise ValueError(f"{who} expects widths above 0, got {widths}")

    def answers(x: Array) -> Array:
        squares = ((x[:, None] - places) ** 2).sum(axis=-1)
        phi: Array = np.exp(-squares / (2 * widths**2))
        return phi

    return Units(places, widths, answers)


def _pair(who: str, net: object) -> tuple[object, object]:
    if not isinstance(net, tuple) or len(net) != 2:
        raise ValueError(
            f"{who} expects an RBF layer or (centers, widths), got {net!r}"
        )
    return net


def _layer(who: str, net: Layer, n_in: int) -> Units:
    for layer in inside(net):
        if {"centers", "log_widths"} <= layer.params.keys():
            places, logs = (
                layer.params["centers"],
                layer.params["log_widths"],
            )
            if places.shape[1] != n_in:
                raise ValueError(
                    f"{who} expects a net with {n_in} inputs, got {layer!r}"
                )
            return Units(places, np.exp(logs), layer)
    raise ValueError(f"{who} expects an RBF layer, got {net!r}")


def _output(net: Layer | Widths, n: int) -> tuple[Array, float] | None:
    if not isinstance(net, Layer):
        return None
    for layer in inside(net):
        W = layer.params.get("W")
        if W is not None and W.shape == (n, 1):
            return W[:, 0], float(layer.params["b"][0])
    return None
