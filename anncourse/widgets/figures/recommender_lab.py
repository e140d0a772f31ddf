"""A guest says where she has been, and three rules say where she will go next."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from traitlets import Undefined

from anncourse.arguments import Array
from anncourse.datasets.ranking import auc
from anncourse.datasets.recommending import (
    factors,
    item_neighbors,
    popularity,
)
from anncourse.datasets.shops import davis_women
from anncourse.widgets.base import CourseWidget
from anncourse.widgets.paper import paper
from anncourse.widgets.traits import Choice, Number, Numbers
from anncourse.widgets.written import num

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WOMEN, EVENTS = 18, 14
MOST = 6  # numbers for each
# Two events that the same women attended score alike; the last digits do not decide.
DIGITS = 9
TOP = 5  # events that are offered
NEAR = (
    0.12  # on the picture's map, of 1: their names would lie on each other
)


class _Attendance(Numbers):
    """Who was where, row by row; read from networkx when a figure is made."""

    def __init__(self) -> None:
        most = WOMEN * EVENTS
        super().__init__([], most, most, 0, 1, integer=True, given=True)
        self.default_value = Undefined

    def make_dynamic_default(self) -> list[float]:
        """Read Davis's women."""
        return [int(one) for one in davis_women().attended.ravel()]


class RecommenderLab(CourseWidget):
    """Events offered to a guest, by what 18 women of the 1930s attended.

    `popularity`, `item_neighbors` or `factors` of `anncourse.datasets` learn from the
    women and score each event that the guest has not attended.

    Parameters
    ----------
    mine : list of 0 and 1
        Which of the 14 events the guest has attended.
    rule : {"popular", "neighbors", "factors"}
        What is offered.
    rank : int
        Numbers for each woman and each event, from 1 to 6; for the factors.
    table : list of 0 and 1
        Which of 18 women attended which of 14 events, row by row; Davis's unless given.
    gate : bool
        Whether the reader answers the question before the figure moves.

    Attributes
    ----------
    scores : (14,) array
        How strongly each event is offered.
    offered : list of int
        The events that are open to the guest, counted from 1, best first; none where
        the rule knows nothing of her.
    held_out : float
        The chance that a visit which is left out scores above an event that the woman
        did miss, over all visits.

    Raises
    ------
    ValueError
        For a name that is no trait, or a value out of its range.

    Examples
    --------
    >>> lab = RecommenderLab(rule="factors")
    >>> lab.offered[:3], round(lab.held_out, 2)
    ([5, 3, 6], 0.87)
    """

    mine = Numbers(
        [1, 1] + [0] * (EVENTS - 2),
        *(EVENTS, EVENTS, 0, 1),
        integer=True,
        label="You were at",
    )
    rule = Choice(
        "popular", ["popular", "neighbors", "factors"], label="Offered by"
    )
    rank = Number(2, 1, MOST, integer=True, label="Numbers for each")
    table = _Attendance()

    @property
    def attended(self) -> Array:
        """Who was where, (18, 14)."""
        return np.array(self.table, float).reshape(WOMEN, EVENTS)

    @property
    def scores(self) -> Array:
        """How strongly each event is offered."""
        guest = np.array([self.mine], float)
        return guess(self.attended, self.rule, self.rank, guest)

    @property
    def offered(self) -> list[int]:
        """The events that are open to the guest, counted from 1, best first."""
        if not self.scores.any():
            return []
        order = np.argsort(-self.scores, kind="stable")
        return [int(j) + 1 for j in order if not self.mine[j]]

    @property
    def held_out(self) -> float:
        """The chance that a visit left out scores above an event that was missed."""
        return _held_out(tuple(self.table), self.rule, self.rank)

    def map(self) -> tuple[Array, Array, Array]:
        """Return where the events, the women and the guest stand.

        Returns
        -------
        events : (14, 2) array
            Their first two numbers.
        women : (18, 2) array
            Theirs: the sums of the numbers of what they attended.
        guest : (2,) array
            The same for the guest.
        """
        V = np.linalg.svd(self.attended, full_matrices=False)[2][:2]
        # Which way is up is free; the largest entry shall be positive.
        largest = np.abs(V).round(DIGITS).argmax(1)
        V = V * np.where(V[[0, 1], largest] < 0, -1, 1)[:, None]
        return V.T, self.attended @ V.T, np.array(self.mine, float) @ V.T

    def describe(self) -> str:
        """Return where the guest was, what is offered, and how good the rule is."""
        were = [f"E{j + 1}" for j, there in enumerate(self.mine) if there]
        offered = ", ".join(f"E{j}" for j in self.offered[:TOP])
        return (
            f"A guest was at {', '.join(were) or 'no event'}. "
            f"{_rule(self.rule, self.rank)} offers {offered or 'nothing'}. "
            f"A visit left out scores above one that was missed with a chance of "
            f"{num(self.held_out)}."
        )

    def picture(self) -> Figure:
        """Draw the list, and the map, or the scores where the rule is fixed."""
        figure, (left, right) = paper(8.0, 3.6, planes=2)
        self._draw_list(left)
        if "rule" in self.asks["fixed"]:
            self._draw_scores(right)
        else:
            self._draw_map(right)
        return figure

    def _draw_list(self, ax: Axes) -> None:
        from anncourse.plots.kit import ink

        ax = ink.chart("RecommenderLab", ax, "score", "")
        offered, scores = self.offered[::-1], self.scores
        ax.barh(
            [f"E{j}" for j in offered],
            [scores[j - 1] for j in offered],
            color=ink.POSITIVE,
        )
        were = [f"E{j + 1}" for j, there in enumerate(self.mine) if there]
        ink.title(ax, f"offered to a guest of {', '.join(were) or 'none'}")

    def _draw_map(self, ax: Axes) -> None:
        from anncourse.plots.kit import ink

        events, women, guest = self.map()
        ax = ink.chart("RecommenderLab", ax, "first number", "second")
        ax.plot(*(women / np.abs(women).max()).T, "o", color=ink.INK, ms=4)
        reach = np.abs(events).max() or 1.0
        for (x, y), names in _together(events / reach).items():
            ink.write(ax, x, y, names, color=ink.POSITIVE)
        x, y = guest / (np.abs(guest).max() or 1.0)
        ax.plot([0, x], [0, y], "--", color=ink.NEGATIVE)
        ax.plot(x, y, "D", color=ink.NEGATIVE)
        ax.set(xlim=(-0.25, 1.1), ylim=(-1.1, 1.1))

    def _draw_scores(self, ax: Axes) -> None:
        from anncourse.plots.kit import ink

        ax = ink.chart(
            *("RecommenderLab", ax),
            *("numbers for each", "score on visits left out"),
        )
        table, ranks = tuple(self.table), range(1, MOST + 1)
        scores = [_held_out(table, "factors", rank) for rank in ranks]
        ax.plot(ranks, scores, color=ink.POSITIVE)
        ax.plot(self.rank, self.held_out, "o", color=ink.POSITIVE)
        levels = {
            "alike": _held_out(table, "neighbors", 1),
            "popular": _held_out(table, "popular", 1),
            "guessing": 0.5,
        }
        for name, score in levels.items():
            ax.plot([1, MOST + 1.2], [score, score], ":", color=ink.INK)
            ink.write(ax, MOST + 0.7, score + 0.02, name, color=ink.INK)
        ax.set(ylim=(0.4, 1))


