"""The error on its way back: through a net of nine weights, through a formula."""

from typing import Any

import numpy as np

from anncourse.widgets.figures.backprop_stepper import (
    net_of,
    there_and_back,
)
from anncourse.widgets.figures.graph_lab import expression
from tests.parity.kind import FORMULA, Case, Numbers, case

PAGE = """
import { backward, forward } from "core/inside/backprop.js";
import * as expression from "core/inside/expression.js";

export function net(given) {
  const pass = forward(given), { da, dz, grads } = backward(given, pass);
  return { z: pass.z, a: pass.a, loss: [pass.loss], da, dz, grads };
}

export function formula({ text, x, y, join }) {
  const nodes = expression.parse(text), pass = expression.forward(nodes, x, y);
  return { values: pass.values, slopes: pass.slopes.flat(),
    grads: expression.backward(nodes, pass, join) };
}
"""


def net(
    weights: list[float],
    inputs: list[float],
    target: float,
    activation: str,
) -> Numbers:
    """Return every number of a pass, from the package's layers."""
    run = there_and_back(net_of(weights, activation), inputs, target)
    back = {"da": run.da, "dz": run.dz, "grads": run.grads}
    return {"z": run.z, "a": run.a, "loss": [run.loss], **back}


def formula(text: str, x: float, y: float, join: str) -> Numbers:
    """Return values, slopes and gradients of a formula, from `Value`."""
    nodes = expression.parse(text)
    run = expression.forward(nodes, x, y)
    return {
        "values": run.values,
        "slopes": [slope for part in run.slopes for slope in part],
        "grads": expression.backward(nodes, run, join),
    }


TEXTS = [
    "x * x + x",
    "7",
    "-x^2 - (2 - y) * -3.5",
    "tanh(x*y + 1) / (x^2 + 1)",
    "sigmoid(exp(-x * x)) - relu(x + y) ** 3",
    "relu(x - y) * relu(y - x) + .5",
    "(x + 10) ^ -1.5 + y - x - y",
]


def _nets() -> list[Case]:
    rng = np.random.default_rng(6)
    return [
        case(
            *(net, FORMULA),
            weights=rng.uniform(-5, 5, 9).round(2).tolist(),
            inputs=rng.uniform(-2, 2, 2).round(2).tolist(),
            target=float(rng.uniform(0, 1)),
            activation=activation,
        )
        for activation in ("tanh", "sigmoid", "relu")
        for _ in range(20)
    ]


def _formulas() -> list[Case]:
    rng = np.random.default_rng(7)
    ats: list[Any] = [(3.0, 1.0), (-2.0, 0.0), *rng.uniform(-5, 5, (4, 2))]
    return [
        case(
            *(formula, FORMULA),
            text=text,
            x=float(x),
            y=float(y),
            join=join,
        )
        for text in TEXTS
        for x, y in ats
        for join in ("+=", "=")
    ]


CASES = [*_nets(), *_formulas()]
