"""A shop that learns from what it has shown: offers, choices, what comes of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from anncourse.arguments import Array
from anncourse.datasets.shops import choose, shoppers

Counts = NDArray[np.int64]

SHOPPERS, ITEMS, PLACES = 200, 100, 10
RANK, DECAY = 5, 2.0
DIGITS = 9
SWEEPS = 3  # of alternating least squares in a round
APART = 10**4  # from the seed of the shoppers to that of the shop


@dataclass(frozen=True)
class Round:
    """What happened in a round: how often each item was shown, and chosen; the taste.

    Attributes
    ----------
    shown, chosen : (items,) array
        In how many lists each item stood, and how many shoppers chose it.
    taste : float
        How much the shoppers like what they chose, in the mean.
    """

    shown: Counts
    chosen: Counts
    taste: float

    @property
    def share(self) -> float:
        """Share of the items that anybody was shown."""
        return float(np.mean(self.shown > 0))

    @property
    def alike(self) -> float:
        """Number of items that two shoppers' lists share, over all pairs."""
        pairs = SHOPPERS * (SHOPPERS - 1)
        return float((self.shown * (self.shown - 1)).sum() / pairs)


class Loop:
    """A shop of 100 items, and 200 shoppers who choose one of ten a round.

    The first lists are drawn by chance. From then on the shop learns from all choices:
    `rule` is "popular", "factors" or "chance". Factors are people (n, 5) and items
    (m, 5) that minimize ``|R - P Q'|^2 + 2 (|P|^2 + |Q|^2)``, one held while the other
    is solved for, three times a round. The last `explore` of the ten places are given
    to items from all over the rest of the shelf. With `fresh`, nobody is offered
    what she has.
    """

    def __init__(
        self, rule: str, explore: int, fresh: bool, seed: int
    ) -> None:
        self.rule, self.explore, self.fresh = rule, explore, fresh
        people = shoppers(SHOPPERS, items=ITEMS, events=2, rng=seed)
        self.taste = people.taste
        self.rng = np.random.default_rng(seed + APART)
        self.bought = np.zeros((SHOPPERS, ITEMS))
        self.Q: Array = self.rng.standard_normal((ITEMS, RANK))
        self.P: Array = np.zeros((SHOPPERS, RANK))
        self.rounds = [self._offer(self.rng.random(self.bought.shape), 0)]

    def until(self, last: int) -> list[Round]:
        """Go on to a round, and return all up to it."""
        while len(self.rounds) <= last:
            self.rounds.append(self._offer(self._scores(), self.explore))
        return self.rounds[: last + 1]

    def _scores(self) -> Array:
        if self.rule == "chance":
            return self.rng.random(self.bought.shape)
        if self.rule == "popular":
            return np.tile(self.bought.sum(0), (SHOPPERS, 1))
        for _ in range(SWEEPS):
            self.P = _solve(self.Q, self.bought)
            self.Q = _solve(self.P, self.bought.T)
        # Items that the same people chose score alike; the last digits do not decide.
        scores: Array = (self.P @ self.Q.T).round(DIGITS)
        return scores

    def _offer(self, scores: Array, explore: int) -> Round:
        lists = self._lists(scores, explore)
        chosen = choose(self.taste, lists, rng=self.rng)
        who = np.arange(SHOPPERS)
        self.bought[who, chosen] += 1
        return Round(
            np.bincount(lists.ravel(), minlength=ITEMS),
            np.bincount(chosen, minlength=ITEMS),
            float(self.taste[who, chosen].mean()),
        )

    def _lists(self, scores: Array, explore: int) -> Counts:
        rest = np.full(scores.shape, True)
        if self.fresh:
            rest = self.bought == 0
            scores = np.where(rest, scores, -np.inf)
        best = np.argsort(-scores, axis=1, kind="stable")
        best = best[:, : PLACES - explore]
        if not explore:
            return best
        np.put_along_axis(rest, best, False, axis=1)
        # One of each stretch of what is left, as it stands on the shelf.
        ends = np.arange(explore + 1) * rest.sum(1)[:, None] // explore
        u = self.rng.random((SHOPPERS, explore))
        places = ends[:, :-1] + np.floor(u * np.diff(ends))
        shelf = np.argsort(~rest, axis=1, kind="stable")
        more = np.take_along_axis(shelf, places.astype(np.int64), axis=1)
        return np.hstack([best, more])


def _solve(held: Array, table: Array) -> Array:
    # The rows x that minimize |table - x held'|^2 + DECAY |x|^2. (rows, RANK)
    gram = held.T @ held + DECAY * np.eye(RANK)
    columns: Array = np.linalg.solve(gram, held.T @ table.T)
    return columns.T
