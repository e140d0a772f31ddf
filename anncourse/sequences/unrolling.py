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

from collections.abc import Mapping

import numpy as np

from anncourse.arguments import Array
from anncourse.sequences.kernels import Kernel

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
