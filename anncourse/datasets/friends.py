"""People you may know: links of a graph hidden, and the classical guesses.

Each scores pairs by the graph as it is known, in which the links to be guessed are
missing. Or everybody gets random numbers, averaged with those of friends: one round is
a layer of a graph network with nothing to train. After some rounds friends of friends
stand alike; after many, everybody does, which is called over-smoothing.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from anncourse.arguments import (
    Array,
    Seed,
    float_array,
    generator,
    integer,
    number,
)
from anncourse.datasets.graphs import Numbers
from anncourse.datasets.held_out import HeldOut

Scores = NDArray[np.float64]
# Who has the same friends stands alike, and is to tie on every machine.
DIGITS = 9


@dataclass(frozen=True, eq=False, repr=False)
class HiddenLinks(HeldOut):
    """A graph on three days: yesterday, today and tomorrow.

    A model learns from yesterday's graph who is linked today, and is asked from today's
    graph who will be tomorrow. X is pairs of people, not features: compute those of
    X_train from ``yesterday``, those of X_test from ``today``.

    Attributes
    ----------
    yesterday : (n, n) int64 array
        The graph without the links to learn from and those to test on.
    today : (n, n) int64 array
        The graph without the links to test on.
    tomorrow : (n, n) int64 array
        The whole graph.
    """

    yesterday: Numbers
    today: Numbers
    tomorrow: Numbers


def hide_links(
    adjacency: ArrayLike, *, share: float = 0.2, rng: Seed = None
) -> HiddenLinks:
    """Hide some links of a graph for the test, and some of the rest to learn from.

    Parameters
    ----------
    adjacency : (n, n) array
        1 where two people are linked, else 0; symmetric, zero on the diagonal.
    share : float
        Share of the links hidden for the test, and again of those that remain, to learn
        from; above 0, below 1.
    rng : int, Generator or None
        Seed or random Generator; one permutation of the links is drawn.

    Returns
    -------
    HiddenLinks
        X (m, 2) int64: every pair i < j that is not yet linked, yesterday for training,
        today for the test; y (m,) int64: 1 if it is linked one day later. What only
        happens tomorrow counts as 0 in y_train, because today nobody knows it.

    Raises
    ------
    ValueError
        If adjacency is no symmetric matrix of 0 and 1 with an empty diagonal, has fewer
        than 3 links, or share is out of range.

    Notes
    -----
    Links are hidden at random; real links come in an order, and new ones are harder to
    guess. Nearly all pairs are never linked: look at precision among the best k beside
    the area under the curve.

    Examples
    --------
    >>> from anncourse.datasets import campus
    >>> links = hide_links(campus(rng=0).adjacency, rng=0)
    >>> links.y_test.mean() < 0.02
    np.True_
    """
    linked = links_of("hide_links", adjacency)
    share = number("hide_links", "share", share, above=0, below=1)
    rng = generator("hide_links", rng)
    pairs = np.argwhere(np.triu(linked))
    if len(pairs) < 3:
        raise ValueError(
            f"hide_links expects at least 3 links, got {len(pairs)}"
        )
    order = rng.permutation(pairs)
    test = min(max(round(share * len(pairs)), 1), len(pairs) - 2)
    learn = max(round(share * (len(pairs) - test)), 1)
    today = _without(linked, order[:test])
    yesterday = _without(today, order[test : test + learn])
    X_train, X_test = _apart(yesterday), _apart(today)
    return HiddenLinks(
        X_train,
        today[tuple(X_train.T)],
        X_test,
        linked[tuple(X_test.T)],
        yesterday,
        today,
        linked,
    )


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


def preferential_attachment(
    adjacency: ArrayLike, pairs: ArrayLike
) -> Numbers:
    """Multiply how many friends each of two people has.

    degree of i times degree of j: who has many gets more. Liben-Nowell & Kleinberg
    2007, doi:10.1002/asi.20591.

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
    >>> path = [[0, 1, 0], [1, 0, 1], [0, 1, 0]]
    >>> preferential_attachment(path, [[0, 2], [0, 1]])
    array([1, 2])
    """
    A, i, j = _asked("preferential_attachment", adjacency, pairs)
    friends = A.sum(1)
    product: Numbers = friends[i] * friends[j]
    return product


def neighbor_means(
    adjacency: ArrayLike, X: ArrayLike, *, rounds: int = 1
) -> Scores:
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


def likeness(X: ArrayLike, pairs: ArrayLike) -> Scores:
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
    rounded: Scores = cosine.round(DIGITS)
    return rounded


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


def asked(who: str, pairs: ArrayLike, n: int) -> tuple[Array, Array]:
    """Return the first and the second of each pair, if all are among n people."""
    both = np.asarray(pairs)
    if both.ndim != 2 or both.shape[1] != 2 or both.dtype.kind not in "iu":
        raise ValueError(
            f"{who} expects pairs (m, 2) of whole numbers, got {both.dtype} "
            f"of shape {both.shape}"
        )
    if both.size and (both.min() < 0 or both.max() >= n):
        raise ValueError(
            f"{who} expects people from 0 to {n - 1} in pairs, got "
            f"{both.min()} to {both.max()}"
        )
    return both[:, 0], both[:, 1]


def _asked(
    who: str, adjacency: ArrayLike, pairs: ArrayLike
) -> tuple[Numbers, Array, Array]:
    A = links_of(who, adjacency)
    return A, *asked(who, pairs, len(A))


def _without(linked: Numbers, pairs: Array) -> Numbers:
    left = linked.copy()
    left[pairs[:, 0], pairs[:, 1]] = left[pairs[:, 1], pairs[:, 0]] = 0
    return left


def _apart(linked: Numbers) -> Numbers:
    # Every pair i < j that is not linked. (m, 2)
    return np.argwhere(np.triu(linked == 0, 1))
