"""A line whose slope answers to the hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from anncourse.widgets.base import CourseWidget
from anncourse.widgets.paper import paper
from anncourse.widgets.traits import Number
from anncourse.widgets.written import num

if TYPE_CHECKING:
    from matplotlib.figure import Figure


class NewFigure(CourseWidget):
    """A line whose slope answers to the hand: y = slope * x.

    Parameters
    ----------
    slope : float
        How much y grows where x grows by 1, from -2 to 2.
    gate : bool
        Whether the reader answers the question before the figure moves.

    Raises
    ------
    ValueError
        For a name that is no trait, or a value out of its range.

    Examples
    --------
    >>> NewFigure(slope=-1.0).describe()
    'A line of slope −1.00: it falls.'
    """

    slope = Number(0.5, -2, 2, step=0.05)

    def describe(self) -> str:
        """Return the slope, and where the line goes."""
        way = "falls" if self.slope < 0 else "rises"
        way = "is level" if self.slope == 0 else way
        return f"A line of slope {num(self.slope)}: it {way}."

    def picture(self) -> Figure:
        """Draw the line."""
        from anncourse.plots.kit import ink

        figure, (plane,) = paper(4.6, 3.2)
        ax = ink.chart("NewFigure", plane, "x", "y")
        x = np.array([-1.0, 1.0])
        ax.plot(x, self.slope * x, color=ink.POSITIVE)
        ax.set(xlim=(-1, 1), ylim=(-2, 2))
        return figure
