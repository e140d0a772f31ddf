"""Pictures of the layers for sequences."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from drawings.flow import flow
from drawings.tables import table
from matplotlib.axes import Axes

import anncourse as ann
from anncourse import plots
from anncourse.arguments import Array

PULSE_AT, STEPS = 2, 12


def embedding() -> Axes:
    """Draw a table, and the rows that three symbols pick."""
    layer = ann.Embedding(5, 3, rng=4)
    symbols = np.array([3, 0, 3])
    return table(
        {
            "W, rows 0 to 4": layer.params["W"],
            "y, rows 3, 0, 3": layer(symbols),
        },
        1,
    )


def recurrent() -> Axes:
    """Draw a cell at three steps."""
    steps = range(3)
    boxes = {"_h at 0": (-1.9, 0.0)}
    boxes |= {f"_x{t}": (2.4 * t, -1.2) for t in steps}
    boxes |= {f"cell, step {t}": (2.4 * t, 0.0) for t in steps}
    boxes |= {f"_h{t}": (2.4 * t, 1.2) for t in steps}
    names = ["_h at 0", *(f"cell, step {t}" for t in steps)]
    arrows = list(pairwise(names))
    arrows += [(f"_x{t}", f"cell, step {t}") for t in steps]
    arrows += [(f"cell, step {t}", f"_h{t}") for t in steps]
    return flow(boxes, arrows, (4.8, 2.2))


def pulse() -> Array:
    """Return a sequence (1, T, 1) that is 0 but for one step."""
    x = np.zeros((1, STEPS, 1))
    x[0, PULSE_AT, 0] = 1
    return x


def elman() -> Axes:
    """Draw how the hidden state fades after a pulse."""
    cell = ann.ElmanCell(1, 3, rng=0)
    cell.params["W"] = [[1.5, -1.0, 0.8]]
    cell.params["U"] = np.diag([0.9, 0.7, -0.8])
    h = ann.Recurrent(cell)(pulse())[0]
    return plots.hidden_states(h)


def gru() -> Axes:
    """Draw the update gate of one unit that holds what it has seen."""
    cell = ann.GRUCell(1, 1, rng=0)
    cell.params["W"] = [[0.0, -6.0, 3.0]]  # gates r, z, then n
    cell.params["U"] = [[0.0, 0.0, 0.0]]
    cell.params["b"] = [3.0, 3.0, 0.0]
    seen = ann.Recurrent(cell).watch(pulse())
    return plots.gates(
        {"reset r": seen["r"][0], "update z": seen["z"][0]},
        [f"{x:.0f}" for x in pulse()[0, :, 0]],
    )


def lstm() -> Axes:
    """Draw the gates of one unit that keeps a pulse and gives it back."""
    cell = ann.LSTMCell(1, 1, forget_bias=5.0, rng=0)
    cell.params["W"] = [[6.0, 0.0, 3.0, 0.0]]  # gates i, f, g, o
    cell.params["U"] = [[0.0, 0.0, 0.0, 0.0]]
    cell.params["b"] = [-3.0, 5.0, 0.0, 1.0]
    seen = ann.Recurrent(cell).watch(pulse())
    return plots.gates(
        {
            "input i": seen["i"][0],
            "forget f": seen["f"][0],
            "output o": seen["o"][0],
        },
        [f"{x:.0f}" for x in pulse()[0, :, 0]],
    )
