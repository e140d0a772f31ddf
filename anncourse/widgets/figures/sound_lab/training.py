"""The ears of the figure, taught: ``python -m ...sound_lab.training`` keeps them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from anncourse.datasets.speech import glides
from anncourse.training.fitting import fit
from anncourse.training.losses import softmax_cross_entropy
from anncourse.training.optimizers import Adam
from anncourse.widgets.figures.sound_lab.ear import network, write

TESTS = "speakers", "others"  # learned from everyone, and from men


def ear(test: str) -> list[str]:
    """Return the seven lines of an ear."""
    voices = glides(test=test, rng=0)
    X, y = voices.X_train.astype(float), voices.y_train
    middle, spread = round(float(X.mean()), 6), round(float(X.std()), 6)
    rng = np.random.default_rng(0)
    net = network(rng)
    fit(
        *(net, (X - middle) / spread, y),
        loss=softmax_cross_entropy,
        optimizer=Adam(0.01),
        epochs=20,
        batch_size=32,
        rng=rng,
        progress=False,
    )
    average = LogisticRegression(max_iter=2000)
    average.fit(((X - middle) / spread).mean((2, 3)), y)
    weights = *net.named_params().values(), average.coef_.T
    lines = [write(np.asarray(one)) for one in weights]
    return [f"{middle} {spread}", *lines, write(average.intercept_)]


if __name__ == "__main__":
    lines = [line for test in TESTS for line in ear(test)]
    file = Path(__file__).with_name("ears.txt")
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
