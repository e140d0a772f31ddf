"""Losses: how wrong a prediction is, and which way is better.

Each takes predictions and targets and returns two things: the mean loss, a float, and
its gradient with respect to the predictions, in their shape.
"""

from __future__ import annotations

from collections.abc import Callable
from math import isfinite
from typing import TypeAlias

import numpy as np

from anncourse.activations import sigmoid
from anncourse.checks import Array, finite
from anncourse.layer import is_float

Loss: TypeAlias = Callable[[Array, Array], tuple[float, Array]]


# NaN and inf are refused below by name, and not as NumPy's warnings.
_quietly = np.errstate(over="ignore", invalid="ignore")


class NotFinite(ValueError):
    """A loss that is NaN or inf, or was given such numbers."""


@_quietly
def mse(pred: Array, target: Array) -> tuple[float, Array]:
    """Mean squared error: the mean of (pred - target)^2 over all elements.

    Parameters
    ----------
    pred : array of floats
        Predictions, of any shape.
    target : array of numbers
        What they should be, in the same shape.

    Returns
    -------
    value : float
        The loss, in the targets' unit squared.
    dpred : array
        Its gradient, 2 (pred - target) / size, in pred's shape and dtype.

    Raises
    ------
    ValueError
        If the shapes differ, pred is empty or not float, or a number is NaN or inf.

    Examples
    --------
    >>> value, dpred = mse(np.array([1.0, 2.0]), np.array([1.0, 4.0]))
    >>> value, dpred
    (2.0, array([ 0., -2.]))
    """
    _check("mse", pred, target)
    error = pred - target.astype(pred.dtype, copy=False)
    value = float(np.vdot(error, error)) / error.size
    error *= 2 / error.size
    return _finite("mse", value, pred, target), error


@_quietly
def binary_cross_entropy(
    logits: Array, target: Array
) -> tuple[float, Array]:
    """Cross-entropy of yes-or-no answers, on logits: the scores before the sigmoid.

    The mean of log(1 + exp(z)) - t z over all elements, in a form that stays exact for
    scores of any size.

    Parameters
    ----------
    logits : array of floats
        Scores z, of any shape; sigmoid(z) is the probability of "yes".
    target : array of numbers
        1 for yes, 0 for no, or a probability between, in the same shape.

    Returns
    -------
    value : float
        The loss, in nats.
    dlogits : array
        Its gradient, (sigmoid(z) - t) / size, in the shape and dtype of the logits.

    Raises
    ------
    ValueError
        If the shapes differ, logits are empty or not float, a target is outside 0 to 1,
        or a number is NaN or inf.

    Examples
    --------
    >>> value, dlogits = binary_cross_entropy(np.zeros(2), np.array([0, 1]))
    >>> round(value, 4), dlogits
    (0.6931, array([ 0.25, -0.25]))
    """
    who = "binary_cross_entropy"
    _check(who, logits, target)
    if target.min() < 0 or target.max() > 1:
        raise ValueError(
            f"{who} expects targets from 0 to 1, got {target.min()} to "
            f"{target.max()}"
        )
    t = target.astype(logits.dtype, copy=False)
    value = float((np.logaddexp(0, logits) - t * logits).sum()) / t.size
    dlogits = sigmoid.f(logits)
    dlogits -= t
    dlogits /= logits.size
    return _finite(who, value, logits, target), dlogits


