"""Training that runs away is stopped, with words about where and what to try."""

from __future__ import annotations

from math import isfinite

import numpy as np

from anncourse.checks import Array
from anncourse.layer import Layer
from anncourse.losses import Loss
from anncourse.packing import Packed
from anncourse.stepping import Optimizer
from anncourse.targets import NotFinite


class DivergenceError(ArithmeticError):
    """Training that ran away to NaN or inf."""


def diverged(step: int, what: str, optimizer: Optimizer) -> DivergenceError:
    """Return the error that says at which step training ran away, and what to try."""
    return DivergenceError(
        f"Training ran away at step {step}: {what}. Try a learning rate well "
        f"below {optimizer.lr:g}, inputs scaled to about -1 to 1, or clip=1."
    )


def measure(
    loss: Loss,
    pred: Array,
    y: Array,
    step: int,
    optimizer: Optimizer,
    where: str = "",
) -> tuple[float, Array]:
    """Return the loss and its gradient, or stop if the loss is NaN or inf."""
    try:
        value, dpred = loss(pred, y)
    except NotFinite as error:
        raise diverged(step, f"{where}{error}", optimizer) from error
    if not isfinite(value):
        raise diverged(step, f"{where}the loss is {value}", optimizer)
    return value, dpred


def look(
    net: Layer, params: Packed, step: int, optimizer: Optimizer
) -> None:
    """Stop if a weight, or a number of the state, is NaN or inf."""
    numbers = {"a weight": params.vector} | net.named_state()
    for name, array in numbers.items():
        if not np.isfinite(array).all():
            raise diverged(step, f"{name} is NaN or inf", optimizer)
