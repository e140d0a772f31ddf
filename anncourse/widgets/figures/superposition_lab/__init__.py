"""Five features in a plane of two numbers, the rarer the more of them."""

from anncourse.widgets.figures.superposition_lab.widget import (
    SuperpositionLab,
)

__all__ = ["SuperpositionLab"]
