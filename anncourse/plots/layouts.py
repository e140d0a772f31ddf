"""Where the nodes of a graph stand, so that steps along edges look like distances."""

from __future__ import annotations

import numpy as np

from anncourse.arguments import Array
from anncourse.plots.kit import given

ROUNDS = 200


def layout(A: object) -> Array:
    """Return a place for each node; the same graph has the same places every time.

    Distances on the page come as near as they can to distances in the graph: the stress
    ``sum_ij (|p_i - p_j| - d_ij)^2 / d_ij^2`` is lowered round by round, from the
    principal axes of the distances. Gansner, Koren & North 2004,
    doi:10.1007/978-3-540-31843-9_25.

    Parameters
    ----------
    A : (n, n) array
        Adjacency: not 0 where two nodes know each other; symmetric.

    Returns
    -------
    (n, 2) array
        In steps along edges, around (0, 0).

    Raises
    ------
    ValueError
        If A is not square and symmetric, or has more than 300 nodes.

    Examples
    --------
    >>> path = [[0, 1, 0], [1, 0, 1], [0, 1, 0]]
    >>> places = layout(path)
    >>> np.linalg.norm(places - places[0], axis=1).round(2)
    array([0., 1., 2.])
    """
    known = given.symmetric("layout", A)
    if len(known) == 1:
        return np.zeros((1, 2))
    d = _steps(known)
    places = _principal(d)
    with np.errstate(divide="ignore"):
        weights = np.where(d > 0, d, np.inf) ** -2.0
    inverse = np.linalg.pinv(np.diag(weights.sum(axis=1)) - weights)
    for _ in range(ROUNDS):
        gaps = np.linalg.norm(places[:, None] - places, axis=-1)
        pull = weights * d / np.where(gaps > 1e-9, gaps, np.inf)
        places = inverse @ (np.diag(pull.sum(axis=1)) - pull) @ places
    return places


def _steps(known: Array) -> Array:
    """Return how many edges lie between any two nodes."""
    n = len(known)
    d = np.where(np.eye(n, dtype=bool), 0.0, np.inf)
    seen = np.eye(n, dtype=bool)
    for steps in range(1, n):
        new = (seen @ known) & ~seen
        if not new.any():
            break
        d[new] = steps
        seen |= new
    # Nodes without any way between them stand a little apart.
    reached = d[np.isfinite(d)].max()
    return np.where(np.isfinite(d), d, reached + 1)


def _principal(d: Array) -> Array:
    # Classical scaling; each axis points to where its largest part is positive.
    squares = d**2
    rows = squares.mean(axis=0)
    inner = (rows + rows[:, None] - squares - rows.mean()) / 2
    sizes, axes = np.linalg.eigh(inner)
    places = axes[:, [-1, -2]] * np.sqrt(np.maximum(sizes[[-1, -2]], 0))
    largest = np.abs(places).argmax(axis=0)
    signs = np.where(places[largest, [0, 1]] < 0, -1, 1)
    # A trace of asymmetry, or nodes that are twins could never part.
    turn = np.arange(len(d)) * 2.4
    apart = 0.05 * np.stack([np.cos(turn), np.sin(turn)], axis=1)
    start: Array = places * signs + apart
    return start
