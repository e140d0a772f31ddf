"""How far the shortest weights are off, in the median of many draws.

They take minutes, so they are kept: ``python -m
anncourse.widgets.figures.double_descent.medians`` writes ``medians.json``, which the
figure and its page read.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import numpy as np

from anncourse.arguments import Array
from anncourse.training.least_norm import cosine_features, least_norm

FILE = Path(__file__).with_name("medians.json")
DRAWS = 501
COUNTS = (10, 20, 30)  # points to learn from
WIDTHS = (
    *range(1, 34),
    *(35, 37, 40, 43, 46, 50, 54, 60, 70, 80, 100, 120),
    *(160, 200, 250, 320, 400, 500),
)
NOISE = 0.1
GRID = (np.arange(200) + 0.5) / 200


def draw(seed: int, n: int) -> tuple[Array, Array]:
    """Return n points of a sine with noise, anywhere from x = 0 to 1.

    Parameters
    ----------
    seed : int
        Of the draw.
    n : int
        How many.

    Returns
    -------
    pair of (n,) arrays
        x and y.
    """
    rng = np.random.default_rng(seed)
    x = rng.random(n)
    return x, np.sin(2 * np.pi * x) + NOISE * rng.standard_normal(n)


def error(seed: int, n: int, width: int, prior: bool) -> float:
    """Return how far one draw's curve is off the sine, as a root mean square.

    Parameters
    ----------
    seed, n : int
        Which draw, and of how many points.
    width : int
        Number of waves.
    prior : bool
        Whether wave k is divided by k.

    Returns
    -------
    float
        In the unit of y.
    """
    x, y = draw(seed, n)
    w = least_norm(cosine_features(x, width, prior=prior), y)
    off = cosine_features(GRID, width, prior=prior) @ w
    return float(np.sqrt(np.mean((off - np.sin(2 * np.pi * GRID)) ** 2)))


def median(n: int, width: int, prior: bool) -> float:
    """Return the median error of the draws 0 to 500, to three digits.

    Parameters
    ----------
    n, width : int
        Number of points and of waves.
    prior : bool
        Whether wave k is divided by k.

    Returns
    -------
    float
        In the unit of y.
    """
    errors = [error(seed, n, width, prior) for seed in range(DRAWS)]
    return float(f"{np.median(errors):.3g}")


def name(n: int, prior: bool) -> str:
    """Return the key of a list of medians.

    >>> name(20, True)
    '20 1/k'
    """
    return f"{n} 1/k" if prior else str(n)


@cache
def kept() -> dict[str, list[float]]:
    """Return what is kept: the medians for WIDTHS, by `name`.

    Returns
    -------
    dict of str to list of float
        In the order of ``WIDTHS``; these stand under "widths".
    """
    found: dict[str, list[float]] = json.loads(FILE.read_text("utf-8"))
    return found


def main() -> None:
    """Compute all and keep them."""
    table: dict[str, object] = {"draws": DRAWS, "widths": WIDTHS}
    for n in COUNTS:
        for prior in (True, False):
            table[name(n, prior)] = [median(n, w, prior) for w in WIDTHS]
    rows = [f"{json.dumps(k)}: {json.dumps(v)}" for k, v in table.items()]
    FILE.write_text("{\n" + ",\n".join(rows) + "\n}\n", "utf-8")


if __name__ == "__main__":
    main()
