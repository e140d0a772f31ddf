"""One layer over a bag of features: softmax(W x + b), and its training."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from anncourse.arguments import Array, Seed, generator
from anncourse.neurons.activations import softmax_rows
from anncourse.training.optimizers import Adam

Seen: TypeAlias = tuple[NDArray[np.int64], NDArray[np.float64]]
# Steps of a stored weight to either side of zero: finer ones score no better.
LEVELS = 7
BATCH = 64


@dataclass(frozen=True)
class Bag:
    """A layer whose input is nearly all zero: only the rows of what is there add up.

    z = b + sum_i x_i W_i

    Parameters
    ----------
    W : (I, K) array
        A row for each feature.
    b : (K,) array
        What is believed before a word was said.

    Examples
    --------
    >>> bag = Bag(np.eye(3), np.zeros(3))
    >>> bag.scores((np.array([1]), np.array([2.0])))
    array([0., 2., 0.])
    """

    W: Array
    b: Array

    def scores(self, seen: Seen) -> Array:
        """Return z for one bag.

        Parameters
        ----------
        seen : tuple of (n,) arrays
            The numbers of its features and how much each counts.

        Returns
        -------
        (K,) array
        """
        numbers, weights = seen
        return weights @ self.W[numbers] + self.b

    def rounded(self) -> Bag:
        """Return the layer with each column of W in 15 steps, as it is stored.

        Returns
        -------
        Bag
        """
        whole, step = self.whole()
        return Bag(whole * step, self.b)

    def whole(self) -> tuple[NDArray[np.int8], Array]:
        """Return W in whole steps, and how large a step of each column is.

        Returns
        -------
        whole : (I, K) int8 array
            From -7 to 7.
        step : (K,) array
        """
        step = np.abs(self.W).max(0) / LEVELS
        step[step == 0] = 1.0
        return np.round(self.W / step).astype(np.int8), step


def fit_bag(
    bags: Sequence[Seen],
    targets: Array,
    *,
    features: int,
    classes: int,
    epochs: int = 8,
    lr: float = 0.05,
    dropout: float = 0.0,
    rng: Seed = None,
) -> Bag:
    """Train a layer over bags with cross-entropy and Adam; the rate falls to zero.

    Parameters
    ----------
    bags : sequence of tuples
        For each example the numbers of its features and how much each counts.
    targets : (n,) int array
        The class of each.
    features, classes : int
        How many rows and columns W has.
    epochs : int
        Passes over the examples.
    lr : float
        Learning rate at the start.
    dropout : float
        Share of the features that each step leaves out: a sentence is to be understood
        without any one of its words.
    rng : int, Generator or None
        Seed or random Generator; a permutation is drawn for each epoch, and
        what is left out for each step.

    Returns
    -------
    Bag
    """
    order_of = generator("fit_bag", rng)
    numbers, weights = _padded(bags, features)
    layer = Bag(np.zeros((features + 1, classes)), np.zeros(classes))
    params = {"W": layer.W, "b": layer.b}
    steps = -(-len(bags) // BATCH)  # of an epoch
    adam = Adam(lambda step: lr * (1 - step // steps / epochs))
    for _ in range(epochs):
        order = order_of.permutation(len(bags))
        for start in range(0, len(bags), BATCH):
            rows = order[start : start + BATCH]
            there = order_of.random(weights[rows].shape) >= dropout
            grads = _gradients(
                layer, numbers[rows], weights[rows] * there, targets[rows]
            )
            adam.step(params, grads)
    return Bag(layer.W[:features].copy(), layer.b)


def _padded(bags: Sequence[Seen], features: int) -> tuple[Array, Array]:
    # Short bags are filled up with a row of their own that counts nothing.
    longest = max(len(numbers) for numbers, _ in bags)
    numbers = np.full((len(bags), longest), features)
    weights = np.zeros((len(bags), longest))
    for row, (some, their) in enumerate(bags):
        numbers[row, : len(some)] = some
        weights[row, : len(some)] = their
    return numbers, weights


def _gradients(
    layer: Bag, numbers: Array, weights: Array, targets: Array
) -> dict[str, Array]:
    z = np.einsum("bn,bnk->bk", weights, layer.W[numbers]) + layer.b
    dz = softmax_rows(z)
    dz[np.arange(len(dz)), targets] -= 1
    dz /= len(dz)
    dW = np.zeros_like(layer.W)
    shares = weights[:, :, None] * dz[:, None, :]
    np.add.at(dW, numbers.ravel(), shares.reshape(-1, shares.shape[2]))
    return {"W": dW, "b": dz.sum(0)}
