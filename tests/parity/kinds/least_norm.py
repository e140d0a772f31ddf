"""Waves, and the shortest weights for them.

Both sides decompose the features by singular values: LAPACK here, Householder and
Jacobi on the page. The condition of the features eats digits of the weights, which are
compared where it is below 1e3. Near as many waves as points it is 1e6: compared is then
what any sound method gives whole, the singular values in units of the largest one, and
the curve at the points.
"""

import numpy as np

import anncourse as ann
from tests.parity.kind import FORMULA, Close, Numbers, case

PAGE = """
import {
  cosineFeatures, decompose, leastNorm, predict,
} from "core/training/least_norm.js";

export const waves = ({ x, n, prior }) => ({ waves: cosineFeatures(x, n, prior) });

export function weights({ x, y, n, prior, decay, steps }) {
  const parts = decompose(cosineFeatures(x, n, prior), x.length, n);
  return { w: leastNorm(parts, y, { decay, steps }) };
}

export const sizes = ({ x, n }) =>
  ({ s: decompose(cosineFeatures(x, n), x.length, n).s.sort().reverse() });

export function at({ x, y, n }) {
  const F = cosineFeatures(x, n);
  return { at: predict(F, leastNorm(decompose(F, x.length, n), y)) };
}
"""

# Against numbers of about 1; cos(k pi / 2) is a last digit, not 0.
ABOUT_ONE: Close = {"relative": 1e-12, "floor": 1e-12}
# Waves of 1e5 that cancel each other to about 1.
CANCELED: Close = {"relative": 0.0, "floor": 1e-10}
# As many waves as points, and a few less or more.
PEAK = [(seed, n) for seed in range(4) for n in (17, 20, 24)]


def waves(x: list[float], n: int, prior: bool) -> Numbers:
    """Return the waves at some places."""
    return {"waves": ann.cosine_features(x, n, prior=prior)}


def weights(
    x: list[float],
    y: list[float],
    n: int,
    prior: bool,
    decay: float,
    steps: int | None,
) -> Numbers:
    """Return the weights."""
    F = ann.cosine_features(x, n, prior=prior)
    return {"w": ann.least_norm(F, y, decay=decay, steps=steps)}


def sizes(x: list[float], n: int) -> Numbers:
    """Return the singular values."""
    F = ann.cosine_features(x, n)
    return {"s": np.linalg.svd(F, compute_uv=False)}


def at(x: list[float], y: list[float], n: int) -> Numbers:
    """Return the curve at the points."""
    F = ann.cosine_features(x, n)
    return {"at": F @ ann.least_norm(F, y)}


def drawn(seed: int, n: int) -> dict[str, list[float]]:
    rng = np.random.default_rng(seed)
    x = rng.random(n)
    y = np.sin(2 * np.pi * x) + 0.1 * rng.standard_normal(n)
    return {"x": x.tolist(), "y": y.tolist()}


BRAKES = [(0.0, None), (1e-4, None), (0.3, None), (0.0, 1), (1e-3, 500)]
CASES = [
    *(
        case(
            waves, FORMULA, x=[0.0, 0.1, 1 / 3, 0.77, 1.0], n=n, prior=prior
        )
        for n in (1, 2, 21)
        for prior in (True, False)
    ),
    *(
        case(
            *(weights, ABOUT_ONE),
            **drawn(seed, 20),
            n=n,
            prior=prior,
            decay=decay,
            steps=steps,
        )
        for seed, n in ((0, 1), (1, 6), (2, 9), (3, 120), (4, 500))
        for prior in (True, False)
        for decay, steps in BRAKES
    ),
    # Points in one place: fewer directions than points, and than waves.
    case(
        *(weights, ABOUT_ONE),
        x=[0.2, 0.2, 0.2, 0.7],
        y=[1.0, 2.0, 0.0, -1.0],
        n=6,
        prior=True,
        decay=0.0,
        steps=None,
    ),
    *(
        case(sizes, ABOUT_ONE, x=drawn(seed, 20)["x"], n=n)
        for seed, n in PEAK
    ),
    *(case(at, CANCELED, **drawn(seed, 20), n=n) for seed, n in PEAK),
]
