"""What an alarm means: whom a threshold finds, and a thousand people."""

import numpy as np

from anncourse.widgets.figures import threshold_lab
from tests.parity.kind import EXACT, Numbers, case

PAGE = """
import { crowd, rates, shareRight } from "core/training/screening.js";

export function screening({ ill, well, thresholds, prevalences }) {
  const all = thresholds.map((threshold) => rates({ ill, well, threshold }));
  const each = (of) => all.flatMap((one) => prevalences.map((p) => of(one, p)));
  return {
    sensitivity: all.map((one) => one.sensitivity),
    specificity: all.map((one) => one.specificity),
    right: each((one, p) => shareRight(one, p / 1000)),
    crowd: each(crowd).flatMap(Object.values),
  };
}
"""


def screening(
    ill: list[float],
    well: list[float],
    thresholds: list[float],
    prevalences: list[int],
) -> Numbers:
    """Return shares, what alarms are worth, and what becomes of a thousand."""
    labs = [
        threshold_lab.ThresholdLab(
            ill=ill, well=well, threshold=threshold, prevalence=prevalence
        )
        for threshold in thresholds
        for prevalence in prevalences
    ]
    once = labs[:: len(prevalences)]
    return {
        "sensitivity": [lab.sensitivity for lab in once],
        "specificity": [lab.specificity for lab in once],
        "right": [lab.share_right for lab in labs],
        "crowd": [count for lab in labs for count in lab.crowd],
    }


def _drawn(seed: int, ill: int, well: int) -> dict[str, list[float]]:
    rng = np.random.default_rng(seed)
    high, low = rng.beta(5, 1, ill), rng.beta(1, 6, well)
    return {"ill": high.round(3).tolist(), "well": low.round(3).tolist()}


CASES = [
    case(
        *(screening, EXACT),
        **people,
        thresholds=[0.01, 0.11, 0.5, 0.8, 0.99],
        prevalences=[1, 10, 370, 500],
    )
    for people in (
        _drawn(0, 43, 72),
        _drawn(1, 7, 3),
        {"ill": [1.0], "well": [0.0]},
        {"ill": [0.0], "well": [0.0, 0.2]},
        # at a threshold
        {"ill": [0.5, 0.8], "well": [0.11, 0.5]},
    )
]
