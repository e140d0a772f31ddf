"""Hide links of a graph, so that they can be guessed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from anncourse.arguments import Array, Seed, generator, number
from anncourse.datasets.friends import links_of
from anncourse.datasets.graphs import Numbers
from anncourse.datasets.held_out import HeldOut


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


def _without(linked: Numbers, pairs: Array) -> Numbers:
    left = linked.copy()
    left[pairs[:, 0], pairs[:, 1]] = left[pairs[:, 1], pairs[:, 0]] = 0
    return left


def _apart(linked: Numbers) -> Numbers:
    # Every pair i < j that is not linked. (m, 2)
    return np.argwhere(np.triu(linked == 0, 1))
