"""A hidden layer of two or three units, and what it makes of the plane."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from anncourse.arguments import Array
from anncourse.datasets.points import blobs, circles
from anncourse.neurons.activations import ACTIVATIONS
from anncourse.widgets.base import CourseWidget
from anncourse.widgets.traits import Choice, Number, Numbers
from anncourse.widgets.written import num

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WHO = "SpaceWarp"
POINTS, CLOUDS, RING = 80, "clouds", "ring"
NAMES = {"tanh": "tanh", "relu": "ReLU"}
# How the last neuron learns: its weight decay, and steps of Newton's method.
DECAY, STEPS = 1e-3, 25
EDGE = 1.2


class SpaceWarp(CourseWidget):
    """A hidden layer h = f(s (u . x - r)) on the plane, and a neuron that reads it.

    Each hidden unit is a line through its grip (at distance r from the middle, in the
    direction u), square to the way there. The neuron that reads the layer is a logistic
    regression with a weight decay of 0.001.

    Parameters
    ----------
    grips : list of float, length 6
        x and y of the grips of three units, each from -1.2 to 1.2.
    units : {"2", "3"}
        How many of them take part.
    steepness : float
        s, from 0.25 to 8: how fast a unit turns from off to on.
    activation : {"tanh", "relu"}
        f, the curve of the units.
    data : {"clouds", "ring"}
        Four clouds, crosswise in two classes, or a disk inside a ring.
    seed : int
        Of the points, from 0 to 9999.
    gate : bool
        Whether the reader answers the question before the figure moves.

    Attributes
    ----------
    points : (80, 2) array, (80,) array
        The points, and their classes 0 and 1.
    hidden : (80, units) array
        Where the layer puts the points.
    reading : (units + 1,) array
        Weights and bias of the neuron that reads the layer.
    right : int
        How many points it gets right.

    Raises
    ------
    ValueError
        For a name that is no trait, or a value out of its range.

    Examples
    --------
    >>> SpaceWarp(grips=[0.25, 0.25, -0.25, -0.25, 0, 0]).right
    80
    """

    grips = Numbers(
        [0.4, 0.0, 0.0, 0.4, -0.4, -0.4], 6, 6, -EDGE, EDGE, step=0.05
    )
    units = Choice("2", ["2", "3"], label="Hidden units")
    steepness = Number(3.0, 0.25, 8, step=0.25)
    activation = Choice("tanh", list(NAMES))
    data = Choice(CLOUDS, [CLOUDS, RING], given=True)
    seed = Number(7, 0, 9999, integer=True, given=True)

    @property
    def points(self) -> tuple[Array, Array]:
        """The points (80, 2), and their classes."""
        if self.data == RING:
            return circles(POINTS, noise=0.0, rng=self.seed)
        X, y = blobs(POINTS, classes=4, noise=0.0, rng=self.seed)
        return X, y % 2

    @property
    def hidden(self) -> Array:
        """Where the layer puts the points, a row each."""
        return self.layer(self.points[0])

    @property
    def reading(self) -> Array:
        """Weights and bias of the neuron that reads the layer."""
        return logistic(self.hidden, self.points[1])

    @property
    def right(self) -> int:
        """How many points it gets right."""
        w = self.reading
        said = self.hidden @ w[:-1] + w[-1] > 0
        return int(np.sum(said == self.points[1]))

    def layer(self, X: Array) -> Array:
        """Return what the hidden units say of points of the plane.

        Parameters
        ----------
        X : (n, 2) array
            The points.

        Returns
        -------
        (n, units) array
            A row for each point.
        """
        grips = np.reshape(self.grips, (3, 2))[: int(self.units)]
        lengths = np.hypot(*grips.T)
        ahead = np.where(lengths[:, None] > 0, grips, [1.0, 0.0])
        ahead = ahead / np.hypot(*ahead.T)[:, None]
        return ACTIVATIONS[self.activation].f(
            self.steepness * (X @ ahead.T - lengths)
        )

    def describe(self) -> str:
        """Return the layer, and what can be read from it."""
        return (
            f"{self.units} {NAMES[self.activation]} units of steepness "
            f"{num(self.steepness)}. After them a straight cut gets {self.right} of "
            f"{POINTS} points right."
        )

    def picture(self) -> Figure:
        """Draw the plane with the points, and where the layer puts them."""
        from matplotlib.figure import Figure

        from anncourse.plots.kit import ink

        figure = Figure(figsize=(7.0, 3.6), layout="constrained")
        left, right = figure.subplots(1, 2)
        ink.chart(WHO, left, "x₁", "x₂").set(box_aspect=1)
        flat = self.units == "2"
        names = (
            ("h₁", "h₂") if flat else ("along the cut", "across the cut")
        )
        ink.chart(WHO, right, *names).set(box_aspect=1)
        self._grid(left, flat=None)
        self._grid(right, flat=flat)
        X, y = self.points
        for k in (0, 1):
            one = X[y == k]
            for ax, at in (
                (left, one),
                (right, self.look(self.layer(one))),
            ):
                ax.plot(
                    *at.T, ink.MARKERS[k], color=ink.CLASSES[k], ms=4, ls=""
                )
        return figure

    def look(self, h: Array) -> Array:
        """Return hidden points as they are seen: three units are seen along the cut.

        Parameters
        ----------
        h : (n, units) array
            The points.

        Returns
        -------
        (n, 2) array
            Where each is drawn.
        """
        return h if self.units == "2" else h @ along(self.reading).T

    def _grid(self, ax: Axes, *, flat: bool | None) -> None:
        from anncourse.plots.kit import ink

        way = np.linspace(-EDGE, EDGE, 61)
        for at in np.linspace(-EDGE, EDGE, 13):
            for line in ([way, 0 * way + at], [0 * way + at, way]):
                shown = np.stack(line, axis=1)
                if flat is not None:
                    shown = self.look(self.layer(shown))
                ax.plot(*shown.T, color=ink.INK, lw=0.5, alpha=0.6)


def logistic(H: Array, y: Array) -> Array:
    """Return weights and bias of a logistic regression, by Newton's method.

    >>> w, b = logistic(np.array([[-1.0], [1.0]]), np.array([0, 1]))
    >>> print(f"{w:.1f}", abs(b) < 1e-9)
    5.2 True
    """
    A = np.column_stack([H, np.ones(len(H))])
    w = np.zeros(A.shape[1])
    for _ in range(STEPS):
        p = ACTIVATIONS["sigmoid"].f(A @ w)
        slope = A.T @ (p - y) / len(y) + DECAY * w
        bend = (A.T * (p * (1 - p))) @ A / len(y) + DECAY * np.eye(len(w))
        w = w - np.linalg.solve(bend, slope)
    return w


def along(w: Array) -> Array:
    """Return two directions (2, 3) from which the cut w . h + b = 0 is seen as a line.

    The second is square to the cut, the first lies in it.
    """
    square = w[:3] / (np.linalg.norm(w[:3]) or 1.0)
    if not square.any():
        square = np.array([0.0, 0.0, 1.0])
    side = np.array([1.0, -1.0, 0.0])
    side = side - (side @ square) * square
    if np.linalg.norm(side) < 1e-6:
        side = np.array([0.0, 0.0, 1.0])
    return np.stack([side / np.linalg.norm(side), square])
