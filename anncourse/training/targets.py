"""What every loss asks of predictions and targets before it compares them."""

from __future__ import annotations

from math import isfinite

import numpy as np

from anncourse.arguments import Array, finite
from anncourse.layers.layer import is_float


class NotFinite(ValueError):
    """What became, or was given as, NaN or inf."""


def check_targets(who: str, pred: object, target: object) -> None:
    """Refuse what is not two arrays of numbers of one shape, pred in floats."""
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


def check_labels(logits: object, labels: object) -> None:
    """Refuse what is not one whole number for each row of scores."""
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


def check_range(labels: Array, classes: int) -> None:
    """Refuse labels that name no class."""
    who, low, high = "softmax_cross_entropy", labels.min(), labels.max()
    if low < 0 or high >= classes:
        raise ValueError(
            f"{who} expects labels from 0 to {classes - 1}, got {low} to "
            f"{high}"
        )


def finite_loss(who: str, value: float, *given: Array) -> float:
    """Return the value; if it is NaN or inf, refuse it and name the number at fault."""
    # One look at the sum finds every NaN and inf; only then look where it came from.
    if isfinite(value):
        return value
    names = ("the predictions", "the targets")
    refuse_numbers(who, dict(zip(names, given, strict=False)))
    raise NotFinite(f"{who} is too large for {given[0].dtype}: {value}")


def refuse_numbers(who: str, arrays: dict[str, Array]) -> None:
    """Refuse arrays that hold NaN or inf."""
    try:
        for name, array in arrays.items():
            finite(who, name, array)
    except ValueError as error:
        raise NotFinite(str(error)) from None
