"""Radial basis functions fitted to data in one go, without gradient descent."""

from __future__ import annotations

import numpy as np

from anncourse.arguments import (
    Array,
    Seed,
    choice,
    float_array,
    generator,
    integer,
    number,
)
from anncourse.centers.clustering import PAIRS, kmeans, table
from anncourse.centers.rbf import RBF
from anncourse.layers.dense import Dense
from anncourse.modules.serial import Serial

# A fit needs centers that are spread well, not the best ones.
TOLERANCE = 5e-2
# The normal equations square the effect of rounding. A ridge above this share of their
# trace keeps it below a millionth of the targets' size.
SAFE = 1e-12


def fit_rbf(
    X: object,
    y: object,
    n_centers: int,
    *,
    ridge: float = 1e-8,
    width: str | float = "nearest",
    rng: Seed = None,
) -> Serial:
    """Fit a network of radial basis functions in closed form.

    Centers by `kmeans`, widths by the distances between them, then the weights w and
    the bias b that minimize ``mean |phi(x) w + b - y|^2 + ridge |w|^2``: linear least
    squares, with one solution and no learning rate (Broomhead & Lowe 1988; Moody &
    Darken 1989, doi:10.1162/neco.1989.1.2.281).

    Parameters
    ----------
    X : (n, I) array
        Inputs, with features of comparable size: distances are taken between them.
    y : (n,) or (n, O) array
        Targets, in any unit.
    n_centers : int
        Number of units.
    ridge : float
        Weight of the penalty on ``|w|^2``, 0 or more. The bias is free. With 0, and
        more units than the data can tell apart, the smallest w is taken.
    width : float or "nearest"
        One width for all units, in the unit of X; or, for each unit, the mean of its
        distances to the 4 I centers nearest to it.
    rng : int, Generator or None
        Seed or random Generator, for `kmeans`.

    Returns
    -------
    Serial
        ``Serial(RBF(I, n_centers), Dense(n_centers, O))``, which predicts (n, O), with
        O = 1 for y (n,), in the unit of y. It may be trained further.

    Raises
    ------
    ValueError
        If X or y is not finite or of the wrong shape, a setting is out of range, or X
        has fewer than n_centers different points.

    Notes
    -----
    Beside `kmeans`, time grows as n K (I + K) + K^3 and memory as n K + K^2, for K
    units.

    Examples
    --------
    >>> x = np.linspace(0, 6, 50)[:, None]
    >>> net = fit_rbf(x, np.sin(x[:, 0]), 12, rng=0)
    >>> float(np.abs(net(x) - np.sin(x)).max())
    0.00
    """
    X = table("fit_rbf", X).astype(np.float64, copy=False)
    y = _targets(len(X), y)
    n_centers = integer("fit_rbf", "n_centers", n_centers)
    ridge = number("fit_rbf", "ridge", ridge, low=0)
    rng = generator("fit_rbf", rng)
    centers = kmeans(X, n_centers, tolerance=TOLERANCE, rng=rng).centers
    units = RBF(X.shape[1], n_centers, rng=rng)
    units.params["centers"] = centers
    units.params["log_widths"] = np.log(_widths(width, X, centers))
    out = Dense(n_centers, y.shape[1], init="zeros")
    out.params["W"], out.params["b"] = _least_squares(
        _answers(units, X), y, ridge
    )
    return Serial(units, out)


def _targets(n: int, y: object) -> Array:
    y = float_array("fit_rbf", "y", y).astype(np.float64, copy=False)
    if y.ndim not in (1, 2) or len(y) != n:
        raise ValueError(
            f"fit_rbf expects y of shape ({n},) or ({n}, outputs), got {y.shape}"
        )
    with np.errstate(over="ignore"):
        total = np.abs(y).sum()
    if not np.isfinite(total):
        raise ValueError(
            f"fit_rbf expects smaller targets, got up to {np.abs(y).max():g}"
        )
    return y.reshape(n, -1)


def _widths(width: object, X: Array, centers: Array) -> Array:
    k, n_in = centers.shape
    if not isinstance(width, str):
        width = number("fit_rbf", "width", width, above=0)
        return np.full(k, width)
    choice("fit_rbf", "width", width, ["nearest"])
    spread = np.abs(X - centers.mean(0)).max()
    if spread == 0:
        raise ValueError(
            "fit_rbf expects points that differ, or a number for width"
        )
    if k == 1:  # no neighbors: as wide as the data
        return np.array([spread])
    # Counted in the spread, no square is too large or too small.
    squares = np.zeros((k, k))
    for feature in centers.T / spread:
        squares += np.square(np.subtract.outer(feature, feature))
    near = min(4 * n_in, k - 1)
    # The nearest of all is the center itself, at distance 0.
    nearest = np.sqrt(np.partition(squares, near)[:, : near + 1])
    widths: Array = nearest.sum(1) / near * spread
    return widths


def _answers(units: RBF, X: Array) -> Array:
    # Some rows at a time, which stay near the processor.
    phi = np.empty((len(X), units.n_centers))
    rows = max(1, PAIRS // units.n_centers)
    for start in range(0, len(X), rows):
        phi[start : start + rows] = units(X[start : start + rows])
    return phi


def _least_squares(
    phi: Array, y: Array, ridge: float
) -> tuple[Array, Array]:
    # Without their means neither side has anything left for the bias to do.
    n, k = phi.shape
    means, mean = phi.mean(0), y.mean(0)
    phi -= means
    y = y - mean
    normal = phi.T @ phi / n
    if ridge > SAFE * np.trace(normal):
        normal.flat[:: k + 1] += ridge
        W = np.linalg.solve(normal, phi.T @ y / n)
    else:
        stacked = np.vstack([phi, np.sqrt(n * ridge) * np.eye(k)])
        goal = np.vstack([y, np.zeros((k, y.shape[1]))])
        W = np.linalg.lstsq(stacked, goal)[0]
    return W, mean - means @ W
