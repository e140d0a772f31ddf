"""A synapse that changes by the order of two spikes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from anncourse.arguments import Array
from anncourse.neurons.plasticity import pairings, stdp
from anncourse.widgets.base import CourseWidget
from anncourse.widgets.paper import paper
from anncourse.widgets.traits import Number, Numbers
from anncourse.widgets.written import num

if TYPE_CHECKING:
    from matplotlib.figure import Figure

PAIRS = 100
FIRST, LAST = 20.0, 80.0  # when a spike may come, in ms


class PlasticityLab(CourseWidget):
    """A synapse through a hundred pairs of spikes: the sender's and the receiver's.

    Parameters
    ----------
    times : list of two floats
        When the sender fires and when the receiver does, in ms, from 20 to 80.
    jitter : float
        How far the time between the two strays from pair to pair, in ms, from 0 to 50.
    weight : float
        The synapse before the first pair, from 0 to 1, the strongest there is.
    seed : int
        Seed of the straying.
    gate : bool
        Whether the reader answers the question before the figure moves.

    Attributes
    ----------
    gap : float
        How long after the sender the receiver fires, in ms.
    gaps : (100,) array
        The same, for each of the pairs.
    weights : (101,) array
        The synapse at first and after each pair.

    Raises
    ------
    ValueError
        For a name that is no trait, or a value out of its range.

    Examples
    --------
    >>> round(float(PlasticityLab(times=[40, 50]).weights[-1]), 2)
    0.8
    """

    times = Numbers(
        [40.0, 50.0], 2, 2, FIRST, LAST, step=0.5, unit="ms", label="Spike"
    )
    jitter = Number(0.0, 0, 50, step=1, unit="ms", label="Straying")
    weight = Number(0.5, 0, 1, step=0.01, label="Weight at first")
    seed = Number(0, 0, 9999, integer=True, given=True)

    @property
    def gap(self) -> float:
        """How long after the sender the receiver fires, in ms."""
        return float(self.times[1] - self.times[0])

    @property
    def gaps(self) -> Array:
        """The same, for each of the pairs."""
        strays = np.random.default_rng(self.seed).uniform(-1, 1, PAIRS)
        found: Array = self.gap + self.jitter * strays
        return found

    @property
    def weights(self) -> Array:
        """The synapse at first and after each pair."""
        return pairings(self.weight, self.gaps)

    def describe(self) -> str:
        """Return the two times, and what becomes of the synapse."""
        sender, receiver = self.times
        return (
            f"The sender fires at {num(sender, 1)} ms, the receiver at "
            f"{num(receiver, 1)} ms, {self._order()}. {self._drift()}"
        )

    def picture(self) -> Figure:
        """Draw the weight over the pairs, and the window with the pairs on it."""
        from anncourse.plots.kit import ink

        figure, (left, right) = paper(8.6, 3.2, planes=2)
        left = ink.chart("PlasticityLab", left, "pairs", "weight")
        left.plot(self.weights, color=ink.POSITIVE)
        left.set_ylim(0, 1)
        xlabel, ylabel = "receiver after sender, ms", "change per pair, %"
        right = ink.chart("PlasticityLab", right, xlabel, ylabel)
        for side, color in ((-1, ink.NEGATIVE), (1, ink.POSITIVE)):
            x = side * np.linspace(0.01, 100, 400)
            right.plot(x, 100 * stdp(x), color=color)
        right.plot(self.gaps, 100 * stdp(self.gaps), ".", color=ink.INK)
        return figure

    def _order(self) -> str:
        later, stray = num(abs(self.gap), 1), num(self.jitter, 0)
        order = f"{later} ms {'later' if self.gap > 0 else 'earlier'}"
        if later == "0.0":
            order = "at the same time"
        more = "" if stray == "0" else f", give or take {stray} ms"
        return order + more

    def _drift(self) -> str:
        first, last = num(self.weight), num(float(self.weights[-1]))
        way = "grows" if last > first else "shrinks"
        way = "stays" if last == first else way
        return f"In {PAIRS} pairs the synapse goes from {first} to {last}: it {way}."
