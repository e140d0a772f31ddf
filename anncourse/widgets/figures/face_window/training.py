"""Train detectors, let them slide over photographs, and train on false alarms.

Three starts. Each learns from 70 faces and 70 backgrounds; then three times it slides
over six photographs without a face, and goes on with its strongest false alarms as
background beside what it had. ``python -m ...face_window.training`` writes what it
says of two other photographs.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from anncourse.datasets.medicine import faces
from anncourse.datasets.photographs import (
    normalized,
    photograph,
    sliding_windows,
)
from anncourse.training.fitting import fit
from anncourse.training.losses import binary_cross_entropy
from anncourse.training.optimizers import AdamW
from anncourse.widgets.figures.face_window import detector as one
from anncourse.widgets.figures.face_window.scans import Row, Scans, flat

Array = NDArray[np.float64]

FILE = Path(__file__).with_name("scans.json")
SEEDS, ROUNDS = 3, 3
TRAINED = 70  # of a hundred faces, and of a hundred backgrounds
FACELESS = ("coffee", "cat", "rocket", "coins", "brick", "gravel")
HARD, NEARLY = 200, -1.0  # false alarms of a round, and their least logit
EPOCHS, MORE = 50, 10


class Course:
    """One detector on its way: what it learns from, and what it is judged by."""

    def __init__(self, seed: int) -> None:
        self.seed, self.net = seed, one.detector(seed)
        X, y = faces()
        rng = np.random.default_rng(seed)
        order = np.concatenate(
            [100 * kind + rng.permutation(100) for kind in (0, 1)]
        )
        learned = np.arange(200) % 100 < TRAINED
        self.X, self.y = X[order[learned]], y[order[learned]]
        self.X_test, self.y_test = X[order[~learned]], y[order[~learned]]
        self.hard = self.X[:0]
        self._fit(self.X, self.y, EPOCHS, 0)

    def repair(self, pool: Array, number: int) -> None:
        """Learn from the strongest false alarms of a pool, beside what there was."""
        said = one.logits(self.net, pool)
        worst = np.argsort(-said, kind="stable")[:HARD]
        worst = worst[said[worst] >= NEARLY]
        self.hard = np.concatenate([self.hard, pool[worst]])
        # Faces come as often as hard negatives do.
        times = max(1, round(len(self.hard) / len(self.y)))
        X = np.concatenate([np.repeat(self.X, times, axis=0), self.hard])
        y = np.concatenate(
            [np.repeat(self.y, times), np.zeros(len(self.hard), np.int64)]
        )
        self._fit(X, y, MORE, number)

    def row(self, scans: dict[str, Array]) -> Row:
        """Return how good it is now, in percent, and the rank of the face."""
        right = (one.logits(self.net, self.X_test) >= 0) == self.y_test
        alarms = {
            name: round(float(100 * (said[one.away(name)] >= 0).mean()), 2)
            for name, said in scans.items()
        }
        said, aside = scans["astronaut"], one.away("astronaut")
        rank = 1 + int((said[aside] > said[~aside].max()).sum())
        found, spared = (
            round(float(100 * right[self.y_test == kind].mean()), 2)
            for kind in (1, 0)
        )
        return Row(
            found, spared, alarms["astronaut"], alarms["clock"], rank
        )

    def _fit(self, X: Array, y: Array, epochs: int, number: int) -> None:
        fit(
            *(self.net, normalized(X), y[:, None].astype(np.float32)),
            loss=binary_cross_entropy,
            optimizer=AdamW(0.004, weight_decay=0.1),
            epochs=epochs,
            batch_size=16,
            rng=self.seed + 100 * number,
            progress=False,
        )


def pool() -> Array:
    """Return windows of photographs without a face, in two sizes."""
    return np.concatenate(
        [
            sliding_windows(
                photograph(name, color=False, shrink=shrink),
                one.WINDOW,
                step=8,
            )[0]
            for name in FACELESS
            for shrink in (2, 4)
        ]
    )


def follow(
    seed: int, rounds: int = ROUNDS
) -> tuple[list[Array], list[Row]]:
    """Return a detector's weights and rows, before and after each round."""
    scenes = {name: one.scene(name) for name in one.SCANNED}
    course, faceless = Course(seed), pool()
    weights, rows = [], []
    for number in range(rounds + 1):
        if number:
            course.repair(faceless, number)
        said = {name: one.scan(course.net, s) for name, s in scenes.items()}
        weights.append(flat(course.net))
        rows.append(course.row(said))
    return weights, rows


def main(seeds: int = SEEDS) -> None:
    """Train all, and write the first, its scans, and the rows of all."""
    found = [follow(seed) for seed in range(seeds)]
    scenes = {name: one.scene(name) for name in one.SCANNED}
    kept = Scans.make(scenes, found[0][0], [rows for _, rows in found])
    FILE.write_text(kept.text(), encoding="utf-8")


if __name__ == "__main__":
    main()
