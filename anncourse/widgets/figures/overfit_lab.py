"""Waves fitted to a few points: error on them, and error on new ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from anncourse.arguments import Array
from anncourse.training.least_norm import cosine_features, least_norm
from anncourse.widgets.base import CourseWidget
from anncourse.widgets.paper import paper
from anncourse.widgets.traits import Number, Real, Records
from anncourse.widgets.written import num

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST = 20  # waves
NEW, NEW_SEED = (
    60,
    10**6,
)  # points that are held out, the same for every draw
APART = 10**4  # from the seed of a draw to that of the next ghost
FAR = 100.0  # an error that is written as "more than"
GRID = np.arange(161) / 160


class OverfitLab(CourseWidget):
    """A curve of some waves, fitted to noisy points of a sine.

    The weights minimize ``mean (F w - y)^2 + decay |w|^2`` for the waves F of
    `cosine_features`, or are where gradient descent has come in some steps.

    Parameters
    ----------
    width : int
        Number of waves, from 1 to 20.
    count : int
        Number of points to learn from, from 8 to 40.
    noise : float
        Standard deviation of the noise of all points, from 0 to 0.6.
    decay : float
        Pull of the weights toward zero, from 0 to 10.
    steps : int
        Steps of gradient descent after which to stop, up to 100,000; 0: never.
    seed : int
        Which draw, from 0 to 9999.
    ghosts : int
        How many other draws are fitted and shown, up to 12.
    moved : list of [i, x, y]
        Points that are elsewhere than drawn, counted from 0; x from 0 to 1, y from -2
        to 2.
    gate : bool
        Whether the reader answers the question before the figure moves.

    Attributes
    ----------
    points : pair of (count,) arrays
        What it learns from.
    weights : (width,) array
        What it has learned.
    errors : pair of float
        Root of the mean squared error, on its own points and on new ones.
    spread : float
        How far the curves of the other draws vary, as a standard deviation.

    Raises
    ------
    ValueError
        For a name that is no trait, or a value out of its range.

    Examples
    --------
    >>> lab = OverfitLab(width=20)
    >>> own, new = lab.errors
    >>> round(own, 2), round(new, 2)
    (0.0, 0.75)
    """

    width = Number(4, 1, MOST, integer=True, label="Waves")
    count = Number(20, 8, 40, integer=True, label="Points")
    noise = Number(0.3, 0, 0.6, step=0.05)
    decay = Number(0.0, 0, 10, step=1e-6)
    steps = Number(0, 0, 10**5, integer=True)
    seed = Number(24, 0, APART - 1, integer=True)
    ghosts = Number(0, 0, 12, integer=True, given=True)
    moved = Records(
        [],
        "a list of [point, x, y] with x from 0 to 1 and y from -2 to 2",
        [Real(0, 39, integer=True), Real(0, 1), Real(-2, 2)],
    )

    @property
    def points(self) -> tuple[Array, Array]:
        """What it learns from."""
        x, y = draw(self.seed, self.count, self.noise)
        for i, to_x, to_y in self.moved:
            if i < self.count:
                x[int(i)], y[int(i)] = to_x, to_y
        return x, y

    @property
    def weights(self) -> Array:
        """What it has learned."""
        return self._learned(*self.points)

    @property
    def errors(self) -> tuple[float, float]:
        """Root of the mean squared error, on its own points and on new ones."""
        w = self.weights
        own, new = (
            rms(x, y, w) for x, y in (self.points, fresh(self.noise))
        )
        return own, new

    @property
    def spread(self) -> float:
        """How far the curves of the other draws vary, as a standard deviation."""
        if not self.ghosts:
            return 0.0
        return float(np.sqrt(self.others().var(axis=0).mean()))

    def others(self) -> Array:
        """Return the curves of the other draws, (ghosts, 161), from x = 0 to 1.

        Returns
        -------
        (ghosts, 161) array
            A curve a row.
        """
        waves = cosine_features(GRID, self.width)
        draws = (
            draw(self.seed + APART * (g + 1), self.count, self.noise)
            for g in range(self.ghosts)
        )
        return np.array([waves @ self._learned(x, y) for x, y in draws])

    def describe(self) -> str:
        """Return what it is made of, and both errors."""
        own, new = self.errors
        brakes = f", decay {_plain(self.decay)}" if self.decay else ""
        brakes += (
            f", stopped after {self.steps} steps" if self.steps else ""
        )
        vary = (
            f" Curves of {self.ghosts} other draws vary by {_size(self.spread)}."
            if self.ghosts
            else ""
        )
        return (
            f"{self.count} points and {_waves(self.width)}{brakes}: error "
            f"{_size(own)} on its own points, {_size(new)} on new ones.{vary}"
        )

    def picture(self) -> Figure:
        """Draw the points with the curve, and both errors over the number of waves."""
        figure, (left, right) = paper(6.8, 2.9, planes=2)
        self._draw_curve(left)
        self._draw_errors(right)
        return figure

    def _learned(
        self, x: Array, y: Array, width: int | None = None
    ) -> Array:
        waves = cosine_features(x, width or self.width)
        return least_norm(
            waves, y, decay=self.decay, steps=self.steps or None
        )

    def _draw_curve(self, ax: Axes) -> None:
        from anncourse.plots.kit import ink

        ax = ink.chart("OverfitLab", ax, "x", "y")
        for curve in self.others() if self.ghosts else []:
            ax.plot(GRID, curve, color=ink.INK, lw=0.8, alpha=0.6)
        ax.plot(*fresh(self.noise), "s", mec=ink.NEGATIVE, mfc="none", ms=4)
        ax.plot(*self.points, "o", color=ink.POSITIVE)
        waves = cosine_features(GRID, self.width)
        ax.plot(GRID, waves @ self.weights, color=ink.CLASSES[2], lw=2)
        ax.set(xlim=(0, 1), ylim=(-2, 2))

    def _draw_errors(self, ax: Axes) -> None:
        from anncourse.plots.kit import ink

        ax = ink.chart("OverfitLab", ax, "waves", "error")
        widths = range(1, MOST + 1)
        learned = [self._learned(*self.points, width) for width in widths]
        parts = {"own points": self.points, "new points": fresh(self.noise)}
        for i, (name, (x, y)) in enumerate(parts.items()):
            errors = [rms(x, y, w) for w in learned]
            color = (ink.POSITIVE, ink.NEGATIVE)[i]
            ax.plot(widths, errors, ink.DASHES[i], color=color, label=name)
            ax.plot(self.width, errors[self.width - 1], "o", color=color)
        ax.set(xlim=(1, MOST), ylim=(0, 1))
        ink.legend(ax)
        ink.integers(ax.xaxis)


def draw(seed: int, n: int, noise: float) -> tuple[Array, Array]:
    """Return n points of a sine with noise, one somewhere in each n-th of the way.

    Parameters
    ----------
    seed : int
        Of the draw.
    n : int
        How many.
    noise : float
        Standard deviation of what is added to the sine.

    Returns
    -------
    pair of (n,) arrays
        x, from 0 to 1, and y.
    """
    rng = np.random.default_rng(seed)
    x = (np.arange(n) + rng.random(n)) / n
    return x, np.sin(2 * np.pi * x) + noise * rng.standard_normal(n)


def fresh(noise: float) -> tuple[Array, Array]:
    """Return the points that are held out.

    Parameters
    ----------
    noise : float
        Standard deviation of what is added to the sine.

    Returns
    -------
    pair of (60,) arrays
        x, from 0 to 1, and y.
    """
    return draw(NEW_SEED, NEW, noise)


def rms(x: Array, y: Array, w: Array) -> float:
    """Return the root of the mean squared error of a curve.

    Parameters
    ----------
    x, y : (n,) arrays
        The points.
    w : (p,) array
        The weight of each wave.

    Returns
    -------
    float
        In the unit of y.
    """
    return float(
        np.sqrt(np.mean((cosine_features(x, len(w)) @ w - y) ** 2))
    )


def _plain(decay: float) -> str:
    """Write two leading digits, as the page does: 0.018.

    >>> _plain(0.0182), _plain(1e-6), _plain(10.0)
    ('0.018', '0.000001', '10')
    """
    return np.format_float_positional(float(f"{decay:.2g}"), trim="-")


def _size(error: float) -> str:
    return num(error) if error < FAR else f"more than {FAR:g}"


def _waves(width: int) -> str:
    return f"{width} wave{'s' if width > 1 else ''}"
