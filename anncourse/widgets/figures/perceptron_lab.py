"""The perceptron rule, one point after the other, beside the bound on its mistakes."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from anncourse.arguments import Array
from anncourse.neurons.by_hand import threshold_neuron
from anncourse.neurons.perceptron import PerceptronRun, perceptron
from anncourse.neurons.separator import Separator, separator
from anncourse.widgets.base import CourseWidget
from anncourse.widgets.paper import paper
from anncourse.widgets.traits import (
    Choice,
    Flag,
    Number,
    Numbers,
    Real,
    Records,
)
from anncourse.widgets.written import num

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

CORNERS = [[0, 0], [0, 1], [1, 0], [1, 1]]
FARTHEST = 2
FEWEST, MOST = 2, 12
# How often the rule goes through the points before we say that it goes on.
EPOCHS = 500
# A bound above it says nothing that a reader could wait for.
UNTOLD = 1_000_000


class PerceptronLab(CourseWidget):
    """A neuron that learns from its wrong answers: w + x or w - x after each.

    Whatever is moved, the story is told again from weights of zero: the state is the
    data, the rule, and how many points have been looked at.

    Parameters
    ----------
    points : list of [x1, x2], 2 to 12 of them
        The data, from -2 to 2, before they are pushed apart.
    targets : list of int, as many
        What the neuron should answer at each point, 0 or 1.
    inputs : str
        What it sees: "plain" (x1 and x2), "bias" (and an input that is always 1) or
        "product" (and x1 x2).
    gap : float
        How far each group is pushed away from the other, from 0 to 1.
    along : float
        The direction in which the group of 1 is pushed, in degrees.
    rate : float
        The size of a correction, from 0.125 to 8.
    looks : int
        How many points have been looked at, 0 to 6000; in their order, again and again.
    bound : bool
        Whether the figure speaks of the bound.
    gate : bool
        Whether the reader answers the question before the figure moves.

    Attributes
    ----------
    run : PerceptronRun
        What the rule does, in at most 500 times through the points.
    best : Separator
        The line with the widest margin.
    mistakes : int
        Corrections so far.
    correct : int
        How many points the neuron gets right now.

    Raises
    ------
    ValueError
        For a name that is no trait, lists of unequal length, or a value out of range.

    Examples
    --------
    >>> lab = PerceptronLab(targets=[0, 0, 0, 1], looks=22)
    >>> lab.mistakes, lab.correct
    (11, 4)
    """

    points = Records(
        CORNERS,
        f"a list of points [x, y] from -{FARTHEST} to {FARTHEST}",
        [Real(-FARTHEST, FARTHEST), Real(-FARTHEST, FARTHEST)],
        same="targets",
    )
    targets = Numbers(
        [0, 0, 0, 1], FEWEST, MOST, 0, 1, integer=True, same="points"
    )
    inputs = Choice("bias", ["plain", "bias", "product"])
    gap = Number(0.0, 0, 1, step=0.05, label="Push apart")
    along = Number(90.0, -180, 180, unit="°", given=True)
    rate = Number(1.0, 0.125, 8, label="Step")
    looks = Number(0, 0, MOST * EPOCHS, integer=True)
    bound = Flag(True, given=True)

    @property
    def placed(self) -> Array:
        """Where the points are: pushed apart, (n, 2)."""
        turn = math.radians(self.along)
        way = self.gap * np.array([math.cos(turn), math.sin(turn)])
        side = 2 * np.array(self.targets)[:, None] - 1
        return np.asarray(np.array(self.points, float) + side * way)

    @property
    def run(self) -> PerceptronRun:
        """What the rule does, in at most 500 times through the points."""
        return perceptron(
            self._inputs,
            self.targets,
            lr=self.rate,
            epochs=EPOCHS,
            bias=self._biased,
        )

    @property
    def best(self) -> Separator:
        """The line with the widest margin."""
        return separator(self._inputs, self.targets, bias=self._biased)

    @property
    def mistakes(self) -> int:
        """Corrections so far."""
        return len(self._seen())

    @property
    def correct(self) -> int:
        """How many points the neuron gets right now."""
        return int(self._good().sum())

    def describe(self) -> str:
        """Return what it has seen, what it gets right, its weights, and the bound."""
        n, count = len(self.targets), self.mistakes
        w, b = self._weights()
        numbers = [*w, b] if self._biased else [*w]
        said = ", ".join(num(value) for value in numbers)
        looks = f"{self.looks} look{'' if self.looks == 1 else 's'}"
        wrong = f"{count} mistake{'' if count == 1 else 's'}"
        promise = f" {self._promise()}" if self.bound else ""
        return (
            f"A perceptron on {n} points, after {looks}: {wrong}, right about "
            f"{self.correct} of {n}. Weights {said}.{promise}"
        )

    def picture(self) -> Figure:
        """Draw the points with the neuron's line, and the way its weights went."""
        figure, (left, right) = paper(8.6, 4.2, planes=2)
        self._draw_points(left)
        self._draw_weights(right)
        return figure

    @property
    def _biased(self) -> bool:
        return bool(self.inputs != "plain")

    @property
    def _inputs(self) -> Array:
        X = self.placed
        if self.inputs == "product":
            return np.column_stack([X, X[:, 0] * X[:, 1]])
        return X

    def _seen(self) -> list[tuple[Array, float]]:
        """Return the weights after each correction so far."""
        n = len(self.targets)
        return [
            (c.w, c.b)
            for c in self.run.corrections
            if c.epoch * n + c.example < self.looks
        ]

    def _weights(self) -> tuple[Array, float]:
        zeros = np.zeros(self._inputs.shape[1]), 0.0
        return [zeros, *self._seen()][-1]

    def _good(self) -> Array:
        w, b = self._weights()
        good: Array = threshold_neuron(self._inputs, w, b) == self.targets
        return good

    def _promise(self) -> str:
        best = self.best
        if not best.margin:
            return (
                "No line parts the points, and nothing bounds its mistakes."
            )
        most = math.floor(best.bound)
        words = f"{most}" if most <= UNTOLD else "more than a million"
        return (
            f"With R {num(best.radius)} and margin {num(best.margin, 3)} "
            f"it makes at most {words}."
        )

    def _draw_points(self, ax: Axes) -> None:
        from anncourse import plots

        (w, b), X = self._weights(), self.placed
        limit = max(1.2, 1.1 * float(np.abs(X).max()))

        def answer(grid: Array) -> Array:
            parts = [grid, grid[:, :1] * grid[:, 1:]]
            z: Array = np.hstack(parts)[:, : len(w)] @ w + b
            return z

        plots.decision_regions(
            answer, X, np.array(self.targets), limit=limit, ax=ax
        )
        ax.set(xlabel="x₁", ylabel="x₂")

    def _draw_weights(self, ax: Axes) -> None:
        from anncourse.plots.kit import ink

        way = np.array([[0.0, 0.0], *(w[:2] for w, _ in self._seen())])
        ax.plot(*way.T, color=ink.INK, lw=1, ls=":")
        ax.annotate(
            "",
            way[-1],
            (0, 0),
            arrowprops={"arrowstyle": "->", "color": ink.POSITIVE, "lw": 2},
        )
        limit = 1.15 * max(1.0, float(np.abs(way).max()))
        ax.set(
            xlim=(-limit, limit),
            ylim=(-limit, limit),
            aspect="equal",
            xlabel="w₁",
            ylabel="w₂",
        )
