"""Activations, their slopes, and what many slopes leave of a gradient."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes

from anncourse.arguments import (
    Array,
    choice,
    flag,
    integer,
    number,
)
from anncourse.neurons.activations import ACTIVATIONS, Function
from anncourse.plots.kit import ink

Named = str | Function


def activation(
    function: Named,
    *,
    at: float | None = None,
    limit: float = 5.0,
    ax: Axes | None = None,
) -> Axes:
    """Draw one activation and its slope; at a point, the tangent too.

    Parameters
    ----------
    function : str or Function
        A name in `ACTIVATIONS`, or a function of your own.
    at : float, optional
        A weighted sum z to mark.
    limit : float
        Where z ends: it runs from -limit to limit.
    ax : Axes, optional
        Where to draw.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If the name is unknown, or a number is out of range.

    Examples
    --------
    >>> ax = activation("sigmoid", at=0.8)
    >>> [line.get_label() for line in ax.lines][:2]
    ['sigmoid', 'its slope']
    """
    function = _function("activation", function)
    limit = number("activation", "limit", limit, above=0)
    ax = ink.chart("activation", ax, "z")
    z = np.linspace(-limit, limit, 401)
    a = _broken(function, z, function(z))
    ax.plot(z, a, color=ink.POSITIVE, lw=2.5, label=function.name)
    slope = _broken(function, z, function.slope(z))
    ax.plot(z, slope, "--", color=ink.NEGATIVE, lw=2, label="its slope")
    if at is not None:
        _tangent(ax, function, number("activation", "at", at))
    ink.legend(ax)
    return ax


def activations(
    functions: Sequence[Named],
    *,
    slopes: bool = False,
    limit: float = 5.0,
    ax: Axes | None = None,
) -> Axes:
    """Draw several activations, or their slopes, over each other.

    Parameters
    ----------
    functions : list of str or Function
        At most six.
    slopes : bool
        Draw the slopes instead.
    limit : float
        Where z ends: it runs from -limit to limit.
    ax : Axes, optional
        Where to draw.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If there are none or too many, a name is unknown, or a number is out of range.

    Examples
    --------
    >>> ax = activations(["sigmoid", "relu"])
    >>> [line.get_label() for line in ax.lines]
    ['sigmoid', 'relu']
    """
    who = "activations"
    chosen = _functions(who, functions)
    limit = number(who, "limit", limit, above=0)
    slopes = flag(who, "slopes", slopes)
    ax = ink.chart(who, ax, "z")
    ax.set_ylabel("slope" if slopes else "a")
    z = np.linspace(-limit, limit, 401)
    for i, function in enumerate(chosen):
        values = function.slope(z) if slopes else function(z)
        ax.plot(
            z, _broken(function, z, values), **ink.pen(i, function.name)
        )
    ink.legend(ax)
    return ax


def slopes_through_depth(
    functions: Sequence[Named],
    *,
    z: float = 0.5,
    weight: float = 1.0,
    layers: int = 10,
    ax: Axes | None = None,
) -> Axes:
    """Draw how much of a gradient is left behind a chain of layers of one unit each.

    Unit k has z_k = weight f(z_{k-1}); behind n layers, the product of n slopes and of
    the n - 1 weights between them is left of a gradient of 1.

    Parameters
    ----------
    functions : list of str or Function
        At most six.
    z : float
        Weighted sum of the first unit.
    weight : float
        Weight from each unit to the next.
    layers : int
        Length of the chain.
    ax : Axes, optional
        Where to draw.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If there are none or too many, a name is unknown, or a number is out of range.

    Examples
    --------
    >>> ax = slopes_through_depth(["sigmoid"], layers=3)
    >>> ax.lines[0].get_ydata().round(2)
    array([0.24, 0.05, 0.01])
    """
    who = "slopes_through_depth"
    chosen = _functions(who, functions)
    z, weight = number(who, "z", z), number(who, "weight", weight)
    layers = integer(who, "layers", layers)
    ax = ink.chart(who, ax, "layers")
    depth = np.arange(1, layers + 1)
    for i, function in enumerate(chosen):
        left = np.abs(_gradients(function, z, weight, layers))
        # A dead chain passes nothing, which a logarithmic axis cannot show.
        ax.plot(
            depth,
            np.where((left > 0) & np.isfinite(left), left, np.nan),
            **ink.pen(i, function.name),
        )
    ax.set(yscale="log", ylabel="gradient left")
    ink.integers(ax.xaxis)
    ink.legend(ax)
    return ax


def _gradients(f: Function, z: float, weight: float, layers: int) -> Array:
    slopes = []
    for _ in range(layers):
        slopes.append(float(f.slope(z)))
        z = weight * float(f(z))
    with np.errstate(over="ignore", invalid="ignore"):
        left: Array = np.cumprod(slopes) * weight ** np.arange(layers)
    return left


def _tangent(ax: Axes, function: Function, at: float) -> None:
    a, slope = float(function(at)), float(function.slope(at))
    ax.axline((at, a), slope=slope, color=ink.INK, lw=1)
    ax.plot([at, at], [a, slope], "o", color=ink.INK, zorder=3)
    text = f"z = {ink.written(at)}, a = {ink.written(a)}"
    ink.title(ax, f"{text}, slope {ink.written(slope)}")


def _broken(function: Function, z: Array, values: Array) -> Array:
    # A jump is drawn as a gap and not as a steep line, which the function has not.
    jumps = np.abs(np.diff(values)) > 0.5
    return np.where(np.append(jumps, False), np.nan, values)


def _function(who: str, function: object) -> Function:
    if isinstance(function, Function):
        return function
    return ACTIVATIONS[choice(who, "function", function, ACTIVATIONS)]


def _functions(who: str, functions: object) -> list[Function]:
    if isinstance(functions, str) or not isinstance(functions, Sequence):
        raise ValueError(f"{who} expects a list, got {functions!r}")
    ink.few(who, len(functions))
    return [_function(who, function) for function in functions]
