"""A network paints a photograph, half of whose pixels it never sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from anncourse.widgets.base import CourseWidget
from anncourse.widgets.figures.paint_the_cat.painter import (
    COLUMNS,
    UNITS,
    WAVES,
    Array,
    Painter,
    Task,
    letters,
)
from anncourse.widgets.paper import paper
from anncourse.widgets.traits import Brought, Choice, Number
from anncourse.widgets.written import num

if TYPE_CHECKING:
    from matplotlib.figure import Figure


class PaintTheCat(CourseWidget):
    """From where a pixel is to its color: color = net(x, y), or net(sin B x, cos B x).

    The photograph of `anncourse.datasets.painting`, 60 x 90, in 64 shades of each
    color; half of the pixels, drawn by the seed, are held out. Two hidden layers of 48
    ReLU units learn with Adam, learning rate 0.005, in batches of 64 pixels.

    Parameters
    ----------
    inputs : {"coordinates", "waves"}
        What the network gets: x and y, or the sines and cosines of 32 waves across the
        picture (Tancik et al. 2020, arXiv:2006.10739).
    frequency : float
        Spread of the waves' frequencies, from 1 to 60: each of the two numbers of a
        wave is drawn from a normal distribution of this standard deviation.
    seed : int
        For what is held out, the waves, the first weights and the order of the pixels,
        from 0 to 9999.
    epochs : int
        How often the network has gone through the seen pixels, from 0 to 40.
    gate : bool
        Whether the reader answers the question before the figure moves.

    Attributes
    ----------
    painted : (60, 90, 3) array
        What the network paints.
    seen, held_out : float
        How close that is on the pixels of training and on the others, in decibels:
        -10 log10 of the mean squared error.
    neighbors : float
        How close the mean of the seen neighbors is to the held-out pixels.

    Raises
    ------
    ValueError
        For a name that is no trait, or a value out of its range.

    Examples
    --------
    >>> figure = PaintTheCat(epochs=2)
    >>> figure.painted.shape, round(figure.neighbors, 1)
    ((60, 90, 3), 26.6)
    """

    inputs = Choice("coordinates", ["coordinates", "waves"])
    frequency = Number(10.0, 1, 60, step=1)
    seed = Number(0, 0, 9999, integer=True)
    epochs = Number(0, 0, 40, integer=True, step=2)
    pixels = Brought(letters)

    @property
    def painted(self) -> Array:
        """What the network paints."""
        settings = self.inputs, self.frequency, self.seed
        painter = Painter(self._task(), *settings)
        painter.train(self.epochs)
        return painter.paint()

    @property
    def seen(self) -> float:
        """How close it is on the pixels of training, in decibels."""
        return self._task().decibels(self.painted, True)

    @property
    def held_out(self) -> float:
        """How close it is on the held-out pixels, in decibels."""
        return self._task().decibels(self.painted, False)

    @property
    def neighbors(self) -> float:
        """How close the mean of the seen neighbors is, in decibels."""
        task = self._task()
        return task.decibels(task.neighbors(), False)

    def describe(self) -> str:
        """Return what paints, and for how long it has learned."""
        waves = (
            f"{WAVES} waves of frequencies around {num(self.frequency, 0)}"
        )
        inputs = "x and y" if self.inputs == "coordinates" else waves
        return (
            f"A network with two hidden layers of {UNITS} units paints a cat from "
            f"{inputs}, at epoch {self.epochs} (start {self.seed}). Half of the "
            f"pixels are held out."
        )

    def picture(self) -> Figure:
        """Draw what the network sees, and what it paints."""
        from anncourse.plots.kit import ink

        task, painted = self._task(), self.painted
        figure, planes = paper(6.4, 2.5, planes=2)
        half = np.dstack([task.picture, task.seen])
        held = num(task.decibels(painted, False), 1)
        titles = (
            "seen: half of the pixels",
            f"painted, epoch {self.epochs}: held out {held} dB",
        )
        for ax, image, title in zip(
            planes, (half, painted), titles, strict=True
        ):
            ink.bare(ax).imshow(image, interpolation="nearest")
            ink.title(ax, title)
        return figure

    def _task(self) -> Task:
        return Task.read(self.pixels, COLUMNS, self.seed)
