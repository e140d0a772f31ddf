"""The text that the writers have read, and the one they have not."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from anncourse.datasets.text import Alphabet, python_help

Symbols = NDArray[np.int64]

# Of the letters, in their order: the last tenth is held out, and what stands before it
# says when a training has had enough.
READ, VALID = 0.85, 0.9
LONGEST = 400  # letters of a page


@dataclass(frozen=True)
class Corpus:
    """A text cut at the ends of lines, and its alphabet.

    Attributes
    ----------
    alphabet : Alphabet
        The letters of the whole text.
    read, valid, held_out : str
        To train on, to stop by, and to test on.
    """

    alphabet: Alphabet
    read: str
    valid: str
    held_out: str

    @classmethod
    def of(cls, text: str) -> Corpus:
        """Cut a text of at least three lines."""
        cuts = [
            text.rindex("\n", 0, int(share * len(text))) + 1
            for share in (READ, VALID)
        ]
        parts = text[: cuts[0]], text[cuts[0] : cuts[1]], text[cuts[1] :]
        return cls(Alphabet.of(text), *parts)

    def page(self, seed: int) -> str:
        """Return one of the long paragraphs that nobody has read, cut to a page."""
        lines = self.held_out.split("\n")
        pages = [line[:LONGEST] for line in lines if len(line) >= LONGEST]
        return pages[seed % len(pages)]

    def symbols(self, part: str) -> Symbols:
        """Return a part as numbers, after the end of a line."""
        return self.alphabet.encode("\n" + part)


@cache
def corpus() -> Corpus:
    """Return what Python answers to ``help()``, cut."""
    return Corpus.of(python_help())
