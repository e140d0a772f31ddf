"""The nets of the figure, trained: ``python -m ...damage_lab.training`` keeps them."""

from __future__ import annotations

import numpy as np

from anncourse import datasets
from anncourse.arguments import Array
from anncourse.layers.activation import Activation
from anncourse.layers.dense import Dense
from anncourse.layers.layer import Layer
from anncourse.modules.serial import Serial
from anncourse.training.fitting import fit
from anncourse.training.losses import softmax_cross_entropy
from anncourse.training.optimizers import AdamW
from anncourse.widgets.figures.damage_lab.nets import (
    BOTH,
    CLASSES,
    EYE,
    FILE,
    PIXELS,
    ROWS,
    TONES,
    Damage,
)

SEED = 0
BLIND, DEAF = 0.4, 0.1  # of the examples, while it trains with gaps
COPIES = 5


def learned(
    X: Array, y: Array, units: int, epochs: int, decay: float, seed: int
) -> Layer:
    """Return a trained net with one hidden layer."""
    net = Serial(
        Dense(X.shape[1], units, init="he_normal", rng=seed),
        Activation("relu"),
        Dense(units, CLASSES, rng=seed + 100),
    )
    optimizer = AdamW(0.01, weight_decay=decay)
    fit(
        *(net, X, y),
        loss=softmax_cross_entropy,
        optimizer=optimizer,
        epochs=epochs,
        batch_size=64,
        rng=SEED,
        progress=False,
    )
    return net


def with_gaps(X: Array, y: Array) -> tuple[Array, Array]:
    """Return several copies of the examples, some of them blind, some deaf."""
    rng = np.random.default_rng(SEED)
    parts = []
    for _ in range(COPIES):
        draw, copy = rng.random(len(X)), X.copy()
        copy[draw < BLIND, :PIXELS] = 0
        copy[draw > 1 - DEAF, PIXELS:] = 0
        parts.append(copy)
    return np.concatenate(parts), np.concatenate([y] * COPIES)


def main() -> None:
    """Train the nets on what is seen and heard, and keep them with a test."""
    X, y, X_test, y_test = datasets.seen_and_heard(rng=SEED)
    eye = learned(X[:, :PIXELS], y, EYE, 20, 0.5, SEED)
    ear = learned(X[:, -TONES:], y, EYE, 40, 0.0, SEED + 1)
    nets = {
        "eye and ear": [eye, ear],
        "one net": [learned(X, y, BOTH, 40, 0.1, SEED)],
        "with gaps": [learned(*with_gaps(X, y), BOTH, 12, 0.1, SEED)],
    }
    weights = {
        name: [w for part in parts for w in part.named_params().values()]
        for name, parts in nets.items()
    }
    kept = Damage(weights, X_test[:ROWS], y_test[:ROWS])
    FILE.write_text(kept.text(), encoding="utf-8")


if __name__ == "__main__":
    main()
