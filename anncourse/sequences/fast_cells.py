"""Cells over whole sequences: the numbers of `Cell.unroll`, in much less time.

The steps are those of `anncourse.sequences.cells`, arranged for speed:

- features stand first, (H, B), so that each gate is one block of memory;
- all weights stand in one table, and a step is one product with the column [h; x; 1];
- sigmoid(z) = 1/2 + tanh(z/2) / 2, so that one tanh serves all gates;
- what is kept for the way back is not the gates but the slopes they give, computed
  while the gates are at hand: backward only multiplies by them;
- the gradients of the weights are one product for every 8 steps.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import ClassVar

import numpy as np

from anncourse.arguments import Array

Kept = tuple[Array, Array, Array]

# Steps between two sums of gradients: enough for a product to be fast, few enough for
# the numbers to stay near the processor.
BLOCK = 8


def unroll(
    kernel: type[Kernel], params: Mapping[str, Array], x: Array
) -> tuple[Array, Kept]:
    """Return h after every step, (B, T, H), and what `unroll_back` needs."""
    table = kernel.table(params).astype(x.dtype, copy=False)
    (rows, steps, n_in), width = x.shape, table.shape[1]
    hidden = width // kernel.gates
    columns = np.empty((steps + 1, hidden + n_in + 1, rows), x.dtype)
    columns[0, :hidden] = 0
    columns[:-1, hidden:-1] = x.transpose(1, 2, 0)
    columns[:, -1] = 1
    weights = table.T.copy()  # (gates * H, H + I + 1)
    for gate in kernel.squashed:
        weights[gate * hidden : (gate + 1) * hidden] *= 0.5
    cell = kernel(hidden, rows, x.dtype)
    slopes = np.empty((steps, kernel.slopes, hidden, rows), x.dtype)
    z = cell.z.reshape(width, rows)
    hs = columns[1:, :hidden]
    for column, h, slope in zip(columns[:-1], hs, slopes, strict=True):
        np.dot(weights, column, out=z)
        cell.forward(column[:hidden], h, slope)
    return hs.transpose(2, 0, 1).copy(), (table, columns, slopes)


def unroll_back(
    kernel: type[Kernel], dh: Array, cache: Kept, need_dx: bool = True
) -> tuple[Array | None, dict[str, Array]]:
    """Return dx, (B, T, I), if it is needed, and the gradients of the weights."""
    table, columns, slopes = cache
    steps, _, hidden, rows = slopes.shape
    dtable = np.zeros_like(table)
    back = table[:-1] if need_dx else table[:hidden]
    dx = np.empty((rows, steps, len(back) - hidden), dh.dtype)
    dz = np.empty((BLOCK, kernel.gates, hidden, rows), dh.dtype)
    flat = dz.reshape(BLOCK, -1, rows)
    dcolumns = np.empty((BLOCK, len(back), rows), dh.dtype)  # [dh; dx]
    cell = kernel(hidden, rows, dh.dtype)
    flowing = np.zeros((hidden, rows), dh.dtype)
    for start in reversed(range(0, steps, BLOCK)):
        block = slice(start, min(start + BLOCK, steps))
        given = dh[:, block].transpose(1, 2, 0).copy()  # (block, H, B)
        n = len(given)
        for t in reversed(range(n)):
            flowing += given[t]
            cell.backward(flowing, slopes[start + t], dz[t])
            np.dot(back, flat[t], out=dcolumns[t])
            flowing = dcolumns[t, :hidden]
        dtable += _side_by_side(columns[block]) @ _side_by_side(flat[:n]).T
        dx[:, block] = dcolumns[:n, hidden:].transpose(2, 0, 1)
    return dx if need_dx else None, kernel.untable(dtable, hidden)


def _side_by_side(a: Array) -> Array:
    # (T, n, B) as n rows: all examples of all steps.
    return a.transpose(1, 0, 2).reshape(a.shape[1], -1)


class Kernel(ABC):
    """What one cell does to its gates, for a whole sequence.

    A new kernel is made for every pass; ``carry`` is what the pass hands from step to
    step beside h: forward the LSTM's c, backward the gradient that goes round the
    product.

    Parameters
    ----------
    hidden, rows : int
        Number of units, H, and of examples, B.
    dtype : dtype
        float32 or float64.
    """

    gates: ClassVar[int]  # blocks of H rows in z = table' [h; x; 1]
    slopes: ClassVar[int]  # blocks of H rows kept for the way back
    squashed: ClassVar[tuple[int, ...]] = ()  # the gates that are sigmoids

    def __init__(self, hidden: int, rows: int, dtype: np.dtype) -> None:
        self.z = np.empty((self.gates, hidden, rows), dtype)
        self.each = tuple(self.z)
        self.carry = np.zeros((hidden, rows), dtype)
        self.spare = np.empty((2, hidden, rows), dtype)

    @staticmethod
    @abstractmethod
    def table(params: Mapping[str, Array]) -> Array:
        """Return all weights as one table, (H + I + 1, gates * H)."""

    @staticmethod
    @abstractmethod
    def untable(table: Array, hidden: int) -> dict[str, Array]:
        """Return the gradients of the weights, given the table's."""

    @abstractmethod
    def forward(self, h: Array, new: Array, slopes: Array) -> None:
        """Write the new h and the slopes, given z and h; z may be used up."""

    @abstractmethod
    def backward(self, dh: Array, slopes: Array, dz: Array) -> None:
        """Write dz, given dh and the slopes."""


