"""Cells: one step of a network with a memory, and the walk through a whole sequence.

Backpropagation through time is in `Cell.unroll_back`: the backward pass of a step, once
for every step, the last one first, and the gradients summed. Elman's cell, the gated
unit and long short-term memory follow.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import Any, ClassVar, TypeAlias

import numpy as np

from anncourse.arguments import Array, Seed, generator, integer, number
from anncourse.layers.layer import Layer, expect_floats, refuse_shape
from anncourse.layers.packing import pack
from anncourse.neurons.activations import sigmoid
from anncourse.sequences.fast_cells import (
    ElmanKernel,
    GRUKernel,
    Kernel,
    LSTMKernel,
)

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
        The same step for whole sequences, faster (`anncourse.sequences.fast_cells`). It
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

    def readings(self, state: State, cache: Any) -> dict[str, Array]:
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


class ElmanCell(Cell):
    """The simple recurrent cell: h' = tanh(x W + h U + b).

    The hidden state h is the memory, what the cell made of all steps before: Elman
    1990, doi:10.1207/s15516709cog1402_1.

    Parameters
    ----------
    n_in, n_hidden : int
        Number of inputs, I, and of hidden units, H.
    rng : int, Generator or None
        Seed or random Generator. W and U start uniform in plus or minus 1 / sqrt(H),
        the bias at zero.

    Raises
    ------
    ValueError
        If a size is not a positive whole number; in use, if x does not fit.

    Notes
    -----
    ``params`` holds W (I, H), U (H, H) and b (H,).

    Examples
    --------
    >>> cell = ElmanCell(1, 1)
    >>> cell.params["W"], cell.params["U"] = [[1.0]], [[-2.0]]
    >>> (h,), _ = cell.step(np.array([[0.5]]), (np.array([[0.1]]),))
    >>> h  # tanh(0.5 - 2 * 0.1)
    array([[0.2913]])
    """

    kernel = ElmanKernel

    def __init__(
        self, n_in: int, n_hidden: int, *, rng: Seed = None
    ) -> None:
        super().__init__(n_in, n_hidden)
        _draw(self, 1, rng)
        pack(self)

    def step(self, x: Array, state: State) -> tuple[State, Any]:
        """Return (h',), and the cache."""
        W, U, b = self.weights(x.dtype)
        (h,) = state
        new = np.tanh(x @ W + h @ U + b)  # (B, H)
        return (new,), (x, h, new, W, U)

    def step_back(
        self, dstate: State, cache: Any
    ) -> tuple[Array, State, dict[str, Array]]:
        """Send the gradient of h' back to x, h and the weights."""
        x, h, new, W, U = cache
        dz = dstate[0] * (1 - new * new)
        grads = {"W": x.T @ dz, "U": h.T @ dz, "b": dz.sum(0)}
        return dz @ W.T, (dz @ U.T,), grads


class GRUCell(Cell):
    """The gated recurrent unit: h' = (1 - z) n + z h.

    The gate z keeps old memory or takes the new content n = tanh(x W_n + b_n + r (h U_n
    + b_hidden)); the gate r says how much of the old counts in the new. Both are
    sigmoid(x W + h U + b). Cho et al. 2014, doi:10.3115/v1/D14-1179, in PyTorch's form,
    where r stands after the product with U_n and not before.

    Parameters
    ----------
    n_in, n_hidden : int
        Number of inputs, I, and of hidden units, H.
    rng : int, Generator or None
        Seed or random Generator. W and U start uniform in plus or minus 1 / sqrt(H),
        the biases at zero.

    Raises
    ------
    ValueError
        If a size is not a positive whole number; in use, if x does not fit.

    Notes
    -----
    ``params`` holds W (I, 3H), U (H, 3H) and b (3H,), each in the order r, z, n, and
    b_hidden (H,).

    Examples
    --------
    >>> GRUCell(3, 8, rng=0)(np.ones((5, 3))).shape
    (5, 8)
    """

    kernel = GRUKernel

    def __init__(
        self, n_in: int, n_hidden: int, *, rng: Seed = None
    ) -> None:
        super().__init__(n_in, n_hidden)
        _draw(self, 3, rng)
        self.params["b_hidden"] = np.zeros(self.n_hidden)
        pack(self)

    def step(self, x: Array, state: State) -> tuple[State, Any]:
        """Return (h',), and the cache."""
        W, U, b, b_hidden = self.weights(x.dtype)
        (h,) = state
        x_r, x_z, x_n = np.split(x @ W + b, 3, axis=1)  # (B, H) each
        h_r, h_z, h_n = np.split(h @ U, 3, axis=1)
        r, z = sigmoid.f(x_r + h_r), sigmoid.f(x_z + h_z)
        u = h_n + b_hidden
        n = np.tanh(x_n + r * u)
        return ((1 - z) * n + z * h,), (r, z, n, u, x, h, W, U)

    def step_back(
        self, dstate: State, cache: Any
    ) -> tuple[Array, State, dict[str, Array]]:
        """Send the gradient of h' back to x, h and the weights."""
        r, z, n, u, x, h, W, U = cache
        (dnew,) = dstate
        dn = dnew * (1 - z) * (1 - n * n)
        dz = dnew * (h - n) * z * (1 - z)
        dr = dn * u * r * (1 - r)
        of_x = np.concatenate([dr, dz, dn], axis=1)  # (B, 3H)
        of_h = np.concatenate([dr, dz, dn * r], axis=1)
        grads = {
            "W": x.T @ of_x,
            "U": h.T @ of_h,
            "b": of_x.sum(0),
            "b_hidden": (dn * r).sum(0),
        }
        return of_x @ W.T, (of_h @ U.T + dnew * z,), grads

    def readings(self, state: State, cache: Any) -> dict[str, Array]:
        """Return the gates r and z, the new content n, and h."""
        return dict(zip("rzn", cache[:3], strict=True)) | {"h": state[0]}


class LSTMCell(Cell):
    """Long short-term memory: c' = f c + i g, h' = o tanh(c').

    Beside h there is a second memory, the cell c. A step only scales it and adds to it:
    the gate f says how much is kept, i how much of the new content g = tanh(...) is
    written, o how much is shown. The gates are sigmoid(x W + h U + b). Hochreiter &
    Schmidhuber 1997, doi:10.1162/neco.1997.9.8.1735; the gate f is from Gers et al.
    2000, doi:10.1162/089976600300015015.

    Parameters
    ----------
    n_in, n_hidden : int
        Number of inputs, I, and of hidden units, H.
    forget_bias : float
        Where the bias of f starts. It sets how long a fresh cell remembers: what is
        written fades by sigmoid(forget_bias) at every step, and so does its gradient. A
        bias of 1 keeps 0.73, of which 0.002 is left after 20 steps; 5 keeps 0.9933,
        which leaves 0.76 after 40. To echo an input through 20 or 40 steps of other
        inputs, start at about 5.
    rng : int, Generator or None
        Seed or random Generator. W and U start uniform in plus or minus 1 / sqrt(H),
        the other biases at zero.

    Raises
    ------
    ValueError
        If a size is not a positive whole number, or forget_bias is not a number; in
        use, if x does not fit.

    Notes
    -----
    ``params`` holds W (I, 4H), U (H, 4H) and b (4H,), each in PyTorch's order i, f, g,
    o.

    Examples
    --------
    >>> LSTMCell(3, 8, rng=0)(np.ones((5, 3))).shape
    (5, 8)
    """

    kernel = LSTMKernel

    def __init__(
        self,
        n_in: int,
        n_hidden: int,
        *,
        forget_bias: float = 1.0,
        rng: Seed = None,
    ) -> None:
        super().__init__(n_in, n_hidden)
        _draw(self, 4, rng)
        bias = number("LSTMCell", "forget_bias", forget_bias)
        self.params["b"][self.n_hidden : 2 * self.n_hidden] = bias
        pack(self)

    def start(self, rows: int, dtype: np.dtype) -> State:
        """Return (h, c), both zero."""
        return super().start(rows, dtype) + super().start(rows, dtype)

    def step(self, x: Array, state: State) -> tuple[State, Any]:
        """Return (h', c'), and the cache."""
        W, U, b = self.weights(x.dtype)
        h, c = state
        z_i, z_f, z_g, z_o = np.split(x @ W + h @ U + b, 4, axis=1)
        i, f, o = sigmoid.f(z_i), sigmoid.f(z_f), sigmoid.f(z_o)
        g = np.tanh(z_g)
        c_new = f * c + i * g  # (B, H)
        t = np.tanh(c_new)
        return (o * t, c_new), (i, f, g, o, t, x, h, c, W, U)

    def step_back(
        self, dstate: State, cache: Any
    ) -> tuple[Array, State, dict[str, Array]]:
        """Send the gradients of h' and c' back to x, h, c and the weights."""
        i, f, g, o, t, x, h, c, W, U = cache
        dh, dc = dstate
        dc = dc + dh * o * (1 - t * t)
        dz_i = dc * g * i * (1 - i)
        dz_f = dc * c * f * (1 - f)
        dz_g = dc * i * (1 - g * g)
        dz_o = dh * t * o * (1 - o)
        dz = np.concatenate([dz_i, dz_f, dz_g, dz_o], axis=1)  # (B, 4H)
        grads = {"W": x.T @ dz, "U": h.T @ dz, "b": dz.sum(0)}
        return dz @ W.T, (dz @ U.T, dc * f), grads

    def readings(self, state: State, cache: Any) -> dict[str, Array]:
        """Return the gates i, f and o, the new content g, and c and h."""
        h, c = state
        return dict(zip("ifgo", cache[:4], strict=True)) | {"c": c, "h": h}


def _draw(cell: Cell, gates: int, rng: Seed) -> None:
    # W first, then U, each in one draw.
    rng = generator(type(cell).__name__, rng)
    limit = 1 / np.sqrt(cell.n_hidden)
    width = gates * cell.n_hidden
    for name, rows in (("W", cell.n_in), ("U", cell.n_hidden)):
        cell.params[name] = rng.uniform(-limit, limit, (rows, width))
    cell.params["b"] = np.zeros(width)
