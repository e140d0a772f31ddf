"""Convolution: one small window of weights, moved over the whole image."""

from __future__ import annotations

from typing import Literal

import numpy as np

from anncourse.arguments import Array, Seed, choice, generator, integer
from anncourse.images.memory import (
    Pair,
    as_images,
    by_column,
    pair,
    windows,
)
from anncourse.layers.initialization import INITS
from anncourse.layers.layer import Layer, Named, refuse_shape, weights_like
from anncourse.layers.packing import pack

Seen = tuple[tuple[int, ...], Array, Array]


class Conv2D(Layer):
    """One window of weights, moved over the image: the same weights at every place.

    y[p, q] = b + the sum over i, j of x[s p + i, s q + j] W[i, j], with stride s. The
    window is not flipped, so this is a cross-correlation; the field says convolution.

    A pattern that moves in the image moves in y, and is the same there. The idea is
    Fukushima's (1980, doi:10.1007/BF00344251); LeCun et al. trained it by
    backpropagation (1989, doi:10.1162/neco.1989.1.4.541; 1998, doi:10.1109/5.726791).

    Parameters
    ----------
    c_in, c_out : int
        Number of channels that come in, and of channels that go out.
    kernel_size : int or pair of int
        Height and width of the window, in pixels.
    stride : int
        Pixels from one place of the window to the next.
    padding : int or "same"
        Rows and columns of zeros added at each side. "same" adds what keeps height and
        width; where that is an odd number, one more at the end. It needs stride 1.
    init : {"glorot_uniform", "he_normal", "lecun_normal", "zeros"}
        How the weights start, as in `Dense`; a number in y has kh kw c_in inputs, and a
        number in x reaches kh kw c_out outputs. The bias starts at zero.
    rng : int, Generator or None
        Seed or random Generator.

    Raises
    ------
    ValueError
        If a size is not a positive whole number, padding or init is unknown, or "same"
        meets another stride than 1; in use, if x is not images with c_in channels, is
        smaller than the window or is not of a floating type.

    Notes
    -----
    x is (B, H, W, c_in); y is (B, Ho, Wo, c_out), in x's dtype, with Ho = (H + 2
    padding - kh) // stride + 1 and Wo likewise. ``params`` holds W (kh, kw, c_in,
    c_out) and b (c_out,).

    Examples
    --------
    >>> edges = Conv2D(1, 1, (1, 2))
    >>> edges.params["W"] = [[[[-1.0]], [[1.0]]]]
    >>> edges(np.array([0.0, 0.0, 5.0, 5.0]).reshape(1, 1, 4, 1)).ravel()
    array([0., 5., 0.])
    """

    def __init__(
        self,
        c_in: int,
        c_out: int,
        kernel_size: int | Pair,
        *,
        stride: int = 1,
        padding: int | Literal["same"] = 0,
        init: str = "glorot_uniform",
        rng: Seed = None,
    ) -> None:
        super().__init__()
        self.c_in = integer("Conv2D", "c_in", c_in)
        self.c_out = integer("Conv2D", "c_out", c_out)
        self.kernel_size = pair("Conv2D", "kernel_size", kernel_size)
        self.stride = integer("Conv2D", "stride", stride)
        self.padding = padding
        self._above_below, self._left_right = self._margins()
        start = INITS[choice("Conv2D", "init", init, INITS)]
        kh, kw = self.kernel_size
        self.params["W"] = start(
            generator("Conv2D", rng),
            kh * kw * self.c_in,
            kh * kw * self.c_out,
            *(kh, kw, self.c_in, self.c_out),
        )
        self.params["b"] = np.zeros(self.c_out)
        pack(self)

    def forward(self, x: Array, train: bool = False) -> tuple[Array, Seen]:
        """Return the images that come out; the cache is x's shape, its strips and W."""
        if x.ndim != 4 or x.shape[-1] != self.c_in:
            raise refuse_shape(self, f"images (B, H, W, {self.c_in})", x)
        W, b = weights_like(self, x)
        strips = self._strips(x)  # (W, kh, C, Ho, B)
        y = _table(W).T @ windows(strips, W.shape[1], self.stride)
        y += b[:, None]  # (Wo, O, Ho B)
        y = y.reshape(len(y), self.c_out, *strips.shape[3:])
        return as_images(y), (x.shape, strips, W)

    def backward(
        self, dy: Array, cache: Seen
    ) -> tuple[Array, dict[str, Array]]:
        """Return dx, and dW and db, which sum over all places of the window."""
        dy = by_column(dy)
        dW, db = self._slopes(dy, cache)
        return self._dx(dy, cache), {"W": dW, "b": db}

    def backward_into(
        self, dy: Array, cache: Seen, grads: Named, need_dx: bool = True
    ) -> Array | None:
        """Write dW and db in place, and leave dx out where it is not needed."""
        dy = by_column(dy)
        grads["W"][...], grads["b"][...] = self._slopes(dy, cache)
        return self._dx(dy, cache) if need_dx else None

    def _strips(self, x: Array) -> Array:
        # Row i of the window, at all its heights, reads rows i, i + s, ... of a column.
        # Written out, these are kh copies of the image; patches would be kh kw copies.
        columns, s = self._padded(x), self.stride
        W, C, H, B = columns.shape
        kh = self.kernel_size[0]
        Ho = (H - kh) // s + 1
        strips = np.empty((W, kh, C, Ho, B), x.dtype)
        for i in range(kh):
            strips[:, i] = columns[:, :, i : i + s * Ho : s]
        return strips

    def _slopes(self, dy: Array, cache: Seen) -> tuple[Array, Array]:
        _, strips, W = cache
        kh, kw, c_in, c_out = W.shape
        dy = dy.reshape(len(dy), c_out, -1)  # (Wo, O, Ho B)
        # One product for each column of y, then their sum: short products stay in the
        # processor's cache, one long product does not.
        dW = windows(strips, kw, self.stride) @ dy.transpose(0, 2, 1)
        dW = dW.sum(0).reshape(kw, kh, c_in, c_out).transpose(1, 0, 2, 3)
        # A product with ones sums much faster than sum().
        return dW, (dy @ np.ones(dy.shape[2], dy.dtype)).sum(0)

    def _dx(self, dy: Array, cache: Seen) -> Array:
        (_, H, wide, _), strips, W = cache
        kh, kw, c_in, c_out = W.shape
        s, (Ho, B) = self.stride, strips.shape[3:]
        # A column of x meets the window's last column first: turned around, and with
        # the strides' gaps filled with zeros, this is a convolution again.
        spread = np.zeros((len(strips) + kw - 1, c_out, Ho, B), dy.dtype)
        spread[kw - 1 : kw - 1 + s * len(dy) : s] = dy
        turned = W[:, ::-1].transpose(0, 2, 1, 3).reshape(kh * c_in, -1)
        dstrips = (turned @ windows(spread, kw)).reshape(strips.shape)
        (above, below), (left, _) = self._above_below, self._left_right
        dx = np.zeros((len(strips), c_in, above + H + below, B), dy.dtype)
        for i in range(kh):
            dx[:, :, i : i + s * Ho : s] += dstrips[:, i]
        return as_images(dx[left : left + wide, :, above : above + H])

    def _padded(self, x: Array) -> Array:
        (above, below), (left, right) = self._above_below, self._left_right
        B, H, W, C = x.shape
        kh, kw = self.kernel_size
        if H + above + below < kh or W + left + right < kw:
            more = " with their padding" if self.padding else ""
            raise refuse_shape(
                self, f"images of at least {kh}x{kw}{more}", x
            )
        if not (above + below + left + right):
            return by_column(x)
        padded = np.zeros(
            (left + W + right, C, above + H + below, B), x.dtype
        )
        as_images(padded)[:, above : above + H, left : left + W] = x
        return padded

    def _margins(self) -> tuple[Pair, Pair]:
        # Zeros above and below, left and right.
        if not isinstance(self.padding, str):
            n = integer("Conv2D", "padding", self.padding, low=0)
            return (n, n), (n, n)
        if self.padding != "same":
            raise ValueError(
                'Conv2D expects padding to be a whole number or "same", '
                f"got {self.padding!r}"
            )
        if self.stride != 1:
            raise ValueError(
                'Conv2D expects stride 1 with padding "same", '
                f"got {self.stride}"
            )
        kh, kw = self.kernel_size
        return ((kh - 1) // 2, kh // 2), ((kw - 1) // 2, kw // 2)

    def __repr__(self) -> str:
        kh, kw = self.kernel_size
        stride = f", stride {self.stride}" if self.stride != 1 else ""
        padding = f", padding {self.padding}" if self.padding else ""
        return f"Conv2D({self.c_in} -> {self.c_out}, {kh}x{kw}{stride}{padding})"


def _table(W: Array) -> Array:
    # One row for each number under the window, column by column.
    return W.transpose(1, 0, 2, 3).reshape(-1, W.shape[3])