@_quietly
def softmax_cross_entropy(
    logits: Array, labels: Array
) -> tuple[float, Array]:
    """Cross-entropy of one class out of K, on logits: the scores before the softmax.

    The mean over the rows of log(sum_j exp(z_j)) - z_label. Softmax and logarithm are
    taken together, so that the loss is exact for scores of 10,000 as for scores of 1.

    Parameters
    ----------
    logits : (B, K) or (..., K) array of floats
        Scores of K classes.
    labels : (B,) or (...) array of integers
        The right class of each row, from 0 to K - 1.

    Returns
    -------
    value : float
        The loss, in nats.
    dlogits : array
        Its gradient, (softmax(z) - onehot) / rows, in the shape and dtype of the
        logits.

    Raises
    ------
    ValueError
        If the shapes do not fit, logits are empty or not float, labels are not integers
        or out of range, or a logit is NaN or inf.

    Examples
    --------
    >>> logits, labels = np.array([[0.0, 0.0]]), np.array([1])
    >>> value, dlogits = softmax_cross_entropy(logits, labels)
    >>> round(value, 4), dlogits
    (0.6931, array([[ 0.5, -0.5]]))
    """
    _check_labels(logits, labels)
    n, picked = labels.size, labels.reshape(-1)
    # One row for each class: NumPy is much faster over few long rows than many short.
    p = logits.reshape(n, -1).T.copy()  # (K, B)
    p -= p.max(0)
    if not isfinite(p.sum()):
        _refuse("softmax_cross_entropy", logits)
    right = (picked, np.arange(n))
    of_label = p[right]
    np.exp(p, out=p)
    total = p.sum(0)
    value = float(np.log(total).sum() - of_label.sum()) / n
    p /= total
    p[right] -= 1
    p /= n
    dlogits = p.T.reshape(logits.shape)
    return _finite("softmax_cross_entropy", value, logits), dlogits


def _check(who: str, pred: object, target: object) -> None:
    if not isinstance(pred, np.ndarray) or not isinstance(
        target, np.ndarray
    ):
        raise ValueError(
            f"{who} expects two arrays, got {type(pred).__name__} and "
            f"{type(target).__name__}"
        )
    if pred.shape != target.shape:
        hint = (
            ": target[:, None] would fit"
            if pred.shape == (*target.shape, 1)
            else ""
        )
        raise ValueError(
            f"{who} expects a target of shape {pred.shape}, got "
            f"{target.shape}{hint}"
        )
    if not is_float(pred):
        raise ValueError(
            f"{who} expects predictions of type float32 or float64, got "
            f"{pred.dtype}"
        )
    if target.dtype.kind not in "iuf":
        raise ValueError(
            f"{who} expects targets that are numbers, got {target.dtype}"
        )
    if not pred.size:
        raise ValueError(f"{who} expects at least one example, got none")


def _check_labels(logits: object, labels: object) -> None:
    who = "softmax_cross_entropy"
    if not isinstance(logits, np.ndarray) or not isinstance(
        labels, np.ndarray
    ):
        raise ValueError(
            f"{who} expects two arrays, got {type(logits).__name__} and "
            f"{type(labels).__name__}"
        )
    if logits.ndim < 2 or not is_float(logits):
        raise ValueError(
            f"{who} expects logits (B, K) of type float32 or float64, got "
            f"shape {logits.shape} of {logits.dtype}"
        )
    if labels.dtype.kind not in "iu":
        raise ValueError(
            f"{who} expects labels that are integers, got {labels.dtype}"
        )
    if labels.shape != logits.shape[:-1]:
        raise ValueError(
            f"{who} expects labels of shape {logits.shape[:-1]}, got "
            f"{labels.shape}"
        )
    if not logits.size:
        raise ValueError(f"{who} expects at least one example, got none")
    low, high, classes = labels.min(), labels.max(), logits.shape[-1]
    if low < 0 or high >= classes:
        raise ValueError(
            f"{who} expects labels from 0 to {classes - 1}, got {low} to "
            f"{high}"
        )


def _finite(who: str, value: float, *given: Array) -> float:
    # One look at the sum finds every NaN and inf; only then look where it came from.
    if isfinite(value):
        return value
    _refuse(who, *given)
    raise NotFinite(f"{who} is too large for {given[0].dtype}: {value}")


def _refuse(who: str, *given: Array) -> None:
    names = ("the predictions", "the targets")
    try:
        for name, array in zip(names, given, strict=False):
            finite(who, name, array)
    except ValueError as error:
        raise NotFinite(str(error)) from None
