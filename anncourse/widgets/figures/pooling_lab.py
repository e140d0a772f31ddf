"""A strip of pixels that moves, and what pooling, a blur and a stride make of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from anncourse.arguments import Array
from anncourse.images.convolution import Conv2D
from anncourse.images.pooling import AvgPool2D, MaxPool2D
from anncourse.layers.layer import Layer
from anncourse.widgets.base import CourseWidget
from anncourse.widgets.paper import paper
from anncourse.widgets.traits import Choice, Number, Numbers

if TYPE_CHECKING:
    from matplotlib.figure import Figure

LENGTH = 16
POOLS = {
    "max": "the larger of two neighbors",
    "mean": "the mean of two neighbors",
    "none": "each pixel alone",
}


def quarters() -> Conv2D:
    """Return the layer that takes a quarter, a half and a quarter."""
    layer = Conv2D(1, 1, (1, 3), rng=0)
    layer.params["W"] = np.array([0.25, 0.5, 0.25]).reshape(1, 3, 1, 1)
    return layer


def around(layer: Layer, strip: Array, before: int, after: int) -> Array:
    """Return what a layer makes of a strip whose ends meet."""
    ring = np.pad(strip, (before, after), mode="wrap")
    found: Array = layer(ring.reshape(1, 1, -1, 1)).ravel()
    return found


class PoolingLab(CourseWidget):
    """A strip of pixels on its way: moved, pooled by twos, blurred, thinned out.

    Parameters
    ----------
    strip : list of 16 int
        Pixels, 0 or 1. The ends meet: what leaves at the right comes in at the left.
    shift : int
        How far it is moved to the right, from 0 to 4.
    pool : str
        What is taken of a pixel and its right neighbor: "max", "mean", or "none" of
        the neighbor.
    blur : str
        "none", or "1 2 1": a quarter, a half, a quarter.
    stride : str
        "1" keeps all, "2" every second number.
    gate : bool
        Whether the reader answers the question before the figure moves.

    Attributes
    ----------
    pooled, full, kept : array
        The strip after pooling, after the blur, and after the stride.
    gap : float
        How far ``kept`` is from what came out before the shift, moved along.

    Raises
    ------
    ValueError
        For a name that is no trait, or a value out of its range.

    Examples
    --------
    >>> PoolingLab(shift=1).kept
    array([1., 1., 1., 1., 1., 1., 1., 1.])
    """

    strip = Numbers(
        [0, 0, 1, 1] * 4,
        *(LENGTH, LENGTH, 0, 1),
        integer=True,
        label="Strip",
    )
    shift = Number(0, 0, 4, integer=True, label="Moved by")
    pool = Choice("max", list(POOLS), label="Pool")
    blur = Choice("none", ["none", "1 2 1"], label="Blur")
    stride = Choice("2", ["1", "2"], label="Keep")

    @property
    def pooled(self) -> Array:
        """The strip after pooling."""
        x = np.roll(np.array(self.strip, float), self.shift)
        if self.pool == "max":
            return around(MaxPool2D((1, 2), stride=1), x, 0, 1)
        if self.pool == "mean":
            return around(AvgPool2D((1, 2), stride=1), x, 0, 1)
        return x

    @property
    def full(self) -> Array:
        """The strip after the blur, if there is one."""
        if self.blur == "none":
            return self.pooled
        return around(quarters(), self.pooled, 1, 1)

    @property
    def kept(self) -> Array:
        """What the stride keeps."""
        return self.full[:: int(self.stride)]

    @property
    def before(self) -> Array:
        """What it would have kept of the strip before the shift."""
        return PoolingLab(**self.state() | {"shift": 0}).kept

    @property
    def gap(self) -> float:
        """How far apart the two are, moved along as well as they can be."""
        before = self.before
        rolled = [np.roll(before, by) for by in range(len(before))]
        return float(np.abs(rolled - self.kept).max(axis=1).min())

    def describe(self) -> str:
        """Return the strip's way, what comes out, and what the shift changed."""
        soft = (
            "not blurred"
            if self.blur == "none"
            else f"blurred by {self.blur}"
        )
        kept = "all of them" if self.stride == "1" else "every second one"
        words = (
            f"A strip of pixels, {_list(self.strip)}, moved by {self.shift}: "
            f"{POOLS[self.pool]}, {soft}, {kept} kept. "
            f"Out come {_list(self.kept)}."
        )
        if not self.shift:
            return words
        change = "the same numbers, moved along"
        if self.gap:
            change = f"up to {self.gap:g} off"
        return f"{words} Beside what came out before: {change}."

    def picture(self) -> Figure:
        """Draw a row for each step, and what came out before the shift."""
        from anncourse.plots.kit import cells, ink

        figure, (plane,) = paper(6.4, 3.6)
        ax = ink.bare(ink.axes("PoolingLab", plane))
        ax.set(xlim=(0, LENGTH), ylim=(-11.4, 0.8))
        x = np.roll(np.array(self.strip, float), self.shift)
        steps = {"the strip": x, POOLS[self.pool]: self.pooled}
        if self.blur != "none":
            steps |= {f"blurred by {self.blur}": self.full}
        steps |= {"kept": self.kept, "before the shift": self.before}
        for i, (name, values) in enumerate(steps.items()):
            box = (0.0, float(LENGTH), -2.3 * i - 1.4, -2.3 * i)
            # Pale, so that the numbers can be read.
            cells.draw(ax, values[None], 3.3, box, (6.0, 0.5))
            cells.frame(ax, box)
            ink.write(ax, 0, box[3] + 0.35, name, ha="left")
            wide = LENGTH / len(values)
            for k, value in enumerate(values):
                ink.write(ax, (k + 0.5) * wide, box[3] - 0.7, f"{value:g}")
        return figure


def _list(values: Array | list[int]) -> str:
    return " ".join(f"{value:g}" for value in values)
