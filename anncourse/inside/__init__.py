"""Looking inside: every number of a pass, and gradients checked by wiggling."""

from anncourse.inside.gradcheck import (
    gradcheck,
    gradcheck_loss,
    numerical_gradient,
)
from anncourse.inside.scalar import Value
from anncourse.inside.trace import Log, Record, record

__all__ = [
    "Log",
    "Record",
    "Value",
    "gradcheck",
    "gradcheck_loss",
    "numerical_gradient",
    "record",
]
