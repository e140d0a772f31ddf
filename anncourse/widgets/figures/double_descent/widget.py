"""The shortest weights that fit, from too few waves to many more than points."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from anncourse.training.least_norm import cosine_features, least_norm
from anncourse.widgets.base import CourseWidget
from anncourse.widgets.figures.double_descent import medians
from anncourse.widgets.paper import paper
from anncourse.widgets.traits import Choice, Flag, Number

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST = 500  # waves
GRID = np.arange(401) / 400


class DoubleDescent(CourseWidget):
    """Waves fitted to a few points by the shortest weights that fit them best.

    The points lie on a sine with noise of 0.1; wave k is cos(k pi x) / max(1, k), or
    cos(k pi x) without the prior. Over the number of waves stands the median error of
    501 draws, which were computed once.

    Parameters
    ----------
    width : int
        Number of waves, from 1 to 500.
    count : {"10", "20", "30"}
        Number of points to learn from.
    prior : bool
        Whether wave k is divided by k.
    seed : int
        Which draw is shown, from 0 to 9999.
    gate : bool
        Whether the reader answers the question before the figure moves.

    Attributes
    ----------
    error : float
        How far the curve of this draw is off the sine, as a root mean square.
    median : float
        The same in the median of 501 draws; between two widths that were computed,
        on the straight line of the logarithms.

    Raises
    ------
    ValueError
        For a name that is no trait, or a value out of its range.

    Examples
    --------
    >>> DoubleDescent(width=20).median > 1000 * DoubleDescent(
    ...     width=6
    ... ).median
    True
    """

    width = Number(6, 1, MOST, integer=True, label="Waves")
    count = Choice("20", [str(n) for n in medians.COUNTS], label="Points")
    prior = Flag(True)
    seed = Number(1, 0, 9999, integer=True)

    @property
    def error(self) -> float:
        """How far the curve of this draw is off the sine, as a root mean square."""
        return medians.error(
            self.seed, int(self.count), self.width, self.prior
        )

    @property
    def median(self) -> float:
        """The same in the median of 501 draws."""
        kept = medians.kept()
        heights = kept[medians.name(int(self.count), self.prior)]
        logs = np.log(self.width), np.log(kept["widths"]), np.log(heights)
        return float(np.exp(np.interp(*logs)))

    def describe(self) -> str:
        """Return what is fitted to what, and how far off it is."""
        waves = f"{self.width} wave{'s' if self.width > 1 else ''}"
        height = "of height 1/k" if self.prior else "of one height"
        return (
            f"{self.count} points and {waves} {height}: off the sine by "
            f"{_size(self.error)} in this draw, by {_size(self.median)} in the "
            f"median of {medians.DRAWS}."
        )

    def picture(self) -> Figure:
        """Draw one draw with its curve, and the medians over the number of waves."""
        figure, (left, right) = paper(6.8, 2.9, planes=2)
        self._draw_curve(left)
        self._draw_medians(right)
        return figure

    def _draw_curve(self, ax: Axes) -> None:
        from anncourse.plots.kit import ink

        ax = ink.chart("DoubleDescent", ax, "x", "y")
        x, y = medians.draw(self.seed, int(self.count))
        waves = cosine_features(x, self.width, prior=self.prior)
        w = least_norm(waves, y)
        on_grid = cosine_features(GRID, self.width, prior=self.prior)
        ax.plot(GRID, np.sin(2 * np.pi * GRID), ":", color=ink.INK)
        ax.plot(GRID, on_grid @ w, color=ink.CLASSES[2], lw=2)
        ax.plot(x, y, "o", color=ink.POSITIVE)
        ax.set(xlim=(0, 1), ylim=(-2, 2))

    def _draw_medians(self, ax: Axes) -> None:
        from anncourse.plots.kit import ink

        ax = ink.chart("DoubleDescent", ax, "waves", "error")
        kept = medians.kept()
        for i, prior in enumerate([self.prior, not self.prior]):
            heights = kept[medians.name(int(self.count), prior)]
            name = "height 1/k" if prior else "one height"
            ax.plot(kept["widths"], heights, **ink.pen(i, name))
        ax.plot(self.width, self.median, "o", color=ink.POSITIVE)
        ax.axvline(int(self.count), color=ink.INK, ls=":", lw=1)
        ax.set(xscale="log", yscale="log", xlim=(1, MOST))
        ink.legend(ax)


def _size(error: float) -> str:
    """Write an error by its two leading digits, as the page does.

    >>> _size(0.0834), _size(6931.2), _size(3.0)
    ('0.083', '6,900', '3')
    """
    value = float(f"{error:.2g}")
    return f"{value:,.0f}" if value >= 10 else f"{value:g}"
