"""Pictures of the layers that are made of layers."""

from __future__ import annotations

import numpy as np
from drawings.flow import flow
from matplotlib.axes import Axes

import anncourse as ann
from anncourse import plots


def serial() -> Axes:
    """Draw layers one after the other."""
    boxes = {
        "_x": (0.0, 0.0),
        "Dense": (1.6, 0.0),
        "Activation": (4.0, 0.0),
        "_y": (5.6, 0.0),
    }
    arrows = [
        ("_x", "Dense"),
        ("Dense", "Activation"),
        ("Activation", "_y"),
    ]
    return flow(boxes, arrows, (4.6, 0.9))


def parallel() -> Axes:
    """Draw one input that goes to two layers, whose outputs are joined."""
    boxes = {
        "_x": (0.0, 0.0),
        "branch 0": (2.2, 0.6),
        "branch 1": (2.2, -0.6),
        "_join": (4.4, 0.0),
        "_y": (5.6, 0.0),
    }
    arrows = [
        ("_x", "branch 0"),
        ("_x", "branch 1"),
        ("branch 0", "_join"),
        ("branch 1", "_join"),
        ("_join", "_y"),
    ]
    return flow(boxes, arrows)


def split() -> Axes:
    """Draw two inputs of one row, each with a layer of its own."""
    boxes = {
        "_columns 0 to 2": (0.0, 0.6),
        "_columns 3, 4": (0.0, -0.6),
        "branch 0": (2.6, 0.6),
        "branch 1": (2.6, -0.6),
        "_join": (4.8, 0.0),
        "_y": (6.0, 0.0),
    }
    arrows = [
        ("_columns 0 to 2", "branch 0"),
        ("_columns 3, 4", "branch 1"),
        ("branch 0", "_join"),
        ("branch 1", "_join"),
        ("_join", "_y"),
    ]
    return flow(boxes, arrows)


def residual() -> Axes:
    """Draw a layer, and the way around it."""
    boxes = {
        "_x": (0.0, 0.0),
        "layer": (2.2, 0.6),
        "_around": (2.2, -0.4),
        "_+": (4.2, 0.0),
        "_y": (5.4, 0.0),
    }
    arrows = [
        ("_x", "layer"),
        ("_x", "_around"),
        ("layer", "_+"),
        ("_around", "_+"),
        ("_+", "_y"),
    ]
    return flow(boxes, arrows)


def mixture() -> Axes:
    """Draw the gate's shares of three experts over one input."""
    gate = ann.Serial(ann.Dense(1, 3), ann.Softmax())
    gate.layers[0].params["W"] = [[-8.0, 0.0, 8.0]]
    gate.layers[0].params["b"] = [-2.0, 0.0, -2.0]
    experts = [ann.Dense(1, 1, rng=k) for k in range(3)]
    net = ann.MixtureOfExperts(gate, experts)
    x = np.linspace(-1, 1, 201)
    return plots.gate_shares(x, net.gates(x[:, None]))
