"""What a query reads from keys and values, and numbers for places."""

import numpy as np

import anncourse as ann
from tests.parity.kind import FORMULA, Numbers, case

PAGE = """
import { attention, positions } from "core/sequences/attention.js";

export function read({ query, keys, values, root }) {
  const { weights, mixed } = attention(query, keys, values, root);
  return { weights, mixed: [mixed] };
}

export const places = ({ length, dim }) =>
  ({ rows: positions(length, dim).flatMap((row) => [...row]) });
"""


def read(
    query: list[float],
    keys: list[list[float]],
    values: list[float],
    root: bool,
) -> Numbers:
    """Return the weights of one query, and what it reads."""
    column = [[value] for value in values]
    mixed, weights = ann.attention([query], keys, column, root=root)
    return {"weights": weights, "mixed": mixed}


def places(length: int, dim: int) -> Numbers:
    """Return the numbers of the first places."""
    return {"rows": ann.positions(length, dim)}


def _drawn(seed: int, width: int) -> dict[str, list]:
    rng = np.random.default_rng(seed)
    return {
        "query": rng.standard_normal(width).tolist(),
        "keys": rng.standard_normal((6, width)).tolist(),
        "values": rng.uniform(0, 10, 6).tolist(),
    }


CASES = [
    *(
        case(*(read, FORMULA), **_drawn(seed, width), root=root)
        for seed, width in enumerate((1, 2, 3, 16, 256))
        for root in (True, False)
    ),
    case(
        *(read, FORMULA),
        query=[3.0, -3.0],
        keys=[[300.0, -300.0], [-300.0, 300.0]],
        values=[1.0, 2.0],
        root=False,
    ),
    *(
        case(*(places, FORMULA), length=length, dim=dim)
        for length, dim in ((1, 1), (6, 2), (6, 7), (40, 256))
    ),
]
