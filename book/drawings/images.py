"""Pictures of the layers for images."""

from __future__ import annotations

import numpy as np
from drawings.tables import table
from matplotlib.axes import Axes

import anncourse as ann
from anncourse.arguments import Array


def _stroke() -> Array:
    # A vertical stroke that ends: bright where there is ink.
    image = np.zeros((5, 5))
    image[:4, 2] = 1
    return image


def conv2d() -> Axes:
    """Draw an image, a window that looks for upright edges, and what it finds."""
    layer = ann.Conv2D(1, 1, (2, 2))
    layer.params["W"] = np.array([[-1.0, 1.0], [-1.0, 1.0]])[
        ..., None, None
    ]
    image = _stroke()
    found = layer(image[None, ..., None])[0, ..., 0]
    window = layer.params["W"][..., 0, 0]
    return table({"image x": image, "window W": window, "y": found}, 0)


X = np.array(
    [
        [1.0, 2.0, 0.0, 1.0],
        [3.0, 0.0, 1.0, 2.0],
        [0.0, 1.0, 4.0, 0.0],
        [2.0, 1.0, 0.0, 0.0],
    ]
)


def max_pool() -> Axes:
    """Draw the largest number of each block of 2x2."""
    y = ann.MaxPool2D(2)(X[None, ..., None])[0, ..., 0]
    return table({"x": X, "y": y}, 0)


def avg_pool() -> Axes:
    """Draw the mean of each block of 2x2."""
    y = ann.AvgPool2D(2)(X[None, ..., None])[0, ..., 0]
    return table({"x": X, "y": y}, 1)
