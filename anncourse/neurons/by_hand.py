"""One neuron by hand: a weighted sum, and what the neuron makes of it.

These functions take plain lists and return plain arrays; nothing is hidden in a layer.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from anncourse.arguments import Array, float_array, number
from anncourse.neurons.activations import sigmoid, step


def weighted_sum(x: ArrayLike, w: ArrayLike, b: float = 0.0) -> Array:
    """Return z = w1 x1 + ... + wn xn + b.

    Parameters
    ----------
    x : (n,) or (B, n) array
        Inputs of one example, or of B examples.
    w : (n,) array
        Weights.
    b : float
        Bias.

    Returns
    -------
    float or (B,) array

    Raises
    ------
    ValueError
        If x and w do not fit, are empty, or hold something else than finite numbers, or
        if these are so large that the sum is not.

    Examples
    --------
    >>> weighted_sum([0.8, 0.3], [2.0, -1.0], -0.5).round(2)
    np.float64(0.8)
    """
    x, w = (
        float_array("weighted_sum", "x", x),
        float_array("weighted_sum", "w", w),
    )
    b = number("weighted_sum", "b", b)
    if w.ndim != 1:
        raise ValueError(
            f"weighted_sum expects weights (n,), got {w.shape}"
        )
    if x.ndim not in (1, 2) or x.shape[-1] != len(w):
        raise ValueError(
            f"weighted_sum expects {len(w)} inputs for {len(w)} weights, got "
            f"x of shape {x.shape}"
        )
    with np.errstate(over="ignore", invalid="ignore"):
        z: Array = x @ w + b
    if not np.isfinite(z).all():
        raise ValueError(
            f"weighted_sum expects smaller numbers, got {z} as the sum"
        )
    return z


def threshold_neuron(x: ArrayLike, w: ArrayLike, b: float = 0.0) -> Array:
    """Fire, or do not: 1 where the weighted sum plus bias is 0 or more, else 0.

    A bias of -t is a threshold of t. McCulloch & Pitts 1943, doi:10.1007/BF02478259.

    Parameters
    ----------
    x, w, b
        As in `weighted_sum`.

    Returns
    -------
    float or (B,) array
        1 or 0 for each example.

    Raises
    ------
    ValueError
        As `weighted_sum` does.

    Examples
    --------
    >>> threshold_neuron([[0, 0], [0, 1], [1, 0], [1, 1]], [1, 1], -2)
    array([0., 0., 0., 1.])
    """
    return step(weighted_sum(x, w, b))


def linear_neuron(x: ArrayLike, w: ArrayLike, b: float = 0.0) -> Array:
    """Return the weighted sum itself.

    Parameters
    ----------
    x, w, b
        As in `weighted_sum`.

    Returns
    -------
    float or (B,) array
        The sum z of each example.

    Raises
    ------
    ValueError
        As `weighted_sum` does.

    Examples
    --------
    >>> linear_neuron([1, 2], [3, 4], 5)
    np.float64(16.0)
    """
    return weighted_sum(x, w, b)


def logistic_neuron(x: ArrayLike, w: ArrayLike, b: float = 0.0) -> Array:
    """Return sigmoid(z), between 0 and 1, of the weighted sum z.

    Parameters
    ----------
    x, w, b
        As in `weighted_sum`.

    Returns
    -------
    float or (B,) array
        A number between 0 and 1 for each example.

    Raises
    ------
    ValueError
        As `weighted_sum` does.

    Examples
    --------
    >>> logistic_neuron([0.8, 0.3], [2.0, -1.0], -0.5).round(2)
    np.float64(0.69)
    """
    return sigmoid(weighted_sum(x, w, b))
