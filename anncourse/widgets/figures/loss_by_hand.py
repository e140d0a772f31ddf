"""A line over five days, its squared misses, and the loss as a place on a map."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from anncourse.arguments import Array
from anncourse.training.losses import mse
from anncourse.widgets.base import CourseWidget
from anncourse.widgets.paper import paper
from anncourse.widgets.traits import Number, Numbers
from anncourse.widgets.written import num, term

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WHO = "LossByHand"
FORECASTS = np.array([0.1, 0.3, 0.5, 0.7, 0.9])
SLOPES, INTERCEPTS = (-5, 15), (-4, 8)
# Rings of the map stand where so much is added to the least loss.
HEIGHTS = (0.1, 0.4, 1, 2, 4, 8, 16, 32, 64)


class LossByHand(CourseWidget):
    """A line over points, y = slope x + intercept, with the squares of its misses.

    Parameters
    ----------
    slope : float
        Rain, in mm, for a forecast of 1 more; from -5 to 15.
    intercept : float
        Rain, in mm, at a forecast of 0; from -4 to 8.
    rain : list of float, length 5
        What fell, in mm, on days with a forecast of 0.1, 0.3, 0.5, 0.7 and 0.9; each
        from 0 to 10.
    gate : bool
        Whether the reader answers the question before the figure moves.

    Attributes
    ----------
    misses : array, (5,)
        How far each day lies above the line, in mm.
    loss : float
        The mean of their squares.
    best : pair of float
        Slope and intercept of the least loss.

    Raises
    ------
    ValueError
        For a name that is no trait, or a value out of its range.

    Examples
    --------
    >>> LossByHand(slope=10, intercept=0).loss
    5.0
    """

    slope = Number(10.0, *SLOPES, step=0.1)
    intercept = Number(0.0, *INTERCEPTS, step=0.1)
    rain = Numbers([1.0, 3.0, 5.0, 7.0, 4.0], 5, 5, 0, 10, given=True)

    @property
    def misses(self) -> Array:
        """How far each day lies above the line, in mm."""
        line = self.slope * FORECASTS + self.intercept
        above: Array = np.array(self.rain, float) - line
        return above

    @property
    def loss(self) -> float:
        """The mean of the squared misses."""
        return mse(self.misses, np.zeros(len(FORECASTS)))[0]

    @property
    def best(self) -> tuple[float, float]:
        """Slope and intercept of the least loss."""
        slope, intercept = np.polyfit(FORECASTS, self.rain, 1)
        return float(slope), float(intercept)

    def describe(self) -> str:
        """Return the line, its squared misses, and their mean."""
        squares = [num(miss * miss) for miss in self.misses]
        return (
            f"The line {num(self.slope, 1)} · forecast "
            f"{term(self.intercept)} over five days. Squares of the misses: "
            f"{', '.join(squares)}. Loss, their mean: {num(self.loss)}."
        )

    def picture(self) -> Figure:
        """Draw the line with its squares, and the map with the place of the line."""
        from anncourse.plots.kit import ink

        figure, (left, right) = paper(6.8, 3.0, planes=2)
        self._draw_line(ink.chart(WHO, left, "forecast", "rain (mm)"))
        ink.chart(WHO, right, "slope", "intercept")
        slopes, intercepts = np.meshgrid(
            np.linspace(*SLOPES, 81), np.linspace(*INTERCEPTS, 81)
        )
        lines = np.column_stack([slopes.ravel(), intercepts.ravel()])
        above = self._losses(lines).reshape(slopes.shape)
        right.grid(visible=False)
        above -= self._losses(np.array([self.best]))
        right.contour(
            *(slopes, intercepts, above), HEIGHTS, colors=ink.POSITIVE
        )
        right.plot(self.slope, self.intercept, "o", color=ink.INK)
        return figure

    def _losses(self, lines: Array) -> Array:
        found = lines[:, :1] * FORECASTS + lines[:, 1:]
        mean: Array = ((np.array(self.rain) - found) ** 2).mean(axis=1)
        return mean

    def _draw_line(self, ax: Axes) -> None:
        from matplotlib.patches import Rectangle

        from anncourse.plots.kit import ink

        ends = np.array([0.0, 1.0])
        ax.plot(ends, self.slope * ends + self.intercept, color=ink.INK)
        for x, y, miss in zip(
            FORECASTS, self.rain, self.misses, strict=True
        ):
            above, side = miss > 0, abs(miss) / 14
            color = ink.POSITIVE if above else ink.NEGATIVE
            # As wide as it is high, on a plane of 14 mm by 1, where there is room.
            ax.add_patch(
                Rectangle(
                    (x if x + side <= 1 else x - side, y),
                    side,
                    -miss,
                    facecolor=(*_rgb(color), 0.2),
                    edgecolor=color,
                    ls="-" if above else "--",
                )
            )
        ax.plot(FORECASTS, self.rain, "o", color=ink.INK)
        ax.set(xlim=(0, 1), ylim=(-2, 12), box_aspect=1)


def _rgb(color: str) -> tuple[float, float, float]:
    from matplotlib.colors import to_rgb

    return to_rgb(color)
