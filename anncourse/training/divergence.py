"""Training that runs away is stopped, with words about where and what to try."""

from __future__ import annotations

from math import isfinite

import numpy as np

from anncourse.arguments import Array
from anncourse.training.losses import Loss
from anncourse.training.stepping import Optimizer
from anncourse.training.targets import NotFinite


class DivergenceError(ArithmeticError):
    """Training that ran away to NaN or inf."""


def diverged(step: int, what: str, optimizer: Optimizer) -> DivergenceError:
    """Return the error that says at which step training ran away, and what to try."""
    return DivergenceError(
        f"Training ran away at step {step}: {what}. Try a learning rate well "
        f"below {optimizer.lr:g}, inputs scaled to about -1 to 1, or clip=1."
    )


def measure(loss: Loss, pred: Array, y: Array) -> tuple[float, Array]:
    """Return the loss and its gradient; refuse a loss that is NaN or inf."""
    value, dpred = loss(pred, y)
    if not isfinite(value):
        raise NotFinite(f"the loss is {value}")
    return value, dpred


def look(numbers: dict[str, Array]) -> None:
    """Refuse numbers of a network that are NaN or inf."""
    for name, array in numbers.items():
        if not np.isfinite(array).all():
            raise NotFinite(f"{name} is NaN or inf")
