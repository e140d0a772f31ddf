"""A network that paints a photograph: from where a pixel is to what color it has."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from anncourse.layers.activation import Activation
from anncourse.layers.dense import Dense
from anncourse.modules.serial import Serial
from anncourse.training.fitting import fit
from anncourse.training.losses import mse
from anncourse.training.optimizers import Adam
from anncourse.widgets.spelled import numbers

Array = NDArray[np.float64]

COLUMNS = 90  # of the cat
WAVES, UNITS = 32, 48
RATE, BATCH = 0.005, 64
REACH = 2  # rows and columns from a pixel to the farthest of its neighbors


@cache
def letters() -> str:
    """Return the cat, 60 x 90, in 64 shades of red, green and blue."""
    file = Path(__file__).with_name("cat.txt")
    return file.read_text(encoding="utf-8").strip()


@dataclass(frozen=True)
class Task:
    """A picture (rows, columns, 3) from 0 to 1, and which pixels training sees."""

    picture: Array
    seen: NDArray[np.bool_]

    @classmethod
    def read(cls, text: str, columns: int, seed: int) -> Task:
        """Read a picture written as letters, and draw the half that is seen."""
        shades = numbers(text)
        picture = shades.reshape(-1, columns, 3) / 63
        seen = np.ones(shades.size // 3, bool)
        order = np.random.default_rng(seed).permutation(len(seen))
        seen[order[: len(seen) // 2]] = False
        return cls(picture, seen.reshape(-1, columns))

    def places(self) -> Array:
        """Return where the pixels are, as `anncourse.datasets.painting` does."""
        rows, columns = self.seen.shape
        row, column = np.indices((rows, columns)).reshape(2, -1)
        right, up = column + 0.5 - columns / 2, rows / 2 - (row + 0.5)
        half: float = max(rows, columns) / 2
        return np.column_stack([right, up]) / half

    def decibels(self, painted: Array, which: bool) -> float:
        """Return how far the mean squared error is below 1, in decibels."""
        error = (painted - self.picture)[self.seen == which]
        return float(-10 * np.log10(np.mean(error**2)))

    def neighbors(self) -> Array:
        """Return each pixel as the mean of seen ones around it, by 1 / distance^4."""
        rows, columns = self.seen.shape
        known = np.pad(self.seen.astype(float), REACH)
        colors = self.picture * self.seen[..., None]
        colors = np.pad(colors, ((REACH, REACH), (REACH, REACH), (0, 0)))
        total, weights = (
            np.zeros_like(self.picture),
            np.zeros(self.seen.shape),
        )
        for down in range(-REACH, REACH + 1):
            for right in range(-REACH, REACH + 1):
                square = down**2 + right**2
                if square == 0:
                    continue
                part = (
                    slice(REACH + down, REACH + down + rows),
                    slice(REACH + right, REACH + right + columns),
                )
                total += colors[part] / square**2
                weights += known[part] / square**2
        alone = weights == 0
        total[alone], weights[alone] = 0.5, 1
        return total / weights[..., None]


class Painter:
    """The network, and the waves that it sees in place of x and y."""

    def __init__(
        self, task: Task, inputs: str, frequency: float, seed: int
    ) -> None:
        self.task, self.rng = task, np.random.default_rng(seed)
        self.X = task.places()
        if inputs == "waves":
            B = self.rng.normal(0, frequency, (2, WAVES))
            self.X = waves(self.X, B)
        sizes = [self.X.shape[1], UNITS, UNITS, 3]
        first, second, last = (
            Dense(n, m, rng=self.rng) for n, m in pairwise(sizes)
        )
        curves = Activation("relu"), Activation("relu")
        self.net = Serial(first, curves[0], second, curves[1], last)
        self.optimizer = Adam(RATE)

    def train(self, epochs: int) -> None:
        """Go through all seen pixels so many times."""
        seen = self.task.seen.ravel()
        X, y = self.X[seen], self.task.picture.reshape(-1, 3)[seen]
        fit(
            *(self.net, X, y),
            loss=mse,
            optimizer=self.optimizer,
            epochs=epochs,
            batch_size=BATCH,
            rng=self.rng,
            progress=False,
        )

    def paint(self) -> Array:
        """Return what it paints: colors from 0 to 1."""
        painted = self.net(self.X).reshape(self.task.picture.shape)
        return np.clip(painted, 0, 1)


def waves(X: Array, B: Array) -> Array:
    """Return sines, then cosines, of X @ B."""
    return np.hstack([np.sin(X @ B), np.cos(X @ B)])
