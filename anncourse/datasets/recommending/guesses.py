"""What somebody may want next: popularity, neighbors among the items, factors.

Each learns from a table of choices and scores every item for every person of it, or for
others. What a person has already chosen is scored, too: `ranks` leaves it out.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from anncourse.arguments import Array, float_array, integer

Scores = NDArray[np.float64]


def popularity(
    chosen: ArrayLike, people: ArrayLike | None = None
) -> Scores:
    """Score an item by how often it was chosen, the same for everybody.

    Parameters
    ----------
    chosen : (n, items) array
        How often each person chose each item; what is learned from.
    people : (m, items) array, optional
        Whom to score for; those of chosen unless given.

    Returns
    -------
    (m, items) float64
        The sums of the columns, one row like the other.

    Raises
    ------
    ValueError
        If an array has no rows or columns, a number below 0 or not finite, or the
        numbers of items differ.

    Examples
    --------
    >>> popularity([[1, 0, 1], [0, 0, 1]]).tolist()
    [[1.0, 0.0, 2.0], [1.0, 0.0, 2.0]]
    """
    table, rows = _tables("popularity", chosen, people)
    return np.tile(table.sum(0), (len(rows), 1))


def item_neighbors(
    chosen: ArrayLike, people: ArrayLike | None = None
) -> Scores:
    """Score an item by how alike it is to those that the person has.

    Two items are alike as the cosine of their columns: ``a . b / (|a| |b|)``; an item
    is no neighbor of itself. Sarwar et al. 2001, doi:10.1145/371920.372071.

    Parameters
    ----------
    chosen : (n, items) array
        How often each person chose each item; what is learned from.
    people : (m, items) array, optional
        Whom to score for; those of chosen unless given.

    Returns
    -------
    (m, items) float64
        For each item the sum over those that the person has.

    Raises
    ------
    ValueError
        If an array has no rows or columns, a number below 0 or not finite, or the
        numbers of items differ.

    Examples
    --------
    >>> item_neighbors(
    ...     [[1, 1, 0], [1, 1, 0], [0, 0, 1]], [[1, 0, 0]]
    ... ).round(2)
    array([[0., 1., 0.]])
    """
    table, rows = _tables("item_neighbors", chosen, people)
    size = np.sqrt((table**2).sum(0))
    # An item that nobody chose is like no other.
    size[size == 0] = 1
    alike = table.T @ table / np.outer(size, size)
    np.fill_diagonal(alike, 0)
    score: Scores = rows @ alike
    return score


def factors(
    chosen: ArrayLike, rank: int, people: ArrayLike | None = None
) -> Scores:
    """Score an item by a few numbers for each person and for each item.

    ``scores = R V V'`` with the first singular vectors V of the table: of all tables
    that are products of a few columns and a few rows, that of chosen itself is the
    nearest to it (Eckart & Young 1936, doi:10.1007/BF02288367).

    Parameters
    ----------
    chosen : (n, items) array
        How often each person chose each item; what is learned from.
    rank : int
        Numbers for each person and each item, at most the smaller side of chosen.
    people : (m, items) array, optional
        Whom to score for; those of chosen unless given.

    Returns
    -------
    (m, items) float64
        The products of the person's numbers and the item's.

    Raises
    ------
    ValueError
        If rank is out of range, an array has no rows or columns, a number below 0 or
        not finite, or the numbers of items differ.

    Examples
    --------
    >>> factors([[1, 1, 0], [1, 1, 0], [0, 0, 1]], 1, [[1, 0, 0]]).round(2)
    array([[0.5, 0.5, 0. ]])
    """
    table, rows = _tables("factors", chosen, people)
    if integer("factors", "rank", rank) > min(table.shape):
        raise ValueError(
            f"factors expects rank to be at most {min(table.shape)}, got {rank}"
        )
    V = np.linalg.svd(table, full_matrices=False)[2][:rank]
    score: Scores = rows @ V.T @ V
    return score


def _tables(
    who: str, chosen: ArrayLike, people: ArrayLike | None
) -> tuple[Array, Array]:
    table = _table(who, "chosen", chosen)
    rows = table if people is None else _table(who, "people", people)
    if rows.shape[1] != table.shape[1]:
        raise ValueError(
            f"{who} expects people with {table.shape[1]} items, got {rows.shape}"
        )
    return table, rows


def _table(who: str, name: str, values: ArrayLike) -> Array:
    table = float_array(who, name, values).astype(np.float64)
    if table.ndim != 2 or not table.size or table.min() < 0:
        least = table.min() if table.size else "none"
        raise ValueError(
            f"{who} expects {name} (n, items) of numbers from 0, got shape "
            f"{table.shape} with {least} as the least"
        )
    return table
