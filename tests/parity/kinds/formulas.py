"""Activations with their slopes, the softmax, losses with their gradients."""

from typing import Any

import numpy as np

import anncourse as ann
from anncourse.neurons.activations import ACTIVATIONS
from tests.parity.kind import FORMULA, Numbers, case

PAGE = """
import { ACTIVATIONS, softmax as shares } from "core/neurons/activations.js";
import { binaryCrossEntropy, mse, softmaxCrossEntropy } from "core/training/losses.js";

const LOSSES = {
  mse,
  binary_cross_entropy: binaryCrossEntropy,
  softmax_cross_entropy: softmaxCrossEntropy,
};

export function activation({ name, z }) {
  const { f, df } = ACTIVATIONS[name];
  return { a: z.map(f), slope: z.map((x) => df(x, f(x))) };
}

export const softmax = ({ rows }) => ({ p: rows.flatMap((row) => [...shares(row)]) });

// The page keeps a column after the other, the package a row after the other.
const turned = (values, rows) => Float64Array.from({ length: values.length },
  (_, i) => values[(i % rows) * (values.length / rows) + Math.floor(i / rows)]);

export function loss({ name, logits, targets }) {
  const [n, K] = [logits.length, logits[0].length];
  const grad = new Float64Array(n * K);
  const columns = (table) => turned(table.flat(), n);
  const y = Array.isArray(targets[0]) ? columns(targets) : targets;
  const value = LOSSES[name](columns(logits), y, grad, n, K);
  return { value: [value], grad: turned(grad, K) };
}
"""

MAGNITUDES = [0.0, 1e-300, 1e-9, 0.01, 0.3, 1.0, 2.5, 5.0, 18.0, 19.9]
MAGNITUDES += [20.1, 29.0, 31.0, 37.5, 100.0, 708.0, 746.0, 1e10, 1e308]
SUMS = sorted({sign * z for z in MAGNITUDES for sign in (-1, 1)})
SCORES = [[0.3], [1.0, 2.0, 3.0], [-1000.0, 0.0, 1000.0], [1e308] * 3]
LOGITS = [[-30.0, 0.0, 2.5], [0.1, -0.2, 0.3], [710.0, -745.0, 1.0]]
COLUMN = [[2.0], [-9.0], [40.0], [0.0]]
LOSSES: list[tuple[str, list[Any], list[Any]]] = [
    ("mse", LOGITS, [[0.5, -1.0, 3.0], [0.0, 0.0, 1e3], [1.0, 1.0, 1.0]]),
    ("mse", COLUMN, [[1.0], [0.0], [-2.0], [0.0]]),
    (
        "binary_cross_entropy",
        LOGITS,
        [[0.0, 1.0, 0.5], [1.0, 0.0, 0.25], [0.0, 1.0, 1.0]],
    ),
    ("binary_cross_entropy", COLUMN, [[1.0], [0.0], [1.0], [0.5]]),
    ("softmax_cross_entropy", LOGITS, [2, 0, 1]),
    ("softmax_cross_entropy", [[1e4, 1e4], [0.0, -800.0]], [0, 1]),
]


def activation(name: str, z: list[float]) -> Numbers:
    """Return values and slopes."""
    function, sums = ACTIVATIONS[name], np.array(z)
    return {"a": function(sums), "slope": function.slope(sums)}


def softmax(rows: list[list[float]]) -> Numbers:
    """Return the probabilities of several rows, one after the other."""
    return {"p": np.concatenate([ann.softmax(row) for row in rows])}


def loss(
    name: str, logits: list[list[float]], targets: list[Any]
) -> Numbers:
    """Return the mean loss and its gradient."""
    value, grad = getattr(ann, name)(np.array(logits), np.array(targets))
    return {"value": [value], "grad": grad}


CASES = [
    *(case(activation, FORMULA, name=name, z=SUMS) for name in ACTIVATIONS),
    case(softmax, FORMULA, rows=SCORES),
    *(
        case(loss, FORMULA, name=name, logits=logits, targets=targets)
        for name, logits, targets in LOSSES
    ),
]
