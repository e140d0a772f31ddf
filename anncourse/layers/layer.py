"""The one protocol: a layer is a differentiable function with parameters.

``forward`` takes x and returns y and a cache; ``backward`` takes dy and that cache and
returns dx and the gradients, under the same names as the parameters. ``dv`` always
means the derivative of the loss with respect to ``v``, in v's shape. Nothing is stored
on the layer between the two.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any

import numpy as np

from anncourse.arguments import FLOATS, Array, real_array


class Layer(ABC):
    """A differentiable function with parameters.

    Attributes
    ----------
    params : dict of str to array
        What training changes.
    state : dict of str to array
        What is kept but not trained, such as running means.

    Raises
    ------
    ValueError
        In use, if x is empty, not made of finite numbers, or does not fit the layer.

    Examples
    --------
    >>> class Double(Layer):
    ...     def forward(self, x, train=False):
    ...         return 2 * x, None
    ...
    ...     def backward(self, dy, cache):
    ...         return 2 * dy, {}
    >>> Double()([[0.8, 0.3]])
    array([[1.6, 0.6]])
    """

    def __init__(self) -> None:
        self.params = Parameters()
        self.state = Parameters()

    @abstractmethod
    def forward(self, x: Array, train: bool = False) -> tuple[Array, Any]:
        """Return the output, and a cache with what ``backward`` will need.

        Parameters
        ----------
        x : (B, ...) array of float32 or float64
            Inputs, a row for each example; only read. `Embedding` takes integers.
        train : bool
            Whether this is training: some layers then behave in another way.

        Returns
        -------
        y : (B, ...) array
            Outputs, in x's dtype.
        cache : object
            Whatever ``backward`` needs to know of this pass.
        """

    @abstractmethod
    def backward(
        self, dy: Array, cache: Any
    ) -> tuple[Array, dict[str, Array]]:
        """Return the gradients with respect to the inputs and the parameters.

        Parameters
        ----------
        dy : (B, ...) array
            Gradient of the loss with respect to y, in y's shape; only read.
        cache : object
            What ``forward`` returned beside y.

        Returns
        -------
        dx : (B, ...) array
            Gradient with respect to x, in x's shape.
        grads : dict of str to array
            Gradients with respect to the parameters, under the names and in the shapes
            of `named_params`; summed over the batch.
        """

    def backward_into(
        self, dy: Array, cache: Any, grads: Named, need_dx: bool = True
    ) -> Array | None:
        """Do as ``backward`` does in training: write the gradients into given arrays.

        Parameters
        ----------
        dy : (B, ...) array
            Gradient of the loss with respect to y.
        cache : object
            What ``forward`` returned beside y.
        grads : Named
            An array for each parameter; its numbers are replaced.
        need_dx : bool
            Whether anybody needs dx; below the first layer of a network nobody does.

        Returns
        -------
        array or None
            The gradient dx; a layer may return None where it is not needed.

        Raises
        ------
        ValueError
            If the names of the gradients are not those of the parameters.
        """
        dx, fresh = self.backward(dy, cache)
        if fresh.keys() != grads.keys():
            raise ValueError(
                f"{self!r} has the parameters {list(grads)}, but its backward "
                f"returns gradients for {list(fresh)}"
            )
        for name, gradient in fresh.items():
            grads[name][...] = gradient
        return dx

    def children(self) -> dict[str, Layer]:
        """Return the layers inside this one, by name.

        Returns
        -------
        dict of str to Layer
            Empty for a layer that is not made of layers.
        """
        return {}

    def named_params(self) -> dict[str, Array]:
        """Return all parameters, the children's too: "0.W", "gate.0.b".

        Returns
        -------
        dict of str to array
            The arrays themselves, not copies.
        """
        found: dict[str, Array] = dict(self.params)
        for name, child in self.children().items():
            for key, array in child.named_params().items():
                found[f"{name}.{key}"] = array
        return found

    def named_state(self) -> dict[str, Array]:
        """Return all state, the children's too, named as `named_params` names.

        Returns
        -------
        dict of str to array
            The arrays themselves, not copies.
        """
        found: dict[str, Array] = dict(self.state)
        for name, child in self.children().items():
            for key, array in child.named_state().items():
                found[f"{name}.{key}"] = array
        return found

    def __call__(self, x: object) -> Array:
        """Return ``forward(x)`` without the cache, after a look at the input.

        Raises
        ------
        ValueError
            If x does not fit, or is so large that an output is NaN or inf.
        """
        x = real_array(repr(self), "x", x)
        with np.errstate(over="ignore", invalid="ignore"):
            y = self.forward(x)[0]
        if not np.isfinite(y).all():
            raise ValueError(
                f"{self!r} expects smaller numbers: with x up to "
                f"{np.abs(x).max():g}, got NaN or inf in the output"
            )
        return y

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"


class Parameters(dict[str, Array]):
    """Named arrays; giving an existing name a new value writes into its array.

    So ``layer.params["W"] = [[2.0], [1.0]]`` changes the numbers and never the array
    itself: whoever else holds the array (an optimizer, a plot, a widget) sees the
    change.
    """

    def __setitem__(self, name: str, value: object) -> None:
        new = np.asarray(value)
        if name not in self:
            super().__setitem__(name, new)
            return
        if new.shape != self[name].shape:
            raise ValueError(
                f"{name} has shape {self[name].shape}, "
                f"got a value of shape {new.shape}"
            )
        self[name][...] = new

    def rebind(self, name: str, array: Array) -> None:
        """Put another array behind the name."""
        super().__setitem__(name, array)


class Named(dict[str, Array]):
    """Arrays under dotted names: "0.W", "2.gate.b"."""

    def __init__(self, arrays: dict[str, Array]) -> None:
        super().__init__(arrays)
        self._inside: dict[str, Named] = {}

    def inside(self, child: str) -> Named:
        """Return the arrays of one child, its name taken off: "0.W" becomes "W"."""
        if child not in self._inside:
            start = child + "."
            self._inside[child] = Named(
                {
                    name.removeprefix(start): array
                    for name, array in self.items()
                    if name.startswith(start)
                }
            )
        return self._inside[child]


def refuse_shape(layer: Layer, expected: str, x: Array) -> ValueError:
    """Return the error that says what the layer expects and which x came."""
    return ValueError(
        f"{layer!r} expects {expected}, got x of shape {x.shape}"
    )


def is_float(x: Array) -> bool:
    """Say whether x is float32 or float64."""
    return x.dtype in FLOATS


def expect_floats(layer: Layer, x: Array) -> None:
    """Refuse x of a type that layers do not compute with."""
    if x.dtype not in FLOATS:
        raise ValueError(
            f"{layer!r} expects x of type float32 or float64, got {x.dtype}: "
            "x.astype(float) makes it one"
        )


def weights_like(layer: Layer, x: Array) -> tuple[Array, Array]:
    """Return the layer's W and b in the type of x."""
    W, b = layer.params["W"], layer.params["b"]
    if x.dtype == W.dtype:
        return W, b
    expect_floats(layer, x)
    return W.astype(x.dtype), b.astype(x.dtype)
