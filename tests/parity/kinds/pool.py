"""What a hit rate becomes where each item competes with a few others only."""

from anncourse import datasets
from tests.parity.kind import Close, Numbers, case

PAGE = """
import { sampledHitRate } from "core/datasets/pool.js";

export const sampled = ({ places, others, pools, k }) =>
  ({ rates: pools.map((pool) => sampledHitRate(places, { others, pool, k })) });
"""

# Ten thousand steps, of chances that may vanish.
SHARE: Close = {"relative": 1e-12, "floor": 1e-12}


def sampled(
    places: list[int], others: int, pools: list[int], k: int
) -> Numbers:
    """Return the rates for some pools."""
    return {
        "rates": [
            datasets.sampled_hit_rate(places, others=others, pool=pool, k=k)
            for pool in pools
        ]
    }


CASES = [
    case(*(sampled, SHARE), places=places, others=others, pools=pools, k=k)
    for places, others, pools, k in [
        ([0, 1, 5], 5, [1, 2, 3, 4, 5], 1),
        ([99], 9999, [10, 99, 1000, 9999], 10),
        ([211, 1, 742, 5341, 1547], 9999, [99, 5000, 9999], 10),
        ([3, 3, 8], 20, [1, 19, 20], 4),
    ]
]
