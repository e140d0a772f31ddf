"""Pictures of radial basis functions."""

from __future__ import annotations

from matplotlib.axes import Axes

import anncourse as ann
from anncourse import plots


def rbf() -> Axes:
    """Draw a wave, the bumps of a net that was fitted to it, and their sum."""
    X, y = ann.datasets.wave(60, rng=0)
    net = ann.fit_rbf(X, y, 7, width=0.25, ridge=1e-4, rng=0)
    return plots.bumps(net, X[:, 0], y[:, 0])
