"""A query, keys that are dragged, and what the query reads from six words."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from anncourse.arguments import Array
from anncourse.sequences.attention import attention, positions
from anncourse.widgets.base import CourseWidget
from anncourse.widgets.paper import paper
from anncourse.widgets.traits import Flag, Number, Numbers
from anncourse.widgets.written import num

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WORDS = ("the", "cat", "sat", "on", "mat")
SENTENCE = np.array([0, 1, 2, 3, 0, 4])
VALUES = np.array([1.0, 9.0, 4.0, 2.0, 7.0])
KEYS = (-1.0, 0.6, 1.6, 1.0, 0.4, -1.4, -1.6, -1.0, 1.7, -0.6)
WIDEST, EDGE = 256, 3.4


class AttentionPad(CourseWidget):
    """One query reads from six words: softmax(q K^T / sqrt(d)) V.

    Parameters
    ----------
    query : list of float, length 2
        The first two numbers of the query, each from -3 to 3.
    word_keys : list of float, length 10
        The first two numbers of each word's key, each from -2 to 2: the, cat, sat, on,
        mat.
    width : int
        How many numbers a query and a key have, from 2 to 256. What the hand does not
        set is drawn at random.
    root : bool
        Whether scores are divided by the square root of the width.
    positions : bool
        Whether the numbers of its place are added to the key of each token.
    shuffle : int
        0 for the sentence as it is written, from 1 to 999 for another order.
    seed : int
        Of the random numbers, from 0 to 9999.
    gate : bool
        Whether the reader answers the question before the figure moves.

    Attributes
    ----------
    tokens : list of str
        The words in their order.
    weights : (6,) array
        How much of each token is read.
    reads : float
        The values, mixed.

    Raises
    ------
    ValueError
        For a name that is no trait, or a value out of its range.

    Examples
    --------
    >>> pad = AttentionPad(shuffle=1)
    >>> pad.tokens, round(pad.reads, 2), round(AttentionPad().reads, 2)
    (['the', 'the', 'sat', 'cat', 'mat', 'on'], 6.34, 6.34)
    """

    query = Numbers([0.5, 1.8], 2, 2, -3, 3, step=0.05)
    word_keys = Numbers(KEYS, 10, 10, -2, 2, step=0.05, label="Key")
    width = Number(2, 2, WIDEST, integer=True, step=2)
    root = Flag(True, label="Divide by √d")
    positions = Flag(False, label="Places known")
    shuffle = Number(0, 0, 999, integer=True)
    seed = Number(0, 0, 9999, integer=True)

    @property
    def tokens(self) -> list[str]:
        """The words in their order."""
        return [WORDS[word] for word in self._order()]

    @property
    def weights(self) -> Array:
        """How much of each token is read."""
        weights: Array = self._read()[1][0]
        return weights

    @property
    def reads(self) -> float:
        """The values, mixed."""
        return float(self._read()[0][0, 0])

    def describe(self) -> str:
        """Return how the query looks, what it weighs, and what it reads."""
        x, y = self.query
        root = "divided by the root" if self.root else "not divided"
        known = "known" if self.positions else "unknown"
        weighed = ", ".join(
            f"{token} {num(weight)}"
            for token, weight in zip(self.tokens, self.weights, strict=True)
        )
        return (
            f"A query ({num(x)}, {num(y)}) of width {self.width}, scores {root}, "
            f"places {known}: {weighed}. It reads {num(self.reads)}."
        )

    def picture(self) -> Figure:
        """Draw the arrows, and the weights of the words."""
        figure, (left, right) = paper(8.6, 3.6, planes=2)
        self._draw_arrows(left)
        self._draw_weights(right)
        return figure

    def _order(self) -> Array:
        if not self.shuffle:
            return SENTENCE
        rng = np.random.default_rng(self.shuffle)
        return SENTENCE[rng.permutation(len(SENTENCE))]

    def _read(self) -> tuple[Array, Array]:
        order, rest = self._order(), drawn(self.seed)[:, : self.width - 2]
        query = np.hstack([self.query, rest[0]])
        keys = np.hstack([np.reshape(self.word_keys, (-1, 2)), rest[1:]])[
            order
        ]
        if self.positions:
            keys = keys + positions(len(order), self.width)
        values = VALUES[order][:, None]
        return attention(query[None], keys, values, root=self.root)

    def _draw_arrows(self, ax: Axes) -> None:
        from anncourse.plots.kit import ink

        ax = ink.axes("AttentionPad", ax)
        tips = np.reshape(self.word_keys, (-1, 2))
        arrows = [
            (self.query, "query", ink.CLASSES[2]),
            *(
                (tip, w, ink.INK)
                for tip, w in zip(tips, WORDS, strict=True)
            ),
        ]
        for tip, name, color in arrows:
            style = {"arrowstyle": "->", "color": color, "lw": 1.6}
            ax.annotate("", tip, (0, 0), arrowprops=style)
            ink.write(ax, tip[0], tip[1] + 0.3, name)
        if self.positions:
            order = self._order()
            moved = tips[order] + positions(len(order), 2)
            for start, end in zip(tips[order], moved, strict=True):
                ax.plot(*zip(start, end, strict=True), ":", color=ink.INK)
            ax.plot(*moved.T, "o", color=ink.INK, ms=3)
        ax.set(xlim=(-EDGE, EDGE), ylim=(-EDGE, EDGE), aspect="equal")

    def _draw_weights(self, ax: Axes) -> None:
        from anncourse.plots.kit import ink

        ax = ink.chart("AttentionPad", ax, "weight", "")
        places = -np.arange(len(SENTENCE))
        ax.barh(places, self.weights, height=0.6, color=ink.POSITIVE)
        ax.set(xlim=(0, 1), yticks=places)
        ax.set_yticklabels(self.tokens)
        ink.title(ax, f"reads {num(self.reads)}")


@lru_cache(maxsize=4)
def drawn(seed: int) -> Array:
    """Return what no hand sets, of the query and of each word.

    Returns
    -------
    (6, 254) array
        A row for the query, and one for each of five words.
    """
    rows = (1 + len(WORDS), WIDEST - 2)
    return np.random.default_rng(seed).standard_normal(rows)
