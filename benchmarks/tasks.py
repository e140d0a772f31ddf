"""What nets learn from, the order they see it in, and the package's training."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np

import anncourse as ann
from anncourse.arguments import Array
from anncourse.training.losses import Loss
from benchmarks.race import Run

RATE = {"sgd": 0.01, "adam": 0.001}


@dataclass(frozen=True, kw_only=True)
class Data:
    """What a net learns from, so many rows at a time."""

    X: Array
    y: Array
    batch_size: int


@dataclass(frozen=True, kw_only=True)
class Task(Data):
    """Data, and the fully connected net that learns from them."""

    sizes: tuple[int, ...]
    activation: str
    loss: str
    optimizer: str


def pictures(batch_size: int, optimizer: str) -> Task:
    """784 numbers into ten classes; the numbers are noise, for speed alone."""
    rng = np.random.default_rng(0)
    X = rng.standard_normal((2048, 784)).astype(np.float32)
    y = rng.integers(0, 10, len(X))
    return Task(
        X=X,
        y=y,
        batch_size=batch_size,
        sizes=(784, 128, 64, 10),
        activation="relu",
        loss="softmax",
        optimizer=optimizer,
    )


def points(optimizer: str) -> Task:
    """200 points in the plane, as in the figures."""
    rng = np.random.default_rng(0)
    X = rng.uniform(-1, 1, (200, 2)).astype(np.float32)
    y = (X[:, :1] * X[:, 1:] > 0).astype(np.float32)
    return Task(
        X=X,
        y=y,
        batch_size=10,
        sizes=(2, 8, 8, 1),
        activation="tanh",
        loss="mse",
        optimizer=optimizer,
    )


def batches(n: int, batch_size: int) -> Iterator[Array]:
    """Yield the rows of one batch after the other, as `anncourse.train` draws them."""
    rng = np.random.default_rng(0)
    while True:
        order = rng.permutation(n)
        for start in range(0, n, batch_size):
            yield order[start : start + batch_size]


def training(
    net: ann.Layer, data: Data, loss: Loss, optimizer: ann.Optimizer
) -> Run:
    """Return the package's training, as a reader calls it."""
    steps = ann.train(
        net,
        data.X,
        data.y,
        loss,
        optimizer,
        epochs=10**9,
        batch_size=data.batch_size,
        rng=0,
    )
    return lambda n: exhaust(islice(steps, n))


def exhaust(steps: Iterable[object]) -> None:
    """Take all steps."""
    for _ in steps:
        pass
