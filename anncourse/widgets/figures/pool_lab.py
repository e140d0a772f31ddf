"""Three recommenders, ranked against few others or against all."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from anncourse.arguments import Array
from anncourse.datasets.recommending.pool import hit_chances
from anncourse.widgets.base import CourseWidget
from anncourse.widgets.paper import paper
from anncourse.widgets.traits import Number
from anncourse.widgets.written import num

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

OTHERS = 9999
# At which place, from 1, each puts the right item of five people.
PLACES = {
    "A": [100, 100, 100, 100, 100],
    "B": [40, 40, 8437, 9266, 4482],
    "C": [212, 2, 743, 5342, 1548],
}
POOLS = [
    *(10, 20, 50, 99, 200, 350, 500, 700),
    *(1000, 1400, 2000, 3000, 5000, OTHERS),
]


class PoolLab(CourseWidget):
    """The hit rate at 10 of three recommenders, over the size of the pool.

    Each has put the right item of five people at some place among 10,000; a pool of
    others is drawn by chance for each person. The places are those of Krichene & Rendle
    2020, doi:10.1145/3394486.3403226.

    Parameters
    ----------
    pool : int
        How many others each right item competes with, from 10 to 9999.
    gate : bool
        Whether the reader answers the question before the figure moves.

    Attributes
    ----------
    rates : dict of float
        The expected hit rate at 10 of each.

    Raises
    ------
    ValueError
        For a name that is no trait, or a value out of its range.

    Examples
    --------
    >>> lab = PoolLab(pool=9999)
    >>> {name: round(rate, 2) for name, rate in lab.rates.items()}
    {'A': 0.0, 'B': 0.0, 'C': 0.2}
    """

    pool = Number(99, 10, OTHERS, integer=True)

    @property
    def rates(self) -> dict[str, float]:
        """The expected hit rate at 10 of each."""
        return rates(self.pool)

    def describe(self) -> str:
        """Return who hits how often."""
        each = ", ".join(
            f"{name} {num(rate)}" for name, rate in self.rates.items()
        )
        return f"Hit rate at 10 against {self.pool} others: {each}."

    def picture(self) -> Figure:
        """Draw who would stand in the list, and the three curves over the pool."""
        figure, (left, right) = paper(8.0, 3.2, planes=2)
        self._draw_list(left)
        self._draw_rates(right)
        return figure

    def _draw_list(self, ax: Axes) -> None:
        from anncourse.plots.kit import ink

        ax = ink.chart(
            "PoolLab", ax, "place among all", "chance to be in the list"
        )
        hits = chances(self.pool)
        ax.plot(np.arange(1, OTHERS + 2), hits, color=ink.INK)
        for i, (name, places) in enumerate(PLACES.items()):
            heights = [hits[place - 1] for place in places]
            color = ink.CLASSES[i]
            ax.plot(places, heights, "o", color=color, label=name)
        ax.set(xscale="log", ylim=(-0.06, 1.06))
        ink.legend(ax)

    def _draw_rates(self, ax: Axes) -> None:
        from anncourse.plots.kit import ink

        ax = ink.chart(
            "PoolLab", ax, "others in the pool", "hit rate at 10"
        )
        found = [rates(pool) for pool in POOLS]
        for i, name in enumerate(PLACES):
            values = [one[name] for one in found]
            color = ink.CLASSES[i]
            ax.plot(POOLS, values, ink.DASHES[i], color=color, label=name)
            ax.plot(self.pool, self.rates[name], "o", color=color)
        ax.set(xscale="log", ylim=(0, 1.05))
        ink.legend(ax)


@lru_cache(maxsize=64)
def chances(pool: int) -> Array:
    """Return the chance to be among ten for each place, from 0, for some pool."""
    return hit_chances(OTHERS, others=OTHERS, pool=pool)


def rates(pool: int) -> dict[str, float]:
    """Return the expected hit rate at 10 of each, for some pool."""
    hits = chances(pool)
    return {
        name: float(hits[np.array(places) - 1].mean())
        for name, places in PLACES.items()
    }
