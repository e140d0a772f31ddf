"""The next symbol from the few before it, by counting: what a network has to beat."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from anncourse.arguments import (
    Array,
    check_symbols,
    integer,
    number,
    real_array,
)

Symbols = NDArray[np.int64]


class NGram:
    """A count of what followed each run of symbols: P(s | the order - 1 before it).

    P_k(s | c) = (max(n(c s) - d, 0) + d kinds(c) P_{k-1}(s | c')) / n(c), where c' is
    the context c without its oldest symbol, kinds(c) is how many symbols have followed
    c, d is the discount and P_0 = 1 / n_symbols. From each count a little is taken and
    given to the shorter context; a context that was never seen gives all.

    For the longest context n says how often a run was seen, for a shorter one after how
    many different symbols: what has followed one word alone, however often, says little
    about other places.

    Parameters
    ----------
    order : int
        Length n of the runs that are counted: a 6-gram looks at five symbols and
        guesses the sixth.
    n_symbols : int
        Number of symbols, V.
    discount : float
        What is taken from each count, above 0 and at most 1.

    Raises
    ------
    ValueError
        If a number is out of range, or there are more runs than fit into 63 bits; in
        use, if symbols are not whole numbers from 0 to n_symbols - 1, or nothing has
        been counted yet.

    Notes
    -----
    Nothing is trained: `fit` goes through the text once. This way of counting is due to
    Kneser & Ney 1995, doi:10.1109/ICASSP.1995.479394, here in its interpolated form.

    Examples
    --------
    >>> model = NGram(2, 3).fit([0, 1, 0, 1, 0, 2])
    >>> model.predict([0])  # after 0 came 1, 1, 2
    array([0.1667, 0.5833, 0.25  ])
    >>> model.bits([0, 1]).sum()  # of the whole text
    np.float64(2.3626)
    """

    def __init__(
        self, order: int, n_symbols: int, *, discount: float = 0.75
    ) -> None:
        self.order = integer("NGram", "order", order)
        self.n_symbols = integer("NGram", "n_symbols", n_symbols)
        self.discount = number(
            "NGram", "discount", discount, above=0, high=1
        )
        if self.n_symbols**self.order >= 2**63:
            raise ValueError(
                f"NGram expects n_symbols ** order below 2 ** 63, got "
                f"{self.n_symbols} ** {self.order}"
            )
        self.counts: list[_Counts] = []

    def fit(self, symbols: ArrayLike) -> NGram:
        """Count a text, in place of what was counted before.

        Parameters
        ----------
        symbols : (T,) array of int
            At least one.

        Returns
        -------
        NGram
            Itself.

        Raises
        ------
        ValueError
            If there are no symbols, or they are not whole numbers from 0 to
            n_symbols - 1.
        """
        text = self._symbols("fit", symbols)
        if not len(text):
            raise ValueError(
                "NGram.fit expects at least one symbol, got none"
            )
        n, runs = self.n_symbols, []
        for k, codes in enumerate(self._contexts(text)):
            runs.append(codes * n + text[k:])
        # Each longer run, once, is one symbol more before a shorter one.
        for k in range(len(runs) - 1):
            contexts, after = np.divmod(np.unique(runs[k + 1]), n)
            runs[k] = contexts % n**k * n + after
        self.counts = [_Counts.of(each, n) for each in runs]
        return self

    def predict(self, context: ArrayLike = ()) -> Array:
        """Return the probability of each symbol to come next.

        Parameters
        ----------
        context : (T,) array of int
            What came before; the last order - 1 count.

        Returns
        -------
        (n_symbols,) array
            They add up to 1.

        Raises
        ------
        ValueError
            If nothing has been counted, or symbols are not whole numbers from 0 to
            n_symbols - 1.
        """
        self._counted()
        before = self._symbols("predict", context)
        p, code = np.full(self.n_symbols, 1 / self.n_symbols), 0
        for k, counts in enumerate(self.counts[: len(before) + 1]):
            if k:
                code += int(before[-k]) * self.n_symbols ** (k - 1)
            ends = np.array([code, code + 1]) * self.n_symbols
            first, last = np.searchsorted(counts.runs, ends)
            if first < last:
                seen = counts.seen[first:last]
                p *= self.discount * (last - first)
                p[counts.runs[first:last] - ends[0]] += seen - self.discount
                p /= seen.sum()
        return p

    def bits(self, symbols: ArrayLike) -> Array:
        """Return how many bits each symbol of a text costs: -log2 P(it | those before).

        Parameters
        ----------
        symbols : (T,) array of int
            A text; its first symbols have a short context.

        Returns
        -------
        (T,) array
            Its mean is the number of bits a symbol.

        Raises
        ------
        ValueError
            If nothing has been counted, or symbols are not whole numbers from 0 to
            n_symbols - 1.
        """
        self._counted()
        text = self._symbols("bits", symbols)
        p = np.full(len(text), 1 / self.n_symbols)
        contexts = self._contexts(text)
        for k, (codes, counts) in enumerate(
            zip(contexts, self.counts, strict=False)
        ):
            found = counts.look_up(codes * self.n_symbols + text[k:], codes)
            seen, total, kinds = found
            share = np.maximum(seen - self.discount, 0)
            share += self.discount * kinds * p[k:]
            p[k:] = np.where(total, share / np.maximum(total, 1), p[k:])
        bits: Array = -np.log2(p)
        return bits

    def _contexts(self, text: Symbols) -> list[Symbols]:
        # For each length k, the k symbols before text[k:] as one number.
        codes = [np.zeros(len(text), np.int64)]
        for k in range(1, min(self.order, len(text))):
            oldest = text[:-k] * self.n_symbols ** (k - 1)
            codes.append(codes[-1][1:] + oldest)
        return codes

    def _counted(self) -> None:
        if not self.counts:
            raise ValueError(
                "NGram expects a text to be counted first, got none; call fit"
            )

    def _symbols(self, what: str, symbols: ArrayLike) -> Symbols:
        if np.array_equal(symbols, ()):
            return np.zeros(0, np.int64)
        who = f"NGram.{what}"
        found = real_array(who, "symbols", symbols)
        if found.ndim != 1:
            raise ValueError(
                f"{who} expects symbols (T,), got some of shape {found.shape}"
            )
        check_symbols(who, found, self.n_symbols)
        return found.astype(np.int64)

    def __repr__(self) -> str:
        return f"NGram({self.order}, {self.n_symbols})"


class _Counts(NamedTuple):
    # What was seen after contexts of one length, all in the order of their numbers.

    runs: Symbols  # context * n_symbols + the symbol after it
    seen: Symbols  # how often
    contexts: Symbols
    totals: Symbols  # of what was seen after it
    kinds: Symbols  # how many symbols did

    @classmethod
    def of(cls, runs: Symbols, n_symbols: int) -> _Counts:
        runs, seen = np.unique(runs, return_counts=True)
        contexts, first, kinds = np.unique(
            runs // n_symbols, return_index=True, return_counts=True
        )
        return cls(
            runs, seen, contexts, np.add.reduceat(seen, first), kinds
        )

    def look_up(
        self, runs: Symbols, contexts: Symbols
    ) -> tuple[Array, Array, Array]:
        # (seen, totals, kinds), 0 where there is nothing.
        at = np.searchsorted(self.runs, runs).clip(max=len(self.runs) - 1)
        seen = np.where(self.runs[at] == runs, self.seen[at], 0)
        at = np.searchsorted(self.contexts, contexts)
        at = at.clip(max=len(self.contexts) - 1)
        known = self.contexts[at] == contexts
        return (
            seen,
            np.where(known, self.totals[at], 0),
            np.where(known, self.kinds[at], 0),
        )
