"""Two writers that have read the same text: what each expects, and what a text costs.

``js/core/sequences/letters.js`` says the same.
"""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from anncourse.neurons.activations import softmax
from anncourse.sequences.ngrams import NGram
from anncourse.widgets.figures.letter_writer.corpus import LONGEST, Corpus
from anncourse.widgets.figures.letter_writer.network import read

Array = NDArray[np.float64]

ORDER = 6


def warm(p: Array, temperature: float) -> Array:
    """Return probabilities at a temperature: p^(1/T), made to add up to 1."""
    warmed: Array = (p / p.max()) ** (1 / temperature)
    warmed /= warmed.sum()
    return warmed


def draw(p: Array, u: float) -> int:
    """Return the symbol on which a draw from 0 to 1 falls."""
    at = int(np.searchsorted(np.cumsum(p), u, "right"))
    return min(at, len(p) - 1)


class Writers:
    """The network and the 6-gram, after the same text."""

    def __init__(self, text: str, weights: str) -> None:
        self.corpus = Corpus.of(text)
        self.alphabet = self.corpus.alphabet
        self.network = read(weights, len(self.alphabet))

    @cached_property
    def gram(self) -> NGram:
        """The 6-gram, which has counted what the network was trained on."""
        model = NGram(ORDER, len(self.alphabet))
        return model.fit(self.corpus.symbols(self.corpus.read))

    def expect(self, text: str) -> dict[str, Array]:
        """Return the probability of each letter before and after each letter."""
        symbols = self.corpus.symbols(text)
        gram = [
            self.gram.predict(symbols[: at + 1])
            for at in range(len(symbols))
        ]
        network = softmax(self.network(symbols[None])[0])
        return {"network": network, "6-gram": np.array(gram)}

    def bits(self, text: str) -> dict[str, float]:
        """Return what a letter of a text costs each writer, in bits."""
        at, symbols = np.arange(len(text)), self.alphabet.encode(text)
        return {
            who: float(-np.log2(p[at, symbols]).mean())
            for who, p in self.expect(text).items()
        }

    def next(
        self, text: str, writer: str, temperature: float, seed: int
    ) -> str:
        """Return the letter that a writer, or the page, puts; "" on a full page."""
        if len(text) == LONGEST:
            return ""
        if writer == "page":
            return self.corpus.page(seed)[len(text)]
        p = warm(self.expect(text)[writer][-1], temperature)
        u = np.random.default_rng(seed).uniform(0, 1, LONGEST)
        return self.alphabet.letters[draw(p, u[len(text)])]
