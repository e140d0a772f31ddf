"""Layers without weights that stand between others: one function for every number."""

from __future__ import annotations

from anncourse.arguments import Array, choice
from anncourse.layers.layer import Layer, Named, expect_floats
from anncourse.neurons.activations import (
    ACTIVATIONS,
    Function,
    softmax_rows,
)

Seen = tuple[Array, Array]


class Activation(Layer):
    """One function applied to every number: a = f(z).

    Parameters
    ----------
    function : str or Function
        A name such as "tanh", or a `Function` of your own.

    Raises
    ------
    ValueError
        If the name is unknown; in use, if z is not of a floating type.

    Examples
    --------
    >>> Activation("relu")([[-1.0, 2.0]])
    array([[0., 2.]])
    """

    def __init__(self, function: str | Function) -> None:
        super().__init__()
        if not isinstance(function, Function):
            name = choice("Activation", "function", function, ACTIVATIONS)
            function = ACTIVATIONS[name]
        self.function = function

    def forward(self, x: Array, train: bool = False) -> tuple[Array, Seen]:
        """Return f(z), and (z, a) as the cache."""
        expect_floats(self, x)
        a = self.function.f(x)
        return a, (x, a)

    def backward(
        self, dy: Array, cache: Seen
    ) -> tuple[Array, dict[str, Array]]:
        """Return dz = da f'(z); there is nothing to train."""
        return dy * self.function.df(*cache), {}

    def backward_into(
        self, dy: Array, cache: Seen, grads: Named, need_dx: bool = True
    ) -> Array | None:
        """Return dz, or None where it is not needed."""
        return dy * self.function.df(*cache) if need_dx else None

    def __repr__(self) -> str:
        return f"Activation({self.function.name!r})"


class Softmax(Layer):
    """Scores to probabilities along the last axis: p_k = exp(z_k) / sum_j exp(z_j).

    For training, leave it out and give the scores to `softmax_cross_entropy`, which has
    it inside and stays exact for large scores.

    Raises
    ------
    ValueError
        In use, if z is not of a floating type.

    Examples
    --------
    >>> Softmax()([[0.0, 0.0]])
    array([[0.5, 0.5]])
    """

    def forward(self, x: Array, train: bool = False) -> tuple[Array, Array]:
        """Return the probabilities, which are the cache too."""
        expect_floats(self, x)
        p = softmax_rows(x)
        return p, p

    def backward(
        self, dy: Array, cache: Array
    ) -> tuple[Array, dict[str, Array]]:
        """Return dz_k = p_k (dp_k - sum_j p_j dp_j)."""
        p = cache
        return p * (dy - (dy * p).sum(-1, keepdims=True)), {}
