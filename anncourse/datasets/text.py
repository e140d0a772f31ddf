"""A real text, and letters as numbers."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike, NDArray

from anncourse.arguments import Array


def python_help() -> str:
    """Read a text by human hands: what Python 3.11 answers to ``help()``.

    Returns
    -------
    str
        218,155 letters out of 92, printable ASCII; a paragraph is a line.

    Notes
    -----
    Origin: ``pydoc_data.topics`` of CPython 3.11.7, which is made from the Python
    documentation. Copyright 2001-2023 Python Software Foundation; PSF License Version
    2, of which a copy lies beside the text. Changed here: paragraphs of prose only, in
    the order of their topics, each once, unwrapped, letters beyond ASCII replaced or
    left out. Frozen, because the text differs from one Python to the next, and repeats
    itself, which flatters every model. Limits: one subject and one style; counting six
    letters back does better on it than a small network after seconds of training.

    Examples
    --------
    >>> python_help()[:38]
    'Assert statements are a convenient way'
    """
    packed = Path(__file__).parent / "files" / "python-help.txt.gz"
    return zlib.decompress(packed.read_bytes(), wbits=31).decode("ascii")


@dataclass(frozen=True)
class Alphabet:
    """The letters of a text, numbered from 0.

    Parameters
    ----------
    letters : str
        The letters in order, each once.

    Raises
    ------
    ValueError
        If letters is empty or holds a letter twice.

    Examples
    --------
    >>> alphabet = Alphabet.of("a cat")
    >>> alphabet.letters, alphabet.encode("cat")
    (' act', array([2, 1, 3]))
    >>> alphabet.decode([2, 1, 3])
    'cat'
    """

    letters: str

    def __post_init__(self) -> None:
        if not self.letters:
            raise ValueError(
                f"Alphabet expects letters, got {self.letters!r}"
            )
        if len(set(self.letters)) < len(self.letters):
            raise ValueError(
                f"Alphabet expects each letter once, got {self.letters!r}"
            )

    @classmethod
    def of(cls, text: str) -> Alphabet:
        """Return the alphabet of a text, in the order of the code points.

        Parameters
        ----------
        text : str
            At least one letter.

        Returns
        -------
        Alphabet
        """
        return cls("".join(sorted(set(text))))

    def __len__(self) -> int:
        return len(self.letters)

    def encode(self, text: str) -> NDArray[np.int64]:
        """Return the number of each letter of a text.

        Parameters
        ----------
        text : str
            Letters of this alphabet.

        Returns
        -------
        (T,) int64 array

        Raises
        ------
        ValueError
            If a letter is not in the alphabet.
        """
        place = {letter: i for i, letter in enumerate(self.letters)}
        strange = sorted(set(text) - set(place))
        if strange:
            raise ValueError(
                f"Alphabet expects letters out of {self.letters!r}, got "
                f"{''.join(strange)!r}"
            )
        return np.array([place[letter] for letter in text], np.int64)

    def decode(self, numbers: ArrayLike) -> str:
        """Return the text that these numbers stand for.

        Parameters
        ----------
        numbers : (T,) array of int
            Numbers from 0 to the size of the alphabet, less one.

        Returns
        -------
        str

        Raises
        ------
        ValueError
            If numbers are not whole, not in a row, or out of range.
        """
        found: Array = np.asarray(numbers)
        if found.size == 0:
            return ""
        if found.dtype.kind not in "iu" or found.ndim != 1:
            raise ValueError(
                f"Alphabet.decode expects whole numbers (T,), got "
                f"{found.dtype} of shape {found.shape}"
            )
        if found.min() < 0 or found.max() >= len(self):
            raise ValueError(
                f"Alphabet.decode expects numbers from 0 to {len(self) - 1}, "
                f"got {found.min()} to {found.max()}"
            )
        return "".join(self.letters[i] for i in found)
