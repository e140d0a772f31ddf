"""Forty mixtures of experts on three lines, trained side by side."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from anncourse.datasets.points import pieces
from anncourse.layers.initialization import INITS
from anncourse.neurons.activations import softmax_rows

Array = NDArray[np.float64]

RUNS, POINTS = 40, 60
RATE, BETAS, EPS = 0.1, (0.9, 0.999), 1e-8
X, Y = (column[:, 0] for column in pieces(POINTS, noise=0.05, rng=0))
GRID = np.linspace(-1, 1, 121)
TRUTH = np.select(
    [GRID < -1 / 3, GRID < 1 / 3],
    [-0.8 + 1.2 * (GRID + 1), 0.8 - 1.5 * (GRID + 1 / 3)],
    -0.6 + 1.5 * (GRID - 1 / 3),
)
# An expert that answers alone this far off the lines has a piece of its own.
NEAR = 0.2


class Race:
    """Mixtures of experts that are alike but for the weights they start from.

    Every gate and every expert is a line. ``weights`` is (runs, 4, experts): slopes and
    intercepts of the gate's scores, then those of the experts. Adam, with all points in
    every step: an epoch is a step.
    """

    def __init__(
        self, experts: int, balance: float, seed: int, runs: int = RUNS
    ) -> None:
        rng, start = np.random.default_rng(seed), INITS["glorot_uniform"]
        self.balance, self.epoch = balance, 0
        self.weights = np.zeros((runs, 4, experts))
        for run in self.weights:
            run[0] = start(rng, 1, experts)
            for k in range(experts):
                run[2, k] = start(rng, 1, 1)[0, 0]
        self.first = np.zeros_like(self.weights)
        self.second = np.zeros_like(self.weights)

    def parts(self, x: Array) -> tuple[Array, Array]:
        """Return shares and answers, (runs, points, experts) each."""
        a, b, c, d = (self.weights[:, i, None, :] for i in range(4))
        return softmax_rows(x[:, None] * a + b), x[:, None] * c + d

    def gradient(self) -> Array:
        """Return the gradient of the mean squared error, and of the penalty."""
        g, answers = self.parts(X)
        dy = 2 / POINTS * ((g * answers).sum(2, keepdims=True) - Y[:, None])
        dg = dy * answers
        if self.balance:
            used = g.sum(1, keepdims=True)
            k, total = used.shape[2], used.sum(2, keepdims=True)
            squares = (used**2).sum(2, keepdims=True)
            dg += self.balance * 2 * k / total**2 * (used - squares / total)
        dz = g * (dg - (g * dg).sum(2, keepdims=True))
        de = g * dy
        x = X[:, None]
        found = [(x * dz).sum(1), dz.sum(1), (x * de).sum(1), de.sum(1)]
        return np.stack(found, 1)

    def train(self, epochs: int) -> None:
        """Take so many steps."""
        for _ in range(epochs):
            self.epoch += 1
            grad = self.gradient()
            for kept, beta, new in (
                (self.first, BETAS[0], grad),
                (self.second, BETAS[1], grad**2),
            ):
                kept *= beta
                kept += (1 - beta) * new
            rate = RATE / (1 - BETAS[0] ** self.epoch)
            scale = 1 - BETAS[1] ** self.epoch
            self.weights -= (
                rate * self.first / (np.sqrt(self.second / scale) + EPS)
            )

    def answers(self, alone: bool) -> Array:
        """Return what each run answers over GRID: all experts, or the one chosen."""
        g, answers = self.parts(GRID)
        if not alone:
            blended: Array = (g * answers).sum(2)
            return blended
        chosen = g.argmax(2)[:, :, None]
        return np.take_along_axis(answers, chosen, 2)[:, :, 0]

    def errors(self, alone: bool) -> Array:
        """Return how far each run is off the lines, as a root mean square."""
        off = self.answers(alone) - TRUTH
        found: Array = np.sqrt((off**2).mean(1))
        return found

    def losses(self) -> Array:
        """Return each run's mean squared error on the points it learns from."""
        g, answers = self.parts(X)
        found: Array = (((g * answers).sum(2) - Y) ** 2).mean(1)
        return found

    def shares(self) -> Array:
        """Return how much each expert is used on the points, (runs, experts)."""
        found: Array = self.parts(X)[0].mean(1)
        return found

    def summary(self, alone: bool) -> dict[str, Any]:
        """Return what a reader may ask about all runs."""
        errors = self.errors(alone)
        return {
            "median": float(np.median(errors)),
            "specialists": int((self.errors(True) < NEAR).sum()),
            "least used": float(np.median(self.shares().min(1))),
            "best": int(self.losses().argmin()),
            "errors": errors,
        }
