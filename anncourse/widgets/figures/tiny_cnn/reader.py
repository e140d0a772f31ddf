"""A network that reads digits, a sheet to draw one on, and the worst pixels."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from anncourse.datasets.handwriting import digits
from anncourse.images.convolution import Conv2D
from anncourse.images.pooling import MaxPool2D
from anncourse.layers.activation import Activation
from anncourse.layers.dense import Dense
from anncourse.layers.shaping import Flatten
from anncourse.modules.serial import Serial
from anncourse.neurons.activations import softmax_rows
from anncourse.training.losses import softmax_cross_entropy
from anncourse.training.optimizers import Adam
from anncourse.training.steps import train
from anncourse.widgets.spelled import numbers, spelled

Array = NDArray[np.float64]

SIDE, PAD = 8, 16  # pixels of what the network sees, and of the sheet
TRAINING, HELD = 800, 300
KERNELS = 8, 16
RATE, BATCH = 0.005, 8


@cache
def letters() -> tuple[str, str]:
    """Return the first digits of the file, then its last ones; and what they are."""
    X, y = digits()
    some = np.r_[:TRAINING, len(y) - HELD : len(y)]
    levels = 16 * X[some]
    return (
        spelled(levels),
        "".join(str(digit) for digit in y[some]),
    )


class Reader:
    """The network and its digits: the first ones to learn from, the last ones held out.

    Parameters
    ----------
    pixels, labels : str
        A letter a pixel, and a figure a digit.
    seed : int
        For the first weights and the order of the digits.
    """

    def __init__(self, pixels: str, labels: str, seed: int) -> None:
        self.X = numbers(pixels).reshape(-1, SIDE, SIDE, 1) / 16
        self.y = np.array([int(label) for label in labels])
        self.rng = np.random.default_rng(seed)
        first, second = KERNELS
        self.net = Serial(
            Conv2D(1, first, 3, padding="same", rng=self.rng),
            Activation("relu"),
            MaxPool2D(2),
            Conv2D(first, second, 3, padding="same", rng=self.rng),
            Activation("relu"),
            MaxPool2D(2),
            Flatten(),
            Dense(4 * second, 10, rng=self.rng),
        )

    def train(self, steps: int) -> None:
        """Make so many updates, of eight digits each."""
        if not steps:
            return
        known = len(self.y) - HELD
        every = train(
            *(self.net, self.X[:known], self.y[:known]),
            *(softmax_cross_entropy, Adam(RATE)),
            epochs=-(-steps * BATCH // known),
            batch_size=BATCH,
            rng=self.rng,
        )
        for done, _ in enumerate(every, start=1):
            if done == steps:
                break

    def answers(self, pictures: Array) -> Array:
        """Return the probabilities of the ten digits for pictures (n, 8, 8)."""
        return softmax_rows(self.net(pictures[..., None]))

    def held_out(self) -> tuple[Array, NDArray[np.bool_]]:
        """Return how sure it is of each held-out digit, and whether it is right."""
        found = self.answers(self.X[-HELD:, ..., 0])
        return found.max(1), found.argmax(1) == self.y[-HELD:]

    def worst(self, picture: Array, changes: list[int]) -> int:
        """Return the pixel whose change helps another digit most, or -1 if all are."""
        base = self.answers(picture[None])[0].argmax()
        free = [i for i in range(SIDE**2) if i not in changes]
        if not free:
            return -1
        tried = np.stack([changed(picture, [*changes, i]) for i in free])
        z = self.net(tried[..., None])
        others = np.delete(z, base, axis=1).max(1)
        return free[int((others - z[:, base]).argmax())]


def changed(picture: Array, changes: list[int]) -> Array:
    """Return a picture some of whose pixels are full where they were pale, or empty."""
    new = picture.copy()
    for place in changes:
        new.flat[place] = float(picture.flat[place] <= 0.5)
    return new


def centered(ink: list[int]) -> Array:
    """Return a drawing as the data are: 8 x 8, as large as fits, in the middle."""
    sheet = np.zeros((PAD, PAD))
    sheet.flat[ink] = 1
    rows, columns = np.nonzero(sheet)
    ends = [(one.min(), one.max() + 1) for one in (rows, columns)]
    side = max(SIDE, *(end - start for start, end in ends))
    down, right = (_cover((a + b) / 2, side / SIDE) for a, b in ends)
    found: Array = down @ sheet @ right.T
    return found


def _cover(middle: float, width: float) -> Array:
    # What share of each of the 8 new pixels each of the 16 old ones covers.
    start = middle + (np.arange(SIDE)[:, None] - SIDE / 2) * width
    old = np.arange(PAD)
    common = np.minimum(start + width, old + 1) - np.maximum(start, old)
    shares: Array = np.maximum(common, 0) / width
    return shares
