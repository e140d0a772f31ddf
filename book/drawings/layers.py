"""Pictures of the layers, for the package's pages."""

from __future__ import annotations

from matplotlib.axes import Axes

import anncourse as ann
from anncourse import plots


def dense() -> Axes:
    """Draw every input joined to every unit."""
    net = ann.Serial(ann.Dense(3, 4, rng=1))
    return plots.network(net)
