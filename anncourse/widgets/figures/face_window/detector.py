"""The face detector: a small convolutional network over windows of 25 x 25 pixels."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from anncourse.datasets.photographs import (
    normalized,
    photograph,
    sliding_windows,
)
from anncourse.images.convolution import Conv2D
from anncourse.images.pooling import MaxPool2D
from anncourse.layers.activation import Activation
from anncourse.layers.dense import Dense
from anncourse.layers.shaping import Flatten
from anncourse.modules.serial import Serial

Array = NDArray[np.float64]

WINDOW, STEP = 25, 2  # pixels
SIDE = 128  # of a photograph, in pixels
CELLS = (SIDE - WINDOW) // STEP + 1  # windows in a row
# Photographs that no training sees, and by how much they shrink.
SCANNED = {"astronaut": 4, "clock": 2}
# Windows whose middle is on the astronaut's face: rows and columns of windows.
FACE = slice(5, 14), slice(18, 26)


def detector(seed: int) -> Serial:
    """Return a fresh detector: 601 weights, one logit for each window."""
    rng = np.random.default_rng(seed)
    return Serial(
        Conv2D(1, 4, 5, rng=rng),
        Activation("relu"),
        MaxPool2D(3),
        Conv2D(4, 8, 3, rng=rng),
        Activation("relu"),
        Flatten(),
        Dense(200, 1, rng=rng),
    )


def logits(net: Serial, windows: Array) -> Array:
    """Return the logit of each window (n, 25, 25, 1), above 0 for a face."""
    found: Array = net(normalized(windows))[:, 0]
    return found


def scene(name: str) -> Array:
    """Return the middle of a photograph, 128 x 128, gray."""
    picture = photograph(name, color=False, shrink=SCANNED[name])
    top, left = ((length - SIDE) // 2 for length in picture.shape[:2])
    return picture[top : top + SIDE, left : left + SIDE].astype(np.float64)


def scan(net: Serial, picture: Array) -> Array:
    """Return the logits of all windows, (52, 52)."""
    windows, _ = sliding_windows(picture, WINDOW, step=STEP)
    return logits(net, windows).reshape(CELLS, CELLS)


def away(name: str) -> NDArray[np.bool_]:
    """Return which windows of a photograph are not on a face, (52, 52)."""
    found = np.ones((CELLS, CELLS), bool)
    if name == "astronaut":
        found[FACE] = False
    return found
