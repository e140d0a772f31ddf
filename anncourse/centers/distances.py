"""Distances from many points to many centers by one matrix product.

|x - c|^2 = |x|^2 - 2 x.c + |c|^2 is the row [x, |x|^2, 1] times the column
[-2 c, 1, |c|^2]: `rows` of the points times `columns` of the centers. It is ten times
faster than taking differences, but rounds in proportion to |x|^2 and |c|^2, not to the
distance: measure both from a place among the centers, and do not expect an exact 0.
"""

from __future__ import annotations

import numpy as np

from anncourse.arguments import Array


def rows(points: Array) -> Array:
    """Return [x, |x|^2, 1] for each point (n, I), as (n, I + 2).

    Examples
    --------
    >>> points, centers = np.array([[3.0, 0.0]]), np.array([[0.0, 4.0]])
    >>> rows(points) @ columns(centers)
    array([[25.]])
    """
    squares = np.square(points).sum(1)
    return np.column_stack([points, squares, np.ones_like(squares)])


def columns(centers: Array) -> Array:
    """Return [-2 c, 1, |c|^2] for each center (K, I), as (I + 2, K)."""
    squares = np.square(centers).sum(1)
    return np.vstack([-2 * centers.T, np.ones_like(squares), squares])
