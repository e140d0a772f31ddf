"""A convolutional network: two convolutions on 28x28 pictures, ten classes."""

from __future__ import annotations

from functools import partial
from itertools import islice

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

import anncourse as ann
from anncourse.arguments import Array
from benchmarks.race import Run, Workload
from benchmarks.tasks import Data, batches, training

RATE = 0.01


def pictures(batch_size: int) -> Data:
    """512 pictures of 28x28, ten classes."""
    rng = np.random.default_rng(0)
    X = rng.standard_normal((512, 28, 28, 1)).astype(np.float32)
    y = rng.integers(0, 10, len(X))
    return Data(X=X, y=y, batch_size=batch_size)


def network() -> ann.Serial:
    """Return the net, its layers in the order that every peer gets too."""
    return ann.Serial(
        ann.Conv2D(1, 8, 3, rng=0),
        ann.MaxPool2D(2),
        ann.Activation("relu"),
        ann.Conv2D(8, 16, 3, rng=1),
        ann.MaxPool2D(2),
        ann.Activation("relu"),
        ann.Flatten(),
        ann.Dense(400, 10, rng=2),
    )


def name_of(task: Data) -> str:
    """Return what the table calls it."""
    return f"28x28, two convolutions, batch {task.batch_size}"


def ours(task: Data, net: ann.Serial | None = None) -> Run:
    """Return the package's run."""
    return training(
        net or network(),
        task,
        ann.softmax_cross_entropy,
        ann.SGD(RATE, momentum=0.9),
    )


class Textbook:
    """The same training on patches: each window a row, one product for all."""

    def __init__(self, task: Data) -> None:
        self.task = task
        start = network().named_params().values()
        self.params = [p.astype(np.float32) for p in start]
        self.velocity = [np.zeros_like(p) for p in self.params]
        self.onehot = np.eye(10, dtype=np.float32)
        self.rows = batches(len(task.X), task.batch_size)
        self.loss = np.nan

    def run(self, n: int) -> None:
        """Do n updates."""
        for rows in islice(self.rows, n):
            grads = self.gradients(self.task.X[rows], self.task.y[rows])
            for i, g in enumerate(grads):
                self.velocity[i] = 0.9 * self.velocity[i] + g
                self.params[i] = self.params[i] - RATE * self.velocity[i]

    def gradients(self, x: Array, y: Array) -> list[Array]:
        """Forward, then back."""
        W1, b1, W2, b2, W3, b3 = self.params
        z1, patches1 = convolve(x, W1, b1)
        p1, largest1 = pool(z1)
        a1 = np.maximum(p1, 0)
        z2, patches2 = convolve(a1, W2, b2)
        p2, largest2 = pool(z2)
        a2 = np.maximum(p2, 0).reshape(len(x), -1)
        z = a2 @ W3 + b3
        e = np.exp(z - z.max(1, keepdims=True))
        p = e / e.sum(1, keepdims=True)
        self.loss = -np.log(p[np.arange(len(y)), y]).mean()
        d = (p - self.onehot[y]) / len(y)
        dW3, db3 = a2.T @ d, d.sum(0)
        d2 = (d @ W3.T).reshape(p2.shape) * (p2 > 0)
        d2 = unpool(d2, largest2)
        dW2, db2 = weights_gradient(patches2, d2, W2.shape)
        d1 = input_gradient(d2, W2, a1.shape) * (p1 > 0)
        d1 = unpool(d1, largest1)
        dW1, db1 = weights_gradient(patches1, d1, W1.shape)
        return [dW1, db1, dW2, db2, dW3, db3]


def convolve(x: Array, W: Array, b: Array) -> tuple[Array, Array]:
    """Return the maps (B, H, W, O), and the patches as rows."""
    k, _, _, n_out = W.shape
    windows = sliding_window_view(x, (k, k), (1, 2))  # (B, H, W, C, k, k)
    B, height, width = windows.shape[:3]
    patches = windows.transpose(0, 1, 2, 4, 5, 3).reshape(
        B * height * width, -1
    )
    y = patches @ W.reshape(-1, n_out) + b
    return y.reshape(B, height, width, n_out), patches


def weights_gradient(
    patches: Array, dy: Array, shape: tuple[int, ...]
) -> tuple[Array, Array]:
    """Return dW and db."""
    rows = dy.reshape(-1, dy.shape[-1])
    return (patches.T @ rows).reshape(shape), rows.sum(0)


def input_gradient(dy: Array, W: Array, shape: tuple[int, ...]) -> Array:
    """Return dx: each patch's gradient, added where the patch was."""
    k = len(W)
    height, width = dy.shape[1:3]
    dx = np.zeros(shape, dy.dtype)
    for i in range(k):
        for j in range(k):
            dx[:, i : i + height, j : j + width] += dy @ W[i, j].T
    return dx


def pool(x: Array) -> tuple[Array, Array]:
    """Return the largest of each 2x2 block, and where it was."""
    B, height, width, C = x.shape
    half = (height // 2, width // 2)
    cut = x[:, : 2 * half[0], : 2 * half[1]]
    blocks = cut.reshape(B, half[0], 2, half[1], 2, C)
    y = blocks.max((2, 4))
    largest = np.zeros(x.shape, bool)
    largest[:, : 2 * half[0], : 2 * half[1]] = (
        blocks == y[:, :, None, :, None]
    ).reshape(cut.shape)
    return y, largest


def unpool(dy: Array, largest: Array) -> Array:
    """Return each gradient at the place that was largest."""
    dx = np.zeros(largest.shape, dy.dtype)
    wide = dy.repeat(2, 1).repeat(2, 2)
    dx[:, : wide.shape[1], : wide.shape[2]] = wide
    return dx * largest


def _textbook(task: Data) -> Run:
    return Textbook(task).run


def workloads() -> list[Workload]:
    """Return the races, without other libraries."""
    return [
        Workload(
            name_of(task),
            partial(ours, task),
            {"textbook": partial(_textbook, task)},
            {"textbook": 1.5},
        )
        for task in (pictures(32), pictures(128))
    ]