def guess(attended: Array, rule: str, rank: int, guest: Array) -> Array:
    """Return how strongly a rule offers each event to one guest.

    Parameters
    ----------
    attended : (n, events) array
        What is learned from.
    rule : str
        One of the figure's.
    rank : int
        Numbers for each, for the factors.
    guest : (1, events) array
        Where she was.

    Returns
    -------
    (events,) array
        Rounded, so that equals are equal.
    """
    if rule == "factors":
        scores = factors(attended, rank, guest)
    else:
        way = popularity if rule == "popular" else item_neighbors
        scores = way(attended, guest)
    rounded: Array = scores[0].round(DIGITS) + 0.0
    return rounded


def _together(places: Array) -> dict[tuple[float, float], str]:
    """Name events that lie close together at one place.

    >>> _together(np.array([[0.5, 0.5], [1, 0], [0.51, 0.5]]))
    {(0.5, 0.5): 'E1 E3', (1.0, 0.0): 'E2'}
    """
    found: dict[tuple[float, float], str] = {}
    for j, (x, y) in enumerate(places):
        near = [at for at in found if np.hypot(at[0] - x, at[1] - y) < NEAR]
        if near:
            found[near[0]] += f" E{j + 1}"
        else:
            found[float(x), float(y)] = f"E{j + 1}"
    return found


@cache
def _held_out(table: tuple[int, ...], rule: str, rank: int) -> float:
    attended = np.array(table, float).reshape(WOMEN, EVENTS)
    areas = []
    for woman, event in np.argwhere(attended):
        left = attended.copy()
        left[woman, event] = 0
        open_ = left[woman] == 0
        if open_.sum() > 1:
            scores = guess(left, rule, rank, left[[woman]])[open_]
            areas.append(auc(scores, np.arange(EVENTS)[open_] == event))
    return float(np.mean(areas)) if areas else 0.5


def _rule(rule: str, rank: int) -> str:
    many = f"{rank} number{'s' if rank > 1 else ''} for each"
    names = {"popular": "Popularity", "neighbors": "Likeness of events"}
    return names.get(rule, f"A table of {many}")
