"""A kernel of nine weights, a picture that is painted, and the map they make."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from anncourse.arguments import Array
from anncourse.images.convolution import Conv2D
from anncourse.widgets.base import CourseWidget
from anncourse.widgets.paper import paper
from anncourse.widgets.traits import Number, Numbers
from anncourse.widgets.written import num

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

SIDE, SIZE = 12, 3
WIDE = SIDE - SIZE + 1
MOST = 5
UPRIGHT = [-1, 0, 1] * 3  # answers to upright edges
SQUARE = np.zeros((SIDE, SIDE))
SQUARE[3:9, 3:9] = 1


class KernelEditor(CourseWidget):
    """A kernel moved over a picture: at each place nine products, added up.

    Parameters
    ----------
    kernel : list of 9 int
        Weights from -5 to 5, row by row.
    pixels : list of 144 int
        A picture of 12 by 12, row by row: 0 is empty, 1 is ink.
    place : int
        Where the window stands, from 1 to 100, row by row.
    gate : bool
        Whether the reader answers the question before the figure moves.

    Attributes
    ----------
    layer : Conv2D
        The kernel as a layer.
    feature_map : (10, 10) array
        What the kernel says at each place.
    answer : float
        What it says where the window stands.

    Raises
    ------
    ValueError
        For a name that is no trait, or a value out of its range.

    Examples
    --------
    >>> KernelEditor(place=12).feature_map[1, :4]
    array([0., 1., 1., 0.])
    """

    kernel = Numbers(
        UPRIGHT, 9, 9, -MOST, MOST, integer=True, label="Kernel"
    )
    pixels = Numbers(
        SQUARE.ravel().astype(int).tolist(),
        *(SIDE**2, SIDE**2, 0, 1),
        integer=True,
        label="Picture",
    )
    place = Number(1, 1, WIDE**2, integer=True, label="Window")

    @property
    def layer(self) -> Conv2D:
        """The kernel as a layer."""
        layer = Conv2D(1, 1, SIZE, rng=0)
        weights = np.reshape(self.kernel, (SIZE, SIZE, 1, 1))
        layer.params["W"] = weights.astype(float)
        return layer

    @property
    def feature_map(self) -> Array:
        """What the kernel says at each place."""
        images = np.reshape(self.pixels, (1, SIDE, SIDE, 1)).astype(float)
        found: Array = self.layer(images)[0, :, :, 0]
        return found

    @property
    def answer(self) -> float:
        """What it says where the window stands."""
        return float(self.feature_map.ravel()[self.place - 1])

    def describe(self) -> str:
        """Return the kernel, how much ink there is, and the sum at the window."""
        rows = [
            " ".join(num(w, 0) for w in self.kernel[i : i + SIZE])
            for i in range(0, SIZE**2, SIZE)
        ]
        row, column = divmod(self.place - 1, WIDE)
        return (
            f"A kernel of 3 by 3 ({', '.join(rows)}) over a picture of 12 by 12, "
            f"{sum(self.pixels)} of its pixels ink. At row {row + 1}, "
            f"column {column + 1} the nine products add up to "
            f"{num(self.answer, 0)}."
        )

    def picture(self) -> Figure:
        """Draw the picture with the window, the kernel, and the map."""
        from anncourse.plots.kit import ink

        figure, planes = paper(8.6, 3.2, planes=3)
        tables = {
            "Picture": (np.reshape(self.pixels, (SIDE, SIDE)), 1),
            "Kernel": (np.reshape(self.kernel, (SIZE, SIZE)), MOST),
            "Feature map": (self.feature_map, self._limit()),
        }
        for plane, (name, (values, limit)) in zip(
            planes, tables.items(), strict=True
        ):
            ax = ink.bare(ink.axes("KernelEditor", plane))
            _draw_table(ax, values, limit, numbers=name != "Picture")
            ink.title(ax, name)
        row, column = divmod(self.place - 1, WIDE)
        _mark(planes[0], row, column, SIZE)
        _mark(planes[2], row, column, 1)
        return figure

    def _limit(self) -> float:
        # The most that this kernel could say of any picture.
        weights = np.array(self.kernel)
        return float(
            max(1, weights.clip(0).sum(), (-weights).clip(0).sum())
        )


def _draw_table(
    ax: Axes, values: Array, limit: float, *, numbers: bool
) -> None:
    from matplotlib.patches import Rectangle

    from anncourse.plots.kit import cells, ink

    rows, columns = values.shape
    box = (0.0, float(columns), float(rows), 0.0)
    ax.set(xlim=box[:2], ylim=box[2:])
    ax.set_aspect("equal")
    cells.frame(ax, box)
    for (row, column), entry in np.ndenumerate(values):
        value = float(entry)
        square = Rectangle((column, row), 1, 1, lw=0)
        # Pale, so that the numbers can be read.
        square.set(
            color=ink.sign_color(value), alpha=abs(value) / limit / 2
        )
        ax.add_patch(square)
        if numbers:
            ink.write(ax, column + 0.5, row + 0.5, num(value, 0))


def _mark(ax: Axes, row: int, column: int, size: int) -> None:
    from matplotlib.patches import Rectangle

    from anncourse.plots.kit import ink

    square = Rectangle((column, row), size, size, fill=False, zorder=4)
    square.set(edgecolor=ink.INK, linewidth=2.5)
    ax.add_patch(square)
