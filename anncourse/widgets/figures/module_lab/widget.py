"""Two modules and an adder, beside one net of as many weights."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from anncourse.widgets.base import CourseWidget
from anncourse.widgets.figures.module_lab.nets import (
    HANDS,
    HIDDEN,
    NETS,
    Array,
    Sums,
    letters,
)
from anncourse.widgets.paper import paper
from anncourse.widgets.traits import Brought, Choice, Number

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

NAMES = {
    "modules": "Two modules and an adder",
    "one net": "One net",
    "learned adder": "Two modules and a learned layer",
}


class ModuleLab(CourseWidget):
    """Nets that were shown pairs of digits and their sums, on pairs they never saw.

    Each net was trained on 4,000 pairs of pictures of `anncourse.datasets.digit_pairs`
    with the sum as only label; of the 100 pairs of digits training never showed 20. The
    table counts, for each pair, how many of ten pairs of new pictures are added right.

    Parameters
    ----------
    net : {"modules", "one net", "learned adder"}
        Two modules of 24 hidden units with a picture each, whose answers are added by
        the rules of probability; one net of 24 hidden units that sees both pictures; or
        the two modules, with a layer in place of the adder that has to learn to add.
    left, right : int
        The pair of digits that is looked at, from 0 to 9.
    hand : int
        Which pictures of them, from 0 to 9.
    broken : int
        How many hidden units of the left module are silent, from 0 to 24; of one net,
        how many of its units.
    gate : bool
        Whether the reader answers the question before the figure moves.

    Attributes
    ----------
    table : (10, 10) array
        How many of ten sums are right, for each left and right digit.
    seen, unseen : float
        The percentage of right sums over the pairs that training showed, and over the
        others.
    left_read, right_read : float
        The percentage of digits that the two modules read right.

    Raises
    ------
    ValueError
        For a name that is no trait, or a value out of its range.

    Examples
    --------
    >>> ModuleLab().unseen > 90 > 1 > ModuleLab(net="one net").unseen
    True
    """

    net = Choice("modules", list(NETS))
    left = Number(3, 0, 9, integer=True, label="Left digit")
    right = Number(5, 0, 9, integer=True, label="Right digit")
    hand = Number(0, 0, HANDS - 1, integer=True, label="Handwriting")
    broken = Number(0, 0, HIDDEN, integer=True, label="Silent units")
    sums = Brought(letters)

    @property
    def table(self) -> Array:
        """How many of ten sums are right, for each left and right digit."""
        return _read().table(self.net, self.broken)

    @property
    def seen(self) -> float:
        """The percentage of right sums over the pairs that training showed."""
        return _read().rate(self.table, False)

    @property
    def unseen(self) -> float:
        """The percentage of right sums over the pairs that it never showed."""
        return _read().rate(self.table, True)

    @property
    def left_read(self) -> float:
        """The percentage of digits that the left module reads right."""
        return _read().read_right(self.broken)[0]

    @property
    def right_read(self) -> float:
        """The percentage of digits that the right module reads right."""
        return _read().read_right(self.broken)[1]

    def describe(self) -> str:
        """Return which net it is, what is broken, and which pair it looks at."""
        units = "unit" if self.broken == 1 else "units"
        broken = f", {self.broken} {units} silent" if self.broken else ""
        return (
            f"{NAMES[self.net]}{broken}, on all pairs of digits: those of training "
            f"and 20 that it never showed. Now {self.left} and {self.right}."
        )

    def picture(self) -> Figure:
        """Draw the pair with what the net says of its sum, and the table."""
        figure, (pair, says, table) = paper(8.4, 3.1, planes=3)
        self._draw_pair(pair)
        self._draw_answer(says)
        self._draw_table(table)
        return figure

    def _draw_pair(self, ax: Axes) -> None:
        from anncourse.plots.kit import ink

        both = _read().pair(self.left, self.right, self.hand)
        pictures = both.reshape(2, 8, 8)
        gap = np.full((8, 1), np.nan)
        image = np.hstack([pictures[0], gap, pictures[1]])
        ink.bare(ax).imshow(image, cmap="gray_r", vmin=0, vmax=1)
        ink.title(ax, f"{self.left} + {self.right}")

    def _draw_answer(self, ax: Axes) -> None:
        from anncourse.plots.kit import ink

        X = _read().pair(self.left, self.right, self.hand)
        says = _read().answers(self.net, X, self.broken)[0]
        ax = ink.chart("ModuleLab", ax, "sum", "share")
        ax.bar(range(len(says)), says, color=ink.POSITIVE)
        ax.set(ylim=(0, 1), xticks=range(0, 19, 3))

    def _draw_table(self, ax: Axes) -> None:
        from anncourse.plots.kit import ink

        table, hidden = self.table, _read().unseen
        ax = ink.chart("ModuleLab", ax, "right digit", "left digit")
        ax.grid(False)
        ax.imshow(table, cmap="Blues", vmin=0, vmax=HANDS)
        for left, right in np.argwhere(hidden):
            ax.plot(right, left, "s", ms=9, mfc="none", mec=ink.NEGATIVE)
        ax.set(xticks=range(0, 10, 3), yticks=range(0, 10, 3))
        seen, unseen = (
            round(_read().rate(table, which)) for which in (False, True)
        )
        ink.title(ax, f"seen {seen} %, never seen {unseen} %")


@cache
def _read() -> Sums:
    return Sums.read(letters())
