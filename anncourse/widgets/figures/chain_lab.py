"""Two functions in a row, and a small move that goes through both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from anncourse.neurons.activations import sigmoid
from anncourse.widgets.base import CourseWidget
from anncourse.widgets.paper import paper
from anncourse.widgets.traits import Choice, Number
from anncourse.widgets.written import num

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Link = tuple[Callable[[float], float], Callable[[float], float]]
# Each with its slope.
LINKS: dict[str, Link] = {
    "double": (lambda v: 2 * v, lambda v: 2.0),
    "triple": (lambda v: 3 * v, lambda v: 3.0),
    "halve": (lambda v: v / 2, lambda v: 0.5),
    "flip": (lambda v: 0 - v, lambda v: -1.0),
    "square": (lambda v: v * v, lambda v: 2 * v),
    "sigmoid": (
        lambda v: float(sigmoid(v)),
        lambda v: float(sigmoid.slope(v)),
    ),
}
EDGE = 7  # of the three rulers


@dataclass(frozen=True)
class Passage:
    """Where x and x + move arrive, and the slopes on the way.

    Parameters
    ----------
    u, y : pair of float
        Without the move, and with it.
    slopes : pair of float
        f'(x) and g'(u).
    """

    u: tuple[float, float]
    y: tuple[float, float]
    slopes: tuple[float, float]


def through(inner: str, outer: str, x: float, move: float) -> Passage:
    """Send x and x + move through u = f(x) and y = g(u).

    >>> through("double", "triple", 0.5, 0.5).y
    (3.0, 6.0)
    """
    f, f_slope = LINKS[inner]
    g, g_slope = LINKS[outer]
    u = f(x), f(x + move)
    return Passage(u, (g(u[0]), g(u[1])), (f_slope(x), g_slope(u[0])))


class ChainLab(CourseWidget):
    """A move that passes through two functions: dy/dx = g'(u) f'(x), with u = f(x).

    Parameters
    ----------
    inner, outer : str
        f and g: "double", "triple", "halve", "flip", "square" or "sigmoid".
    x : float
        Where the move begins, from -1 to 1.
    move : float
        How far x moves, from 0.01 to 0.5.
    gate : bool
        Whether the reader answers the question before the figure moves.

    Attributes
    ----------
    passage : Passage
        Where it arrives, and the slopes on the way.
    times : float
        How many times as far y moves as x did.

    Raises
    ------
    ValueError
        For a name that is no trait, or a value out of its range.

    Examples
    --------
    >>> lab = ChainLab(inner="double", outer="triple", move=0.5)
    >>> lab.times, lab.passage.slopes
    (6.0, (2.0, 3.0))
    """

    inner = Choice("double", list(LINKS), label="u = f(x)")
    outer = Choice("flip", list(LINKS), label="y = g(u)")
    x = Number(0.5, -1, 1, step=0.05, label="Place x")
    move = Number(0.5, 0.01, 0.5, step=0.01, label="Move of x")

    @property
    def passage(self) -> Passage:
        """Where the move arrives, and the slopes on the way."""
        return through(self.inner, self.outer, self.x, self.move)

    @property
    def times(self) -> float:
        """How many times as far y moves as x did."""
        return float((self.passage.y[1] - self.passage.y[0]) / self.move)

    def describe(self) -> str:
        """Return the way of the move, and the slopes."""
        gone = self.passage
        f, g = gone.slopes
        return (
            f"f is {self.inner}, g is {self.outer}: x = {num(self.x)}, "
            f"u = {num(gone.u[0])}, y = {num(gone.y[0])}. "
            f"A move of {num(self.move)} becomes {num(gone.u[1] - gone.u[0])}, "
            f"then {num(gone.y[1] - gone.y[0])}: {num(self.times)} times as far. "
            f"Slopes: {num(f)} · {num(g) if g >= 0 else f'({num(g)})'} "
            f"= {num(f * g)}."
        )

    def picture(self) -> Figure:
        """Draw three rulers, and the bands between them."""
        from anncourse.plots.kit import ink

        figure, (plane,) = paper(6.4, 3.6)
        ax = ink.bare(ink.axes("ChainLab", plane))
        gone = self.passage
        rows = ((self.x, self.x + self.move), gone.u, gone.y)
        for place, (row, name) in enumerate(
            zip(rows, ("x", "u", "y"), strict=True)
        ):
            ax.plot([-EDGE, EDGE], [-place] * 2, color=ink.INK, lw=1)
            ax.plot(row, [-place] * 2, color=ink.INK, lw=6)
            ink.write(ax, -EDGE - 0.4, -place, name)
            for value in range(-6, 7, 2):
                ink.write(ax, value, -place - 0.13, num(value, 0))
        for place, slope in enumerate(gone.slopes):
            upper, lower = rows[place], rows[place + 1]
            ax.fill(
                [*upper, *reversed(lower)],
                [-place, -place, -place - 1, -place - 1],
                facecolor=ink.sign_color(slope),
                edgecolor=ink.sign_color(slope),
                linestyle="-" if slope >= 0 else "--",
                alpha=0.35,
            )
        ax.set(xlim=(-EDGE - 0.8, EDGE), ylim=(-2.35, 0.2))
        return figure
