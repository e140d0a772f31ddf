"""One memory, unrolled: what it holds, and how much of each step counts at the end.

The cells are the package's, of one unit, and the gradients those of their `step_back`.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from anncourse.arguments import Array
from anncourse.sequences.cells import Cell, ElmanCell, LSTMCell

OPEN = 5.0  # the bias that holds the output gate open


class Run(NamedTuple):
    """A memory at steps 0 to delay; every list is (delay + 1,)."""

    x: Array  # what went in
    memory: Array  # what the memory held after each step
    keep: Array  # how wide the way from the memory before it was
    admit: Array  # how wide the way in was
    kept: Array  # d memory at the end / d memory at a step
    counts: Array  # d memory at the end / d x at a step


def plain(feedback: float) -> ElmanCell:
    """Return a unit that hears one number and, with a weight, itself.

    Parameters
    ----------
    feedback : float
        The weight.

    Returns
    -------
    ElmanCell
        Of one unit; its input's weight is 1, its bias 0.
    """
    cell = ElmanCell(1, 1, rng=0)
    cell.params["W"][:], cell.params["U"][:] = 1.0, feedback
    return cell


def gated(forget: float, valve: float) -> LSTMCell:
    """Return a memory behind gates; its input gate listens to a mark, the second input.

    Parameters
    ----------
    forget : float
        Bias of the forget gate.
    valve : float
        The input gate is sigmoid(valve) with the mark, sigmoid(-valve) without.

    Returns
    -------
    LSTMCell
        Of one unit that does not hear itself.
    """
    cell = LSTMCell(2, 1, forget_bias=forget, rng=0)
    W, U, b = (cell.params[name] for name in ("W", "U", "b"))
    W[:], U[:] = 0.0, 0.0
    W[0, 2], W[1, 0], b[0], b[3] = 1.0, 2 * valve, -valve, OPEN
    return cell


def inputs(delay: int, first: float, noise: float, seed: int) -> Array:
    """Return the first number, and noise after it.

    Parameters
    ----------
    delay : int
        How many numbers come after the first.
    first, noise : float
        The first, and how large the others are at most.
    seed : int
        Of the others.

    Returns
    -------
    (delay + 1,) array
        Numbers.
    """
    rest = noise * np.random.default_rng(seed).uniform(-1, 1, delay)
    return np.concatenate([[first], rest])


def unroll(cell: Cell, x: Array) -> Run:
    """Run a cell of one unit through x, and back from the end.

    Parameters
    ----------
    cell : Cell
        Made by `plain` or `gated`.
    x : (T,) array
        Numbers; the mark stands at the first.

    Returns
    -------
    Run
        What was held, and what counts.
    """
    marks = np.eye(len(x))[0]
    rows = np.stack([x, marks], axis=1)[:, : cell.n_in]
    state, seen, caches = cell.start(1, x.dtype), [], []
    for row in rows:
        state, cache = cell.step(row[None], state)
        readings = cell.readings(state, cache)
        seen.append({name: v.item() for name, v in readings.items()})
        caches.append(cache)
    # The memory is the last part of the state: h, or c beside h.
    ends = [np.zeros((1, 1)) for _ in state]
    ends[-1][:] = 1.0
    dstate, kept, counts = tuple(ends), [], []
    for cache in reversed(caches):
        kept.append(dstate[-1].item())
        dx, dstate, _ = cell.step_back(dstate, cache)
        counts.append(dx[0, 0])
    weight = cell.params["U"][0, 0]
    return Run(
        x,
        np.array([step.get("c", step["h"]) for step in seen]),
        np.array([step.get("f", weight) for step in seen]),
        np.array([step.get("i", 1.0) for step in seen]),
        np.array(kept[::-1]),
        np.array(counts[::-1]),
    )
