"""Where people stand in a graph: random numbers, averaged with those of friends.

One round is a layer of a graph network with nothing to train. After some rounds friends
of friends stand alike; after many, everybody does, which is called over-smoothing.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from anncourse.arguments import float_array, integer
from anncourse.datasets.friends import asked, links_of

Places = NDArray[np.float64]
# Who has the same friends stands alike, and is to tie on every machine.
DIGITS = 9


def neighbor_means(
    adjacency: ArrayLike, X: ArrayLike, *, rounds: int = 1
) -> Places:
    """Replace everybody's numbers by the mean of their own and their friends'.

    x_i <- (x_i + sum over friends k of x_k) / (1 + number of friends), again and again.
    The layer of Kipf & Welling 2017 (arXiv:1609.02907) without weights or a curve, and
    with a plain mean in place of their weighted one.

    Parameters
    ----------
    adjacency : (n, n) array
        The graph as it is known.
    X : (n, d) array
        d numbers of each person.
    rounds : int
        How often, from 0.

    Returns
    -------
    (n, d) float64
        The numbers after the last round.

    Raises
    ------
    ValueError
        If adjacency is no graph, X does not fit it, or rounds is no whole number from
        0.

    Examples
    --------
    >>> neighbor_means(
    ...     [[0, 1, 0], [1, 0, 1], [0, 1, 0]], [[0.0], [3.0], [9.0]]
    ... )
    array([[1.5],
           [4. ],
           [6. ]])
    """
    who = "neighbor_means"
    A = links_of(who, adjacency)
    numbers = float_array(who, "X", X).astype(np.float64)
    if numbers.ndim != 2 or len(numbers) != len(A):
        raise ValueError(
            f"{who} expects X ({len(A)}, d), one row for each person, got shape "
            f"{numbers.shape}"
        )
    people = 1 + A.sum(1, keepdims=True)
    for _ in range(integer(who, "rounds", rounds, low=0)):
        numbers = (numbers + A @ numbers) / people
    return numbers


def likeness(X: ArrayLike, pairs: ArrayLike) -> Places:
    """Return the cosine between the numbers of two people, to nine digits.

    ``<x_i, x_j> / (|x_i| |x_j|)``, 0 where one has only zeros.

    Parameters
    ----------
    X : (n, d) array
        d numbers of each person.
    pairs : (m, 2) array of int
        Pairs of people.

    Returns
    -------
    (m,) float64
        From -1, opposite, to 1, the same direction.

    Raises
    ------
    ValueError
        If X has other than two axes, or pairs names somebody who is not in it.

    Examples
    --------
    >>> likeness([[1, 0], [2, 0], [0, 3]], [[0, 1], [0, 2]])
    array([1., 0.])
    """
    who = "likeness"
    numbers = float_array(who, "X", X).astype(np.float64)
    if numbers.ndim != 2:
        raise ValueError(
            f"{who} expects X (n, d), got shape {numbers.shape}"
        )
    i, j = asked(who, pairs, len(numbers))
    size = np.linalg.norm(numbers, axis=1)
    both = size[i] * size[j]
    product = (numbers[i] * numbers[j]).sum(1)
    cosine = np.divide(product, both, out=np.zeros(len(i)), where=both > 0)
    rounded: Places = cosine.round(DIGITS)
    return rounded