class ElmanKernel(Kernel):
    """h' = tanh(z)."""

    gates, slopes = 1, 1

    @staticmethod
    def table(params: Mapping[str, Array]) -> Array:
        """Return [U; W; b]."""
        return np.concatenate([params["U"], params["W"], params["b"][None]])

    @staticmethod
    def untable(table: Array, hidden: int) -> dict[str, Array]:
        """Return dW, dU and db."""
        return {
            "W": table[hidden:-1],
            "U": table[:hidden],
            "b": table[-1],
        }

    def forward(self, h: Array, new: Array, slopes: Array) -> None:
        """Keep 1 - h'^2."""
        (z,), (slope,) = self.each, slopes
        np.tanh(z, out=new)
        np.multiply(new, new, out=slope)
        np.subtract(1, slope, out=slope)

    def backward(self, dh: Array, slopes: Array, dz: Array) -> None:
        """Multiply."""
        np.multiply(dh, slopes[0], out=dz[0])


class LSTMKernel(Kernel):
    """c' = p + q with p = i g and q = f c; h' = o tanh(c')."""

    gates, slopes, squashed = 4, 6, (0, 1, 3)
    table = staticmethod(ElmanKernel.table)
    untable = staticmethod(ElmanKernel.untable)

    def forward(self, h: Array, new: Array, slopes: Array) -> None:
        """Keep what dc and dh are multiplied by: slopes of i, f, g, o and c', and f."""
        c, pq, tanh_c = self.carry, self.spare, slopes[4]
        np.tanh(self.z, out=self.z)
        i, f, g, o = self.each
        _half_up(self.z[:2])
        _half_up(o)
        p = np.multiply(i, g, out=pq[0])
        q = np.multiply(f, c, out=pq[1])
        np.add(p, q, out=c)
        np.tanh(c, out=tanh_c)
        np.multiply(o, tanh_c, out=new)
        # di = dc g i (1 - i) is dc (p - p i), because p = i g; the others likewise.
        _less(pq, self.z[:2], pq, slopes[:2])  # p - p i and q - q f
        _less(p, g, i, slopes[2])  # i - p g
        _less(new, o, new, slopes[3])  # h' - h' o, for dh
        _less(new, tanh_c, o, slopes[4])  # o - h' tanh(c'), from dh to dc
        slopes[5] = f

    def backward(self, dh: Array, slopes: Array, dz: Array) -> None:
        """Multiply by dc, which is carried, and by dh."""
        dc = self.carry
        dc += np.multiply(dh, slopes[4], out=self.spare[0])
        np.multiply(slopes[:3], dc, out=dz[:3])
        np.multiply(slopes[3], dh, out=dz[3])
        dc *= slopes[5]


class GRUKernel(Kernel):
    """h' = n + z (h - n) with n = tanh(a + r u), where u is the part of n from h.

    The table has a fourth block for u; a sees only x, and u only h.
    """

    gates, slopes, squashed = 4, 5, (0, 1)

    @staticmethod
    def table(params: Mapping[str, Array]) -> Array:
        """Return U, W and b for r, z, a and u, with zeros for U_a and W_u."""
        W, U, b = params["W"], params["U"], params["b"]
        n_in, hidden = len(W), len(U)
        table = np.zeros((hidden + n_in + 1, 4 * hidden), W.dtype)
        table[:hidden, : 2 * hidden] = U[:, : 2 * hidden]
        table[:hidden, 3 * hidden :] = U[:, 2 * hidden :]
        table[hidden:-1, : 3 * hidden] = W
        table[-1, : 3 * hidden] = b
        table[-1, 3 * hidden :] = params["b_hidden"]
        return table

    @staticmethod
    def untable(table: Array, hidden: int) -> dict[str, Array]:
        """Return dW, dU, db and the gradient of b_hidden."""
        r_z_a, u = slice(3 * hidden), slice(3 * hidden, None)
        U = [table[:hidden, : 2 * hidden], table[:hidden, u]]
        return {
            "W": table[hidden:-1, r_z_a],
            "U": np.concatenate(U, axis=1),
            "b": table[-1, r_z_a],
            "b_hidden": table[-1, u],
        }

    def forward(self, h: Array, new: Array, slopes: Array) -> None:
        """Keep what dh is multiplied by: for r, z, a and u, and z for h itself."""
        _half_up(np.tanh(self.z[:2], out=self.z[:2]))
        r, z, a, u = self.each
        n, past = self.spare
        np.add(a, np.multiply(r, u, out=n), out=n)
        np.tanh(n, out=n)
        np.subtract(h, n, out=past)
        np.multiply(z, past, out=past)  # z (h - n)
        np.add(n, past, out=new)
        d_r, d_z, d_a, d_u, d_h = slopes
        _less(past, z, past, d_z)  # (h - n) z (1 - z)
        np.subtract(1, z, out=past)
        np.multiply(n, n, out=n)
        _less(past, n, past, d_a)  # (1 - z)(1 - n^2)
        np.multiply(d_a, r, out=d_u)
        np.multiply(d_u, u, out=u)
        _less(u, r, u, d_r)  # d_a u r (1 - r)
        d_h[...] = z

    def backward(self, dh: Array, slopes: Array, dz: Array) -> None:
        """Multiply by dh, of which a share z goes straight to the step before."""
        dh += self.carry
        np.multiply(slopes[:4], dh, out=dz)
        np.multiply(slopes[4], dh, out=self.carry)


def _half_up(t: Array) -> None:
    """Make tanh(z/2) the sigmoid of z, in place."""
    t *= 0.5
    t += 0.5


def _less(a: Array, b: Array, c: Array, out: Array) -> None:
    """Write c - a b."""
    np.multiply(a, b, out=out)
    np.subtract(c, out, out=out)
