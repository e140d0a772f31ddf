"""Clipping: a gradient that is too long is cut to a length, in its own direction."""

from __future__ import annotations

from math import isfinite, sqrt

import numpy as np

from anncourse.arguments import Array, named_floats, number
from anncourse.layers.packing import Packed
from anncourse.training.targets import NotFinite, refuse_numbers


def clip_gradients(grads: dict[str, Array], limit: float) -> float:
    """Shorten the gradients in place if they are longer, all together, than a limit.

    The norm ``|g|`` = sqrt(the sum of all squares); every number is multiplied by
    ``limit / (|g| + 1e-6)`` where that is below 1. As PyTorch's ``clip_grad_norm_``;
    Pascanu et al. 2013, https://proceedings.mlr.press/v28/pascanu13.html

    Parameters
    ----------
    grads : dict of str to array
        The gradients; their numbers are changed.
    limit : float
        The largest norm to let through; above 0.

    Returns
    -------
    float
        The norm before.

    Raises
    ------
    ValueError
        If limit is not a number above 0, or if a gradient is no array of float32 or
        float64, holds NaN or inf, or is so large that the norm is inf.

    Examples
    --------
    >>> grads = {"w": np.array([3.0]), "b": np.array([-4.0])}
    >>> clip_gradients(grads, 1.0), grads["w"].round(4)
    (5.0, array([0.6]))
    """
    limit = number("clip_gradients", "limit", limit, above=0)
    if isinstance(grads, Packed):
        arrays = [grads.vector]
    else:
        named_floats("clip_gradients", "grads", grads)
        arrays = list(grads.values())
    norm = _norm(arrays)
    if not isfinite(norm):
        refuse_numbers("clip_gradients", grads)
        raise NotFinite(
            f"clip_gradients expects smaller gradients, got a norm of {norm}"
        )
    factor = limit / (norm + 1e-6)
    if factor < 1:
        for gradient in arrays:
            gradient *= factor
    return norm


def _norm(arrays: list[Array]) -> float:
    # In units of the largest number: the squares of the numbers themselves may be too
    # large for float32, or all round to 0.
    sizes = [np.abs(array).max(initial=0) for array in arrays]
    largest = float(max(sizes, default=0))
    if largest == 0 or not isfinite(largest):
        return largest
    parts = [array / largest for array in arrays]
    return largest * sqrt(sum(float(np.vdot(part, part)) for part in parts))
