"""More waves than points: the picture, and the medians of many draws behind it."""

from anncourse.widgets.figures.double_descent.widget import DoubleDescent

__all__ = ["DoubleDescent"]
