"""Cells over whole sequences: the numbers of `Cell.unroll`, in much less time.

The steps are those of `anncourse.cells`, arranged for speed:

- features stand first, (H, B), so that each gate is one block of memory;
- all weights stand in one table, and a step is one product with the column [h; x; 1];
- sigmoid(z) = 1/2 + tanh(z/2) / 2, so that one tanh serves all gates;
- what is kept for the way back is not the gates but the slopes they give, computed
  while the gates are at hand: backward only multiplies by them;
- the gradients of all weights are one product over all steps, at the end.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from anncourse.checks import Array
from anncourse.kernels import Kernel

Kept = tuple[Array, Array, Array]


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
    for t in range(steps):
        np.dot(weights, columns[t], out=z)
        cell.forward(
            columns[t, :hidden], columns[t + 1, :hidden], slopes[t]
        )
    h = np.ascontiguousarray(columns[1:, :hidden].transpose(2, 0, 1))
    return h, (table, columns, slopes)


def unroll_back(
    kernel: type[Kernel], dh: Array, cache: Kept, need_dx: bool = True
) -> tuple[Array | None, dict[str, Array]]:
    """Return dx, (B, T, I), if it is needed, and the gradients of the weights."""
    table, columns, slopes = cache
    steps, _, hidden, rows = slopes.shape
    given = np.ascontiguousarray(dh.transpose(1, 2, 0))  # (T, H, B)
    table = table[: -1 if need_dx else hidden]
    back = np.empty((steps, len(table), rows), dh.dtype)  # [dh; dx]
    dz = np.empty((steps, kernel.gates, hidden, rows), dh.dtype)
    cell = kernel(hidden, rows, dh.dtype)
    flowing = np.zeros((hidden, rows), dh.dtype)
    for t in reversed(range(steps)):
        flowing += given[t]
        cell.backward(flowing, slopes[t], dz[t])
        np.dot(table, dz[t].reshape(-1, rows), out=back[t])
        flowing = back[t, :hidden]
    dtable = _side_by_side(columns[:-1]) @ _side_by_side(dz).T
    dx = None
    if need_dx:
        dx = np.ascontiguousarray(back[:, hidden:].transpose(2, 0, 1))
    return dx, kernel.untable(dtable, hidden)


def _side_by_side(a: Array) -> Array:
    # (T, ..., B) as one row for each feature: all examples of all steps.
    a = a.reshape(len(a), -1, a.shape[-1])
    return a.transpose(1, 0, 2).reshape(a.shape[1], -1)
