"""What somebody may want next: popularity, neighbors among the items, factors."""

import numpy as np

from anncourse import datasets
from tests.parity.kind import Close, Numbers, case

PAGE = """
import {
  alike, directions, factors, itemNeighbors, popularity,
} from "core/datasets/guesses.js";

export function guesses({ chosen, people, rank }) {
  const items = chosen[0].length, table = chosen.flat();
  const near = alike(table, items), V = directions(table, items).slice(0, rank);
  return {
    popular: people.flatMap(() => [...popularity(table, items)]),
    neighbors: people.flatMap((one) => [...itemNeighbors(near, one)]),
    factors: people.flatMap((one) => [...factors(V, one)]),
  };
}
"""

# Two ways to the singular vectors, against scores of about 1.
ABOUT_ONE: Close = {"relative": 1e-12, "floor": 1e-12}


def guesses(
    chosen: list[list[float]], people: list[list[float]], rank: int
) -> Numbers:
    """Return the three scores."""
    return {
        "popular": datasets.popularity(chosen, people),
        "neighbors": datasets.item_neighbors(chosen, people),
        "factors": datasets.factors(chosen, rank, people),
    }


def table(seed: int, n: int, items: int) -> list[list[float]]:
    rng = np.random.default_rng(seed)
    return rng.integers(0, 3, (n, items)).astype(float).tolist()


CASES = [
    *(
        case(
            *(guesses, ABOUT_ONE),
            chosen=table(seed, n, items),
            people=table(seed + 1, 3, items),
            rank=rank,
        )
        for seed, n, items, rank in [
            (0, 18, 14, 2),
            (1, 18, 14, 6),
            (2, 5, 9, 1),
            (3, 4, 4, 4),
        ]
    ),
    # An item that nobody chose, and a person who chose nothing.
    case(
        *(guesses, ABOUT_ONE),
        chosen=[[1.0, 0.0, 2.0], [1.0, 0.0, 0.0]],
        people=[[0.0, 0.0, 0.0], [0.0, 1.0, 1.0]],
        rank=1,
    ),
]
