"""Neurons that spike: potentials, rasters, rates."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from anncourse.arguments import Array, real_array
from anncourse.neurons.spiking import LIF, Spikes
from anncourse.plots.kit import given, ink, runs

PEAK = (
    25  # mV: how high a spike is drawn, which this neuron does not compute
)
MOST_NEURONS = 40


def membrane(
    run: Spikes, *, neuron: LIF | None = None, ax: Axes | None = None
) -> Axes:
    """Draw a membrane potential through time, with its spikes as lines.

    Parameters
    ----------
    run : Spikes
        What `LIF.run` returned.
    neuron : LIF, optional
        The neuron, whose threshold is drawn too.
    ax : Axes, optional
        Where to draw.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If run or neuron is something else.

    Examples
    --------
    >>> neuron = LIF()
    >>> ax = membrane(neuron.run([2.0] * 500), neuron=neuron)
    >>> ax.get_xlabel(), ax.get_ylabel()
    ('time, ms', 'potential, mV')
    """
    who = "membrane"
    if not isinstance(run, Spikes):
        raise ValueError(
            f"{who} expects what LIF.run returned, got {run!r}"
        )
    if neuron is not None and not isinstance(neuron, LIF):
        raise ValueError(f"{who} expects a LIF neuron, got {neuron!r}")
    ax = ink.chart(who, ax, "time, ms", "potential, mV", height=2.8)
    count = len(run.spikes)
    label = f"potential, {count} spike{'s' * (count != 1)}"
    ax.plot(run.t, run.v, color=ink.POSITIVE, lw=1.8, label=label)
    top = run.v.max() if neuron is None else neuron.threshold
    ax.vlines(run.spikes, top, top + PEAK, color=ink.POSITIVE, lw=1.8)
    if neuron is not None:
        ax.axhline(top, color=ink.INK, ls="--", lw=1.2, label="threshold")
    ink.legend(ax, ncols=3, loc="lower left", bbox_to_anchor=(0, 1))
    return ax


def raster(
    trains: Sequence[ArrayLike],
    *,
    names: Sequence[str] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw when each of several neurons spikes: a row each, a line a spike.

    Parameters
    ----------
    trains : sequence of (S,) arrays
        Times of the spikes of each neuron, in ms, from the top row down; up to 40. A
        silent neuron has an empty list.
    names : list of str, optional
        Names of the neurons; otherwise 1 to n.
    ax : Axes, optional
        Where to draw.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If there are no neurons or too many, or names do not fit them.

    Examples
    --------
    >>> ax = raster([[10.0, 20.0], []], names=["loud", "silent"])
    >>> [label.get_text() for label in ax.get_yticklabels()]
    ['loud', 'silent']
    """
    who = "raster"
    if isinstance(trains, str) or not 1 <= len(trains) <= MOST_NEURONS:
        raise ValueError(
            f"{who} expects 1 to {MOST_NEURONS} lists of times, got {trains!r}"
        )
    times: list[Array] = [
        given.shaped(who, f"train {i}", train, "S")
        if np.size(train)
        else np.empty(0)
        for i, train in enumerate(trains)
    ]
    count = len(times)
    labels = given.words(who, "names", names, count)
    height = 0.9 + max(0.16, 0.3 - 0.005 * count) * count
    ax = ink.axes(who, ax, height=height)
    ax.set_xlabel("time, ms")
    for row, train in enumerate(times):
        ax.axhline(row, color=ink.INK, lw=0.5, alpha=0.5, zorder=1)
        ax.vlines(train, row - 0.38, row + 0.38, color=ink.POSITIVE, lw=1.8)
    if labels is not None:
        ax.set_yticks(range(count), labels)
    else:
        ax.set_ylabel("neuron")
        every = max(1, count // 8)
        shown = range(0, count, every)
        ax.set_yticks(shown, [f"{row + 1}" for row in shown])
    ax.set_ylim(count - 0.4, -0.6)
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)
    return ax


def rate_curve(
    neurons: LIF | Mapping[str, LIF | Callable[[ArrayLike], ArrayLike]],
    currents: ArrayLike,
    *,
    ax: Axes | None = None,
) -> Axes:
    """Draw how fast neurons fire under a constant current: their f-I curves.

    Parameters
    ----------
    neurons : LIF or dict of str to LIF or callable
        One neuron, or up to six by name; a callable takes currents and returns rates.
    currents : (n,) array
        Currents, in nA.
    ax : Axes, optional
        Where to draw.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If there are no neurons or too many, or something is neither neuron nor
        function.

    Examples
    --------
    >>> ax = rate_curve(LIF(), [1.0, 2.0])
    >>> ax.lines[0].get_ydata().round(1)
    array([ 0. , 33.6])
    """
    who = "rate_curve"
    one = isinstance(neurons, LIF)
    found = given.by_name(
        who, {"rate": neurons} if one else neurons, "neurons"
    )
    ink.few(who, len(found))
    currents = given.shaped(who, "currents", currents, "n")
    ax = ink.chart(who, ax, "current, nA", "spikes per second")
    for i, (name, neuron) in enumerate(found.items()):
        rate = neuron.rate if isinstance(neuron, LIF) else neuron
        if not callable(rate):
            raise ValueError(
                f"{who} expects {name} to be a neuron, got {neuron!r}"
            )
        rates = real_array(who, name, rate(currents))
        values = given.shaped(who, name, rates, str(len(currents)))
        runs.curve(ax, currents, values, i, name)
    if not one:
        ink.legend(ax)
    return ax
