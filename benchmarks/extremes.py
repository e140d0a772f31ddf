"""The two ends: the matrix products alone, and one example after the other."""

from __future__ import annotations

from itertools import islice, pairwise

import numpy as np

from anncourse.arguments import Array
from benchmarks.race import Run
from benchmarks.tasks import Task, batches


def products(task: Task) -> Run:
    """Return the limit: the matrix products of one update, and nothing else."""
    rng = np.random.default_rng(0)
    B, sizes = task.batch_size, task.sizes

    def some(*shape: int) -> Array:
        return rng.standard_normal(shape).astype(np.float32)

    a = [some(B, n) for n in sizes]
    d = [some(B, n) for n in sizes]
    W = [some(*pair) for pair in pairwise(sizes)]
    dW = [np.empty_like(w) for w in W]

    def run(n: int) -> None:
        for _ in range(n):
            for i, w in enumerate(W):
                np.matmul(a[i], w, out=a[i + 1])
            for i in reversed(range(len(W))):
                np.matmul(a[i].T, d[i + 1], out=dW[i])
                if i:
                    np.matmul(d[i + 1], W[i].T, out=d[i])

    # Noise times noise grows; what is multiplied must stay of one size.
    for w in W:
        w /= np.sqrt(len(w))
    return run


def one_by_one(task: Task) -> Run:
    """Return training with one example after the other, columns and float64.

    The form of many first programs: readable, and the reason to work in batches.
    """
    rng = np.random.default_rng(0)
    sizes = task.sizes
    W = [rng.standard_normal((o, i)) for i, o in pairwise(sizes)]
    b = [rng.standard_normal((o, 1)) for o in sizes[1:]]
    X = task.X.astype(float)
    onehot = np.eye(10)
    rows_of = batches(len(X), task.batch_size)

    def sigmoid(z: Array) -> Array:
        return 1.0 / (1.0 + np.exp(-z))

    def gradient(x: Array, y: Array) -> tuple[list[Array], list[Array]]:
        a, z = [x], []
        for w, bias in zip(W, b, strict=True):
            z.append(w @ a[-1] + bias)
            a.append(sigmoid(z[-1]))
        d = a[-1] - y
        dW, db = [d @ a[-2].T], [d]
        for i in range(2, len(sizes)):
            slope = sigmoid(z[-i]) * (1 - sigmoid(z[-i]))
            d = (W[-i + 1].T @ d) * slope
            dW, db = [d @ a[-i - 1].T, *dW], [d, *db]
        return dW, db

    def run(n: int) -> None:
        for rows in islice(rows_of, n):
            sum_W = [np.zeros_like(w) for w in W]
            sum_b = [np.zeros_like(bias) for bias in b]
            for row in rows:
                y = onehot[task.y[row]][:, None]
                dW, db = gradient(X[row][:, None], y)
                sum_W = [s + g for s, g in zip(sum_W, dW, strict=True)]
                sum_b = [s + g for s, g in zip(sum_b, db, strict=True)]
            for i in range(len(W)):
                W[i] = W[i] - 0.01 / len(rows) * sum_W[i]
                b[i] = b[i] - 0.01 / len(rows) * sum_b[i]

    return run
