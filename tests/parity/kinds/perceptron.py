"""The perceptron rule, correction by correction, and the widest line."""

import numpy as np

import anncourse as ann
from tests.parity.kind import FORMULA, LAST_DIGIT, Numbers, case

PAGE = """
import { perceptron } from "core/neurons/perceptron.js";
import { separator } from "core/neurons/separator.js";

export function rule({ X, y, ...options }) {
  const { w, b, corrections, mistakes, converged } = perceptron(X, y, options);
  const all = corrections.flatMap((c) => [c.epoch, c.example, c.error, ...c.w, c.b]);
  return { end: [...w, b], all, mistakes, converged: [Number(converged)] };
}

export function widest({ X, y, bias }) {
  const { w, b, margin, radius } = separator(X, y, bias);
  return { line: [...w, b], margin: [margin], radius: [radius] };
}
"""

CORNERS = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]
XOR = [0, 1, 1, 0]
TWO = {"X": [[1.0, 0.1], [0.3, -0.05]], "y": [1, 0]}


def rule(
    X: list[list[float]], y: list[int], lr: float, epochs: int, bias: bool
) -> Numbers:
    """Return where the rule ends, and all its corrections on the way."""
    run = ann.perceptron(X, y, lr=lr, epochs=epochs, bias=bias)
    return {
        "end": [*run.w, run.b],
        "all": [
            value
            for c in run.corrections
            for value in (c.epoch, c.example, c.error, *c.w, c.b)
        ],
        "mistakes": run.mistakes,
        "converged": [run.converged],
    }


def widest(X: list[list[float]], y: list[int], bias: bool) -> Numbers:
    """Return the line with the widest margin."""
    best = ann.separator(X, y, bias=bias)
    return {
        "line": [*best.w, best.b],
        "margin": [best.margin],
        "radius": [best.radius],
    }


def cloud(seed: int, n: int, d: int) -> dict[str, list]:
    """Return points that a line parts, in sixteenths: their sums are exact."""
    rng = np.random.default_rng(seed)
    X = rng.integers(-32, 33, (n, d)) / 16
    z = X @ rng.normal(size=d) + rng.normal() / 4
    keep = np.abs(z) > 0.1
    return {"X": X[keep].tolist(), "y": (z[keep] > 0).astype(int).tolist()}


# None whose widest line has a weight of 0, which rounding alone would decide.
SETS = [cloud(seed, 4 + seed % 9, 2 + seed % 2) for seed in range(30, 60)]
ALL = [{"X": CORNERS, "y": y} for y in ([0, 0, 0, 1], [0, 1, 1, 1], XOR)]
CASES = [
    *(
        case(rule, LAST_DIGIT, **data, lr=lr, epochs=60, bias=bias)
        for data in [TWO, *ALL, *SETS]
        for lr in (0.125, 1.0, 8.0)
        for bias in (True, False)
    ),
    *(
        case(widest, FORMULA, **data, bias=bias)
        for data in [TWO, *ALL, *SETS]
        for bias in (True, False)
    ),
]
