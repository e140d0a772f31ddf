"""Fully connected layers: three products, one for each gradient."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from anncourse.arguments import Array, Seed, choice, generator, integer
from anncourse.layers.initialization import INITS
from anncourse.layers.layer import (
    Layer,
    Named,
    refuse_shape,
    weights_like,
)
from anncourse.layers.packing import pack

Seen = tuple[Array, Array]


class Dense(Layer):
    """Every input joined to every unit: y = x W + b.

    Parameters
    ----------
    n_in, n_out : int
        Number of inputs and of units.
    init : {"glorot_uniform", "he_normal", "lecun_normal", "zeros"}
        How the weights start. Glorot's uniform numbers lie in plus or minus sqrt(6 /
        (n_in + n_out)) and keep the size of signals and gradients alike through tanh
        layers (Glorot & Bengio 2010); He's normal numbers have variance 2 / n_in and
        suit ReLU (He et al. 2015, doi:10.1109/ICCV.2015.123); LeCun's have variance 1 /
        n_in. The bias starts at zero.
    rng : int, Generator or None
        Seed or random Generator.

    Raises
    ------
    ValueError
        If a size is not a positive whole number or init is unknown; in use, if x has
        other than n_in features or is not of a floating type.

    Notes
    -----
    x is (B, n_in) or (B, ..., n_in); y is (B, n_out) or (B, ..., n_out), in x's dtype.
    ``params`` holds W (n_in, n_out) and b (n_out,).

    Examples
    --------
    >>> layer = Dense(2, 1)
    >>> layer.params["W"] = [[2.0], [-1.0]]
    >>> layer.params["b"] = [-0.5]
    >>> layer([[0.8, 0.3]])
    array([[0.8]])
    """

    def __init__(
        self,
        n_in: int,
        n_out: int,
        *,
        init: str = "glorot_uniform",
        rng: Seed = None,
    ) -> None:
        super().__init__()
        self.n_in = integer("Dense", "n_in", n_in)
        self.n_out = integer("Dense", "n_out", n_out)
        start = INITS[choice("Dense", "init", init, INITS)]
        self.params["W"] = start(
            generator("Dense", rng), self.n_in, self.n_out
        )
        self.params["b"] = np.zeros(self.n_out)
        pack(self)

    def forward(self, x: Array, train: bool = False) -> tuple[Array, Seen]:
        """Return x W + b, and (x, W) as the cache."""
        if x.ndim < 2 or x.shape[-1] != self.n_in:
            raise refuse_shape(self, f"{self.n_in} features", x)
        W, b = weights_like(self, x)
        y = _times(x, W)  # (B, O)
        y += b
        return y, (x, W)

    def backward(
        self, dy: Array, cache: Seen
    ) -> tuple[Array, dict[str, Array]]:
        """Return dx = dy W', dW = x' dy and db = the sum of dy over the rows."""
        x, W = cache
        grads = {"W": _rows(x).T @ _rows(dy), "b": _rows(dy).sum(0)}
        return dy @ W.T, grads

    def backward_into(
        self, dy: Array, cache: Seen, grads: Named, need_dx: bool = True
    ) -> Array | None:
        """Write dW and db in place, and leave dx out where it is not needed."""
        x, W = cache
        rows = _rows(dy)
        _rows(x).T.dot(rows, out=grads["W"])
        _ones(len(rows), rows.dtype).dot(rows, out=grads["b"])
        return _times(dy, W.T) if need_dx else None

    def __repr__(self) -> str:
        return f"Dense({self.n_in} -> {self.n_out})"


def _rows(x: Array) -> Array:
    # (B, ..., n) as a table; a table as it is.
    return x if x.ndim == 2 else x.reshape(-1, x.shape[-1])


def _times(x: Array, W: Array) -> Array:
    # x @ W as one product of all rows: of a sequence, @ takes one for each example.
    if x.ndim == 2:
        y: Array = x.dot(W)
    else:
        y = _rows(x).dot(W).reshape(*x.shape[:-1], W.shape[1])
    return y


@lru_cache(maxsize=32)
def _ones(rows: int, dtype: np.dtype) -> Array:
    # ones @ dy sums the rows three times faster than dy.sum(0).
    ones = np.ones(rows, dtype)
    ones.flags.writeable = False
    return ones
