"""Sound, as a network that looks sees it."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import ListedColormap, to_rgba
from numpy.typing import ArrayLike

from anncourse.arguments import Array
from anncourse.plots.kit import given, ink


def spectrogram(
    loudness: ArrayLike,
    *,
    times: ArrayLike,
    frequencies: ArrayLike,
    log: bool = False,
    ax: Axes | None = None,
) -> Axes:
    """Draw how loud each frequency is at each moment; clear is the quietest.

    Parameters
    ----------
    loudness : (F, T) array
        From the lowest frequency to the highest; decibels, or any other scale.
    times : (T,) array
        Seconds, ascending.
    frequencies : (F,) array
        Hertz, ascending.
    log : bool
        Whether the axis of frequencies is logarithmic, as hearing is.
    ax : Axes, optional
        Where to draw.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If the shapes do not fit, or times or frequencies do not ascend.

    Examples
    --------
    >>> ax = spectrogram(
    ...     [[0, 1], [1, 0]], times=[0, 1], frequencies=[100, 200]
    ... )
    >>> ax.get_xlabel(), ax.get_ylabel()
    ('time, s', 'frequency, Hz')
    """
    who = "spectrogram"
    loud = given.shaped(who, "loudness", loudness, "F T")
    F, T = loud.shape
    t = _ascending(who, "times", times, T)
    f = _ascending(who, "frequencies", frequencies, F, log=log)
    ax = ink.axes(who, ax, width=4.8, height=3.2)
    shades = np.linspace(0, 1, 256)
    colors = [to_rgba(ink.POSITIVE, shade) for shade in shades]
    ax.pcolormesh(
        _edges(t),
        np.exp(_edges(np.log(f))) if log else _edges(f),
        loud,
        cmap=ListedColormap(colors),
        rasterized=True,
    )
    ax.set(xlabel="time, s", ylabel="frequency, Hz")
    if log:
        ax.set_yscale("log")
        _hertz(ax, f)
    return ax


def _hertz(ax: Axes, f: Array) -> None:
    # Octaves, in plain numbers: 125, 250, 500.
    octaves = 125 * 2.0 ** np.arange(-4, 9)
    shown = octaves[(octaves >= f[0] * 0.9) & (octaves <= f[-1] * 1.1)]
    ax.set_yticks(shown, [f"{hertz:g}" for hertz in shown])
    ax.set_yticks([], minor=True)


def _ascending(
    who: str, name: str, values: ArrayLike, n: int, *, log: bool = False
) -> Array:
    array = given.shaped(who, name, values, str(n))
    if (np.diff(array) <= 0).any() or (log and array[0] <= 0):
        above = " from above 0" if log else ""
        raise ValueError(
            f"{who} expects {name} that ascend{above}, got {array}"
        )
    return array


def _edges(middles: Array) -> Array:
    if len(middles) == 1:
        return np.array([middles[0] - 0.5, middles[0] + 0.5])
    between = (middles[1:] + middles[:-1]) / 2
    first = middles[0] - (between[0] - middles[0])
    last = middles[-1] + (middles[-1] - between[-1])
    edges: Array = np.concatenate([[first], between, [last]])
    return edges
