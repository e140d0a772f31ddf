"""A network writes letter by letter, beside a 6-gram that has read the same."""

from __future__ import annotations

from functools import lru_cache
from textwrap import wrap
from typing import TYPE_CHECKING

import numpy as np

from anncourse.datasets.text import python_help
from anncourse.widgets.base import CourseWidget
from anncourse.widgets.figures.letter_writer.corpus import LONGEST, corpus
from anncourse.widgets.figures.letter_writer.network import scores, weights
from anncourse.widgets.figures.letter_writer.writers import (
    Array,
    Writers,
    warm,
)
from anncourse.widgets.paper import paper
from anncourse.widgets.traits import Brought, Choice, Line, Number
from anncourse.widgets.written import num

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from anncourse.modules.serial import Serial
    from anncourse.sequences.ngrams import NGram

SHOWN = 8  # letters that have a bar
NAMES = {
    "network": "the network",
    "6-gram": "the 6-gram",
    "page": "a page that neither has read",
}


@lru_cache(maxsize=1)
def _writers(text: str, written: str) -> Writers:
    return Writers(text, written)


class LetterWriter(CourseWidget):
    """The next letter, as a recurrent network and a 6-gram expect it.

    Both have read the first 85 of 100 letters of `anncourse.datasets.python_help`. The
    network is a GRU of 96 units between a row of 24 numbers for each letter and a score
    for each; training.py has trained it. The 6-gram is `anncourse.NGram`.

    Parameters
    ----------
    text : str
        What stands on the page, 1 to 400 letters of the alphabet.
    writer : {"network", "6-gram", "page"}
        Who puts the next letter: one of the two, or a page of the text held out.
    temperature : float
        The letter is drawn from p^(1/T), from 0.1 to 2: below 1 the likely letters
        become likelier.
    seed : int
        For the draws, one a letter, and for which page; from 0 to 9999.
    gate : bool
        Whether the reader answers the question before the figure moves.

    Attributes
    ----------
    letters : str
        The alphabet, in the order of the probabilities.
    network : Serial
        The network itself.
    gram : NGram
        The 6-gram itself.
    expected : dict of str to (V,) array
        The probability that "network" and "6-gram" give to each letter to come next,
        at temperature 1.
    bits : dict of str to float
        What a letter of the page costs each of them: the mean of -log2 p.
    next : str
        The letter that comes next.
    seen, held_out : str
        What both have read, and what neither has.
    page : str
        The beginning of a paragraph that neither has read, 400 letters.
    scores : dict of str to list of float
        What a letter held out costs fifteen networks, in bits: five starts of each
        cell.

    Raises
    ------
    ValueError
        For a name that is no trait, a value out of its range, or a letter that is not
        in the alphabet.

    Examples
    --------
    >>> figure = LetterWriter(text="The inter")
    >>> p = figure.expected["6-gram"]
    >>> figure.letters[p.argmax()], round(p.max(), 2)
    ('p', np.float64(0.69))
    """

    text = Line("The ", LONGEST, letters=corpus().alphabet.letters)
    writer = Choice("network", list(NAMES), label="Who writes")
    temperature = Number(1.0, 0.1, 2, step=0.05)
    seed = Number(0, 0, 9999, integer=True)
    # What both have read, and what the network has made of it.
    read = Brought(python_help)
    weights = Brought(weights)

    @property
    def letters(self) -> str:
        """The alphabet, in the order of the probabilities."""
        return self._two.alphabet.letters

    @property
    def network(self) -> Serial:
        """The network itself."""
        return self._two.network

    @property
    def gram(self) -> NGram:
        """The 6-gram itself."""
        return self._two.gram

    @property
    def expected(self) -> dict[str, Array]:
        """The probability of each letter to come next, at temperature 1."""
        return {w: p[-1] for w, p in self._two.expect(self.text).items()}

    @property
    def bits(self) -> dict[str, float]:
        """What a letter of the page costs each of them."""
        return self._two.bits(self.text)

    @property
    def next(self) -> str:
        """The letter that comes next."""
        settings = self.writer, self.temperature, self.seed
        return self._two.next(self.text, *settings)

    @property
    def seen(self) -> str:
        """What both have read."""
        return self._two.corpus.read

    @property
    def held_out(self) -> str:
        """What neither has read."""
        return self._two.corpus.held_out

    @property
    def page(self) -> str:
        """The beginning of a paragraph that neither has read."""
        return self._two.corpus.page(self.seed)

    @property
    def scores(self) -> dict[str, list[float]]:
        """What a letter held out costs fifteen networks, in bits."""
        return scores()

    def describe(self) -> str:
        """Return what stands on the page, and who goes on."""
        end = self.text[-20:].replace("\n", " ")
        return (
            f"A page of {len(self.text)} letters that ends in “{end}”. "
            f"{NAMES[self.writer].capitalize()} goes on, at temperature "
            f"{num(self.temperature)} (start {self.seed})."
        )

    def picture(self) -> Figure:
        """Draw the page, and what both expect after it."""
        from anncourse.plots.kit import ink

        figure, (left, right) = paper(8.0, 3.2, planes=2)
        lines = [
            part
            for line in self.text.split("\n")
            for part in wrap(line, 42) or [""]
        ]
        ink.write(ink.bare(left), 0, 1, "\n".join(lines[-14:])).set(
            family="monospace", size=8, ha="left", va="top"
        )
        self._draw_shares(ink.chart("LetterWriter", right, "percent", ""))
        return figure

    def _draw_shares(self, ax: Axes) -> None:
        from anncourse.plots.kit import ink

        shares = {
            who: 100 * warm(p, self.temperature)
            for who, p in self.expected.items()
        }
        most = np.maximum(*shares.values())
        shown, at = (
            np.argsort(-most, kind="stable")[:SHOWN],
            np.arange(SHOWN),
        )
        network, gram = (p[shown] for p in shares.values())
        ax.barh(
            at - 0.2, network, 0.36, color=ink.POSITIVE, label="network"
        )
        ghost = ax.barh(at + 0.2, gram, 0.36, fill=False, label="6-gram")
        for bar in ghost.patches:
            bar.set(edgecolor=ink.NEGATIVE, linestyle="--")
        names = [_seen(self.letters[i]) for i in shown]
        ax.set(yticks=at, yticklabels=names, xlim=(0, 100))
        ax.invert_yaxis()
        ink.title(ax, "the next letter")
        ink.legend(ax, loc="lower right")

    @property
    def _two(self) -> Writers:
        return _writers(self.read, self.weights)


def _seen(letter: str) -> str:
    """Return a letter, or a sign where it cannot be seen."""
    return {" ": "␣", "\n": "¶"}.get(letter, letter)
