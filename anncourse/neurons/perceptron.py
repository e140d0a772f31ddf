"""The perceptron rule: a neuron that learns from its wrong answers."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite

import numpy as np
from numpy.typing import ArrayLike

from anncourse.arguments import (
    Array,
    Seed,
    flag,
    float_array,
    generator,
    integer,
    number,
)


@dataclass(frozen=True)
class Correction:
    """One correction by the perceptron rule.

    Attributes
    ----------
    epoch : int
        Which time through the data, from 0.
    example : int
        The row of X that was wrong.
    error : int
        Label minus answer: +1 or -1.
    w : (n,) array
        Weights after the correction.
    b : float
        Bias after the correction.
    """

    epoch: int
    example: int
    error: int
    w: Array
    b: float


@dataclass(frozen=True)
class PerceptronRun:
    """What the perceptron rule found, and how.

    Attributes
    ----------
    w : (n,) array
        Weights at the end.
    b : float
        Bias at the end.
    corrections : tuple of Correction
        Every correction, in order.
    mistakes : tuple of int
        Number of corrections in each epoch.
    converged : bool
        Whether the last epoch had none.
    """

    w: Array
    b: float
    corrections: tuple[Correction, ...]
    mistakes: tuple[int, ...]
    converged: bool


def perceptron(
    X: ArrayLike,
    y: ArrayLike,
    *,
    lr: float = 1.0,
    epochs: int = 100,
    bias: bool = True,
    shuffle: bool = False,
    rng: Seed = None,
) -> PerceptronRun:
    """Learn by the perceptron rule: after a wrong answer, w = w + lr (y - answer) x.

    The bias learns likewise, as the weight of an input that is always 1. If a line
    divides the classes, the corrections come to an end (Novikoff 1962). Rosenblatt
    1958, doi:10.1037/h0042519.

    Parameters
    ----------
    X : (n, d) array
        Inputs.
    y : (n,) array of 0 and 1
        Labels.
    lr : float
        Size of a correction, above 0.
    epochs : int
        Most times through the data.
    bias : bool
        Whether the bias learns; otherwise it stays 0.
    shuffle : bool
        Whether to draw a new order for each epoch; otherwise the order is that of X.
    rng : int, Generator or None
        Seed or random Generator for the order.

    Returns
    -------
    PerceptronRun

    Raises
    ------
    ValueError
        If X and y do not fit, labels are not 0 and 1, or a number is out of range.

    Examples
    --------
    >>> run = perceptron([[0, 0], [0, 1], [1, 0], [1, 1]], [0, 1, 1, 1])
    >>> run.converged, run.w, run.b, len(run.corrections)
    (True, array([1., 1.]), -1.0, 5)
    """
    X, y = labelled("perceptron", X, y)
    lr = number("perceptron", "lr", lr, above=0)
    epochs = integer("perceptron", "epochs", epochs)
    bias = flag("perceptron", "bias", bias)
    shuffle = flag("perceptron", "shuffle", shuffle)
    rng = generator("perceptron", rng)
    w, b = np.zeros(X.shape[1]), 0.0
    corrections: list[Correction] = []
    mistakes: list[int] = []
    for epoch in range(epochs):
        order = rng.permutation(len(X)) if shuffle else range(len(X))
        before = len(corrections)
        for i in order:
            error = int(y[i]) - int(_sum(X[i], w, b) >= 0)
            if error:
                w, b = w + lr * error * X[i], b + lr * error * bias
                corrections.append(Correction(epoch, int(i), error, w, b))
        mistakes.append(len(corrections) - before)
        if not mistakes[-1]:
            break
    return PerceptronRun(
        w, b, tuple(corrections), tuple(mistakes), not mistakes[-1]
    )


def _sum(x: Array, w: Array, b: float) -> float:
    with np.errstate(over="ignore", invalid="ignore"):
        z = float(x @ w + b)
    if not isfinite(z):
        raise ValueError(
            f"perceptron expects smaller numbers in X, got {z} as a sum"
        )
    return z


def labelled(who: str, X: ArrayLike, y: ArrayLike) -> tuple[Array, Array]:
    """Return inputs and their labels, or refuse them in the name of ``who``."""
    X, y = float_array(who, "X", X), float_array(who, "y", y)
    if X.ndim != 2 or y.shape != X.shape[:1]:
        raise ValueError(
            f"{who} expects X (n, d) and y (n,), got {X.shape} and {y.shape}"
        )
    if not np.isin(y, (0, 1)).all():
        raise ValueError(
            f"{who} expects labels 0 and 1, got {np.unique(y)}"
        )
    return X, y
