"""A bowl, a start, and the way that an optimizer takes down."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from anncourse.arguments import Array
from anncourse.training.bowl import Bowl, Descent
from anncourse.training.optimizers import SGD, Adam, Optimizer
from anncourse.widgets.base import CourseWidget
from anncourse.widgets.paper import paper
from anncourse.widgets.traits import Choice, Number, Numbers
from anncourse.widgets.written import num

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WHO = "DescentLab"
PLAIN, MOMENTUM, ADAM = "plain", "momentum", "Adam"
# Losses at which the bowl's rings are drawn.
RINGS = tuple(0.5 * (0.12 * 1.5**k) ** 2 for k in range(13))
TAIL = 4  # the last quarter of a way says where it hovers


class DescentLab(CourseWidget):
    """Gradient descent on the bowl (x^2 + condition y^2) / 2.

    Parameters
    ----------
    method : str
        "plain", "momentum" or "Adam".
    rate : float
        The learning rate, from 0.0005 to 2.
    momentum : float
        Share of the velocity that is kept, from 0 to 0.98; it counts for the method
        "momentum" alone.
    condition : float
        How many times steeper the bowl is upward than across, from 1 to 100.
    noise : float
        Spread of what small batches add to each slope, from 0 to 1.
    start : list of float, length 2
        Where it begins, each from -1 to 1 and not both near 0.
    steps : int
        How many are shown, from 20 to 400.
    reach : float
        The largest rate that the figure offers, from 0.01 to 2.
    seed : int
        Of the noise.
    gate : bool
        Whether the reader answers the question before the figure moves.

    Attributes
    ----------
    bowl : Bowl
        The bowl itself.
    descent : Descent
        The way down.
    does : str
        "creeps", "converges", "rings", "diverges" or, with noise, "hovers".

    Raises
    ------
    ValueError
        For a name that is no trait, a value out of its range, or a start at the
        bottom.

    Examples
    --------
    >>> lab = DescentLab(rate=0.1, condition=10, start=[-0.9, 0.6])
    >>> lab.does, lab.descent.arrived()
    ('converges', 64)
    """

    method = Choice(PLAIN, [PLAIN, MOMENTUM, ADAM])
    rate = Number(0.1, 0.0005, 2, step=0.0005, digits=4, label="Rate")
    momentum = Number(0.9, 0, 0.98, step=0.01)
    condition = Number(10.0, 1, 100, step=1, label="Condition number")
    noise = Number(0.0, 0, 1, step=0.05)
    start = Numbers([-0.9, 0.6], 2, 2, -1, 1, step=0.05)
    steps = Number(100, 20, 400, integer=True, given=True)
    reach = Number(0.25, 0.01, 2, given=True)
    seed = Number(0, 0, 9999, integer=True, given=True)

    def check(self) -> None:
        """Refuse a start at the bottom, from which nothing leads down."""
        super().check()
        x, y = self.start
        if x * x + y * y < 0.01:
            raise ValueError(
                "start must be at least 0.1 from the bottom; got "
                f"{num(x)}, {num(y)}."
            )

    @property
    def bowl(self) -> Bowl:
        """The bowl itself."""
        return Bowl(np.array([1.0, self.condition]))

    @property
    def descent(self) -> Descent:
        """The way down."""
        return self.bowl.descend(
            self._optimizer(),
            self.start,
            self.steps,
            noise=self.noise,
            rng=self.seed,
        )

    @property
    def does(self) -> str:
        """What the way does, in one word."""
        if self.noise == 0 and self.method != ADAM:
            momentum = self.momentum if self.method == MOMENTUM else 0.0
            return self.bowl.name(self.rate, momentum, steps=self.steps)
        left = self.descent.left
        if len(left) <= self.steps or _hover(left) > 1:
            return "diverges"
        if self.descent.arrived() is not None:
            return "converges"
        return "hovers" if self.noise else "creeps"

    def describe(self) -> str:
        """Return the settings, what the way does, and how near it comes."""
        how = f"{self.method} descent"
        if self.method == MOMENTUM:
            how += f" {num(self.momentum)}"
        noise = f", with noise {num(self.noise)}" if self.noise else ""
        return (
            f"A bowl of condition number {num(self.condition, 0)}, {how} at "
            f"rate {_short(self.rate)}{noise}. {self._answer()}"
        )

    def picture(self) -> Figure:
        """Draw the bowl with the way down, and what is left of the distance."""
        from anncourse.plots.kit import ink

        figure, (left, right) = paper(6.8, 3.0, planes=2)
        ink.chart(WHO, left, "x", "y")
        ink.chart(WHO, right, "steps", "distance left")
        down = self.descent
        inside = np.abs(down.path).max(axis=1) < 100
        x, y = np.meshgrid(*[np.linspace(-1.2, 1.2, 121)] * 2)
        heights = self.bowl.loss(np.stack([x, y], axis=-1))
        left.contour(x, y, heights, RINGS, colors=ink.INK, linewidths=0.8)
        left.plot(
            *down.path[inside].T, color=ink.POSITIVE, lw=1, marker=".", ms=4
        )
        left.plot(*self.start, "o", mfc="none", color=ink.POSITIVE)
        left.set(box_aspect=1)
        left.grid(visible=False)
        left.set(xlim=(-1.2, 1.2), ylim=(-1.2, 1.2))
        right.semilogy(np.maximum(down.left, 1e-6), color=ink.POSITIVE)
        right.axhline(0.001, color=ink.INK, ls=":")
        right.set(xlim=(0, self.steps), ylim=(1e-5, 10))
        return figure

    def _optimizer(self) -> Optimizer:
        if self.method == ADAM:
            return Adam(self.rate)
        momentum = self.momentum if self.method == MOMENTUM else 0.0
        return SGD(self.rate, momentum=momentum)

    def _answer(self) -> str:
        does, after = self.does, self.descent.arrived()
        if after is not None:
            near = (
                f"A thousandth of the distance is left after {after} steps"
            )
            return f"It {does}. {near}."
        if does == "hovers":
            share = num(100 * _hover(self.descent.left), 0)
            return f"It hovers, at {share} % of its first distance."
        return f"It {does}, and is not there after {self.steps} steps."


def _short(rate: float) -> str:
    return num(rate, 4).rstrip("0").rstrip(".")


def _hover(left: Array) -> float:
    return float(left[-max(1, len(left) // TAIL) :].mean())
