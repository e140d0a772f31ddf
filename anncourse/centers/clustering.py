"""Centers for data without labels: k-means with a careful start."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf, log

import numpy as np

from anncourse.arguments import (
    Array,
    Seed,
    float_array,
    generator,
    integer,
    number,
)
from anncourse.centers.distances import columns, rows

# Points are compared with centers so many pairs at a time: memory stays small however
# many points there are, and the numbers stay near the processor.
PAIRS = 2**16


@dataclass(frozen=True)
class Clusters:
    """What `kmeans` found.

    Attributes
    ----------
    centers : (k, I) array
        One center in each row.
    labels : (n,) array of int
        The number of the center nearest to each point.
    inertia : float
        Sum of the squared distances from the points to their centers.
    rounds : int
        How often all points were given to their nearest center.
    """

    centers: Array
    labels: Array
    inertia: float
    rounds: int


def kmeans(
    X: object,
    k: int,
    *,
    tolerance: float = 1e-4,
    max_rounds: int = 300,
    rng: Seed = None,
) -> Clusters:
    """Find k centers so that the points are near to one of them.

    Again and again: give each point to its nearest center, then move each center to the
    mean of its points (Lloyd 1982, doi:10.1109/TIT.1982.1056489). The first centers are
    points drawn far from each other, by k-means++ with a few candidates for each
    (Arthur & Vassilvitskii 2007). A center that no point is nearest to is moved to the
    point worst off. The result is a good one, not the best: another seed may find
    better centers.

    Parameters
    ----------
    X : (n, I) array
        Points, with features of comparable size.
    k : int
        Number of centers.
    tolerance : float
        Stop once a round lowers the inertia by no more than this share of it; with 0,
        once it no longer falls.
    max_rounds : int
        Stop after so many rounds in any case.
    rng : int, Generator or None
        Seed or random Generator.

    Returns
    -------
    Clusters

    Raises
    ------
    ValueError
        If X is not a table of finite numbers, a setting is out of range, or X has fewer
        than k different points.

    Notes
    -----
    A round takes time in proportion to n k I; memory grows as n (I + log k) + k I.
    Points nearer to each other than a hundred-millionth of the whole extent (in
    float32, a thousandth) are not told apart.

    Examples
    --------
    >>> found = kmeans([[0.0], [1.0], [10.0], [11.0]], 2, rng=0)
    >>> sorted(found.centers[:, 0].tolist()), found.inertia
    ([0.5, 10.5], 1.0)
    """
    X = table("kmeans", X)
    k = integer("kmeans", "k", k)
    tolerance = number("kmeans", "tolerance", tolerance, low=0, below=1)
    max_rounds = integer("kmeans", "max_rounds", max_rounds)
    rng = generator("kmeans", rng)
    # By a power of two, which changes no digit: now no square is too large or small.
    exponent = int(np.frexp(np.abs(X).max())[1])
    X = np.ldexp(X, -exponent)
    found = _lloyd(X, _start(X, k, rng), tolerance, max_rounds)
    with np.errstate(over="ignore"):
        inertia = float(np.ldexp(found.inertia, 2 * exponent))
    centers = np.ldexp(found.centers, exponent)
    return Clusters(centers, found.labels, inertia, found.rounds)


def table(who: str, X: object) -> Array:
    """Return X as a table (n, I) of floats, or refuse it by name."""
    X = float_array(who, "X", X)
    if X.ndim != 2:
        raise ValueError(
            f"{who} expects X of shape (n, features), got {X.shape}"
        )
    return X


def _start(X: Array, k: int, rng: np.random.Generator) -> Array:
    # Draw a few points, each with a chance in proportion to its squared distance from
    # the centers so far, and keep the one that would leave the smallest sum of these.
    tries = 2 + int(log(k))
    # To compare the candidates, a rough sum will do.
    points = (X - X.mean(0)).astype(np.float32)
    as_rows, as_columns = rows(points), columns(points)
    features = np.ascontiguousarray(X.T)
    chosen = [int(rng.integers(len(X)))]
    left = _squared_distances(features, chosen[0])
    while len(chosen) < k:
        reach = left.cumsum(dtype=np.float64)
        if reach[-1] == 0:
            raise ValueError(
                f"kmeans expects at least {k} different points for {k} "
                f"centers, got {len(chosen)}"
            )
        drawn = reach.searchsorted(rng.random(tries) * reach[-1], "right")
        near = as_rows[drawn] @ as_columns  # (tries, n)
        np.minimum(near, left.astype(np.float32), out=near)
        best = int(drawn[near.sum(1).argmin()])
        # Exactly this time: a point on a center has distance 0, and is not drawn again.
        np.minimum(left, _squared_distances(features, best), out=left)
        chosen.append(best)
    return X[chosen]


def _squared_distances(features: Array, point: int) -> Array:
    off = features - features[:, point, None]
    squares: Array = np.einsum("in,in->n", off, off)
    return squares


def _lloyd(
    X: Array, centers: Array, tolerance: float, max_rounds: int
) -> Clusters:
    last = inf
    for rounds in range(1, max_rounds + 1):
        labels = _nearest(X, centers)
        off = np.square(X - centers.take(labels, 0)).sum(1)
        counts = np.bincount(labels, minlength=len(centers))
        inertia = float(off.sum())
        if inertia >= (1 - tolerance) * last or rounds == max_rounds:
            break
        last = inertia
        centers = _means(X, labels, counts)
        for empty in np.flatnonzero(counts == 0):
            worst = int(off.argmax())
            centers[empty] = X[worst]
            off = np.minimum(off, np.square(X - X[worst]).sum(1))
    return Clusters(centers, labels, inertia, rounds)


def _nearest(X: Array, centers: Array) -> Array:
    middle = centers.mean(0)
    as_columns = columns(centers - middle)
    labels = np.empty(len(X), np.intp)
    step = max(1, PAIRS // len(centers))
    for start in range(0, len(X), step):
        part = slice(start, start + step)
        squares = rows(X[part] - middle) @ as_columns  # (step, k)
        squares.argmin(1, out=labels[part])
    return labels


def _means(X: Array, labels: Array, counts: Array) -> Array:
    k = len(counts)
    sums = [np.bincount(labels, feature, minlength=k) for feature in X.T]
    means = np.stack(sums, 1) / np.maximum(counts, 1)[:, None]
    return means.astype(X.dtype, copy=False)
