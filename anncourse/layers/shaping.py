"""Layers that change the shape of each example, and none of its numbers."""

from __future__ import annotations

from math import prod

from anncourse.arguments import Array, integer
from anncourse.layers.layer import Layer, refuse_shape


class Flatten(Layer):
    """Each example as one row: (B, ...) becomes (B, everything).

    Raises
    ------
    ValueError
        In use, if x is a single number.

    Examples
    --------
    >>> Flatten()([[[1.0, 2.0], [3.0, 4.0]]])
    array([[1., 2., 3., 4.]])
    """

    def forward(
        self, x: Array, train: bool = False
    ) -> tuple[Array, tuple[int, ...]]:
        """Return the rows, and x's shape as the cache."""
        if not x.ndim:
            raise refuse_shape(self, "a batch of examples", x)
        return x.reshape(len(x), -1), x.shape

    def backward(
        self, dy: Array, cache: tuple[int, ...]
    ) -> tuple[Array, dict[str, Array]]:
        """Return dy in x's shape."""
        return dy.reshape(cache), {}


class Reshape(Layer):
    """Each example in another shape: (B, ...) becomes ``(B, *shape)``.

    Parameters
    ----------
    *shape : int
        The shape of one example, such as ``Reshape(8, 8, 1)`` for a gray image.

    Raises
    ------
    ValueError
        If there is no shape, or a size in it is not a positive whole number; in use, if
        an example has more or fewer numbers.

    Examples
    --------
    >>> Reshape(8, 8, 1)([range(64)]).shape
    (1, 8, 8, 1)
    """

    def __init__(self, *shape: int) -> None:
        super().__init__()
        if not shape:
            raise ValueError("Reshape expects at least one size, got none")
        self.shape = tuple(integer("Reshape", "a size", n) for n in shape)

    def forward(
        self, x: Array, train: bool = False
    ) -> tuple[Array, tuple[int, ...]]:
        """Return x with its examples in the new shape, and x's shape as the cache."""
        if x.ndim < 2 or prod(x.shape[1:]) != prod(self.shape):
            raise refuse_shape(
                self, f"{prod(self.shape)} numbers an example", x
            )
        return x.reshape(-1, *self.shape), x.shape

    def backward(
        self, dy: Array, cache: tuple[int, ...]
    ) -> tuple[Array, dict[str, Array]]:
        """Return dy in x's shape."""
        return dy.reshape(cache), {}

    def __repr__(self) -> str:
        return f"Reshape({', '.join(map(str, self.shape))})"
