"""Forty mixtures of experts that learn three lines, each from its own start."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from anncourse.widgets.base import CourseWidget
from anncourse.widgets.figures.router_race.race import (
    GRID,
    NEAR,
    RUNS,
    TRUTH,
    Race,
    X,
    Y,
)
from anncourse.widgets.paper import paper
from anncourse.widgets.traits import Choice, Flag, Number

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

ROW = 8  # runs side by side


class RouterRace(CourseWidget):
    """Forty mixtures of experts on three lines: y = sum_k g_k(x) E_k(x).

    Gate and experts are lines; sixty points of `anncourse.datasets.pieces` are learned
    with Adam, learning rate 0.1, all in every step.

    Parameters
    ----------
    experts : int
        Experts of each mixture, from 2 to 4.
    balance : {"0", "0.1", "1"}
        Weight of the penalty on unequal use of the experts.
    alone : bool
        Whether only the expert with the largest share answers, or all by their shares.
    run : int
        Which run is looked at, from 0 to 39.
    seed : int
        For the weights they start from, from 0 to 9999.
    epochs : int
        How long they have trained, from 0 to 1500.
    gate : bool
        Whether the reader answers the question before the figure moves.

    Attributes
    ----------
    summary : dict
        "errors" of all runs, as a root mean square, and their "median"; "specialists",
        the runs that are off by less than 0.2 when one expert answers alone; "least
        used", the smallest mean share of an expert, in the median of the runs; and
        "best", the run with the lowest training loss.

    Raises
    ------
    ValueError
        For a name that is no trait, or a value out of its range.

    Examples
    --------
    >>> RouterRace(epochs=50).summary["specialists"]
    0
    """

    experts = Number(3, 2, 4, integer=True)
    balance = Choice("0", ["0", "0.1", "1"])
    alone = Flag(False)
    run = Number(0, 0, RUNS - 1, integer=True)
    seed = Number(0, 0, 9999, integer=True)
    epochs = Number(0, 0, 1500, integer=True, step=25)

    @property
    def summary(self) -> dict[str, Any]:
        """What there is to say of all runs."""
        return self._trained().summary(self.alone)

    def describe(self) -> str:
        """Return what is trained, for how long, and who answers."""
        answer = "one expert answers alone" if self.alone else "all answer"
        return (
            f"{RUNS} mixtures of {self.experts} experts on three lines, balance "
            f"{self.balance} (start {self.seed}), at epoch {self.epochs}; {answer}. "
            f"Now run {self.run}."
        )

    def picture(self) -> Figure:
        """Draw the answers of all runs, and one run with its experts."""
        figure, (wall, one) = paper(8.4, 3.6, planes=2)
        race = self._trained()
        self._draw_wall(wall, race)
        self._draw_run(one, race)
        return figure

    def _draw_wall(self, ax: Axes, race: Race) -> None:
        from anncourse.plots.kit import ink

        ax = ink.bare(ax)
        answers, near = (
            race.answers(self.alone),
            race.errors(self.alone) < NEAR,
        )
        for run in range(RUNS):
            down, across = divmod(run, ROW)
            x, y = GRID * 0.4 + across, answers[run] * 0.4 - down
            color = ink.POSITIVE if near[run] else ink.NEGATIVE
            ax.plot(x, np.clip(y, -down - 0.45, 0.45 - down), color=color)
        ink.title(ax, f"epoch {self.epochs}: {near.sum()} of {RUNS} close")

    def _draw_run(self, ax: Axes, race: Race) -> None:
        from anncourse.plots.kit import ink

        ax = ink.chart("RouterRace", ax, "x", "y")
        _, experts = race.parts(GRID)
        ax.plot(X, Y, ".", color=ink.INK, alpha=0.6)
        for k in range(self.experts):
            ax.plot(
                GRID, experts[self.run, :, k], "--", color=ink.CLASSES[k]
            )
        ax.plot(
            GRID, race.answers(self.alone)[self.run], color=ink.INK, lw=2
        )
        ax.plot(GRID, TRUTH, ":", color=ink.INK, lw=1)
        ax.set(xlim=(-1, 1), ylim=(-1.6, 1.6))
        ink.title(ax, f"run {self.run}")

    def _trained(self) -> Race:
        race = Race(self.experts, float(self.balance), self.seed)
        race.train(self.epochs)
        return race
