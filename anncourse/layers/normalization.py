"""Batch normalization: every channel brought to mean 0 and spread 1."""

from __future__ import annotations

import numpy as np

from anncourse.arguments import Array, integer, number
from anncourse.layers.layer import Layer, expect_floats, refuse_shape
from anncourse.layers.packing import pack

Kept = tuple[Array, Array, bool]


class BatchNorm(Layer):
    """Each channel less its mean, over its spread, then scaled and shifted anew.

    y = gamma (x - m) / sqrt(v + eps) + beta, for each channel. In training, m and v are
    the mean and the variance of the batch: each example is seen in the company of the
    others. In evaluation they are running means of those, and each example is seen
    alone. Ioffe & Szegedy 2015, https://proceedings.mlr.press/v37/ioffe15.html

    Parameters
    ----------
    n : int
        Number of channels, or features: the length of x's last axis.
    momentum : float
        Share of a new batch in the running means, from 0 to 1: m = (1 - momentum) m +
        momentum (mean of the batch).
    eps : float
        Keeps the division away from zero; above 0.

    Raises
    ------
    ValueError
        If a number is out of its range; in use, if x has other than n channels, is not
        of a floating type, or brings a channel only one value to learn from.

    Notes
    -----
    x and y are (B, ..., n), with means over all axes but the last. ``params`` holds
    gamma and beta (n,), ``state`` the running mean and var (n,). As in PyTorch, the
    batch is divided by its own spread (the mean of the squares), and the running var
    takes the unbiased estimate (the sum of the squares over their number less one).

    Examples
    --------
    >>> layer = BatchNorm(1)
    >>> layer.forward(np.array([[1.0], [3.0]]), train=True)[0].round(3)
    array([[-1.], [ 1.]])
    >>> layer.state["mean"], layer.state["var"]
    (array([0.2]), array([1.1]))
    """

    def __init__(
        self, n: int, *, momentum: float = 0.1, eps: float = 1e-5
    ) -> None:
        super().__init__()
        self.n = integer("BatchNorm", "n", n)
        self.momentum = number(
            "BatchNorm", "momentum", momentum, low=0, high=1
        )
        self.eps = number("BatchNorm", "eps", eps, above=0)
        self.params["gamma"] = np.ones(self.n)
        self.params["beta"] = np.zeros(self.n)
        self.state["mean"] = np.zeros(self.n)
        self.state["var"] = np.ones(self.n)
        pack(self)

    def forward(self, x: Array, train: bool = False) -> tuple[Array, Kept]:
        """Return y, and as the cache (x - m) / sqrt(v + eps), the slope, and train."""
        self._check(x, train)
        mean = _mean(x) if train else self.state["mean"]
        normal = x - mean.astype(x.dtype)
        var = _mean(normal * normal) if train else self.state["var"]
        if train:
            self._remember(mean, var, x.size // self.n)
        scale = (1 / np.sqrt(var + self.eps)).astype(x.dtype)
        normal *= scale
        gamma = self.params["gamma"].astype(x.dtype)
        y = normal * gamma
        y += self.params["beta"].astype(x.dtype, copy=False)
        return y, (normal, scale * gamma, train)

    def backward(
        self, dy: Array, cache: Kept
    ) -> tuple[Array, dict[str, Array]]:
        """Return dx, dgamma = sum of dy (x - m) / sqrt(v + eps), dbeta = sum of dy.

        In training each x also moves the mean and the spread of its batch: dy loses its
        own mean, and its part along (x - m).
        """
        normal, slope, train = cache
        along, mean = _mean(dy * normal), _mean(dy)
        rows = dy.size // self.n
        grads = {"gamma": rows * along, "beta": rows * mean}
        if train:
            lost = normal * along.astype(dy.dtype)
            lost += mean.astype(dy.dtype)
            dy = dy - lost
        return dy * slope, {
            name: gradient.astype(dy.dtype)
            for name, gradient in grads.items()
        }

    def _check(self, x: Array, train: bool) -> None:
        if x.ndim < 2 or x.shape[-1] != self.n:
            raise refuse_shape(self, f"{self.n} channels", x)
        expect_floats(self, x)
        if train and x.size < 2 * self.n:
            raise refuse_shape(
                self,
                "at least two values of each channel in training (another "
                "batch_size may leave no single example over)",
                x,
            )

    def _remember(self, mean: Array, var: Array, rows: int) -> None:
        unbiased = var * (rows / (rows - 1))
        for name, new in (("mean", mean), ("var", unbiased)):
            kept = self.state[name]
            kept *= 1 - self.momentum
            kept += self.momentum * new

    def __repr__(self) -> str:
        return f"BatchNorm({self.n})"


def _mean(x: Array) -> Array:
    # Added up in float64: in float32, many small numbers drown in their sum.
    mean: Array = x.mean(tuple(range(x.ndim - 1)), dtype=np.float64)
    return mean
