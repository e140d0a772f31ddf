"""The feedback loop: what the shop shows, what is chosen, and how it is liked."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from anncourse.arguments import Array
from anncourse.widgets.base import CourseWidget
from anncourse.widgets.figures.loop_lab.loop import (
    ITEMS,
    PLACES,
    SHOPPERS,
    Loop,
    Round,
)
from anncourse.widgets.paper import paper
from anncourse.widgets.traits import Choice, Number
from anncourse.widgets.written import num

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

LAST = 15  # round
RULES = {
    "factors": "five numbers for each",
    "popular": "popularity",
    "chance": "chance",
}


class LoopLab(CourseWidget):
    """A shop of 100 items offers ten to each of 200 shoppers, and learns from choices.

    Shoppers, tastes and choices are those of `anncourse.datasets`: the chance to choose
    an item is in proportion to exp(taste) / place. In round 0 the lists are drawn by
    chance; then the shop learns from all choices so far.

    Parameters
    ----------
    rule : {"factors", "popular", "chance"}
        What the lists are ordered by.
    explore : {"0", "2", "5"}
        How many of the ten places are given to items from all over the shelf.
    offers : {"all", "new"}
        Whether a shopper is offered what she has chosen before.
    round : int
        How far the loop has gone, from 0 to 15.
    seed : int
        For shoppers and choices, from 0 to 9999.
    gate : bool
        Whether the reader answers the question before the figure moves.

    Attributes
    ----------
    rounds : list of Round
        What happened up to the round.
    shown, chosen : float
        Percentage of the items that anybody was shown, or chose, in the round.
    taste : float
        How much the shoppers like what they chose.
    alike : float
        How many of ten items the lists of two shoppers share.

    Raises
    ------
    ValueError
        For a name that is no trait, or a value out of its range.

    Examples
    --------
    >>> first, last = LoopLab(round=1), LoopLab(round=15)
    >>> round(first.shown), round(last.shown), first.taste < last.taste
    (42, 29, True)
    """

    rule = Choice("factors", list(RULES), label="Offered by")
    explore = Choice("0", ["0", "2", "5"], label="Places by chance")
    offers = Choice("all", ["all", "new"])
    round = Number(1, 0, LAST, integer=True)
    seed = Number(2, 0, 9999, integer=True)

    @property
    def rounds(self) -> list[Round]:
        """What happened up to the round."""
        explore, fresh = int(self.explore), self.offers == "new"
        loop = _loop(self.rule, explore, fresh, self.seed)
        return loop.until(self.round)

    @property
    def shown(self) -> float:
        """Percentage of the items that anybody was shown in the round."""
        return 100 * self.rounds[-1].share

    @property
    def chosen(self) -> float:
        """Percentage of the items that anybody chose in the round."""
        return 100 * float(np.mean(self.rounds[-1].chosen > 0))

    @property
    def taste(self) -> float:
        """How much the shoppers like what they chose in the round."""
        return self.rounds[-1].taste

    @property
    def alike(self) -> float:
        """How many of ten items the lists of two shoppers share."""
        return self.rounds[-1].alike

    def found(
        self, rule: str = "factors", explore: int = 0, offers: str = "all"
    ) -> Array:
        """Return what the last round is like with other settings, over five seeds.

        Parameters
        ----------
        rule : {"factors", "popular", "chance"}
            What the lists are ordered by.
        explore : int
            How many of the ten places are given to items from all over the shelf.
        offers : {"all", "new"}
            Whether a shopper is offered what she has chosen before.

        Returns
        -------
        (5, 3) array
            Percentage of the items that are shown, the taste for the choices, and how
            many items two lists share; a row for each of the seeds 0 to 4.
        """
        loops = (_loop(rule, explore, offers == "new", s) for s in range(5))
        ends = [loop.until(LAST)[LAST] for loop in loops]
        return np.array([[100 * e.share, e.taste, e.alike] for e in ends])

    def describe(self) -> str:
        """Return how the shop offers, and what came of it in the round."""
        chance = f", {self.explore} of the ten places by chance"
        new = ", nothing that a shopper has"
        return (
            f"A shop offers {PLACES} of {ITEMS} items to each of {SHOPPERS} shoppers, "
            f"by {RULES[self.rule]}{chance if self.explore != '0' else ''}"
            f"{new if self.offers == 'new' else ''}. "
            f"Round {self.round}: {num(self.shown, 0)} % of the items are shown "
            f"to anybody, {num(self.chosen, 0)} % are chosen; two lists share "
            f"{num(self.alike, 1)} of ten; the taste for the choices is "
            f"{num(self.taste)}."
        )

    def picture(self) -> Figure:
        """Draw the shares of the shelf over the rounds, and the taste."""
        figure, (left, right) = paper(8.0, 3.0, planes=2)
        self._draw_shares(left)
        self._draw_taste(right)
        return figure

    def _draw_shares(self, ax: Axes) -> None:
        from anncourse.plots.kit import ink

        ax = ink.chart("LoopLab", ax, "round", "% of the items")
        rounds = self.rounds
        shares = {
            "shown to anybody": [100 * one.share for one in rounds],
            "chosen": [
                100 * float(np.mean(one.chosen > 0)) for one in rounds
            ],
        }
        for i, (name, values) in enumerate(shares.items()):
            color = (ink.POSITIVE, ink.NEGATIVE)[i]
            ax.plot(values, ink.DASHES[i], color=color, label=name)
            ax.plot(self.round, values[-1], "o", color=color, clip_on=False)
        ax.set(xlim=(0, LAST), ylim=(0, 103))
        ink.legend(ax)

    def _draw_taste(self, ax: Axes) -> None:
        from anncourse.plots.kit import ink

        ax = ink.chart("LoopLab", ax, "round", "taste for what is chosen")
        values = [one.taste for one in self.rounds]
        color = ink.CLASSES[2]
        ax.plot(values, color=color)
        ax.plot(self.round, values[-1], "o", color=color, clip_on=False)
        ax.set(xlim=(0, LAST), ylim=(0, 4.5))


@lru_cache(maxsize=32)
def _loop(rule: str, explore: int, fresh: bool, seed: int) -> Loop:
    return Loop(rule, explore, fresh, seed)
