"""What a hit rate becomes where each item competes with a few others only."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from anncourse.arguments import Array, integer

NEVER = 1e-18  # a chance that counts as none


def sampled_hit_rate(
    places: ArrayLike, *, others: int, pool: int, k: int = 10
) -> float:
    """Return the hit rate to be expected against a pool of others drawn by chance.

    An item with r others above it has X of them above it in the pool, X being
    hypergeometric; it is a hit if X < k. Krichene & Rendle 2020,
    doi:10.1145/3394486.3403226.

    Parameters
    ----------
    places : (n,) array of int
        At which place, from 0, each held-out item stands among all.
    others : int
        How many other items there are.
    pool : int
        How many of them are drawn for each held-out item, at most all.
    k : int
        Length of the list that is shown.

    Returns
    -------
    float
        The mean over the held-out items; with all others in the pool the hit rate.

    Raises
    ------
    ValueError
        If a place is not a whole number from 0 to others, pool is larger than others,
        or k is not a positive whole number.

    Examples
    --------
    >>> [
    ...     round(sampled_hit_rate([99], others=9999, pool=n), 2)
    ...     for n in (99, 999, 9999)
    ... ]
    [1.0, 0.47, 0.0]
    """
    who = "sampled_hit_rate"
    others, k = integer(who, "others", others), integer(who, "k", k)
    if integer(who, "pool", pool) > others:
        raise ValueError(
            f"{who} expects pool to be at most others ({others}), got {pool}"
        )
    asked = np.asarray(places)
    if asked.ndim != 1 or not asked.size or asked.dtype.kind not in "iu":
        raise ValueError(
            f"{who} expects places (n,) of whole numbers, got {asked.dtype} of "
            f"shape {asked.shape}"
        )
    if asked.min() < 0 or asked.max() > others:
        raise ValueError(
            f"{who} expects places from 0 to {others}, got {asked.min()} to "
            f"{asked.max()}"
        )
    hits = hit_chances(int(asked.max()), others=others, pool=pool, k=k)
    return float(hits[asked].mean())


def hit_chances(last: int, *, others: int, pool: int, k: int = 10) -> Array:
    """Return the chance of a hit for an item with 0, 1, ... `last` others above it.

    The numbers are as of `sampled_hit_rate`, which has looked at them.
    """
    # One after the other is put in or left out; of those left, so many places are free.
    chance = np.zeros(k)
    chance[0] = 1
    free = pool - np.arange(k)
    hits = np.zeros(last + 1)
    hits[0] = 1
    for above in range(last):
        drawn = chance * np.clip(free / (others - above), 0, 1)
        chance -= drawn
        chance[1:] += drawn[:-1]
        hits[above + 1] = chance.sum()
        # Fewer than that no item will have again.
        if hits[above + 1] < NEVER:
            break
    return hits
