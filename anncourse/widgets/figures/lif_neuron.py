"""The neuron that spikes, under a current that answers to the hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from anncourse.neurons.spiking import LIF, Spikes
from anncourse.widgets.base import CourseWidget
from anncourse.widgets.paper import paper
from anncourse.widgets.traits import Number
from anncourse.widgets.written import num

if TYPE_CHECKING:
    from matplotlib.figure import Figure

END = 100.0  # ms that are shown
MOST = 5.0  # nA


class LIFNeuron(CourseWidget):
    """A leaky integrate-and-fire neuron: tau dv/dt = rest - v + R I.

    Parameters
    ----------
    current : float
        What flows in, in nA, from 0 to 5.
    tau : float
        Time constant of the leak, in ms, from 2 to 30.
    threshold : float
        The potential at which the neuron spikes, in mV, from -60 to -40.
    refractory : float
        Time after a spike in which nothing moves the neuron, in ms, from 0 to 10.
    resistance : float
        Membrane resistance, in megaohm, from 1 to 50.
    rest, reset : float
        The potential without current and after a spike, in mV, from -90 to -61.
    gate : bool
        Whether the reader answers the question before the figure moves.

    Attributes
    ----------
    neuron : LIF
        The neuron itself.
    rate : float
        Spikes per second.
    run : Spikes
        Its first 100 ms.

    Raises
    ------
    ValueError
        For a name that is no trait, or a value out of its range.

    Examples
    --------
    >>> LIFNeuron(current=3.0).rate
    107.1
    """

    current = Number(1.5, 0, MOST, step=0.05, unit="nA")
    tau = Number(8.0, 2, 30, step=0.5, unit="ms", label="Time constant")
    threshold = Number(-50.0, -60, -40, step=0.5, unit="mV")
    refractory = Number(
        2.0, 0, 10, step=0.5, unit="ms", label="Refractory time"
    )
    resistance = Number(10.0, 1, 50, unit="MΩ", given=True)
    rest = Number(-70.0, -90, -61, unit="mV", given=True)
    reset = Number(-65.0, -90, -61, unit="mV", given=True)

    @property
    def neuron(self) -> LIF:
        """The neuron itself."""
        return LIF(
            tau=self.tau,
            resistance=self.resistance,
            rest=self.rest,
            reset=self.reset,
            threshold=self.threshold,
            refractory=self.refractory,
        )

    @property
    def rate(self) -> float:
        """Spikes per second."""
        return float(self.neuron.rate(self.current))

    @property
    def run(self) -> Spikes:
        """Its first 100 ms."""
        return self.neuron.steady(self.current, np.linspace(0, END, 1001))

    def describe(self) -> str:
        """Return the neuron's numbers, and how it answers to the current."""
        return (
            f"A neuron with threshold {num(self.threshold, 1)} mV, time constant "
            f"{num(self.tau, 1)} ms and refractory time {num(self.refractory, 1)} ms. "
            f"{self._answer()}"
        )

    def picture(self) -> Figure:
        """Draw the potential with its spikes, and the f-I curve."""
        from anncourse import plots

        figure, (left, right) = paper(8.6, 3.2, planes=2)
        plots.membrane(self.run, neuron=self.neuron, ax=left)
        plots.rate_curve(self.neuron, np.linspace(0, MOST, 501), ax=right)
        right.plot(self.current, self.rate, "o")
        return figure

    def _answer(self) -> str:
        fires = f"fires {num(self.rate, 1)} times a second"
        what = fires if self.rate else "is silent"
        return f"At {num(self.current)} nA it {what}."
