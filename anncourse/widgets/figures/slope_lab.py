"""The slope of a curve: a step that shrinks."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from anncourse.neurons.activations import sigmoid
from anncourse.widgets.base import CourseWidget
from anncourse.widgets.paper import paper
from anncourse.widgets.traits import Choice, Number
from anncourse.widgets.written import num

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Curve = tuple[Callable[[float], float], Callable[[float], float]]
# Each with its slope.
CURVES: dict[str, Curve] = {
    "parabola": (lambda x: x * x, lambda x: 2 * x),
    "wave": (math.sin, math.cos),
    "sigmoid": (
        lambda x: float(sigmoid(x)),
        lambda x: float(sigmoid.slope(x)),
    ),
}
EDGE = 3  # of the plane; point and step stay within
SPANS = {"parabola": (-1, 9), "wave": (-1.5, 1.5), "sigmoid": (-0.2, 1.2)}


def secant(curve: str, x: float, step: float) -> float:
    """Return how much a curve changes over a step, for each unit of the step.

    >>> secant("parabola", 1.0, 1.0), secant("parabola", 1.0, 0.5)
    (3.0, 2.5)
    """
    f, _ = CURVES[curve]
    return (f(x + step) - f(x)) / step


class SlopeLab(CourseWidget):
    """A point on a curve, a step from it, and the slope: (f(x + h) - f(x)) / h.

    Parameters
    ----------
    curve : str
        "parabola", "wave" or "sigmoid".
    x : float
        Where the point stands, from -2 to 2.
    step : float
        How far it steps to the right, from 0.01 to 1.
    gate : bool
        Whether the reader answers the question before the figure moves.

    Attributes
    ----------
    secant : float
        The slope over the step.
    slope : float
        The slope at the point itself.

    Raises
    ------
    ValueError
        For a name that is no trait, or a value out of its range.

    Examples
    --------
    >>> lab = SlopeLab(x=1.0, step=0.5)
    >>> lab.secant, lab.slope
    (2.5, 2.0)
    """

    curve = Choice("parabola", list(CURVES))
    x = Number(1.0, -2, 2, step=0.05, label="Point x")
    step = Number(1.0, 0.01, 1, step=0.01, label="Step h")

    @property
    def secant(self) -> float:
        """The slope over the step."""
        return secant(self.curve, self.x, self.step)

    @property
    def slope(self) -> float:
        """The slope at the point itself."""
        return CURVES[self.curve][1](self.x)

    def describe(self) -> str:
        """Return the point, the step, and both slopes."""
        f, _ = CURVES[self.curve]
        return (
            f"The {self.curve} at x = {num(self.x)}, height {num(f(self.x))}. "
            f"Over a step of {num(self.step)} the slope is {num(self.secant)}; "
            f"at the point itself it is {num(self.slope)}."
        )

    def picture(self) -> Figure:
        """Draw the curve, the line through both points, and the tangent."""
        from anncourse.plots.kit import ink

        figure, (plane,) = paper(5.2, 3.8)
        ax = ink.axes("SlopeLab", plane)
        f, _ = CURVES[self.curve]
        xs = np.linspace(-EDGE, EDGE, 301)
        ax.plot(xs, [f(x) for x in xs], color=ink.CLASSES[2], lw=2.5)
        ends = np.array([-EDGE, EDGE])
        for slope, color, dashes in (
            (self.slope, ink.INK, ":"),
            (self.secant, ink.POSITIVE, "-"),
        ):
            line = f(self.x) + slope * (ends - self.x)
            ax.plot(ends, line, color=color, ls=dashes)
        far = self.x + self.step
        ax.plot([self.x, far], [f(self.x), f(far)], "o", color=ink.POSITIVE)
        ax.set(xlim=(-EDGE, EDGE), ylim=SPANS[self.curve], xlabel="x")
        ax.set_title(f"slope over the step: {num(self.secant)}")
        return figure
