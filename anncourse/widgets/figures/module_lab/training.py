"""The nets of the figure, trained: ``python -m ...module_lab.training`` keeps them."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse import datasets
from anncourse.layers.activation import Activation
from anncourse.layers.dense import Dense
from anncourse.layers.layer import Layer
from anncourse.modules.parallel import Split
from anncourse.modules.serial import Serial
from anncourse.neurons.activations import softmax_rows
from anncourse.training.fitting import fit
from anncourse.training.losses import softmax_cross_entropy
from anncourse.training.optimizers import Adam
from anncourse.widgets.figures.module_lab.nets import (
    DIGITS,
    FILE,
    HANDS,
    HIDDEN,
    NETS,
    PIXELS,
    SUMS,
    Array,
    Sums,
    added,
)

SEED = 0
EPOCHS = 40


class Adder(Layer):
    """Logarithms of the sums' probabilities, from the scores of two digits."""

    def forward(self, x: Array, train: bool = False) -> tuple[Array, Any]:
        """Return log s, with s_k the sum of p_i q_j over i + j = k."""
        reads = np.stack(
            [softmax_rows(x[:, :DIGITS]), softmax_rows(x[:, DIGITS:])], 1
        )
        s = added(reads)
        return np.log(s), (reads, s)

    def backward(
        self, dy: Array, cache: Any
    ) -> tuple[Array, dict[str, Array]]:
        """Send each pair's share of ds back to its two digits."""
        reads, s = cache
        ds = dy / s
        pairs = np.stack([ds[:, i : i + DIGITS] for i in range(DIGITS)], 1)
        dp = np.stack(
            [
                (pairs * reads[:, 1, None, :]).sum(2),
                (pairs * reads[:, 0, :, None]).sum(1),
            ],
            1,
        )
        dz = reads * (dp - (dp * reads).sum(2, keepdims=True))
        return dz.reshape(len(dz), -1), {}


def net(name: str) -> Layer:
    """Return a net as it starts."""
    if name == "one net":
        return two_layers(2 * PIXELS, SUMS, SEED)
    sides = [two_layers(PIXELS, DIGITS, SEED + side) for side in (0, 1)]
    both = Split(*sides, columns=[PIXELS, PIXELS])
    if name == "modules":
        return Serial(both, Adder())
    last = Dense(2 * DIGITS, SUMS, rng=SEED)
    return Serial(both, Activation("relu"), last)


def two_layers(n_in: int, n_out: int, seed: int) -> Layer:
    """Return a net with one hidden layer."""
    return Serial(
        Dense(n_in, HIDDEN, init="he_normal", rng=seed),
        Activation("relu"),
        Dense(HIDDEN, n_out, rng=seed + 100),
    )


def first(pictures: Array) -> Array:
    """Return the first ten different ones, in their order."""
    _, places = np.unique(pictures, axis=0, return_index=True)
    return pictures[np.sort(places)[:HANDS]]


def main() -> None:
    """Train the nets on pairs of pictures and their sums, and keep them."""
    pairs = datasets.digit_pairs(rng=SEED)
    X, weights = pairs.X_train.astype(float), {}
    for name in NETS:
        made = net(name)
        fit(
            *(made, X, pairs.y_train),
            loss=softmax_cross_entropy,
            optimizer=Adam(0.005),
            epochs=EPOCHS,
            batch_size=64,
            rng=SEED,
            progress=False,
        )
        weights[name] = list(made.named_params().values())
    # Ten pictures of each digit, of those that training never saw.
    halves = pairs.X_test.astype(float).reshape(-1, PIXELS)
    digits = pairs.digits_test.ravel()
    pictures = [first(halves[digits == d]) for d in range(DIGITS)]
    unseen = np.ones((DIGITS, DIGITS), bool)
    unseen[tuple(pairs.digits_train.T)] = False
    kept = Sums(weights, np.array(pictures), unseen)
    FILE.write_text(kept.text(), encoding="utf-8")


if __name__ == "__main__":
    main()
