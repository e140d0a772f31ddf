"""Symbols into numbers that can be trained."""

from __future__ import annotations

import numpy as np

from anncourse.arguments import (
    Array,
    Seed,
    check_symbols,
    generator,
    integer,
)
from anncourse.layers.layer import Layer, refuse_shape
from anncourse.layers.packing import pack


class Embedding(Layer):
    """A row of numbers for every symbol, looked up: y = W[x].

    It is what `Dense` makes of a one-hot input, without the zeros. The network learns
    the rows: symbols that are used alike come to lie near each other (Mikolov et al.
    2013, arXiv:1301.3781).

    Parameters
    ----------
    n_symbols, dim : int
        Number of symbols, and of numbers for each.
    padding : int or None
        A symbol that only fills up: its row is zero and stays so.
    rng : int, Generator or None
        Seed or random Generator. W starts with normal numbers of variance 1.

    Raises
    ------
    ValueError
        If a size is not a positive whole number, or padding is no symbol; in use, if x
        does not hold symbols, integers from 0 to n_symbols - 1.

    Notes
    -----
    x is (B,) or (B, T); y is (B, dim) or (B, T, dim), in W's dtype. ``params`` holds W
    (n_symbols, dim). Symbols have no gradient: ``backward`` returns zeros for dx.

    Examples
    --------
    >>> layer = Embedding(3, 2)
    >>> layer.params["W"] = [[0.0, 0.0], [1.0, 2.0], [3.0, 4.0]]
    >>> layer([2, 1])
    array([[3., 4.],
           [1., 2.]])
    """

    def __init__(
        self,
        n_symbols: int,
        dim: int,
        *,
        padding: int | None = None,
        rng: Seed = None,
    ) -> None:
        super().__init__()
        self.n_symbols = integer("Embedding", "n_symbols", n_symbols)
        self.dim = integer("Embedding", "dim", dim)
        if padding is not None:
            padding = integer("Embedding", "padding", padding, low=0)
            if padding >= self.n_symbols:
                raise ValueError(
                    f"Embedding expects padding to be a symbol, 0 to "
                    f"{self.n_symbols - 1}, got {padding}"
                )
        self.padding = padding
        self.params["W"] = generator("Embedding", rng).standard_normal(
            (self.n_symbols, self.dim)
        )
        if padding is not None:
            self.params["W"][padding] = 0
        pack(self)

    def forward(self, x: Array, train: bool = False) -> tuple[Array, Array]:
        """Return the rows of the symbols, and x as the cache."""
        self._check(x)
        y = self.params["W"].take(x, axis=0)  # (B, ..., dim)
        if self.padding is not None:
            y[x == self.padding] = 0
        return y, x

    def backward(
        self, dy: Array, cache: Array
    ) -> tuple[Array, dict[str, Array]]:
        """Return zeros, and for each symbol the sum of dy over its places."""
        # Number by number: NumPy adds at places of a vector four times faster than at
        # rows of a table.
        flat = np.zeros(self.n_symbols * self.dim, dy.dtype)
        first = cache.reshape(-1, 1).astype(np.intp) * self.dim
        places = first + np.arange(self.dim)  # (B ..., dim)
        np.add.at(flat, places.ravel(), dy.ravel())
        dW = flat.reshape(self.n_symbols, self.dim)
        if self.padding is not None:
            dW[self.padding] = 0
        return np.zeros(cache.shape, dy.dtype), {"W": dW}

    def _check(self, x: Array) -> None:
        if x.ndim not in (1, 2):
            raise refuse_shape(self, "symbols (B,) or (B, T)", x)
        check_symbols(repr(self), x, self.n_symbols)

    def __repr__(self) -> str:
        return f"Embedding({self.n_symbols} -> {self.dim})"
