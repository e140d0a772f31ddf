"""Noise that is added to points, and removed again in a few steps or in many."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from anncourse.arguments import Array
from anncourse.widgets.base import CourseWidget
from anncourse.widgets.figures.noise_lab.noise import (
    FINE,
    SAMPLES,
    add,
    nearest,
    remove,
    shape,
)
from anncourse.widgets.paper import paper
from anncourse.widgets.traits import Choice, Number
from anncourse.widgets.written import num

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

CLOSE, REACH = 0.05, 2.6
NAMES = {"ring": "a ring", "moons": "two moons", "spiral": "a spiral"}


class NoiseLab(CourseWidget):
    """Points that become noise, and noise that becomes points, step by step.

    At noise t a point x has become ``cos(pi t / 2) x + sin(pi t / 2) e``. On the way
    back each step asks what a place looks like without its noise, the mean of the
    training points that could have become it, and goes there by one step.

    Parameters
    ----------
    noise : float
        Where both are on their way, from 0 to 1.
    steps : int
        In how many steps the noise is removed, from 1 to 50.
    blur : float
        How far apart places are that the denoiser hardly tells apart, from 0, exact,
        to 0.5.
    count : {"8", "16", "48"}
        Training points.
    shape : {"ring", "moons", "spiral"}
        What they lie on.
    seed : int
        Of the noise, from 0 to 9999.
    gate : bool
        Whether the reader answers the question before the figure moves.

    Attributes
    ----------
    points : (count, 2) array
        The training points.
    added : (96, 2) array
        Training points with their noise, each as often as the others.
    samples : (96, 2) array
        What began as noise, after the steps that are done.
    done : int
        How many steps are done.
    copies : int
        Samples that are less than 0.05 away from a training point.
    off : float
        How far samples are from the shape, in the mean.

    Raises
    ------
    ValueError
        For a name that is no trait, or a value out of its range.

    References
    ----------
    Ho et al. (2020), Denoising Diffusion Probabilistic Models.

    Examples
    --------
    >>> NoiseLab(noise=0.0).copies, NoiseLab(noise=0.0, steps=1).copies
    (96, 0)
    """

    noise = Number(1.0, 0, 1, step=0.02)
    steps = Number(50, 1, 50, integer=True)
    blur = Number(0.0, 0, 0.5, step=0.05, label="Blur")
    count = Choice("16", ["8", "16", "48"], label="Training points")
    shape = Choice("ring", list(NAMES))
    seed = Number(0, 0, 9999, integer=True)

    @property
    def points(self) -> Array:
        """The training points."""
        return shape(self.shape, int(self.count))

    @property
    def added(self) -> Array:
        """Training points with their noise."""
        points = self.points[np.arange(SAMPLES) % int(self.count)]
        return add(points, self._drawn(), self.noise)

    @property
    def done(self) -> int:
        """How many steps are done."""
        return int((1 - self.noise) * self.steps + 1e-9)

    @property
    def samples(self) -> Array:
        """What began as noise, after the steps that are done."""
        found: Array = self._way()[self.done]
        return found

    @property
    def copies(self) -> int:
        """Samples that are less than 0.05 away from a training point."""
        return int((nearest(self.samples, self.points) < CLOSE).sum())

    @property
    def off(self) -> float:
        """How far samples are from the shape, in the mean."""
        fine = shape(self.shape, FINE)
        return float(nearest(self.samples, fine).mean())

    def describe(self) -> str:
        """Return what is learned from, how far the samples are, and where they lie."""
        exact = (
            "exact" if self.blur == 0 else f"blurred by {num(self.blur)}"
        )
        return (
            f"{self.count} training points on {NAMES[self.shape]}, and a denoiser that "
            f"is {exact}. After {self.done} of {self.steps} steps {self.copies} of "
            f"{SAMPLES} samples are copies of a training point; off the shape by "
            f"{num(self.off)}."
        )

    def picture(self) -> Figure:
        """Draw the points with their noise, and the samples on their way back."""
        figure, (left, right) = paper(7.6, 3.9, planes=2)
        self._draw(left, self.added, "noise added")
        self._draw(right, self.samples, "noise removed")
        return figure

    def _draw(self, ax: Axes, dots: Array, what: str) -> None:
        from anncourse.plots.kit import ink

        ax = ink.chart("NoiseLab", ax, "x", "y")
        ax.plot(*self.points.T, "o", mfc="none", color=ink.NEGATIVE, ms=8)
        ax.plot(*dots.T, ".", color=ink.POSITIVE, ms=5)
        ax.set(xlim=(-REACH, REACH), ylim=(-REACH, REACH), aspect="equal")
        ink.title(ax, what)

    def _drawn(self) -> Array:
        return np.random.default_rng(self.seed).normal(0, 1, (SAMPLES, 2))

    def _way(self) -> Array:
        return remove(self._drawn(), self.points, self.steps, self.blur)
