"""What a Playground learns from: points, and what the network gets of each.

The page does the same in js/views/Playground/data.js and js/core/datasets/features.js.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from anncourse import datasets
from anncourse.arguments import Array

DATASETS: dict[str, Callable[..., tuple[Array, Array]]] = {
    "circles": datasets.circles,
    "xor": datasets.xor,
    "moons": datasets.moons,
    "spirals": datasets.spirals,
    "blobs": datasets.blobs,
}
# Nothing but what the reader paints.
OWN = "own_points"
MANY_CLASSES = (
    "spirals",
    "blobs",
)  # as many as one likes; the others have two
# The input functions: numbers made of a point's two coordinates.
FEATURES: dict[str, Callable[[Array, Array], Array]] = {
    "x1": lambda x1, x2: x1,
    "x2": lambda x1, x2: x2,
    "x1²": lambda x1, x2: x1 * x1,
    "x2²": lambda x1, x2: x2 * x2,
    "x1x2": lambda x1, x2: x1 * x2,
    "sin πx1": lambda x1, x2: np.sin(np.pi * x1),
    "sin πx2": lambda x1, x2: np.sin(np.pi * x2),
}


@dataclass(frozen=True)
class Points:
    """Points (n, 2) to train on and to test on, with their classes (n,)."""

    X_train: Array
    y_train: Array
    X_test: Array
    y_test: Array


def generated(state: dict[str, Any]) -> int:
    """Return how many points a state's data set gives."""
    return 0 if state["dataset"] == OWN else int(state["n_points"])


def points(state: dict[str, Any]) -> Points:
    """Return the points of a state: half of the generated ones are held out.

    What was painted is trained on, after the others.
    """
    n = generated(state)
    X, y = np.empty((0, 2)), np.empty(0, dtype=np.int64)
    if n:
        name = state["dataset"]
        many = {"classes": state["classes"]} if name in MANY_CLASSES else {}
        X, y = DATASETS[name](
            n, noise=state["noise"], rng=state["seed"], **many
        )
    for point, *place in state["moved"]:
        X[int(point)] = place
    kept = np.setdiff1d(np.arange(n), state["removed"])
    train, test = kept[kept < n // 2], kept[kept >= n // 2]
    painted = np.reshape(state["painted"], (-1, 3)).astype(float)
    return Points(
        np.concatenate([X[train], painted[:, 1:]]),
        np.concatenate([y[train], painted[:, 0].astype(np.int64)]),
        X[test],
        y[test],
    )


def inputs(X: Array, features: Sequence[str]) -> Array:
    """Return what a network gets of points (n, 2): a column for each feature.

    >>> inputs(np.array([[0.5, -1.0]]), ["x1", "x2²", "x1x2"])
    array([[ 0.5,  1. , -0.5]])
    """
    return np.column_stack([FEATURES[name](*X.T) for name in features])
