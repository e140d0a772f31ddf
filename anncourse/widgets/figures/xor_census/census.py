"""A hundred small networks on the four corners of XOR, trained side by side."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from anncourse.layers.initialization import INITS
from anncourse.neurons.activations import ACTIVATIONS

Array = NDArray[np.float64]

NETS = 100
RATE = 0.5
CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
ANSWERS = np.array([[0.0], [1.0], [1.0], [0.0]])


class Census:
    """Networks that are alike but for the weights they start from.

    W is (nets, in, out), b is (nets, 1, out), so that one product of matrices goes
    through all of them. Plain gradient descent with all four corners in every step:
    an epoch is a step.
    """

    def __init__(
        self, units: int, activation: str, seed: int, nets: int = NETS
    ) -> None:
        rng, start = np.random.default_rng(seed), INITS["glorot_uniform"]
        self.curve = ACTIVATIONS[activation]
        drawn = [
            (start(rng, 2, units), start(rng, units, 1))
            for _ in range(nets)
        ]
        self.W1 = np.array([first for first, _ in drawn])
        self.W2 = np.array([second for _, second in drawn])
        self.b1 = np.zeros((nets, 1, units))
        self.b2 = np.zeros((nets, 1, 1))

    def logits(self, X: Array) -> Array:
        """Return z of every net for every row of X: (nets, n, 1)."""
        hidden: Array = self.curve.f(X @ self.W1 + self.b1)
        z: Array = hidden @ self.W2 + self.b2
        return z

    def train(self, epochs: int) -> None:
        """Take so many steps."""
        for _ in range(epochs):
            z = CORNERS @ self.W1 + self.b1
            a = self.curve.f(z)
            p = ACTIVATIONS["sigmoid"].f(a @ self.W2 + self.b2)
            dlogits = (p - ANSWERS) / len(CORNERS)
            dz = dlogits @ self.W2.swapaxes(1, 2) * self.curve.df(z, a)
            self.W2 -= RATE * (a.swapaxes(1, 2) @ dlogits)
            self.b2 -= RATE * dlogits.sum(1, keepdims=True)
            self.W1 -= RATE * (CORNERS.T @ dz)
            self.b1 -= RATE * dz.sum(1, keepdims=True)

    def solved(self) -> NDArray[np.bool_]:
        """Return which nets have all four corners right."""
        right: NDArray[np.bool_] = (self.logits(CORNERS) > 0) == (
            ANSWERS > 0
        )
        return np.asarray(right.all((1, 2)))
