"""Looking inside: every number of a pass, its cost, gradients checked, source shown."""

from anncourse.inside.cost import multiply_adds
from anncourse.inside.gradcheck import (
    gradcheck,
    gradcheck_loss,
    numerical_gradient,
)
from anncourse.inside.listing import source
from anncourse.inside.scalar import Value
from anncourse.inside.trace import Log, Record, record

__all__ = [
    "Log",
    "Record",
    "Value",
    "gradcheck",
    "gradcheck_loss",
    "multiply_adds",
    "numerical_gradient",
    "record",
    "source",
]
