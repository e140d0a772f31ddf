"""What hears a glide: a small network, and a regression on the average."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from anncourse.datasets.speech import BANDS
from anncourse.images.convolution import Conv2D
from anncourse.images.pooling import AvgPool2D, MaxPool2D
from anncourse.layers.activation import Activation
from anncourse.layers.dense import Dense
from anncourse.layers.shaping import Flatten
from anncourse.modules.serial import Serial
from anncourse.neurons.activations import softmax_rows
from anncourse.widgets.spelled import numbers, spelled

Array = NDArray[np.float64]

GLIDES = ("ai", "ia", "au", "ua", "iu", "ui")
LEARNED = ("everyone", "men")
KERNELS, HIGH, LONG = 24, 13, 8  # and their size, in bands and frames
PAIR = 2  # bands and frames that become one
STEPS = 2047  # from zero to the largest weight


def network(rng: np.random.Generator | None = None) -> Serial:
    """Return a network for spectrograms (B, 28, frames, 1), as it begins."""
    return Serial(
        AvgPool2D(PAIR),
        Conv2D(1, KERNELS, (HIGH, LONG), rng=rng),
        Activation("relu"),
        MaxPool2D("all"),
        Flatten(),
        Dense(KERNELS, len(GLIDES), rng=rng),
    )


def write(weights: Array) -> str:
    """Write weights as letters, two each, after the largest of them."""
    most = float(np.abs(weights).max())
    steps = np.round(weights.ravel() / most * STEPS).astype(int) + STEPS
    return f"{most:.6g} {spelled(np.column_stack(np.divmod(steps, 64)))}"


def read(line: str) -> Array:
    """Read what `write` has written."""
    most, letters = line.split()
    high, low = numbers(letters).reshape(-1, 2).T
    steps = 64 * high + low - STEPS
    weights: Array = float(most) * steps / STEPS
    return weights


@cache
def taught() -> str:
    """Return what was taught."""
    file = Path(__file__).with_name("ears.txt")
    return file.read_text(encoding="utf-8").strip()


class Ear:
    """A network and a regression that have learned from the same voices.

    Parameters
    ----------
    text : str
        What `taught` returns: two ears, each seven lines: middle and spread of the
        loudness, then the weights of the network and of the regression.
    learned : {"everyone", "men"}
        From whom.
    """

    def __init__(self, text: str, learned: str) -> None:
        first = 7 * LEARNED.index(learned)
        loudness, *weights = text.splitlines()[first : first + 7]
        self.middle, self.spread = map(float, loudness.split())
        *own, W, b = map(read, weights)
        self.net = network()
        for param, value in zip(
            self.net.named_params().values(), own, strict=True
        ):
            param[...] = value.reshape(param.shape)
        self.W, self.b = W.reshape(BANDS, len(GLIDES)), b

    def network(self, loud: Array) -> Array:
        """Return how sure the network is of each glide, for loudness (28, frames)."""
        z: Array = self.net(self._scaled(loud)[None, ..., None])[0]
        return softmax_rows(z)

    def average(self, loud: Array) -> Array:
        """Return how sure the regression is, which knows the average over time."""
        return softmax_rows(self._scaled(loud).mean(1) @ self.W + self.b)

    def strongest(self, loud: Array) -> tuple[int, Array]:
        """Return the kernel that says most for the answer, and its map."""
        x = self._scaled(loud)[None, ..., None]
        layers = list(self.net.children().values())
        maps = Serial(*layers[:3])(x)[0]
        W = self.net.named_params()["5.W"]
        says = self.net(x)[0].argmax()
        kernel = int((maps.max((0, 1)) * W[:, says]).argmax())
        return kernel, maps[..., kernel]

    def _scaled(self, loud: Array) -> Array:
        return (loud - self.middle) / self.spread
