"""A hidden layer of bumps, what it answers, and how far it is off its curve."""

import numpy as np

from anncourse.widgets.figures import bump_builder
from tests.parity.kind import FORMULA, TRAINING, Numbers, case

PAGE = """
import { GRID, net, TARGET, units, worst } from "core/layers/bumps.js";

export function bumps({ setting }) {
  const list = units(setting);
  return {
    at: list.map(({ at }) => at), steep: list.map(({ steep }) => steep),
    weights: list.map(({ weight }) => weight),
    answers: net(setting, [0, 0.1, 0.37, 0.5, 1]), gap: [worst(setting).gap],
  };
}

export const target = () => ({ x: GRID, y: TARGET });
"""


def bumps(setting: dict[str, object]) -> Numbers:
    """Return the units, some answers, and the largest miss."""
    figure = bump_builder.BumpBuilder(**setting)
    at, steep, weights = figure.units.T
    answers = figure.net(np.array([0, 0.1, 0.37, 0.5, 1]))
    return {
        "at": at,
        "steep": steep,
        "weights": weights,
        "answers": answers,
        "gap": [figure.gap],
    }


def target() -> Numbers:
    """Return the curve to be matched."""
    return {
        "x": bump_builder.GRID,
        "y": bump_builder.target(bump_builder.GRID),
    }


SAME = {
    "centers": [0.13, 0.3, 0.55, 0.71, 0.9, 0.0, 1.0, 0.42],
    "heights": [1.3, 0.7, 0.1, -0.6, -1.3, 2.0, -2.0, 0.35],
}
CASES = [
    case(*(target, FORMULA)),
    *(
        case(
            # Far from a bump two answers cancel: what is left is rounding.
            *(bumps, TRAINING),
            setting=SAME
            | {"bumps": count, "width": width, "activation": activation},
        )
        for count in (1, 5, 8)
        for width in (0.05, 0.14, 0.5)
        for activation in ("sigmoid", "relu")
    ),
]
