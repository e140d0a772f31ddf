"""A shop that learns from what it has shown, round after round.

What was shown and chosen are whole numbers, and equal; where a last digit decided, they
would not be.
"""

from anncourse import datasets
from anncourse.widgets.figures.loop_lab.loop import Loop
from tests.parity.kind import FORMULA, Numbers, case

PAGE = """
import { alikeLists, Loop, share } from "core/datasets/loop.js";
import { tastes } from "core/datasets/shops.js";

export const likings = ({ n, items, seed }) => ({ taste: tastes(n, items, seed) });

export function loop({ shop, rounds }) {
  const found = new Loop(shop).until(rounds);
  return {
    shown: found.flatMap(({ shown }) => [...shown]),
    chosen: found.flatMap(({ chosen }) => [...chosen]),
    taste: found.map(({ taste }) => taste),
    share: found.map(({ shown }) => share(shown)),
    alike: found.map(alikeLists),
  };
}
"""

# Six products that may cancel.
ABOUT_ONE = {"relative": 1e-12, "floor": 1e-12}


def likings(n: int, items: int, seed: int) -> Numbers:
    """Return the taste of some shoppers."""
    found = datasets.shoppers(n, items=items, events=2, rng=seed)
    return {"taste": found.taste}


def loop(shop: dict[str, object], rounds: int) -> Numbers:
    """Return what was shown and chosen in each round."""
    found = Loop(**shop).until(rounds)
    return {
        "shown": [one.shown for one in found],
        "chosen": [one.chosen for one in found],
        "taste": [one.taste for one in found],
        "share": [one.share for one in found],
        "alike": [one.alike for one in found],
    }


CASES = [
    case(likings, ABOUT_ONE, n=12, items=8, seed=7),
    *(
        case(
            *(loop, FORMULA),
            shop={
                "rule": rule,
                "explore": explore,
                "fresh": fresh,
                "seed": seed,
            },
            rounds=15,
        )
        for rule, explore, fresh, seed in [
            ("factors", 0, False, 0),
            ("factors", 0, False, 9999),
            # Two items that the same people chose.
            ("factors", 0, False, 27),
            ("factors", 0, False, 44),
            ("factors", 2, False, 1),
            ("factors", 5, True, 2),
            ("factors", 0, True, 3),
            ("popular", 0, False, 0),
            ("popular", 5, True, 4),
            ("chance", 2, False, 5),
        ]
    ),
]
