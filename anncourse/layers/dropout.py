"""Dropout: a network that cannot lean on any one unit."""

from __future__ import annotations

import numpy as np

from anncourse.arguments import Array, Seed, generator, number
from anncourse.layers.layer import Layer, expect_floats


class Dropout(Layer):
    """Silence units at random in training: y = x keep / (1 - rate), keep being 0 or 1.

    Each number is silenced with probability ``rate``, anew at every pass. The others
    are scaled up, so that the sum keeps its expected size; in evaluation y = x.
    Srivastava et al. 2014, https://jmlr.org/papers/v15/srivastava14a.html

    Parameters
    ----------
    rate : float
        Share of numbers to silence, from 0 (none) to below 1.
    rng : int, Generator or None
        Seed or random Generator; one ``random(x.shape)`` is drawn at each training
        pass.

    Raises
    ------
    ValueError
        If rate is out of its range; in use, if x is not of a floating type.

    Examples
    --------
    >>> layer = Dropout(0.5, rng=0)
    >>> layer.forward(np.ones((1, 6)), train=True)[0]
    array([[2., 0., 0., 0., 2., 2.]])
    >>> layer(np.ones((1, 6)))
    array([[1., 1., 1., 1., 1., 1.]])
    """

    def __init__(self, rate: float, *, rng: Seed = None) -> None:
        super().__init__()
        self.rate = number("Dropout", "rate", rate, low=0, below=1)
        self.rng = generator("Dropout", rng)

    def forward(
        self, x: Array, train: bool = False
    ) -> tuple[Array, Array | None]:
        """Return y, and what x was multiplied with, or None, as the cache."""
        expect_floats(self, x)
        if not train or not self.rate:
            return x, None
        keep = self.rng.random(x.shape, x.dtype) >= self.rate
        # Memory laid out as x's keeps the layers that follow fast.
        scale = np.divide(keep, 1 - self.rate, out=np.empty_like(x))
        return x * scale, scale

    def backward(
        self, dy: Array, cache: Array | None
    ) -> tuple[Array, dict[str, Array]]:
        """Return dx: what was silenced learns nothing."""
        return dy if cache is None else dy * cache, {}

    def __repr__(self) -> str:
        return f"Dropout({self.rate:g})"
