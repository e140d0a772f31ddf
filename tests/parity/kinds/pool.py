"""What a hit rate becomes where each item competes with a few others only."""

from anncourse.datasets.recommending.pool import hit_chances
from tests.parity.kind import Close, Numbers, case

PAGE = """
import { hitChances } from "core/datasets/pool.js";

export const chances = ({ places, others, pools, k }) => ({
  hits: pools.flatMap((pool) => {
    const hits = hitChances(Math.max(...places), { others, pool, k });
    return places.map((place) => hits[place]);
  }),
});
"""

# Ten thousand steps, of chances that may vanish.
SHARE: Close = {"relative": 1e-12, "floor": 1e-12}


def chances(
    places: list[int], others: int, pools: list[int], k: int
) -> Numbers:
    """Return the chance of a hit at some places, for some pools."""
    found = [
        hit_chances(max(places), others=others, pool=pool, k=k)
        for pool in pools
    ]
    return {"hits": [hits[place] for hits in found for place in places]}


CASES = [
    case(*(chances, SHARE), places=places, others=others, pools=pools, k=k)
    for places, others, pools, k in [
        ([0, 1, 5], 5, [1, 2, 3, 4, 5], 1),
        ([99], 9999, [10, 99, 1000, 9999], 10),
        ([211, 1, 742, 5341, 1547], 9999, [99, 5000, 9999], 10),
        ([3, 3, 8], 20, [1, 19, 20], 4),
    ]
]
