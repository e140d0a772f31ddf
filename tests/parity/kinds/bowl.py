"""A bowl: the ways down it, what theory says of a rate; and a line's loss."""

from typing import Any

import numpy as np

import anncourse as ann
from tests.parity.kind import FORMULA, TRAINING, Numbers, case

PAGE = """
import { arrived, descend, left, outline, RULES } from "core/training/bowl.js";
import { kept, largestRate, nameOf } from "core/training/bowl.js";
import { best, loss, residuals, shape } from "core/training/line.js";
import { Rng } from "core/numbers/rng.js";

const NAMES = ["creeps", "converges", "rings", "diverges"];

export function down({ curvatures, rule, lr, momentum, start, noise, seed }) {
  const path = descend(curvatures, RULES[rule](lr, momentum), start, 120,
    { noise, rng: new Rng(seed) });
  const shares = left(path, curvatures.length), after = arrived(shares);
  return { path, left: shares, after: [Number.isFinite(after) ? after : -1] };
}

export const theory = ({ curvatures, lr, momentum, steps }) => ({
  kept: [kept(curvatures, lr, momentum)],
  largest: [largestRate(curvatures, momentum)],
  name: [NAMES.indexOf(nameOf(curvatures, lr, momentum, steps))],
});

export function line({ points, slope, intercept }) {
  const least = best(points), [a, b, c] = shape(points);
  const ring = outline([a, b, c], [least.slope, least.intercept], 2, 8);
  return {
    misses: residuals({ slope, intercept }, points),
    loss: [loss({ slope, intercept }, points)],
    best: [least.slope, least.intercept],
    ring: ring.map(([slope, intercept]) => loss({ slope, intercept }, points)),
  };
}
"""

NAMES = ["creeps", "converges", "rings", "diverges"]
RULES = {
    "plain": lambda lr, momentum: ann.SGD(lr),
    "momentum": lambda lr, momentum: ann.SGD(lr, momentum=momentum),
    "Adam": lambda lr, momentum: ann.Adam(lr),
}


def down(
    curvatures: list[float],
    rule: str,
    lr: float,
    momentum: float,
    start: list[float],
    noise: float,
    seed: int,
) -> Numbers:
    """Return a way down, what is left of the distance, and when it arrived."""
    found = ann.Bowl(np.array(curvatures)).descend(
        RULES[rule](lr, momentum), start, 120, noise=noise, rng=seed
    )
    after = found.arrived()
    return {
        "path": found.path,
        "left": found.left,
        "after": [-1 if after is None else after],
    }


def theory(
    curvatures: list[float], lr: float, momentum: float, steps: int
) -> Numbers:
    """Return what is known without taking a step."""
    bowl = ann.Bowl(np.array(curvatures))
    return {
        "kept": [bowl.kept(lr, momentum)],
        "largest": [bowl.largest_rate(momentum)],
        "name": [NAMES.index(bowl.name(lr, momentum, steps=steps))],
    }


def line(
    points: list[list[float]], slope: float, intercept: float
) -> Numbers:
    """Return a line's misses, its loss, the best line, and a ring of equal loss."""
    x, y = np.array(points).T
    least = np.polyfit(x, y, 1)
    floor = ann.mse(np.polyval(least, x), y)[0]
    return {
        "misses": y - (slope * x + intercept),
        "loss": [ann.mse(slope * x + intercept, y)[0]],
        "best": least,
        "ring": [floor + 4] * 9,
    }


DAYS = [[0.1, 1.0], [0.3, 3.0], [0.5, 5.0], [0.7, 7.0], [0.9, 4.0]]
WIDE = [[-3.0, 2.5], [0.25, -1.0], [7.0, 4.0]]
STEEP: list[dict[str, Any]] = [
    {"curvatures": [1.0, 10.0], "lr": 0.1, "momentum": 0.0},
    {"curvatures": [1.0, 10.0], "lr": 0.2, "momentum": 0.0},
    {"curvatures": [1.0, 10.0], "lr": 0.5, "momentum": 0.3},
    {"curvatures": [1.0, 100.0], "lr": 0.033, "momentum": 0.67},
    {"curvatures": [1.0, 1.0], "lr": 1.0, "momentum": 0.98},
    {"curvatures": [0.5, 3.0, 20.0], "lr": 0.09, "momentum": 0.2},
]

CASES = [
    *(
        case(
            *(down, TRAINING),
            **settings,
            rule=rule,
            start=[-0.9, 0.6, 0.3][: len(settings["curvatures"])],
            noise=noise,
            seed=3,
        )
        for settings in STEEP
        for rule in RULES
        for noise in (0.0, 0.25)
    ),
    *(
        case(*(theory, FORMULA), **settings, steps=steps)
        for settings in STEEP
        for steps in (20, 100, 400)
    ),
    *(
        case(*(line, FORMULA), points=points, slope=slope, intercept=-0.5)
        for points in (DAYS, WIDE)
        for slope in (0.0, 10.0, -4.25)
    ),
]
