"""People you may know: the classical guesses.

Each scores pairs by the graph as it is known, in which the links to be guessed are
missing.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from anncourse.arguments import Array
from anncourse.datasets.graphs import Numbers

Scores = NDArray[np.float64]


def common_neighbors(adjacency: ArrayLike, pairs: ArrayLike) -> Numbers:
    """Count the friends that two people share: (A A)_ij.

    Parameters
    ----------
    adjacency : (n, n) array
        The graph as it is known.
    pairs : (m, 2) array of int
        Pairs of people.

    Returns
    -------
    (m,) int64
        Whole numbers from 0.

    Raises
    ------
    ValueError
        If adjacency is no graph, or pairs names somebody who is not in it.

    Examples
    --------
    >>> common_neighbors([[0, 1, 0], [1, 0, 1], [0, 1, 0]], [[0, 2]])
    array([1])
    """
    A, i, j = _asked("common_neighbors", adjacency, pairs)
    shared: Numbers = (A @ A)[i, j]
    return shared


def jaccard(adjacency: ArrayLike, pairs: ArrayLike) -> Scores:
    """Return the share of their friends that two people have in common.

    ``|N(i) and N(j)| / |N(i) or N(j)|``, 0 where neither has a friend.

    Parameters
    ----------
    adjacency : (n, n) array
        The graph as it is known.
    pairs : (m, 2) array of int
        Pairs of people.

    Returns
    -------
    (m,) float64
        Shares from 0 to 1.

    Raises
    ------
    ValueError
        If adjacency is no graph, or pairs names somebody who is not in it.

    Examples
    --------
    >>> jaccard([[0, 1, 0], [1, 0, 1], [0, 1, 0]], [[0, 2], [0, 1]])
    array([1., 0.])
    """
    A, i, j = _asked("jaccard", adjacency, pairs)
    shared = (A @ A)[i, j]
    friends = A.sum(1)
    share: Scores = shared / np.maximum(friends[i] + friends[j] - shared, 1)
    return share


def adamic_adar(adjacency: ArrayLike, pairs: ArrayLike) -> Scores:
    """Count the friends that two people share, each the less the more friends it has.

    sum over common friends k of 1 / log(degree of k). Adamic & Adar 2003,
    doi:10.1016/S0378-8733(03)00009-1.

    Parameters
    ----------
    adjacency : (n, n) array
        The graph as it is known.
    pairs : (m, 2) array of int
        Pairs of people.

    Returns
    -------
    (m,) float64
        Sums from 0.

    Raises
    ------
    ValueError
        If adjacency is no graph, or pairs names somebody who is not in it.

    Examples
    --------
    >>> adamic_adar([[0, 1, 0], [1, 0, 1], [0, 1, 0]], [[0, 2]]).round(3)
    array([1.443])
    """
    A, i, j = _asked("adamic_adar", adjacency, pairs)
    # A friend that two people share has two friends at least; the 2 only guards log.
    rarity = 1 / np.log(np.maximum(A.sum(1), 2))
    score: Scores = (A * rarity @ A)[i, j]
    return score


def links_of(who: str, adjacency: ArrayLike) -> Numbers:
    """Return adjacency as whole numbers, if it is that of a graph."""
    A = np.asarray(adjacency)
    if (
        A.ndim != 2
        or A.shape[0] != A.shape[1]
        or A.dtype.kind not in "biuf"
    ):
        raise ValueError(
            f"{who} expects adjacency (n, n), got {A.dtype} of shape {A.shape}"
        )
    if not (np.isin(A, (0, 1)).all() and (A == A.T).all()) or A.trace():
        raise ValueError(
            f"{who} expects adjacency to be symmetric, of 0 and 1, and zero "
            "on the diagonal"
        )
    return A.astype(np.int64)


def _asked(
    who: str, adjacency: ArrayLike, pairs: ArrayLike
) -> tuple[Numbers, Array, Array]:
    A, asked = links_of(who, adjacency), np.asarray(pairs)
    if (
        asked.ndim != 2
        or asked.shape[1] != 2
        or asked.dtype.kind not in "iu"
    ):
        raise ValueError(
            f"{who} expects pairs (m, 2) of whole numbers, got {asked.dtype} "
            f"of shape {asked.shape}"
        )
    if asked.size and (asked.min() < 0 or asked.max() >= len(A)):
        raise ValueError(
            f"{who} expects people from 0 to {len(A) - 1} in pairs, got "
            f"{asked.min()} to {asked.max()}"
        )
    return A, asked[:, 0], asked[:, 1]
