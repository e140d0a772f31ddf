"""How good a ranking is: whether what was held out stands near the top."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from anncourse.arguments import Array, float_array, integer

Ranks = NDArray[np.float64]


def ranks(
    scores: ArrayLike, last: ArrayLike, *, seen: ArrayLike | None = None
) -> Ranks:
    """Return at which place the held-out item of each row stands, from 0.

    Parameters
    ----------
    scores : (n, items) array
        How much a model recommends each item to each person.
    last : (n,) array of int
        The item held out for each.
    seen : (n, k) array of int, optional
        Items to leave out of each row's ranking, because the person has them.

    Returns
    -------
    (n,) float64
        Number of items with a higher score; of those with an equal score, half count.

    Raises
    ------
    ValueError
        If shapes do not fit, an item is unknown, or the held-out item is among those
        seen.

    Examples
    --------
    >>> ranks([[0.9, 0.5, 0.1], [0.2, 0.2, 0.7]], [1, 0], seen=[[0], [2]])
    array([0. , 0.5])
    """
    table = float_array("ranks", "scores", scores).astype(np.float64)
    if table.ndim != 2:
        raise ValueError(
            f"ranks expects scores (n, items), got {table.shape}"
        )
    target = _items("ranks", "last", last, table, 1)
    each = np.arange(len(table))
    if seen is not None:
        had = _items("ranks", "seen", seen, table, 2)
        again = (had == target[:, None]).any(1)
        if again.any():
            raise ValueError(
                "ranks expects what is held out not to be among the seen "
                f"items, got it in row {int(again.argmax())}"
            )
        table[each[:, None], had] = -np.inf
    own = table[each, target][:, None]
    place: Ranks = (table > own).sum(1) + ((table == own).sum(1) - 1) / 2
    return place


def hit_rate(places: ArrayLike, *, k: int = 10) -> float:
    """Return the share of held-out items among the best k.

    Parameters
    ----------
    places : (n,) array
        What `ranks` returns.
    k : int
        Length of the list that is shown.

    Returns
    -------
    float
        From 0, never, to 1, always.

    Raises
    ------
    ValueError
        If places is empty or not of finite numbers, or k is not a positive whole
        number.

    Examples
    --------
    >>> hit_rate([0, 3, 12, 40], k=10)
    0.5
    """
    k = integer("hit_rate", "k", k)
    return float((float_array("hit_rate", "places", places) < k).mean())


def ndcg(places: ArrayLike, *, k: int = 10) -> float:
    """Return the mean of 1 / log2(place + 2) over the hits, 0 for the misses.

    The normalized discounted cumulative gain of lists with one right item: 1 if it is
    always on top, and the less the lower it stands.

    Parameters
    ----------
    places : (n,) array
        What `ranks` returns.
    k : int
        Length of the list that is shown.

    Returns
    -------
    float
        From 0, all missed, to 1, all on top.

    Raises
    ------
    ValueError
        If places is empty or not of finite numbers, or k is not a positive whole
        number.

    Examples
    --------
    >>> ndcg([0, 2, 40], k=10)
    0.5
    """
    k = integer("ndcg", "k", k)
    place = float_array("ndcg", "places", places)
    return float(np.where(place < k, 1 / np.log2(place + 2), 0.0).mean())


def auc(scores: ArrayLike, y: ArrayLike) -> float:
    """Return the chance that a row of class 1 scores above one of class 0.

    The area under the receiver operating characteristic; equal scores count half.

    Parameters
    ----------
    scores : (n,) array
        The more, the more likely class 1.
    y : (n,) array of 0 and 1
        The class.

    Returns
    -------
    float
        0.5 for guessing, 1 for a perfect ranking.

    Raises
    ------
    ValueError
        If shapes do not fit or a class is missing.

    Examples
    --------
    >>> auc([0.1, 0.4, 0.4, 0.8], [0, 0, 1, 1])
    0.875
    """
    score, label = _scored("auc", scores, y)
    _, inverse, count = np.unique(
        score, return_inverse=True, return_counts=True
    )
    middle = (
        np.cumsum(count) - (count - 1) / 2
    )  # the mean rank of equal scores
    ones = label.sum()
    above = middle[inverse][label].sum() - ones * (ones + 1) / 2
    return float(above / (ones * (len(label) - ones)))


def precision_at(scores: ArrayLike, y: ArrayLike, k: int) -> float:
    """Return the share of class 1 among the k rows with the highest scores.

    Parameters
    ----------
    scores : (n,) array
        The more, the more likely class 1; of equal scores the earlier row comes first.
    y : (n,) array of 0 and 1
        The class.
    k : int
        How many rows are taken, at most n.

    Returns
    -------
    float
        From 0 to 1.

    Raises
    ------
    ValueError
        If shapes do not fit, a class is missing, or k is out of range.

    Examples
    --------
    >>> precision_at([0.9, 0.1, 0.8, 0.3], [1, 1, 0, 0], 2)
    0.5
    """
    score, label = _scored("precision_at", scores, y)
    if integer("precision_at", "k", k) > len(label):
        raise ValueError(
            f"precision_at expects k to be at most {len(label)}, got {k}"
        )
    best = np.argsort(-score, kind="stable")[:k]
    return float(label[best].mean())


def _scored(
    who: str, scores: ArrayLike, y: ArrayLike
) -> tuple[Array, Array]:
    score, label = float_array(who, "scores", scores), np.asarray(y)
    if score.ndim != 1 or score.shape != label.shape:
        raise ValueError(
            f"{who} expects scores and y (n,), got {score.shape} and "
            f"{label.shape}"
        )
    if not np.isin(label, (0, 1)).all() or not 0 < label.sum() < len(label):
        raise ValueError(f"{who} expects y to hold 0 and 1, and both")
    return score, label == 1


def _items(
    who: str, name: str, given: ArrayLike, table: Array, axes: int
) -> Array:
    items = np.asarray(given)
    if items.ndim != axes or len(items) != len(table):
        raise ValueError(
            f"{who} expects {name} with {axes} axes and {len(table)} rows, "
            f"got shape {items.shape}"
        )
    if items.dtype.kind not in "iu" or (
        items.size and (items.min() < 0 or items.max() >= table.shape[1])
    ):
        raise ValueError(
            f"{who} expects {name} to hold whole numbers from 0 to "
            f"{table.shape[1] - 1}"
        )
    return items
