"""Bumps over a curve of points, fitted at once, and a probe that leaves them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from anncourse.arguments import Array
from anncourse.centers.rbf import RBF
from anncourse.layers.dense import Dense
from anncourse.modules.serial import Serial
from anncourse.training.least_norm import least_norm
from anncourse.widgets.base import CourseWidget
from anncourse.widgets.paper import paper
from anncourse.widgets.traits import Number, Numbers, Real, Records
from anncourse.widgets.written import num

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

COUNT, SEED, NOISE = 32, 12, 0.15
KNOWN, EDGE = 4.0, 10.0  # where points lie, and where the plane ends
LOW, HIGH, TALL = -3.0, 6.0, 4.0  # of the planes
GRID = np.linspace(-EDGE, EDGE, 241)


class RBFLab(CourseWidget):
    """Radial basis functions over 32 noisy points between -4 and 4.

    The heights w and the bias b minimize ``mean (phi w + b - y)^2 + ridge |w|^2``, and
    are found again whenever a center or the width moves.

    Parameters
    ----------
    centers : list of float
        Where the bumps stand, 1 to 8 of them, from -10 to 10.
    width : float
        The width of all bumps, from 0.1 to 5.
    probe : float
        Where the net is asked, from -10 to 10.
    ridge : float
        Weight of the penalty on large heights, from 0.0001 to 1.
    rival : list of [weight, bias, height]
        Up to 16 units ``height * relu(weight x + bias)`` whose sum is drawn beside.
    gate : bool
        Whether the reader answers the question before the figure moves.

    Attributes
    ----------
    points : pair of (32,) arrays
        What the bumps are fitted to.
    net : Serial
        The radial net.
    error : float
        Root of its mean squared error on the points.
    says : float
        What it says at the probe.
    nearness : float
        How near the probe is to a center: 1 on it, 0 far away.
    rival_says : float
        What the rival says at the probe; 0 without one.

    Raises
    ------
    ValueError
        For a name that is no trait, or a value out of its range.

    Examples
    --------
    >>> lab = RBFLab(probe=9.0)
    >>> round(lab.says, 2), round(lab.nearness, 2)
    (1.93, 0.0)
    """

    centers = Numbers(
        [-4.0, -2.0, 0.0, 2.0, 4.0],
        1,
        8,
        -EDGE,
        EDGE,
        step=0.1,
        label="Center",
    )
    width = Number(1.2, 0.1, 5, step=0.1)
    probe = Number(3.0, -EDGE, EDGE, step=0.1)
    ridge = Number(1e-3, 1e-4, 1, given=True)
    rival = Records(
        [],
        "a list of [weight, bias, height], each from -100 to 100",
        [Real(-100, 100), Real(-100, 100), Real(-100, 100)],
        longest=16,
        given=True,
    )

    @property
    def points(self) -> tuple[Array, Array]:
        """What the bumps are fitted to."""
        return drawn()

    @property
    def net(self) -> Serial:
        """The radial net."""
        x, y = drawn()
        units = RBF(1, len(self.centers), rng=0)
        units.params["centers"] = np.array(self.centers)[:, None]
        units.params["log_widths"] = np.full(
            len(self.centers), np.log(self.width)
        )
        phi = units(x[:, None])
        means = phi.mean(axis=0)
        w = least_norm(phi - means, y - y.mean(), decay=self.ridge)
        out = Dense(len(w), 1, init="zeros")
        out.params["W"], out.params["b"] = (
            w[:, None],
            [y.mean() - means @ w],
        )
        return Serial(units, out)

    @property
    def error(self) -> float:
        """Root of its mean squared error on the points."""
        x, y = drawn()
        return float(
            np.sqrt(np.mean((self.net(x[:, None])[:, 0] - y) ** 2))
        )

    @property
    def says(self) -> float:
        """What it says at the probe."""
        return float(self.net(np.array([[self.probe]]))[0, 0])

    @property
    def nearness(self) -> float:
        """How near the probe is to a center: 1 on it, 0 far away."""
        off = np.abs(np.array(self.centers) - self.probe).min()
        return float(np.exp(-(off**2) / (2 * self.width**2)))

    @property
    def rival_says(self) -> float:
        """What the rival says at the probe; 0 without one."""
        return float(self._rival(np.array([self.probe]))[0])

    def describe(self) -> str:
        """Return the bumps, how well they fit, and what is said at the probe."""
        many = len(self.centers)
        other = (
            f" The ReLU net says {num(self.rival_says)}."
            if self.rival
            else ""
        )
        return (
            f"{many} bump{'s' if many > 1 else ''} of width {num(self.width, 1)}: "
            f"error {num(self.error)} on the points. At {num(self.probe, 1)} the "
            f"radial net says {num(self.says)}, with nearness "
            f"{num(self.nearness)}.{other}"
        )

    def picture(self) -> Figure:
        """Draw the points with what is fitted, and the bumps beside them."""
        figure, (left, right) = paper(8.6, 3.4, planes=2)
        self._draw_curve(left)
        self._draw_bumps(right)
        return figure

    def _rival(self, x: Array) -> Array:
        units = np.array(self.rival).reshape(-1, 3)
        ramps = np.maximum(np.outer(x, units[:, 0]) + units[:, 1], 0)
        said: Array = ramps @ units[:, 2]
        return said

    def _draw_curve(self, ax: Axes) -> None:
        from anncourse.plots.kit import ink

        ax = ink.chart("RBFLab", ax, "x", "y")
        ax.plot(*drawn(), "o", color=ink.POSITIVE, ms=4)
        radial = self.net(GRID[:, None])[:, 0]
        ax.plot(
            GRID, radial, color=ink.CLASSES[2], lw=2, label="radial net"
        )
        if self.rival:
            color = ink.NEGATIVE
            ax.plot(
                GRID, self._rival(GRID), "--", color=color, label="ReLU net"
            )
        ax.plot(self.probe, self.says, "o", color=ink.INK)
        ax.set(xlim=(-EDGE, EDGE), ylim=(LOW, HIGH))
        ink.legend(ax)

    def _draw_bumps(self, ax: Axes) -> None:
        from anncourse.plots.kit import ink

        ax = ink.chart("RBFLab", ax, "x", "bump times height")
        units, out = self.net.layers
        for bump in (units(GRID[:, None]) * out.params["W"][:, 0]).T:
            ax.plot(GRID, bump, color=ink.INK, lw=1)
        ax.plot(
            self.centers, [-TALL] * len(self.centers), "o", color=ink.INK
        )
        ax.set(xlim=(-EDGE, EDGE), ylim=(-TALL, TALL))


def drawn() -> tuple[Array, Array]:
    """Return the points: a slope and a wave, with noise.

    Returns
    -------
    pair of (32,) arrays
        x, one in each 32nd of the way from -4 to 4, and y.
    """
    rng = np.random.default_rng(SEED)
    x = 2 * KNOWN * (np.arange(COUNT) + rng.random(COUNT)) / COUNT - KNOWN
    wave = 2 + 0.35 * x + 1.2 * np.sin(x)
    return x, wave + NOISE * rng.standard_normal(COUNT)
