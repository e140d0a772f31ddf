"""A shop that learns from the choices among what it has shown."""

from anncourse.widgets.figures.loop_lab.widget import LoopLab

__all__ = ["LoopLab"]
