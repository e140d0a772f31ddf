"""Mixtures of experts on three lines: their weights, their errors, who is used."""

import numpy as np

from anncourse.widgets.figures.router_race.race import Race, X, Y
from tests.parity.kind import TRAINING, Numbers, case

PAGE = """
import { Race, X, Y } from "core/modules/race.js";

export function race({ like, runs, epochs, alone }) {
  const all = new Race(like, runs);
  all.train(epochs);
  const { errors, ...rest } = all.summary(alone);
  return {
    points: [...X, ...Y], weights: all.weights, errors,
    losses: all.losses(), shares: [0, 1].flatMap((run) => [...all.shares(run)]),
    summary: Object.values(rest),
  };
}
"""


def race(
    like: dict[str, object], runs: int, epochs: int, alone: bool
) -> Numbers:
    """Return the weights of all runs after some epochs, and how they do."""
    like = like | {"balance": float(str(like["balance"]))}
    trained = Race(**like, runs=runs)
    trained.train(epochs)
    summary = trained.summary(alone)
    return {
        "points": np.concatenate([X, Y]),
        "weights": trained.weights,
        "errors": summary.pop("errors"),
        "losses": trained.losses(),
        "shares": trained.shares()[:2],
        "summary": list(summary.values()),
    }


CASES = [
    case(
        *(race, TRAINING),
        like={"experts": experts, "balance": balance, "seed": seed},
        runs=5,
        epochs=epochs,
        alone=alone,
    )
    for experts, balance, seed, epochs, alone in [
        (3, "0", 0, 0, True),
        (3, "0", 0, 200, True),
        (4, "0.1", 1, 200, False),
        (2, "1", 9999, 100, True),
    ]
]
