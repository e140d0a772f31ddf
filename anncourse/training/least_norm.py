"""Linear weights found at once: the shortest of the best, with a brake or without."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from anncourse.arguments import Array, flag, float_array, integer, number

FAR = 1e6


def cosine_features(x: object, n: int, *, prior: bool = True) -> Array:
    """Return waves of rising frequency: phi_k(x) = cos(k pi x) / max(1, k).

    A network of one layer whose hidden units are these has only its last weights to
    find: see `least_norm`.

    Parameters
    ----------
    x : (m,) array
        Where; from 0 to 1, wave k has k half periods.
    n : int
        Number of waves, k = 0 ... n - 1.
    prior : bool
        Whether wave k is divided by k. A short list of weights then means a smooth
        curve; without, all waves are of one height.

    Returns
    -------
    (m, n) array
        A row for each x.

    Raises
    ------
    ValueError
        If x is no list of finite numbers, or n is no whole number above 0.

    Examples
    --------
    >>> cosine_features([0.0, 1.0], 3)
    array([[ 1. ,  1. ,  0.5],
           [ 1. , -1. ,  0.5]])
    """
    who = "cosine_features"
    x = float_array(who, "x", x)
    if x.ndim != 1:
        raise ValueError(f"{who} expects x of shape (m,), got {x.shape}")
    if np.abs(x).max() > FAR:
        raise ValueError(
            f"{who} expects x from -{FAR:g} to {FAR:g}, where a wave still has "
            f"digits, got up to {np.abs(x).max():g}"
        )
    k = np.arange(integer(who, "n", n))
    waves = np.cos(np.pi * np.outer(x, k))
    if flag(who, "prior", prior):
        waves /= np.maximum(k, 1)
    return waves


def least_norm(
    features: object,
    y: object,
    *,
    decay: float = 0.0,
    steps: int | None = None,
) -> Array:
    """Return the weights w that minimize ``mean (F w - y)^2 + decay |w|^2``.

    Of several that do, the shortest. With F = U diag(s) V' they are
    ``w = V diag(s / (s^2 + n decay)) U' y``; directions whose s is below rounding are
    left out. Where gradient descent from w = 0 stops early, it has come a share
    ``1 - (1 - r)^steps`` of each way, r = (s^2 + n decay) / (s_1^2 + n decay).

    Parameters
    ----------
    features : (n, p) array
        F: a row for each example, a column for each feature.
    y : (n,) array
        Targets, in any unit.
    decay : float
        Weight of the penalty on ``|w|^2``, 0 or more.
    steps : int, optional
        Steps of gradient descent after which to stop, at a rate that moves the
        steepest direction at once to its end; without it, the end of all.

    Returns
    -------
    (p,) array
        w.

    Raises
    ------
    ValueError
        If the shapes do not fit, a number is not finite, or decay or steps is out of
        range.

    Examples
    --------
    >>> least_norm([[1.0, 1.0]], [2.0])
    array([1., 1.])
    >>> least_norm([[1.0, 1.0]], [2.0], decay=2.0)
    array([0.5, 0.5])
    """
    who = "least_norm"
    F, y = float_array(who, "features", features), float_array(who, "y", y)
    if F.ndim != 2 or y.shape != F.shape[:1]:
        raise ValueError(
            f"{who} expects features (n, p) and y (n,), got {F.shape} and "
            f"{y.shape}"
        )
    decay = number(who, "decay", decay, low=0)
    with np.errstate(all="ignore"):
        w = _weights(F, y, len(F) * decay, _share(who, steps))
    if not np.isfinite(w).all():
        raise ValueError(
            f"{who} expects numbers whose squares can be written, got "
            f"features up to {np.abs(F).max():g}, targets up to "
            f"{np.abs(y).max():g}"
        )
    return w


def _weights(
    F: Array, y: Array, pull: float, share: Callable[[Array], Array]
) -> Array:
    try:
        U, s, Vt = np.linalg.svd(F, full_matrices=False)
    except np.linalg.LinAlgError:
        return np.array([np.nan])
    # What rounding alone would make is no direction.
    kept = s > max(F.shape) * np.finfo(s.dtype).eps * s[0]
    U, s, Vt = U[:, kept], s[kept], Vt[kept]
    ways = share((s**2 + pull) / (s**2 + pull).max(initial=0))
    w: Array = Vt.T @ (ways / (s + pull / s) * (U.T @ y))
    return w


def _share(who: str, steps: int | None) -> Callable[[Array], Array]:
    """Return how much of its way a direction has come, by its rate."""
    if steps is None:
        return np.ones_like
    count = float(min(integer(who, "steps", steps), 2**53))
    return lambda rates: -np.expm1(count * np.log1p(-rates))
