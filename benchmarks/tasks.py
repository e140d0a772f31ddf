"""What the fully connected nets learn, and the order they see it in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from anncourse.checks import Array

RATE = {"sgd": 0.01, "adam": 0.001}


@dataclass(frozen=True)
class Task:
    """Data, and the net that learns from them."""

    X: Array
    y: Array
    sizes: tuple[int, ...]
    activation: str
    loss: str
    batch_size: int
    optimizer: str


def pictures(batch_size: int, optimizer: str) -> Task:
    """784 numbers into ten classes; the numbers are noise, for speed alone."""
    rng = np.random.default_rng(0)
    X = rng.standard_normal((2048, 784)).astype(np.float32)
    y = rng.integers(0, 10, len(X))
    sizes = (784, 128, 64, 10)
    return Task(X, y, sizes, "relu", "softmax", batch_size, optimizer)


def points(optimizer: str) -> Task:
    """200 points in the plane, as in the figures."""
    rng = np.random.default_rng(0)
    X = rng.uniform(-1, 1, (200, 2)).astype(np.float32)
    y = (X[:, :1] * X[:, 1:] > 0).astype(np.float32)
    return Task(X, y, (2, 8, 8, 1), "tanh", "mse", 10, optimizer)


def batches(n: int, batch_size: int) -> Iterator[Array]:
    """Yield the rows of one batch after the other, as `anncourse.train` draws them."""
    rng = np.random.default_rng(0)
    while True:
        order = rng.permutation(n)
        for start in range(0, n, batch_size):
            yield order[start : start + batch_size]


def exhaust(steps: Iterable[object]) -> None:
    """Take all steps."""
    for _ in steps:
        pass
