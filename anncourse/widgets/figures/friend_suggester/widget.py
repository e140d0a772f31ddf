"""Who might know whom in Les Miserables: suggestions, their reasons, their score."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from anncourse import datasets
from anncourse.arguments import Array
from anncourse.widgets.base import CourseWidget
from anncourse.widgets.figures.friend_suggester.drawing import (
    draw_bars,
    draw_curves,
)
from anncourse.widgets.figures.friend_suggester.novel import (
    GRAPH,
    LINKS,
    NAMES,
    letters,
    places,
    spoken,
)
from anncourse.widgets.paper import paper
from anncourse.widgets.traits import Brought, Choice, Number, Real, Records
from anncourse.widgets.written import num

if TYPE_CHECKING:
    from matplotlib.figure import Figure

EVERYONE, NOBODY, AVERAGING = "everyone", "nobody", "averaging"
# Most rounds, numbers of each person, pairs looked at where nothing is hidden, and
# digits that decide which of two scores is the higher.
ROUNDS, NUMBERS, LOOK, DIGITS = 30, 16, 25, 9
RULES = {
    "common neighbors": datasets.common_neighbors,
    "Jaccard": datasets.jaccard,
    "Adamic-Adar": datasets.adamic_adar,
    "preferential attachment": datasets.preferential_attachment,
}
WHOLE = ("common neighbors", "preferential attachment")
Person = Real(0, len(NAMES) - 1, integer=True)


class Known(NamedTuple):
    """The graph as it is known, the pairs that are not linked, which are hidden."""

    A: NDArray[np.int64]
    pairs: Array
    y: NDArray[np.int64]


class FriendSuggester(CourseWidget):
    """Suggestions in the graph of Les Miserables, by one of five rules.

    Parameters
    ----------
    person : str
        For whom, by the name that networkx gives; or "everyone".
    other : str
        Who is looked at beside the person; or "nobody".
    rule : str
        "common neighbors", "Jaccard", "Adamic-Adar", "preferential attachment" or
        "averaging", the cosine of random numbers that were averaged with those of
        friends.
    rounds : int
        How often they are averaged, from 0 to 30.
    changed : list of [i, j]
        Friendships made or ended by the reader, by the places of the two in the order
        of names.
    hidden : int
        How many friendships are hidden, from 0 to 60.
    split : int
        The seed of what is hidden and of the random numbers, from 0 to 99.
    gate : bool
        Whether the reader answers the question before the figure moves.

    Attributes
    ----------
    known : Known
        The graph as it is known, the pairs that are not linked, which are hidden.
    scores : (m,) float64 array
        Of those pairs, by the rule.
    area : float
        Area under the curve; 0.5 where nothing is hidden.
    hits : int
        How many of the best pairs are hidden friendships.
    suggested : list of (str, float)
        The best five for the person, or pairs of all.

    Raises
    ------
    ValueError
        For a name that is no trait, or a value out of its range.
    ImportError
        If networkx is not installed.

    Examples
    --------
    >>> lab = FriendSuggester(person="MlleGillenormand", rule="Adamic-Adar")
    >>> name, score = lab.suggested[0]
    >>> name, round(score, 2)
    ('Pontmercy', 1.78)
    """

    person = Choice("MlleGillenormand", [EVERYONE, *NAMES], label="For")
    other = Choice(NOBODY, [NOBODY, *NAMES], label="And")
    rule = Choice("common neighbors", [*RULES, AVERAGING], label="Rule")
    rounds = Number(3, 0, ROUNDS, integer=True, label="Rounds")
    changed = Records(
        [],
        f"a list of pairs [i, j] of people from 0 to {len(NAMES) - 1}",
        [Person, Person],
        longest=20,
    )
    hidden = Number(0, 0, 60, integer=True, given=True)
    split = Number(0, 0, 99, integer=True, given=True)
    novel = Brought(letters)

    @property
    def known(self) -> Known:
        """The graph as it is known, the pairs that are not linked, which are hidden."""
        A, secret = GRAPH.adjacency.copy(), np.zeros_like(GRAPH.adjacency)
        order = np.random.default_rng(self.split).permutation(LINKS)
        for i, j in order[: self.hidden]:
            A[i, j] = A[j, i] = 0
            secret[i, j] = 1
        for i, j in self.changed:
            if i != j:
                A[i, j] = A[j, i] = 1 - A[i, j]
        pairs = np.argwhere(np.triu(A == 0, 1))
        return Known(A, pairs, secret[tuple(pairs.T)])

    @property
    def scores(self) -> Array:
        """Of those pairs, by the rule."""
        A, pairs, _ = self.known
        if self.rule == AVERAGING:
            return datasets.likeness(self._numbers(A, self.rounds), pairs)
        found: Array = RULES[self.rule](A, pairs).round(DIGITS)
        return found

    @property
    def area(self) -> float:
        """Area under the curve; 0.5 where nothing is hidden."""
        y = self.known.y
        return datasets.auc(self.scores, y) if y.sum() > 0 else 0.5

    @property
    def hits(self) -> int:
        """How many of the best pairs are hidden friendships."""
        return int(self.known.y[self._best(self.hidden or LOOK)].sum())

    @property
    def suggested(self) -> list[tuple[str, float]]:
        """The best five for the person, or pairs of all."""
        pairs, scores = self.known.pairs, self.scores
        return [
            (self._called(pairs[at]), float(scores[at]))
            for at in self._best(5)
            if self.person == EVERYONE or scores[at] > 0
        ]

    def describe(self) -> str:
        """Return who is suggested and why, or how well the rule does on all."""
        if self.person == EVERYONE:
            return self._score()
        friends = int(self.known.A[NAMES.index(self.person)].sum())
        digits = 0 if self.rule in WHOLE else 2
        best = ", ".join(
            f"{spoken(name)} ({num(score, digits)})"
            for name, score in self.suggested[:3]
        )
        return (
            f"{spoken(self.person)} has {_count(friends, 'friend')}. {self._ruled()} "
            f"suggests {best or 'nobody'}.{self._why()}"
        )

    def picture(self) -> Figure:
        """Draw the graph with what is suggested, and the scores beside it."""
        from anncourse import plots

        figure, (left, right) = paper(8.6, 4.4, planes=2)
        A, pairs, _ = self.known
        best, scores = self._best(5), self.scores
        marks = {
            (int(i), int(j)): max(float(scores[at]), 0.0)
            for at, (i, j) in zip(best, pairs[best], strict=True)
        }
        named = set(pairs[best].ravel().tolist())
        plots.graph(
            A,
            scores=marks,
            positions=places(),
            names={i: spoken(NAMES[i]) for i in sorted(named)},
            ax=left,
        )
        if self.rule == AVERAGING and self.hidden:
            draw_curves(right, *self._curves(), self.rounds)
        else:
            draw_bars(right, self.suggested)
        return figure

    def _best(self, many: int) -> Array:
        """Return the places of the best pairs, best first; ties keep their order."""
        _, pairs, _ = self.known
        at = np.arange(len(pairs))
        if self.person != EVERYONE:
            at = at[(pairs == NAMES.index(self.person)).any(1)]
        order = np.argsort(-self.scores[at], kind="stable")
        return at[order[:many]]

    def _called(self, pair: Array) -> str:
        names = [NAMES[i] for i in pair]
        if self.person in names:
            names.remove(self.person)
        return " and ".join(names)

    def _numbers(self, A: Array, rounds: int) -> Array:
        rng = np.random.default_rng(self.split)
        start = rng.normal(size=(len(A), NUMBERS))
        return datasets.neighbor_means(A, start, rounds=rounds)

    def _alike(self, rounds: int) -> float:
        """Return the mean cosine of all pairs, after some rounds."""
        every = np.argwhere(np.triu(np.ones_like(GRAPH.adjacency), 1))
        numbers = self._numbers(self.known.A, rounds)
        return float(datasets.likeness(numbers, every).mean())

    def _curves(self) -> tuple[list[float], list[float]]:
        """Return the area and the mean cosine after each number of rounds."""
        A, pairs, y = self.known
        at = range(ROUNDS + 1)
        cosines = [
            datasets.likeness(self._numbers(A, n), pairs) for n in at
        ]
        areas = [datasets.auc(one, y) for one in cosines]
        return areas, [self._alike(n) for n in at]

    def _ruled(self) -> str:
        if self.rule == AVERAGING:
            return f"Averaging, after {_count(self.rounds, 'round')},"
        return f"The rule “{self.rule}”"

    def _score(self) -> str:
        if not self.hidden:
            return "Nothing is hidden."
        n, hits = self.hidden, self.hits
        found = (
            f"{hits} is a hidden friendship"
            if hits == 1
            else f"{hits} are hidden friendships"
        )
        alike = ""
        if self.rule == AVERAGING:
            alike = f" The mean cosine is {num(self._alike(self.rounds))}."
        return (
            f"{_count(n, 'friendship')} of {len(LINKS)} are hidden. {self._ruled()} "
            f"has an area under the curve of {num(self.area)}; of its best {n} pairs "
            f"{found}.{alike}"
        )

    def _why(self) -> str:
        if self.other in (NOBODY, self.person):
            return ""
        A = self.known.A
        i, j = NAMES.index(self.person), NAMES.index(self.other)
        both = ", ".join(
            spoken(NAMES[k]) for k in np.flatnonzero(A[i] * A[j])
        )
        now = "are friends" if A[i, j] else "are no friends"
        return (
            f" {spoken(self.person)} and {spoken(self.other)} {now}, "
            f"and share {both or 'nobody'}."
        )


def _count(many: int, what: str) -> str:
    return f"{many} {what}{'' if many == 1 else 's'}"
