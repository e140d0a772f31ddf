"""Noise over points of a plane: the points, what is added, the way back."""

import numpy as np

from anncourse.widgets.figures.noise_lab.noise import (
    add,
    nearest,
    remove,
    shape,
)
from tests.parity.kind import Close, Numbers, case

PAGE = """
import { Rng } from "core/numbers/rng.js";
import { add, nearest, remove, shape } from "core/training/noise.js";

export function noised({ name, count, seed, steps, blur, t }) {
  const points = shape(name, count), start = new Rng(seed).normal(0, 1, 2 * count);
  const way = remove(start, points, steps, blur);
  return {
    points, added: add(points, start, t), way: way.flatMap((x) => [...x]),
    nearest: nearest(way[steps], points),
  };
}
"""

# Between two points a last digit decides where a sample goes: it grows on the way.
CLOSE: Close = {"relative": 1e-12, "floor": 1e-12}


def noised(
    name: str, count: int, seed: int, steps: int, blur: float, t: float
) -> Numbers:
    """Return points of a shape, with noise, and what becomes of the noise alone."""
    points = shape(name, count)
    start = np.random.default_rng(seed).normal(0, 1, (count, 2))
    way = remove(start, points, steps, blur)
    return {
        "points": points,
        "added": add(points, start, t),
        "way": way,
        "nearest": nearest(way[-1], points),
    }


CASES = [
    case(
        *(noised, CLOSE),
        name=name,
        count=count,
        seed=seed,
        steps=steps,
        blur=blur,
        t=t,
    )
    for name, count, seed, steps, blur, t in [
        ("ring", 16, 0, 50, 0.0, 0.5),
        ("ring", 8, 1, 7, 0.3, 0.0),
        ("moons", 48, 2, 50, 0.2, 1.0),
        ("spiral", 48, 3, 20, 0.05, 0.1),
        ("spiral", 16, 9999, 1, 0.0, 0.7),
    ]
]
