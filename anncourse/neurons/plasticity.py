"""How a synapse changes by the timing of spikes on both its sides."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from anncourse.arguments import Array, float_array, number


def stdp(
    gap: ArrayLike,
    *,
    rise: float = 0.005,
    ratio: float = 1.05,
    tau_plus: float = 20.0,
    tau_minus: float = 20.0,
) -> float | Array:
    """Return how one pair of spikes changes a synapse: the window of STDP.

    rise exp(-gap / tau_plus) if the sender fired before the receiver, gap > 0;
    -ratio rise exp(gap / tau_minus) if after; nothing if at the same time. Seen by Bi
    and Poo 1998, doi:10.1523/JNEUROSCI.18-24-10464.1998; these constants are those of
    Song, Miller and Abbott 2000, doi:10.1038/78829.

    Parameters
    ----------
    gap : array
        Time of the receiver's spike minus that of the sender's, in ms.
    rise : float
        Largest growth, as a share of the strongest weight.
    ratio : float
        How many times as large the largest loss is.
    tau_plus, tau_minus : float
        How fast growth and loss fade with the gap, in ms.

    Returns
    -------
    array
        Changes of the weight, in the shape of gap.

    Raises
    ------
    ValueError
        If gap holds something else than finite numbers, or a setting is out of range.

    Examples
    --------
    >>> stdp([10.0, 0.0, -10.0]).round(4)
    array([ 0.003 ,  0.    , -0.0032])
    """
    gap = float_array("stdp", "gap", gap)
    rise = number("stdp", "rise", rise, low=0)
    ratio = number("stdp", "ratio", ratio, low=0)
    tau_plus = number("stdp", "tau_plus", tau_plus, above=0)
    tau_minus = number("stdp", "tau_minus", tau_minus, above=0)
    tau = np.where(gap > 0, tau_plus, tau_minus)
    height = np.where(gap > 0, rise, -ratio * rise) * (gap != 0)
    change: Array = height * np.exp(-np.abs(gap) / tau)
    return change[()]


def pairings(weight: float, gaps: ArrayLike, **window: float) -> Array:
    """Follow a weight through pairs of spikes, each of which changes it by `stdp`.

    weight_{n+1} = weight_n + stdp(gap_n), kept between 0 and 1.

    Parameters
    ----------
    weight : float
        The weight before the first pair, from 0 to 1, the strongest there is.
    gaps : (n,) array
        For each pair the receiver's time minus the sender's, in ms.
    **window : float
        The settings of `stdp`.

    Returns
    -------
    (n + 1,) array
        The weight at first and after each pair.

    Raises
    ------
    ValueError
        If weight is not from 0 to 1, gaps is no list of finite numbers, or a setting is
        out of range.

    Examples
    --------
    >>> pairings(0.5, [10.0] * 3).round(3)
    array([0.5  , 0.503, 0.506, 0.509])
    """
    weight = number("pairings", "weight", weight, low=0, high=1)
    gaps = float_array("pairings", "gaps", gaps)
    if gaps.ndim != 1:
        raise ValueError(
            f"pairings expects gaps (n,), got shape {gaps.shape}"
        )
    weights = [weight]
    for change in np.asarray(stdp(gaps, **window)).tolist():
        weights.append(min(1.0, max(0.0, weights[-1] + change)))
    return np.array(weights)
