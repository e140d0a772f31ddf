"""A network with a memory, folded and unrolled through time."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from anncourse.widgets.base import CourseWidget
from anncourse.widgets.figures.rnn_unroller import memory
from anncourse.widgets.paper import paper
from anncourse.widgets.traits import Choice, Number
from anncourse.widgets.written import num

if TYPE_CHECKING:
    from matplotlib.figure import Figure

LOW, HIGH = (
    1e-12,
    10.0,
)  # the picture's axis; what is less stands at its end


class RNNUnroller(CourseWidget):
    """One memory, unrolled: h' = tanh(x + feedback h), or c' = f c + i tanh(x).

    The first number is to be remembered, and others come after it.

    Parameters
    ----------
    cell : {"plain", "gated"}
        An `ElmanCell` of one unit, or an `LSTMCell` whose input gate listens to a mark
        at the first number.
    feedback : float
        Of the plain cell: the weight with which the unit hears itself, from -2 to 2.
    forget : float
        Of the gated cell: the bias of the forget gate, from -2 to 8.
    valve : float
        Of the gated cell: how much the input gate listens to the mark, from 0, half
        open for all, to 8.
    delay : int
        Steps after the first number, from 1 to 60.
    first : float
        The first number, from -1 to 1.
    noise : float
        How large the numbers after it are at most, from 0 to 1.
    seed : int
        Of those numbers, from 0 to 9999.
    gate : bool
        Whether the reader answers the question before the figure moves.

    Attributes
    ----------
    run : Run
        What went in, what was held, and what of each step counts at the end.
    left : float
        How much a change of the first memory still changes the last one.

    Raises
    ------
    ValueError
        For a name that is no trait, or a value out of its range.

    Examples
    --------
    >>> figure = RNNUnroller(cell="gated", forget=1.0, delay=20)
    >>> round(figure.left, 4)  # sigmoid(1) ** 20
    0.0019
    """

    cell = Choice("plain", ["plain", "gated"])
    feedback = Number(0.5, -2, 2, step=0.05, label="Feedback weight")
    forget = Number(1.0, -2, 8, step=0.25, label="Forget bias")
    valve = Number(0.0, 0, 8, step=0.25, label="Heed of the mark")
    delay = Number(12, 1, 60, integer=True, label="Steps later")
    first = Number(1.0, -1, 1, step=0.05, label="First number")
    noise = Number(0.0, 0, 1, step=0.05, label="Noise after it")
    seed = Number(0, 0, 9999, integer=True)

    @property
    def run(self) -> memory.Run:
        """What went in, what was held, and what of each step counts at the end."""
        cell = (
            memory.plain(self.feedback)
            if self.cell == "plain"
            else memory.gated(self.forget, self.valve)
        )
        setting = self.delay, self.first, self.noise, self.seed
        return memory.unroll(cell, memory.inputs(*setting))

    @property
    def left(self) -> float:
        """How much a change of the first memory still changes the last one."""
        return float(abs(self.run.kept[0]))

    def describe(self) -> str:
        """Return what the cell is, what it holds and what is left."""
        who = (
            f"A unit with feedback weight {num(self.feedback)}"
            if self.cell == "plain"
            else f"A gated memory with forget bias {num(self.forget)} and heed of "
            f"the mark {num(self.valve)}"
        )
        heard = (
            f"hears {num(self.first)}, then noise up to {num(self.noise)}"
        )
        return f"{who} {heard}. {self._answer()}"

    def picture(self) -> Figure:
        """Draw what is held at each step, and what of it counts at the end."""
        from anncourse.plots.kit import ink

        run, steps = self.run, np.arange(self.delay + 1)
        figure, planes = paper(8.6, 3.2, planes=2)
        left = ink.chart("RNNUnroller", planes[0], "step", "number")
        right = ink.chart(
            "RNNUnroller", planes[1], "step", "counts at the end"
        )
        left.plot(
            steps, run.memory, marker="o", ms=3, **ink.pen(0, "memory")
        )
        left.plot(steps, run.x, "x", ms=4, color=ink.INK, label="input")
        ways = {
            "a change of the memory": run.kept,
            "of the input": run.counts,
        }
        for i, (name, values) in enumerate(ways.items()):
            shown = np.clip(np.abs(values), LOW, HIGH)
            right.plot(steps, shown, marker="o", ms=3, **ink.pen(i, name))
        right.set(yscale="log", ylim=(LOW, HIGH))
        for ax in (left, right):
            ink.integers(ax.xaxis)
            ink.legend(ax)
        return figure

    def _answer(self) -> str:
        steps = f"{self.delay} step{'s' if self.delay > 1 else ''}"
        return (
            f"After {steps} the memory holds {num(self.run.memory[-1])}; a change "
            f"made at the first step counts {short(self.left)} by then."
        )


def short(value: float) -> str:
    """Write a share: two digits down to a thousandth, then a power of ten.

    >>> short(0.727), short(0.0019), short(2e-7), short(0.0)
    ('0.73', '0.0019', 'about 10⁻⁷', '0')
    """
    if value == 0:
        return "0"
    if value >= 0.001:
        return num(value, 2 if value >= 0.1 else 3 if value >= 0.01 else 4)
    power = math.floor(math.log10(value) + 0.5)
    raised = str(power).translate(
        str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
    )
    return f"about 10{raised}"
