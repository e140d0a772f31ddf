"""Fully connected networks: 784-128-64-10 on pictures, 2-8-8-1 on points."""

from __future__ import annotations

from functools import partial
from itertools import islice, pairwise

import numpy as np

import anncourse as ann
from anncourse.arguments import Array
from benchmarks.extremes import one_by_one, products
from benchmarks.race import Run, Workload
from benchmarks.tasks import RATE, Task, batches, pictures, points, training


def network(task: Task) -> ann.Serial:
    """Return the package's net, float32."""
    layers: list[ann.Layer] = []
    for i, (n_in, n_out) in enumerate(pairwise(task.sizes)):
        layers += [
            ann.Dense(n_in, n_out, init="he_normal", rng=i),
            ann.Activation(task.activation),
        ]
    return ann.Serial(*layers[:-1])


def name_of(task: Task) -> str:
    """Return what the table calls it."""
    sizes = "-".join(map(str, task.sizes))
    return f"{sizes}, {task.optimizer}, batch {task.batch_size}"


def ours(task: Task, net: ann.Serial | None = None) -> Run:
    """Return the package's run."""
    rate = RATE[task.optimizer]
    return training(
        net or network(task),
        task,
        ann.mse if task.loss == "mse" else ann.softmax_cross_entropy,
        ann.SGD(rate, momentum=0.9)
        if task.optimizer == "sgd"
        else ann.Adam(rate),
    )


class Textbook:
    """The same training as books print it: clear NumPy, one line a formula."""

    def __init__(self, task: Task) -> None:
        self.task = task
        start = network(task).named_params().values()
        self.params = [
            p.astype(np.float32) for p in start
        ]  # W, b, W, b ...
        self.onehot = np.eye(10, dtype=np.float32)
        self.first = [np.zeros_like(p) for p in self.params]
        self.second = [np.zeros_like(p) for p in self.params]
        self.steps = 0
        self.loss = np.nan
        self.rows = batches(len(task.X), task.batch_size)

    def run(self, n: int) -> None:
        """Do n updates."""
        for rows in islice(self.rows, n):
            self.steps += 1
            grads = self.gradients(self.task.X[rows], self.task.y[rows])
            getattr(self, self.task.optimizer)(grads)

    def gradients(self, x: Array, y: Array) -> list[Array]:
        """Forward, then back."""
        W, b = self.params[::2], self.params[1::2]
        relu = self.task.activation == "relu"
        a = [x]
        for i in range(len(W)):
            z = a[-1] @ W[i] + b[i]
            last = i == len(W) - 1
            a.append(
                z if last else np.maximum(z, 0) if relu else np.tanh(z)
            )
        d = self.error(a.pop(), y)
        grads: list[Array] = []
        for i in reversed(range(len(W))):
            grads = [a[i].T @ d, d.sum(0), *grads]
            if i:
                slope = (a[i] > 0) if relu else 1 - a[i] ** 2
                d = (d @ W[i].T) * slope
        return grads

    def error(self, z: Array, y: Array) -> Array:
        """Set the loss, and return its gradient."""
        if self.task.loss == "mse":
            d = z - y
            self.loss = (d**2).mean()
            return 2 * d / d.size
        e = np.exp(z - z.max(1, keepdims=True))
        p = e / e.sum(1, keepdims=True)
        self.loss = -np.log(p[np.arange(len(y)), y]).mean()
        return (p - self.onehot[y]) / len(y)

    def sgd(self, grads: list[Array]) -> None:
        """Momentum 0.9."""
        for i, g in enumerate(grads):
            self.first[i] = 0.9 * self.first[i] + g
            self.params[i] = self.params[i] - RATE["sgd"] * self.first[i]

    def adam(self, grads: list[Array]) -> None:
        """Kingma and Ba's algorithm 1."""
        t = self.steps
        for i, g in enumerate(grads):
            self.first[i] = 0.9 * self.first[i] + 0.1 * g
            self.second[i] = 0.999 * self.second[i] + 0.001 * g**2
            m = self.first[i] / (1 - 0.9**t)
            v = self.second[i] / (1 - 0.999**t)
            self.params[i] = self.params[i] - RATE["adam"] * m / (
                np.sqrt(v) + 1e-8
            )


# Of the limit, a share; a ratio to it is below one.
LIMIT = {32: 0.35, 128: 0.55, 512: 0.60}


def _textbook(task: Task) -> Run:
    return Textbook(task).run


def _pictures(batch_size: int, optimizer: str) -> Workload:
    task = pictures(batch_size, optimizer)
    others = {"textbook": partial(_textbook, task)}
    floors = {"textbook": 0.9}
    if optimizer == "sgd":
        others["matrix products"] = partial(products, task)
        floors["matrix products"] = LIMIT[batch_size]
    if (batch_size, optimizer) == (32, "sgd"):
        others["one by one"] = partial(one_by_one, task)
        floors["one by one"] = 20.0
    return Workload(name_of(task), partial(ours, task), others, floors)


def _points(optimizer: str) -> Workload:
    task = points(optimizer)
    return Workload(
        name_of(task),
        partial(ours, task),
        {"textbook": partial(_textbook, task)},
        {"textbook": 1.1},
    )


def workloads() -> list[Workload]:
    """Return the races of the fully connected nets, without other libraries."""
    large = [
        _pictures(size, optimizer)
        for optimizer in ("sgd", "adam")
        for size in (32, 128, 512)
    ]
    return large + [_points(optimizer) for optimizer in ("sgd", "adam")]
