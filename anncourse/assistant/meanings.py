"""Words as vectors, learned from the company they keep in the corpus."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache

import numpy as np

from anncourse.arguments import Array, integer
from anncourse.assistant.features import spoken
from anncourse.datasets.sentences import utterances

REACH = 3
SEEN = 4  # times that a word must have been said


@dataclass(frozen=True)
class WordVectors:
    """A vector of length 1 for each word that the corpus holds four times or more.

    Parameters
    ----------
    words : tuple of str
        The words, the most used first.
    vectors : (n, D) array
        Theirs.

    Examples
    --------
    >>> vectors = word_vectors()
    >>> [word for word, _ in vectors.nearest("spanish", k=1)]
    ['french']
    """

    words: tuple[str, ...]
    vectors: Array

    def __getitem__(self, word: str) -> Array:
        """Return the vector of a word.

        Parameters
        ----------
        word : str
            In small letters.

        Returns
        -------
        (D,) array

        Raises
        ------
        ValueError
            If the word is none of these.
        """
        if word not in self.words:
            raise ValueError(
                f"WordVectors expects a word of the corpus, got {word!r}"
            )
        return np.asarray(self.vectors[self.words.index(word)])

    def nearest(
        self, word: str, *, k: int = 5
    ) -> tuple[tuple[str, float], ...]:
        """Return the words whose vectors point in the most similar direction.

        Parameters
        ----------
        word : str
            In small letters.
        k : int
            How many.

        Returns
        -------
        tuple of (word, cosine)
        """
        return self._near(self[word], k, without={word})

    def analogy(
        self, a: str, b: str, c: str, *, k: int = 3, leave_out: bool = True
    ) -> tuple[tuple[str, float], ...]:
        """Return what is to c as b is to a: the words nearest to b - a + c.

        Parameters
        ----------
        a, b, c : str
            Words.
        k : int
            How many are returned.
        leave_out : bool
            Whether a, b and c may not be the answer, as is usual. Without it the answer
            is most often b or c itself, which says how little the sum has moved.

        Returns
        -------
        tuple of (word, cosine)
        """
        target = self[b] - self[a] + self[c]
        without = {a, b, c} if leave_out else set()
        return self._near(
            target / np.linalg.norm(target), k, without=without
        )

    def _near(
        self, target: Array, k: int, *, without: set[str]
    ) -> tuple[tuple[str, float], ...]:
        k = integer("WordVectors", "k", k)
        cosines = self.vectors @ target
        order = np.argsort(-cosines, kind="stable")
        found = (
            (self.words[i], float(cosines[i]))
            for i in order
            if self.words[i] not in without
        )
        return tuple(pair for pair, _ in zip(found, range(k), strict=False))


@cache
def word_vectors(dim: int = 50) -> WordVectors:
    """Learn a vector for each word from the words around it.

    What is counted is how much more often two words stand within three places of each
    other than chance would have it, max(0, log p(a, b) / (p(a) p(b))); the vectors are
    the best D numbers a word from which this table can be made again.

    Parameters
    ----------
    dim : int
        D, at least 2.

    Returns
    -------
    WordVectors

    Raises
    ------
    ValueError
        If dim is not a whole number of at least 2.
    """
    dim = integer("word_vectors", "dim", dim, low=2)
    said = [spoken(str(text)) for text in utterances().text]
    counts = Counter(word for words in said for word in words)
    kept = tuple(w for w, n in counts.most_common() if n >= SEEN)
    place = {word: i for i, word in enumerate(kept)}
    together = np.zeros((len(kept), len(kept)))
    for words in said:
        rows = [place.get(word, -1) for word in words]
        for i, one in enumerate(rows):
            for other in rows[max(0, i - REACH) : i]:
                if one >= 0 <= other:
                    together[one, other] += 1
                    together[other, one] += 1
    # A context seldom seen counts for less than chance alone would let it.
    context = together.sum(0) ** 0.75
    chance = np.outer(together.sum(1), context / context.sum())
    ratio = np.divide(
        together, chance, out=np.zeros_like(together), where=chance > 0
    )
    table = np.log(np.maximum(ratio, 1))
    left, size, _ = np.linalg.svd(table)
    vectors = left[:, :dim] * np.sqrt(size[:dim])
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return WordVectors(kept, vectors / np.maximum(lengths, 1e-12))
