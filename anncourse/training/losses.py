"""Losses: how wrong a prediction is, and which way is better.

Each takes predictions and targets and returns two things: the mean loss, a float, and
its gradient with respect to the predictions, in their shape.
"""

from __future__ import annotations

from collections.abc import Callable
from math import inf, isfinite
from typing import TypeAlias

import numpy as np

from anncourse.arguments import Array, integer
from anncourse.neurons.activations import sigmoid
from anncourse.training.targets import (
    check_labels,
    check_range,
    check_targets,
    finite_loss,
    refuse_numbers,
)

Loss: TypeAlias = Callable[[Array, Array], tuple[float, Array]]


# NaN and inf are refused below by name, and not as NumPy's warnings.
_quietly = np.errstate(over="ignore", invalid="ignore")


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
    check_targets("mse", pred, target)
    error = pred - target.astype(pred.dtype, copy=False)
    flat = error.ravel()
    value = float(flat.dot(flat)) / error.size
    error *= 2 / error.size
    return finite_loss("mse", value, pred, target), error


@_quietly
def binary_cross_entropy(
    logits: Array, target: Array
) -> tuple[float, Array]:
    """Cross-entropy of yes-or-no answers, on logits: the scores before the sigmoid.

    The mean of log(1 + exp(z)) - t z over all elements, in a form that stays exact for
    scores of any size (Goodfellow et al. 2016, section 6.2.2).

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
    check_targets(who, logits, target)
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
    return finite_loss(who, value, logits, target), dlogits


def softmax_cross_entropy(
    logits: Array, labels: Array, *, ignore: int | None = None
) -> tuple[float, Array]:
    """Cross-entropy of one class out of K, on logits: the scores before the softmax.

    The mean over the rows of log(sum_j exp(z_j)) - z_label. Softmax and logarithm are
    taken together, so that the loss is exact for scores of 10,000 as for scores of 1
    (Goodfellow et al. 2016, section 6.2.2).

    Parameters
    ----------
    logits : (B, K) or (..., K) array of floats
        Scores of K classes.
    labels : (B,) or (...) array of integers
        The right class of each row, from 0 to K - 1.
    ignore : int, optional
        Rows with this label, such as those of padding, are left out: the mean is over
        the others, and their gradient is 0.

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
        or out of range or all ignored, or a logit is NaN or inf.

    Examples
    --------
    >>> logits, labels = np.array([[0.0, 0.0]]), np.array([1])
    >>> value, dlogits = softmax_cross_entropy(logits, labels)
    >>> round(value, 4), dlogits
    (0.6931, array([[ 0.5, -0.5]]))
    """
    check_labels(logits, labels)
    if ignore is None:
        return _cross_entropy(logits, labels)
    who = "softmax_cross_entropy"
    kept = labels != integer(who, "ignore", ignore, low=-inf)
    if not kept.any():
        raise ValueError(
            f"{who} expects a label other than {ignore}, which is ignored"
        )
    dlogits = np.zeros_like(logits)
    value, dlogits[kept] = _cross_entropy(logits[kept], labels[kept])
    return value, dlogits


@_quietly
def _cross_entropy(logits: Array, labels: Array) -> tuple[float, Array]:
    check_range(labels, logits.shape[-1])
    n, picked = labels.size, labels.reshape(-1)
    # One row for each class: NumPy is much faster over few long rows than many short.
    p = logits.reshape(n, -1).T.copy()  # (K, B)
    p -= p.max(0)
    if not isfinite(p.sum()):
        refuse_numbers("softmax_cross_entropy", {"the predictions": logits})
    right = (picked, np.arange(n))
    of_label = p[right]
    np.exp(p, out=p)
    total = p.sum(0)
    value = float(np.log(total).sum() - of_label.sum()) / n
    p /= total
    p[right] -= 1
    p /= n
    dlogits = p.T.reshape(logits.shape)
    return finite_loss("softmax_cross_entropy", value, logits), dlogits
