"""One neuron with two inputs is a line in the plane."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from anncourse.arguments import Array
from anncourse.neurons.by_hand import threshold_neuron, weighted_sum
from anncourse.widgets.base import CourseWidget
from anncourse.widgets.paper import paper
from anncourse.widgets.traits import (
    Choice,
    Entry,
    Number,
    Numbers,
    Real,
    Records,
)
from anncourse.widgets.written import num, term

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

LIMIT = 5
FARTHEST = 10
MOST = 20
CORNERS = [[0, 0], [0, 1], [1, 0], [1, 1]]
TASKS = {"AND": [0, 0, 0, 1], "OR": [0, 1, 1, 1], "XOR": [0, 1, 1, 0]}
OWN = "custom"


def _named(points: Sequence[Sequence[float]]) -> str:
    words = [f"({', '.join(f'{c:g}' for c in point)})" for point in points]
    if len(words) < 3:
        return " and ".join(words)
    return f"{', '.join(words[:-1])}, and {words[-1]}"


class DecisionLine(CourseWidget):
    """A neuron as a line: it answers 1 where w_1 x_1 + w_2 x_2 + b >= 0.

    Parameters
    ----------
    task : str
        "AND", "OR" or "XOR" at the corners of a square, or "custom".
    weights : list of float, length 2
        The line's direction is square to them; each from -5 to 5.
    bias : float
        Moves the line without turning it; from -5 to 5.
    points : list of [x1, x2], 2 to 20 of them
        Points of your own, from -10 to 10; given, they make the task "custom".
    targets : list of int, as many
        What the neuron should answer at each of your points, 0 or 1.
    w1, w2 : float
        The entries of ``weights``, for a slider to be linked to.
    gate : bool
        Whether the reader answers the question before the figure moves.

    Attributes
    ----------
    correct : int
        How many points the neuron gets right.

    Raises
    ------
    ValueError
        For a name that is no trait, lists of unequal length, a value out of range,
        or points beside a task that has its own.

    Examples
    --------
    >>> line = DecisionLine(task="XOR", weights=[1, 1], bias=-0.5)
    >>> line.correct
    3
    """

    task = Choice("AND", [*TASKS, OWN])
    weights = Numbers([1.0, -1.0], 2, 2, -LIMIT, LIMIT, step=0.05)
    bias = Number(0.0, -LIMIT, LIMIT, step=0.05, label="b")
    points = Records(
        CORNERS,
        f"a list of points [x, y] from -{FARTHEST} to {FARTHEST}",
        [Real(-FARTHEST, FARTHEST), Real(-FARTHEST, FARTHEST)],
        same="targets",
        given=True,
    )
    targets = Numbers(
        TASKS["AND"], 2, MOST, 0, 1, integer=True, same="points", given=True
    )
    w1, w2 = Entry("weights", 0), Entry("weights", 1)

    def __init__(self, **traits: Any) -> None:
        if {"points", "targets"} & set(traits):
            task = traits.setdefault("task", OWN)
            if task in TASKS:
                raise ValueError(
                    f"points and targets go with task {OWN}; got {task}, "
                    "which has its own."
                )
        super().__init__(**traits)

    @property
    def data(self) -> tuple[Array, Array]:
        """The points (n, 2) and targets (n,) of the task at hand."""
        if self.task == OWN:
            return np.array(self.points, float), np.array(self.targets)
        return np.array(CORNERS, float), np.array(TASKS[self.task])

    @property
    def correct(self) -> int:
        """How many points the neuron gets right."""
        return int(self._good().sum())

    def describe(self) -> str:
        """Return the line's equation and what it gets right."""
        good = self._good()
        wrong = self.data[0][~good]
        where = f"; wrong: {_named(wrong.tolist())}" if len(wrong) else ""
        return (
            f"A line that decides {self.task}: the neuron answers 1 where "
            f"{num(self.weights[0])} x₁ {term(self.weights[1])} x₂ "
            f"{term(self.bias)} is 0 or more. "
            f"{good.sum()} of {len(good)} right{where}."
        )

    def picture(self) -> Figure:
        """Draw the plane, the points, the line, and each point's distance to it."""
        from anncourse import plots

        figure, (ax,) = paper(5.2, 5.2)
        points, targets = self.data
        middle = (points.max(0) + points.min(0)) / 2
        half = max(0.5, *np.ptp(points, axis=0))
        limit = float(np.abs([middle - half, middle + half]).max())
        if any(self.weights):
            plots.decision_line(
                self.weights, self.bias, points, targets, limit=limit, ax=ax
            )
            self._draw_distances(ax)
        else:
            plots.decision_regions(
                lambda grid: np.full(len(grid), self.bias),
                points,
                targets,
                limit=limit,
                ax=ax,
            )
        ax.set(
            xlim=(middle[0] - half, middle[0] + half),
            ylim=(middle[1] - half, middle[1] + half),
            xticks=np.unique(points[:, 0]),
            yticks=np.unique(points[:, 1]),
        )
        return figure

    def _draw_distances(self, ax: Axes) -> None:
        from anncourse.plots.kit import ink

        points, weights = self.data[0], np.array(self.weights)
        length = math.hypot(*self.weights)
        distances = weighted_sum(points, weights, self.bias) / length
        feet = points - np.outer(distances, weights / length)
        for point, foot, distance, good in zip(
            points, feet, distances, self._good(), strict=True
        ):
            color = ink.CLASSES[2] if good else ink.NEGATIVE
            ax.plot(
                *zip(point, foot, strict=True),
                color=color,
                ls="-" if good else "--",
                zorder=2,
            )
            away = math.copysign(1 / length, distance) * weights
            ax.annotate(
                num(abs(distance) if good else -abs(distance)),
                point,
                tuple(16 * away),
                textcoords="offset points",
                ha="center",
                va="center",
                color=ink.INK,
                size=ink.SMALL,
            )

    def _good(self) -> Array:
        points, targets = self.data
        answers = threshold_neuron(points, self.weights, self.bias)
        good: Array = answers == targets
        return good
