"""One step of a network with a memory, and the walk through a whole sequence.

Backpropagation through time is in `Cell.unroll_back`: the backward pass of a step, once
for every step, the last one first, and the gradients summed.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import Any, ClassVar, TypeAlias

import numpy as np

from anncourse.arguments import Array, integer
from anncourse.layers.layer import Layer, expect_floats, refuse_shape
from anncourse.sequences.kernels import Kernel

State: TypeAlias = tuple[Array, ...]


class Cell(Layer):
    """One step of a network with a memory: x and the old state give the new state.

    For a cell of your own, write ``__init__``, `step` and `step_back`; `Recurrent` does
    the rest. A cell is a layer too: given one x, it makes one step from rest.

    Parameters
    ----------
    n_in, n_hidden : int
        Number of inputs, I, and of hidden units, H.

    Attributes
    ----------
    kernel : type or None
        The same step for whole sequences, faster (`anncourse.sequences.unrolling`). It
        serves the class that names it, not its subclasses: their step may be another.

    Raises
    ------
    ValueError
        If a size is not a positive whole number; in use, if x is not (B, n_in) or not
        of a floating type.
    """

    kernel: ClassVar[type[Kernel] | None] = None

    def __init__(self, n_in: int, n_hidden: int) -> None:
        super().__init__()
        who = type(self).__name__
        self.n_in = integer(who, "n_in", n_in)
        self.n_hidden = integer(who, "n_hidden", n_hidden)

    def start(self, rows: int, dtype: np.dtype) -> State:
        """Return the state before the first step.

        Parameters
        ----------
        rows : int
            Number of examples, B.
        dtype : dtype
            Of the arrays.

        Returns
        -------
        tuple of (B, H) arrays
            The first is h.
        """
        return (np.zeros((rows, self.n_hidden), dtype),)

    @abstractmethod
    def step(self, x: Array, state: State) -> tuple[State, Any]:
        """Make one step.

        Parameters
        ----------
        x : (B, I) array
            Inputs at this moment.
        state : tuple of (B, H) arrays
            The state before.

        Returns
        -------
        state : tuple of (B, H) arrays
            The state after.
        cache : object
            Whatever `step_back` needs to know.
        """

    @abstractmethod
    def step_back(
        self, dstate: State, cache: Any
    ) -> tuple[Array, State, dict[str, Array]]:
        """Send a gradient back through one step.

        Parameters
        ----------
        dstate : tuple of (B, H) arrays
            Gradient of the loss with respect to the state after.
        cache : object
            What `step` returned beside that state.

        Returns
        -------
        dx : (B, I) array
            Gradient with respect to x.
        dstate : tuple of (B, H) arrays
            Gradient with respect to the state before.
        grads : dict of str to array
            Gradients with respect to the parameters.
        """

    def look(self, state: State, cache: Any) -> dict[str, Array]:
        """Return what a figure may show of a step.

        Parameters
        ----------
        state : tuple of (B, H) arrays
            The state after it.
        cache : object
            What `step` returned beside it.

        Returns
        -------
        dict of str to (B, H) array
            Such as h, and what the gates let through.
        """
        return {"h": state[0]}

    def weights(self, dtype: np.dtype) -> list[Array]:
        """Return the parameters in their order.

        Parameters
        ----------
        dtype : dtype
            The type of the input.

        Returns
        -------
        list of array
            In that type.
        """
        return [p.astype(dtype, copy=False) for p in self.params.values()]

    def unroll(self, x: Array) -> tuple[Array, list[Any]]:
        """Step through whole sequences.

        Parameters
        ----------
        x : (B, T, I) array
            Inputs.

        Returns
        -------
        h : (B, T, H) array
            The first array of the state after every step.
        caches : list
            What `step` returned beside each state.
        """
        state, hs, caches = self.start(len(x), x.dtype), [], []
        for t in range(x.shape[1]):
            state, cache = self.step(x[:, t], state)
            hs.append(state[0])
            caches.append(cache)
        return np.stack(hs, axis=1), caches

    def unroll_back(
        self, dh: Array, caches: list[Any]
    ) -> tuple[Array, dict[str, Array]]:
        """Step back through whole sequences, the last step first.

        Parameters
        ----------
        dh : (B, T, H) array
            Gradient of the loss with respect to h.
        caches : list
            What `unroll` returned beside h.

        Returns
        -------
        dx : (B, T, I) array
            Gradient with respect to x.
        grads : dict of str to array
            Gradients with respect to the parameters, summed over the steps.
        """
        start = self.start(len(dh), dh.dtype)
        dstate = tuple(np.zeros_like(s) for s in start)
        grads: dict[str, Array] = {}
        dxs = []
        for t in reversed(range(len(caches))):
            dstate = (dstate[0] + dh[:, t], *dstate[1:])
            dx, dstate, of_step = self.step_back(dstate, caches[t])
            dxs.append(dx)
            for name, gradient in of_step.items():
                grads[name] = grads.get(name, 0) + gradient
        return np.stack(dxs[::-1], axis=1), grads

    def forward(
        self, x: Array, train: bool = False
    ) -> tuple[Array, list[Any]]:
        """Return h (B, H) after one step from rest, and the cache."""
        if x.ndim != 2 or x.shape[1] != self.n_in:
            raise refuse_shape(self, f"x of shape (B, {self.n_in})", x)
        expect_floats(self, x)
        h, cache = self.unroll(x[:, None])
        return h[:, 0], cache

    def backward(
        self, dy: Array, cache: list[Any]
    ) -> tuple[Array, dict[str, Array]]:
        """Return dx (B, I) and the gradients of one step."""
        dx, grads = self.unroll_back(dy[:, None], cache)
        return dx[:, 0], grads

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.n_in} -> {self.n_hidden})"
