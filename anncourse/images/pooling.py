"""Pooling: each window of an image becomes one number, channel by channel."""

from __future__ import annotations

from abc import abstractmethod
from typing import Literal, TypeAlias

import numpy as np

from anncourse.arguments import Array
from anncourse.images.memory import Pair, as_images, by_column, pair
from anncourse.layers.layer import Layer, expect_floats, refuse_shape

Size: TypeAlias = int | Pair | Literal["all"]
Seen = tuple[Array, Array, Array]


class _Pool2D(Layer):
    # The largest number of a window is the largest of its rows' largest, and its mean
    # the mean of its rows' means. So a window is taken along its rows first, and then
    # down what is left: kh + kw looks, and not kh kw.

    def __init__(
        self, size: Size, *, stride: int | Pair | None = None
    ) -> None:
        super().__init__()
        who = type(self).__name__
        self.size: Pair | Literal["all"] = "all"
        self.stride: Pair = (1, 1)
        if not isinstance(size, str) or size != "all":
            self.size = pair(who, "size", size)
            self.stride = self.size
        if stride is not None:
            self.stride = pair(who, "stride", stride)
            if self.size == "all":
                raise ValueError(
                    f'{who} expects no stride with size "all", '
                    f"got {stride!r}"
                )

    def forward(self, x: Array, train: bool = False) -> tuple[Array, Seen]:
        """Return the smaller images; the cache is x, what its rows became, and y."""
        (kh, kw), (down, right) = self._window(x), self.stride
        columns = by_column(x)  # (W, C, H, B)
        rows = self._shrink(columns, kw, right)  # (Wo, C, H, B)
        y = self._shrink(rows.swapaxes(0, 2), kh, down).swapaxes(0, 2)
        return as_images(y), (columns, rows, y)

    def backward(
        self, dy: Array, cache: Seen
    ) -> tuple[Array, dict[str, Array]]:
        """Return dx; there is nothing to train."""
        columns, rows, y = cache
        kh, kw = self._window(as_images(columns))
        down, right = self.stride
        drows = self._grow(
            by_column(dy).swapaxes(0, 2),
            rows.swapaxes(0, 2),
            y.swapaxes(0, 2),
            kh,
            down,
        ).swapaxes(0, 2)
        return as_images(self._grow(drows, columns, rows, kw, right)), {}

    @abstractmethod
    def _shrink(self, x: Array, size: int, step: int) -> Array:
        """Return y: each window along the first axis of x as one number."""

    @abstractmethod
    def _grow(
        self, dy: Array, x: Array, y: Array, size: int, step: int
    ) -> Array:
        """Return dx, for y = _shrink(x, size, step)."""

    def _window(self, x: Array) -> Pair:
        if x.ndim != 4:
            raise refuse_shape(self, "images (B, H, W, C)", x)
        expect_floats(self, x)
        _, tall, wide, _ = x.shape
        if isinstance(self.size, str):
            return tall, wide
        kh, kw = self.size
        if tall < kh or wide < kw:
            raise refuse_shape(self, f"images of at least {kh}x{kw}", x)
        return kh, kw

    def __repr__(self) -> str:
        name = type(self).__name__
        if isinstance(self.size, str):
            return f"{name}('all')"
        (kh, kw), (down, right) = self.size, self.stride
        if self.stride == self.size:
            return f"{name}({kh}x{kw})"
        return f"{name}({kh}x{kw}, stride {down}x{right})"


class MaxPool2D(_Pool2D):
    """The largest number of each window: y[p, q] = the largest x[s p + i, s q + j].

    Where a pattern lies inside the window no longer matters, only that it is there. To
    gather neighbors so, after each layer that looks for patterns, is Fukushima's idea
    (1980, doi:10.1007/BF00344251). dy goes to the number that was the largest, and if
    several were, to the first of them, row by row.

    Parameters
    ----------
    size : int, pair of int or "all"
        Height and width of the window, in pixels; "all" is one window over the whole
        image.
    stride : int or pair of int, optional
        Pixels from one window to the next, down and to the right; as many as the window
        has, if not given.

    Raises
    ------
    ValueError
        If a size is not a positive whole number, or "all" meets a stride; in use, if x
        is not images, is smaller than the window or is not of a floating type.

    Notes
    -----
    x is (B, H, W, C); y is (B, Ho, Wo, C), in x's dtype, with Ho = (H - kh) // stride +
    1 and Wo likewise: rows and columns left over at the end are not read.

    Examples
    --------
    >>> image = np.array([[1.0, 2.0, 5.0, 3.0], [4.0, 0.0, 1.0, 1.0]])
    >>> MaxPool2D(2)(image.reshape(1, 2, 4, 1)).ravel()
    array([4., 5.])
    """

    def _shrink(self, x: Array, size: int, step: int) -> Array:
        places = _places(x, size, step)
        y: Array = np.maximum(places[0], places[-1])
        for place in places[1:-1]:
            np.maximum(y, place, out=y)
        return y

    def _grow(
        self, dy: Array, x: Array, y: Array, size: int, step: int
    ) -> Array:
        places = _places(x, size, step)
        if size == step == 2:
            # The usual window, in half the time: no two share a number, so there is
            # nothing to sum.
            dx = np.empty_like(x)
            first, second = _places(dx, 2, 2)
            np.multiply(dy, places[0] == y, out=first)
            np.subtract(dy, first, out=second)
            dx[2 * len(y) :] = 0
            return dx
        dx = np.zeros_like(x)
        for place, dplace in zip(
            places, _places(dx, size, step), strict=True
        ):
            taken = dy * (place == y)
            dplace += taken
            dy = dy - taken  # the first has it, none is left for the next
        return dx


class AvgPool2D(_Pool2D):
    """The mean of each window: y[p, q] = the mean of x[s p + i, s q + j].

    LeCun et al. shrank their maps so, with a trained factor for each (1998,
    doi:10.1109/5.726791). Each number in a window gets an equal share of dy.

    Parameters
    ----------
    size : int, pair of int or "all"
        Height and width of the window, in pixels; "all" is one window over the whole
        image.
    stride : int or pair of int, optional
        Pixels from one window to the next, down and to the right; as many as the window
        has, if not given.

    Raises
    ------
    ValueError
        If a size is not a positive whole number, or "all" meets a stride; in use, if x
        is not images, is smaller than the window or is not of a floating type.

    Notes
    -----
    x is (B, H, W, C); y is (B, Ho, Wo, C), in x's dtype, with Ho = (H - kh) // stride +
    1 and Wo likewise: rows and columns left over at the end are not read.

    Examples
    --------
    >>> image = np.array([[1.0, 2.0, 5.0, 3.0], [4.0, 0.0, 1.0, 1.0]])
    >>> AvgPool2D(2)(image.reshape(1, 2, 4, 1)).ravel()
    array([1.75, 2.5 ])
    """

    def _shrink(self, x: Array, size: int, step: int) -> Array:
        first, *others = _places(x, size, step)
        y: Array = first / size
        for place in others:
            y += place / size
        return y

    def _grow(
        self, dy: Array, x: Array, y: Array, size: int, step: int
    ) -> Array:
        dx, share = np.zeros_like(x), dy / size
        for dplace in _places(dx, size, step):
            dplace += share
        return dx


def _places(x: Array, size: int, step: int) -> list[Array]:
    # The first number of every window along the first axis, the second, ...
    last = (len(x) - size) // step * step
    return [x[i : i + last + 1 : step] for i in range(size)]
