"""A curve matched by hand, with bumps that are made of hidden units."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from anncourse.arguments import Array
from anncourse.neurons.activations import ACTIVATIONS
from anncourse.widgets.base import CourseWidget
from anncourse.widgets.paper import paper
from anncourse.widgets.traits import Choice, Number, Numbers
from anncourse.widgets.written import num

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WHO = "BumpBuilder"
MOST, EDGE = 8, 2.0
STEEP = 12.0  # how steep a sigmoid is on a bump of width 1
GRID = np.arange(201) / 200  # where the curve and the net are compared
NAMES = {"sigmoid": "sigmoid", "relu": "ReLU"}


class BumpBuilder(CourseWidget):
    """One hidden layer put together by hand, bump by bump.

    A bump of height h at c is a pair of sigmoid units, ``h f(s (x - c + w/2)) -
    h f(s (x - c - w/2))`` with s = 12 / w, or three ReLU units with kinks at c - w, c
    and c + w and the weights h/w, -2h/w and h/w. The net is the sum of all units.

    Parameters
    ----------
    centers : list of float, length 8
        Where the bumps stand, from 0 to 1.
    heights : list of float, length 8
        How high they are, from -2 to 2.
    bumps : int
        How many of the eight take part, from 1.
    width : float
        w, of every bump halfway up, from 0.05 to 0.5.
    activation : {"sigmoid", "relu"}
        f, the curve of the units.
    gate : bool
        Whether the reader answers the question before the figure moves.

    Attributes
    ----------
    units : (n, 3) array
        The hidden units, a row each: where it stands, its input weight, and its
        weight in the sum.
    gap : float
        How far the net is off the curve at most.

    Raises
    ------
    ValueError
        For a name that is no trait, or a value out of its range.

    Examples
    --------
    >>> figure = BumpBuilder(bumps=1, activation="relu")
    >>> figure.units.round(2)
    array([[ -0.1 ,   1.  ,   5.25],
           [  0.1 ,   1.  , -10.5 ],
           [  0.3 ,   1.  ,   5.25]])
    >>> figure.net(np.array([0.1, 0.2, 0.9])).round(2) + 0.0
    array([1.05, 0.53, 0.  ])
    """

    centers = Numbers(
        [0.1, 0.3, 0.5, 0.7, 0.9, 0.2, 0.4, 0.6],
        MOST,
        MOST,
        0,
        1,
        step=0.01,
    )
    heights = Numbers(
        [1.05, 0.65, 0.0, -0.65, -1.05, 0.0, 0.0, 0.0],
        MOST,
        MOST,
        -EDGE,
        EDGE,
        step=0.05,
    )
    bumps = Number(5, 1, MOST, integer=True)
    width = Number(0.2, 0.05, 0.5, step=0.01)
    activation = Choice("sigmoid", list(NAMES), label="Hidden units")

    @property
    def units(self) -> Array:
        """The hidden units: where each stands, its input weight, its weight."""
        rows = [self.pair(k) for k in range(self.bumps)]
        return np.concatenate(rows)

    @property
    def gap(self) -> float:
        """How far the net is off the curve at most."""
        return float(np.abs(self.net(GRID) - target(GRID)).max())

    def pair(self, k: int) -> Array:
        """Return the hidden units of one bump.

        Parameters
        ----------
        k : int
            Which bump, from 0.

        Returns
        -------
        (2, 3) or (3, 3) array
            Rows as in `units`.
        """
        c, h, w = self.centers[k], self.heights[k], self.width
        if self.activation == "relu":
            return np.array(
                [
                    [c + side * w, 1.0, (1 if side else -2) * h / w]
                    for side in (-1, 0, 1)
                ]
            )
        return np.array(
            [[c - sign * w / 2, STEEP / w, sign * h] for sign in (1, -1)]
        )

    def net(self, x: Array, units: Array | None = None) -> Array:
        """Return what the net answers, or some of its units alone.

        Parameters
        ----------
        x : (n,) array
            Where.
        units : (m, 3) array, optional
            Rows as in `units`; without it, all of them.

        Returns
        -------
        (n,) array
            The sum of what the units add.
        """
        at, steep, weights = (self.units if units is None else units).T
        f = ACTIVATIONS[self.activation].f
        answer: Array = f(steep * (x[:, None] - at)) @ weights
        return answer

    def describe(self) -> str:
        """Return what the net is made of, and how far it is off."""
        count, many = len(self.units), "s" if self.bumps > 1 else ""
        return (
            f"{self.bumps} bump{many} from {count} {NAMES[self.activation]} "
            f"units. The net is off the curve by {num(self.gap)} at most."
        )

    def picture(self) -> Figure:
        """Draw the curve with the net and its bumps, and the hidden units."""
        figure, (left, right) = paper(6.8, 3.0, planes=2)
        self._draw_net(left)
        self._draw_units(right)
        for ax in (left, right):
            ax.set(xlim=(0, 1), ylim=(-EDGE, EDGE))
        return figure

    def _draw_net(self, ax: Axes) -> None:
        from anncourse.plots.kit import ink

        ink.chart(WHO, ax, "x", "y")
        for k in range(self.bumps):
            bump = self.net(GRID, self.pair(k))
            ax.fill_between(GRID, bump, color=ink.INK, alpha=0.15, lw=0)
        ax.plot(GRID, target(GRID), ":", color=ink.INK, lw=2, label="curve")
        ax.plot(GRID, self.net(GRID), color=ink.CLASSES[2], label="net")
        tops = self.centers[: self.bumps], self.heights[: self.bumps]
        ax.plot(*tops, "o", color=ink.INK)
        ink.legend(ax)

    def _draw_units(self, ax: Axes) -> None:
        from anncourse.plots.kit import ink

        ink.chart(WHO, ax, "x", "what each unit adds")
        for unit in self.units:
            plus = unit[2] >= 0
            ax.plot(
                GRID,
                self.net(GRID, unit[None]),
                ink.DASHES[0 if plus else 1],
                color=ink.sign_color(unit[2]),
                lw=1.2,
            )


def target(x: Array) -> Array:
    """Return the curve to be matched, sin(2 pi x) + sin(6 pi x) / 2.

    Parameters
    ----------
    x : (n,) array
        Where.

    Returns
    -------
    (n,) array
        Its height.

    Examples
    --------
    >>> target(np.array([0.0, 0.25, 0.5])).round(6) + 0.0
    array([0. , 0.5, 0. ])
    """
    wave: Array = np.sin(2 * np.pi * x) + np.sin(6 * np.pi * x) / 2
    return wave
