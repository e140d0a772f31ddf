"""Pictures of the layers that every network is made of."""

from __future__ import annotations

import numpy as np
from drawings.tables import table
from matplotlib.axes import Axes

import anncourse as ann
from anncourse import plots
from anncourse.plots.kit import ink


def dense() -> Axes:
    """Draw every input joined to every unit."""
    return plots.network(ann.Serial(ann.Dense(3, 4, rng=1)))


def activation() -> Axes:
    """Draw three of the functions."""
    return plots.activations(["sigmoid", "tanh", "relu"])


def softmax() -> Axes:
    """Draw scores beside the shares that come of them."""
    scores = np.array([[2.0, 1.0, -1.0]])
    return table({"scores z": scores, "shares p": ann.Softmax()(scores)})


def flatten() -> Axes:
    """Draw a table laid out as a row."""
    x = np.arange(1.0, 7.0).reshape(1, 2, 3)
    return table({"x": x[0], "y": ann.Flatten()(x)}, digits=0)


def reshape() -> Axes:
    """Draw a row laid out as a table."""
    x = np.arange(1.0, 7.0).reshape(1, 6)
    return table({"x": x, "y": ann.Reshape(2, 3)(x)[0]}, digits=0)


def dropout() -> Axes:
    """Draw what one training pass leaves of six units for three examples."""
    x = np.array([[0.4, -0.6, 0.8, 0.2], [0.5, 0.7, -0.3, 0.9]])
    y, _ = ann.Dropout(0.5, rng=1).forward(x, train=True)
    return table({"x": x, "y in training": y}, digits=1)


def batch_norm() -> Axes:
    """Draw two channels of different size before and after."""
    rng = np.random.default_rng(0)
    x = rng.normal([4.0, -1.0], [2.0, 0.5], (400, 2))
    y, _ = ann.BatchNorm(2).forward(x, train=True)
    ax = ink.chart("batch_norm", None, "value")
    bins = np.linspace(-4, 10, 36)
    for i, (values, name) in enumerate(((x, "x"), (y, "y"))):
        for channel in range(2):
            ax.hist(
                values[:, channel],
                bins,
                histtype="step",
                color=ink.CLASSES[1 + i],
                ls=("-", "--")[channel],
                lw=1.6,
                label=f"{name}, channel {channel}",
            )
    ax.set_ylabel("examples")
    ink.legend(ax)
    return ax
