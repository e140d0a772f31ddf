"""The dot product as two arrows."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from anncourse.widgets.base import CourseWidget
from anncourse.widgets.paper import paper
from anncourse.widgets.traits import Numbers
from anncourse.widgets.written import num, term

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

EDGE = 3
STILL = 1e-9  # a sum that is 0 but for rounding


def dot(w: Sequence[float], x: Sequence[float]) -> float:
    """Return w_1 x_1 + w_2 x_2.

    >>> dot([2, 1], [1, 2])
    4
    """
    return w[0] * x[0] + w[1] * x[1]


def angle(w: Sequence[float], x: Sequence[float]) -> float:
    """Return degrees between two arrows; 0 where one has no length.

    >>> angle([2, 0], [0, 3])
    90.0
    """
    across = w[0] * x[1] - w[1] * x[0]
    return abs(math.atan2(across, dot(w, x))) * 180 / math.pi


def shadow(w: Sequence[float], x: Sequence[float]) -> list[float]:
    """Return the part of x that lies along w.

    >>> shadow([2, 0], [1, 3])
    [1.0, 0.0]
    """
    share = dot(w, x) / dot(w, w) if dot(w, w) else 0.0
    return [share * part for part in w]


class DotProduct(CourseWidget):
    """Two arrows, their products and their sum: w · x = w_1 x_1 + w_2 x_2.

    Parameters
    ----------
    w, x : list of float, length 2
        The tips of the arrows, each number from -3 to 3.
    gate : bool
        Whether the reader answers the question before the figure moves.

    Attributes
    ----------
    dot : float
        The dot product.

    Raises
    ------
    ValueError
        For a name that is no trait, or a value out of its range.

    Examples
    --------
    >>> DotProduct(w=[2, 1], x=[-1, 2]).dot
    0.0
    """

    w = Numbers([2.0, 1.0], 2, 2, -EDGE, EDGE, step=0.05)
    x = Numbers([1.0, 2.0], 2, 2, -EDGE, EDGE, step=0.05)

    @property
    def dot(self) -> float:
        """The dot product."""
        return dot(self.w, self.x)

    def describe(self) -> str:
        """Return both arrows, the sum, and how they stand to each other."""
        (w1, w2), (x1, x2) = self.w, self.x
        return (
            f"Arrows w = ({num(w1)}, {num(w2)}) and x = ({num(x1)}, {num(x2)}). "
            f"w · x = {num(w1 * x1)} {term(w2 * x2)} = {num(self.dot)}: "
            f"{self._stand()}."
        )

    def picture(self) -> Figure:
        """Draw the arrows with the shadow, and the products with their sum."""
        figure, (left, right) = paper(7.6, 3.6, planes=2)
        self._draw_arrows(left)
        self._draw_sum(right)
        return figure

    def _draw_arrows(self, ax: Axes) -> None:
        from anncourse.plots.kit import ink

        ax = ink.axes("DotProduct", ax)
        foot = shadow(self.w, self.x)
        ax.plot(*zip(self.x, foot, strict=True), color=ink.INK, ls=":")
        sign = ink.sign_color(self.dot)
        dashes = "-" if self.dot >= 0 else "--"
        ax.plot(
            *zip((0, 0), foot, strict=True), color=sign, ls=dashes, lw=6
        )
        for tip, name, color in (
            (self.w, "w", ink.INK),
            (self.x, "x", ink.CLASSES[2]),
        ):
            style = {"arrowstyle": "->", "color": color, "lw": 2}
            ax.annotate("", tip, (0, 0), arrowprops=style)
            ink.write(ax, 1.12 * tip[0], 1.12 * tip[1], name)
        edge = EDGE + 0.4
        ax.set(xlim=(-edge, edge), ylim=(-edge, edge), aspect="equal")

    def _draw_sum(self, ax: Axes) -> None:
        from anncourse.plots.kit import ink

        ax = ink.axes("DotProduct", ax)
        (w1, w2), (x1, x2) = self.w, self.x
        values = (w1 * x1, w2 * x2, self.dot)
        for place, value in enumerate(values):
            ax.barh(
                -place,
                value,
                height=0.5,
                facecolor=ink.sign_color(value) if value > 0 else "none",
                edgecolor=ink.sign_color(value),
                linestyle="-" if value > 0 else "--",
            )
            ink.write(ax, 8.2, -place, num(value))
        ax.axvline(0, color=ink.INK, lw=0.8)
        ax.set(xlim=(-9, 9), yticks=(0, -1, -2))
        ax.set_yticklabels(("$w_1 x_1$", "$w_2 x_2$", "sum"))

    def _stand(self) -> str:
        if not (any(self.w) and any(self.x)):
            return "an arrow without length points nowhere"
        degrees = f"{num(angle(self.w, self.x), 0)} degrees apart"
        if abs(self.dot) < STILL:
            return f"{degrees}, a right angle"
        way = "the same way" if self.dot > 0 else "against each other"
        return f"{degrees}, they point {way}"
