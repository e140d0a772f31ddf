"""Every threshold of a score at once: who is found, who is a false alarm."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from anncourse.arguments import Array
from anncourse.plots.kit import given


@dataclass(frozen=True)
class Sweep:
    """What each threshold does, from the strictest (nobody) to the laxest (all).

    Attributes
    ----------
    thresholds : (m,) array
        inf, then every score that occurs, from high to low; "yes" is a score from the
        threshold on.
    found, alarms : (m,) arrays
        Examples of class 1 and of class 0 that are called 1.
    """

    thresholds: Array
    found: Array
    alarms: Array

    @cached_property
    def sensitivity(self) -> Array:
        """Share of class 1 that is found; also called recall."""
        share: Array = self.found / self.found[-1]
        return share

    @cached_property
    def false_alarms(self) -> Array:
        """Share of class 0 that is called 1: 1 - specificity."""
        share: Array = self.alarms / self.alarms[-1]
        return share

    @cached_property
    def precision(self) -> Array:
        """Share of class 1 among those called 1; where nobody is, 1."""
        called = self.found + self.alarms
        return np.where(called > 0, self.found / np.maximum(called, 1), 1)

    @cached_property
    def area(self) -> float:
        """Area under the ROC curve: how often a 1 scores above a 0, ties half."""
        return float(np.trapezoid(self.sensitivity, self.false_alarms))

    @cached_property
    def average_precision(self) -> float:
        """Precision, averaged over the steps of the recall."""
        return float(np.diff(self.sensitivity) @ self.precision[1:])

    def at(self, threshold: float) -> int:
        """Return the place of the last score that a threshold still calls 1."""
        return int((self.thresholds >= threshold).sum()) - 1


def sweep(who: str, y: object, scores: object, name: str) -> Sweep:
    """Count who is called 1 at each threshold."""
    ones = given.two_classes(who, "y", y)
    values = given.shaped(who, name, scores, "n")
    if len(values) != len(ones):
        raise ValueError(
            f"{who} expects a score for each of {len(ones)} examples, "
            f"got {len(values)} in {name}"
        )
    known, where = np.unique(-values, return_inverse=True)
    found = np.bincount(where, ones, len(known))
    alarms = np.bincount(where, ~ones, len(known))
    return Sweep(
        np.append(np.inf, -known),
        np.append(0, np.cumsum(found)),
        np.append(0, np.cumsum(alarms)),
    )
