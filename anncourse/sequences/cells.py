"""Three cells for `Recurrent`: Elman's, the gated unit, and long short-term memory."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.arguments import Array, Seed, generator, number
from anncourse.layers.packing import pack
from anncourse.neurons.activations import sigmoid
from anncourse.sequences.cell import Cell, State
from anncourse.sequences.kernels import ElmanKernel, GRUKernel, LSTMKernel


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

    def look(self, state: State, cache: Any) -> dict[str, Array]:
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

    def look(self, state: State, cache: Any) -> dict[str, Array]:
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
