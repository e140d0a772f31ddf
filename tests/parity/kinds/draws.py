"""Numbers drawn from a seed: NumPy's generator, bit for bit."""

import numpy as np

from tests.parity.kind import EXACT, LAST_DIGIT, Numbers, case

PAGE = """
import { Rng } from "core/numbers/rng.js";

export function stream({ seed }) {
  const rng = new Rng(seed);
  const draws = [];
  for (let i = 0; i < 60; i++) {
    draws.push(rng.integers(0, 7), rng.random(), rng.integers(-5, 2 ** 31));
    draws.push(rng.integers(0, 2 ** 32 - i), rng.integers(i, i + 1));
    draws.push(...rng.permutation(i + 1), rng.integers(0, 2 ** 32));
  }
  return { draws };
}

const normal = (seed, n) => new Rng(seed).normal(0, 1, n);

export const normals = ({ seed, n, tail }) =>
  ({ draws: normal(seed, n).filter((x) => Math.abs(x) < tail) });

export const tails = ({ seed, n, tail }) =>
  ({ draws: normal(seed, n).filter((x) => Math.abs(x) > tail) });

export function scaled({ seed, n, low, high }) {
  const rng = new Rng(seed);
  return { uniform: rng.uniform(low, high, n), normal: rng.normal(low, high, n) };
}

export function orders({ seed, n }) {
  const rng = new Rng(seed);
  const permutation = rng.permutation(n);
  const numbers = Float64Array.from({ length: n }, (_, i) => i / 4);
  return { permutation, shuffled: rng.shuffle(numbers) };
}
"""

# Where the last strip of the ziggurat ends.
TAIL = 3.6541528853610088
SEEDS = [0, 1, 42, 2**32 - 1, 2**32, 2**40 + 7, 2**53 - 1]


def stream(seed: int) -> Numbers:
    """Draw in an order that leaves half a 64-bit number over, again and again."""
    rng = np.random.default_rng(seed)
    draws = []
    for i in range(60):
        draws += [rng.integers(0, 7), rng.random(), rng.integers(-5, 2**31)]
        draws += [rng.integers(0, 2**32 - i), rng.integers(i, i + 1)]
        draws += [*rng.permutation(i + 1), rng.integers(0, 2**32)]
    return {"draws": draws}


def normals(seed: int, n: int, tail: float) -> Numbers:
    """Return n normal draws; a tail's last digit is log1p's, so tails are left out."""
    draws = np.random.default_rng(seed).standard_normal(n)
    return {"draws": draws[np.abs(draws) < tail]}


def tails(seed: int, n: int, tail: float) -> Numbers:
    """Return what n normal draws leave beyond the last strip."""
    draws = np.random.default_rng(seed).standard_normal(n)
    return {"draws": draws[np.abs(draws) > tail]}


def scaled(seed: int, n: int, low: float, high: float) -> Numbers:
    """Return draws between bounds, and with a mean and a deviation."""
    rng = np.random.default_rng(seed)
    return {
        "uniform": rng.uniform(low, high, n),
        "normal": rng.normal(low, high, n),
    }


def orders(seed: int, n: int) -> Numbers:
    """Return a permutation, and numbers shuffled in place."""
    rng = np.random.default_rng(seed)
    numbers = np.arange(n) / 4
    permutation = rng.permutation(n)
    rng.shuffle(numbers)
    return {"permutation": permutation, "shuffled": numbers}


CASES = [
    *(case(stream, EXACT, seed=seed) for seed in SEEDS),
    *(case(normals, EXACT, seed=seed, n=500, tail=TAIL) for seed in SEEDS),
    *(
        case(orders, EXACT, seed=seed, n=n)
        for seed in SEEDS
        for n in (1, 2, 10, 257)
    ),
    # Long enough for several draws from the tail and from every strip.
    case(normals, EXACT, seed=7, n=30_000, tail=TAIL),
    case(tails, LAST_DIGIT, seed=8, n=40_000, tail=TAIL),
    case(scaled, LAST_DIGIT, seed=5, n=100, low=-3.0, high=0.7),
]
