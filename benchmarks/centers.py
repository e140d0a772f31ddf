"""Radial basis functions: 5,000 points, 300 centers, fitted in closed form."""

from __future__ import annotations

from functools import partial

import numpy as np

import anncourse as ann
from anncourse.arguments import Array
from benchmarks.race import Run, Workload

POINTS, CENTERS, RIDGE = 5000, 300, 1e-8
ROUNDS = 5  # of k-means, in the textbook form
NAME = f"{POINTS:,} points, {CENTERS} centers, fit"


def surface() -> tuple[Array, Array]:
    """Return points in the square and a smooth height above each, with noise."""
    rng = np.random.default_rng(0)
    X = rng.uniform(-1, 1, (POINTS, 2))
    height = np.sin(3 * X[:, 0]) * np.cos(2 * X[:, 1])
    return X, height + rng.normal(0, 0.05, POINTS)


def true_height(X: Array) -> Array:
    """Return the height without noise."""
    height: Array = np.sin(3 * X[:, 0]) * np.cos(2 * X[:, 1])
    return height


def ours() -> Run:
    """Return fits by the package."""
    X, y = surface()

    def run(n: int) -> None:
        for _ in range(n):
            ann.fit_rbf(X, y, CENTERS, ridge=RIDGE, rng=0)

    return run


def solved(X: Array, y: Array, centers: Array) -> tuple[Array, Array]:
    """Return widths (K,) and weights (K + 1,) for given centers: the textbook's form.

    The widths and the penalty are those of `anncourse.fit_rbf`.
    """
    gaps = np.linalg.norm(centers[:, None] - centers[None], axis=2)
    near = 4 * X.shape[1]
    widths = np.sort(gaps, axis=1)[:, 1 : near + 1].mean(1)
    phi = answers(X, centers, widths)
    normal = phi.T @ phi / len(X)
    free = np.arange(len(centers))  # the bias, last, is not held back
    normal[free, free] += RIDGE
    return widths, np.linalg.solve(normal, phi.T @ y / len(X))


def answers(X: Array, centers: Array, widths: Array) -> Array:
    """Return what each unit answers to each point, and 1 for the bias."""
    squares = (
        (X**2).sum(1)[:, None] - 2 * X @ centers.T + (centers**2).sum(1)
    )
    phi = np.exp(-np.maximum(squares, 0) / (2 * widths**2))
    return np.hstack([phi, np.ones((len(X), 1))])


def textbook() -> Run:
    """Return fits in the textbook's form: a random start and plain rounds."""
    X, y = surface()

    def run(n: int) -> None:
        for _ in range(n):
            rng = np.random.default_rng(0)
            centers = X[rng.choice(POINTS, CENTERS, replace=False)]
            for _ in range(ROUNDS):
                gaps = X[:, None, :] - centers[None]
                nearest = (gaps**2).sum(2).argmin(1)
                for k in range(CENTERS):
                    if (nearest == k).any():
                        centers[k] = X[nearest == k].mean(0)
            solved(X, y, centers)

    return run


def workloads() -> list[Workload]:
    """Return the race, without other libraries."""
    return [
        Workload(
            NAME, partial(ours), {"textbook": textbook}, {"textbook": 2.0}
        )
    ]
