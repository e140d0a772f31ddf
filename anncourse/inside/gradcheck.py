"""Is the backward pass right? Wiggle every number and see."""

from __future__ import annotations

import copy
from collections.abc import Callable

import numpy as np

from anncourse.arguments import (
    Array,
    Seed,
    float_array,
    generator,
    real_array,
)
from anncourse.layers.layer import Layer
from anncourse.training.losses import Loss

WIGGLE = 1e-5


def numerical_gradient(f: Callable[[], float], a: Array) -> Array:
    """Return the derivative of f() with respect to each number in a, by wiggling it.

    Central differences: (f(a + h) - f(a - h)) / 2h, with h = 1e-5.

    Parameters
    ----------
    f : callable
        Takes nothing, returns a float that depends on a.
    a : array of float64
        Wiggled in place, one number at a time; unchanged afterward.

    Returns
    -------
    array
        The gradient, in a's shape.

    Raises
    ------
    ValueError
        If f cannot be called, or a is not an array of float64.

    Examples
    --------
    >>> a = np.array([3.0])
    >>> numerical_gradient(lambda: float(a[0] ** 2), a).round(6)
    array([6.])
    """
    if not callable(f):
        raise ValueError(
            f"numerical_gradient expects a function f() -> float, got {f!r}"
        )
    _refuse_rounded(a)
    gradient = np.zeros_like(a)
    for index in np.ndindex(*a.shape):
        kept = a[index]
        a[index] = kept + WIGGLE
        above = f()
        a[index] = kept - WIGGLE
        below = f()
        a[index] = kept
        gradient[index] = (above - below) / (2 * WIGGLE)
    return gradient


def gradcheck(
    layer: Layer, x: object, *, train: bool = True, rng: Seed = 0
) -> dict[str, float]:
    """Compare a layer's backward pass with numerical gradients.

    Parameters
    ----------
    layer : Layer
        A layer or a whole network; a copy is checked, so that nothing changes.
    x : (B, ...) array
        Inputs. Keep them away from kinks: at 0, ReLU has no slope to compare with.
        Integers stay integers, for a network that starts with `Embedding`.
    train : bool
        Whether to check the layer as it behaves in training.
    rng : int, Generator or None
        Seed of the random direction along which the outputs are summed.

    Returns
    -------
    dict of str to float
        For "x" and for each parameter, the largest difference, relative to the largest
        number in the two gradients, or to a thousandth of the outputs' sum where that
        is larger: a gradient of 0, as of a bias before `BatchNorm`, drowns in rounding.
        Below 1e-7 the backward pass is right. Integers cannot be wiggled: then there is
        no "x".

    Raises
    ------
    ValueError
        If x does not fit the layer, or if the gradients have not the parameters' names.

    Examples
    --------
    >>> import anncourse as ann
    >>> errors = gradcheck(ann.Dense(2, 1, rng=0), [[0.8, 0.3]])
    >>> max(errors.values()) < 1e-7
    True
    """
    fresh = _in_float64(layer)
    x = np.array(real_array("gradcheck", "x", x))
    if x.dtype.kind == "f":
        x = x.astype(np.float64)
    y, cache = copy.deepcopy(fresh).forward(x, train)
    direction = generator("gradcheck", rng).standard_normal(y.shape)
    dx, grads = fresh.backward(direction, cache)
    params = fresh.named_params()
    if params.keys() != grads.keys():
        raise ValueError(
            f"{layer!r} has the parameters {sorted(params)}, but backward "
            f"returned {sorted(grads)}"
        )

    def total() -> float:
        # A copy for every run: a layer's own random numbers must be the same each time.
        out = copy.deepcopy(fresh).forward(x, train)[0]
        return float(np.vdot(out, direction))

    errors, size = {}, float(np.abs(y * direction).sum())
    if x.dtype.kind == "f":
        errors["x"] = _difference(dx, numerical_gradient(total, x), size)
    for name, param in params.items():
        numerical = numerical_gradient(total, param)
        errors[name] = _difference(grads[name], numerical, size)
    return errors


def gradcheck_loss(loss: Loss, pred: object, target: Array) -> float:
    """Compare a loss's gradient with the numerical one.

    Parameters
    ----------
    loss : callable
        (pred, target) -> (value, dpred).
    pred : array
        Predictions.
    target : array
        Targets, as the loss wants them.

    Returns
    -------
    float
        The largest difference, relative to the largest number in the two gradients, or
        to a thousandth of the loss where that is larger.

    Raises
    ------
    ValueError
        If loss cannot be called, or pred is empty, holds something else than finite
        numbers, or does not fit the target.

    Examples
    --------
    >>> import anncourse as ann
    >>> gradcheck_loss(ann.mse, [[0.8]], np.array([[1.0]])) < 1e-7
    True
    """
    if not callable(loss):
        raise ValueError(
            f"gradcheck_loss expects a loss function, got {loss!r}"
        )
    pred = np.array(float_array("gradcheck_loss", "pred", pred), np.float64)
    value, dpred = loss(pred, target)
    numerical = numerical_gradient(lambda: loss(pred, target)[0], pred)
    return _difference(dpred, numerical, value)


def _refuse_rounded(a: object) -> None:
    # In an array of integers, a wiggle would be rounded away.
    if not isinstance(a, np.ndarray) or a.dtype != np.float64:
        raise ValueError(
            "numerical_gradient expects an array of float64 to wiggle, got "
            f"{getattr(a, 'dtype', type(a).__name__)}"
        )


def _in_float64(layer: object) -> Layer:
    if not isinstance(layer, Layer):
        raise ValueError(f"gradcheck expects a layer, got {layer!r}")
    fresh = copy.deepcopy(layer)
    for name, array in fresh.named_params().items():
        if array.dtype != np.float64:
            raise ValueError(
                f"gradcheck expects parameters of type float64, but {name} of "
                f"{layer!r} is {array.dtype}: differences drown in its rounding"
            )
    return fresh


def _difference(a: Array, b: Array, size: float) -> float:
    if a.shape != b.shape:
        raise ValueError(
            f"gradient of shape {a.shape} for an array of {b.shape}"
        )
    scale = max(np.abs(a).max(), np.abs(b).max(), 1e-3 * abs(size), 1e-8)
    return float(np.abs(a - b).max() / scale)
