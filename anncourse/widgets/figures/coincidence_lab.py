"""Two synapses on one neuron, and the leak between their spikes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from anncourse.neurons.spiking import LIF, Spikes
from anncourse.widgets.base import CourseWidget
from anncourse.widgets.paper import paper
from anncourse.widgets.traits import Number, Numbers
from anncourse.widgets.written import num

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

END = 50.0  # ms that are shown
FIRST, LAST = 5.0, 30.0  # when a spike may arrive, in ms
STRONGEST = 24.0  # mV
COUNTS = ("stays silent", "fires", "fires twice")


class CoincidenceLab(CourseWidget):
    """Two synapses whose spikes meet on a neuron that leaks.

    Parameters
    ----------
    arrivals : list of two floats
        When a spike arrives at synapse A and at synapse B, in ms, from 5 to 30.
    weights : list of two floats
        How far each moves the potential, in mV, from -24 to 24: above 0 it excites,
        below it inhibits.
    tau : float
        Time constant of the leak, in ms, from 2 to 30.
    rest, reset, threshold : float
        Potentials, in mV.
    refractory : float
        Time after a spike in which nothing moves the neuron, in ms, from 0 to 10.
    gate : bool
        Whether the reader answers the question before the figure moves.

    Attributes
    ----------
    neuron : LIF
        The neuron itself.
    gap : float
        How long after A's spike B's arrives, in ms.
    run : Spikes
        Its first 50 ms.

    Raises
    ------
    ValueError
        For a name that is no trait, or a value out of its range.

    Examples
    --------
    >>> CoincidenceLab(arrivals=[10, 13]).run.spikes
    array([13.])
    """

    arrivals = Numbers(
        [10.0, 18.0], 2, 2, FIRST, LAST, step=0.2, unit="ms", label="Spike"
    )
    weights = Numbers(
        [12.0, 12.0],
        *(2, 2, -STRONGEST, STRONGEST),
        step=0.5,
        unit="mV",
        label="Synapse",
    )
    tau = Number(8.0, 2, 30, step=0.5, unit="ms", label="Time constant")
    rest = Number(-70.0, -80, -65, unit="mV", given=True)
    reset = Number(-65.0, -80, -60, unit="mV", given=True)
    threshold = Number(-50.0, -55, -45, unit="mV", given=True)
    refractory = Number(2.0, 0, 10, unit="ms", given=True)

    @property
    def neuron(self) -> LIF:
        """The neuron itself."""
        return LIF(
            tau=self.tau,
            rest=self.rest,
            reset=self.reset,
            threshold=self.threshold,
            refractory=self.refractory,
        )

    @property
    def gap(self) -> float:
        """How long after A's spike B's arrives, in ms."""
        return float(self.arrivals[1] - self.arrivals[0])

    @property
    def run(self) -> Spikes:
        """Its first 50 ms."""
        t = np.linspace(0, END, 1001)
        return self.neuron.receive(self.arrivals, self.weights, t)

    def describe(self) -> str:
        """Return what arrives, and what the neuron does."""
        (a, b), (at, bt) = self.weights, self.arrivals
        return (
            f"Synapse A moves the potential by {num(a, 1)} mV at {num(at, 1)} ms, "
            f"synapse B by {num(b, 1)} mV at {num(bt, 1)} ms; the time constant is "
            f"{num(self.tau, 1)} ms. {self._answer()}"
        )

    def picture(self) -> Figure:
        """Draw the potential through time, and how high it comes at any gap."""
        from anncourse import plots

        figure, (left, right) = paper(8.6, 3.2, planes=2)
        plots.membrane(self.run, neuron=self.neuron, ax=left)
        self._draw_peaks(right)
        return figure

    def _answer(self) -> str:
        what = COUNTS[len(self.run.spikes)]
        return f"They come {num(abs(self.gap), 1)} ms apart, and the neuron {what}."

    def _draw_peaks(self, ax: Axes) -> None:
        from anncourse.plots.kit import ink

        most = LAST - FIRST
        gaps = np.linspace(-most, most, 501)
        who, label = "CoincidenceLab", "highest potential, mV"
        ax = ink.chart(who, ax, "B after A, ms", label)
        a, b = self.weights
        peaks = self.neuron.peak(a, b, gaps)
        ax.plot(gaps, peaks, color=ink.POSITIVE)
        ax.axhline(self.threshold, color=ink.INK, ls="--", lw=1.2)
        here = self.neuron.peak(a, b, self.gap)
        ax.plot(self.gap, here, "o", color=ink.POSITIVE)
