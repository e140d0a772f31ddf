"""The shapes of arrays, as blocks of squares."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from anncourse.widgets.base import CourseWidget
from anncourse.widgets.paper import paper
from anncourse.widgets.traits import Choice, Number

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST = 6
Shape = tuple[int, ...]
BIASES = ["none", "O numbers", "B numbers", "a column of B"]


def product(a: Shape, b: Shape) -> Shape | None:
    """Return the shape of a @ b, None where they do not fit.

    >>> product((4, 3), (3, 2)), product((4, 3), (2, 2))
    ((4, 2), None)
    """
    try:
        return (np.zeros(a) @ np.zeros(b)).shape
    except ValueError:
        return None


def total(a: Shape, b: Shape) -> Shape | None:
    """Return the shape of a + b, None where they do not fit.

    >>> total((4, 2), (2,)), total((4, 2), (4,)), total((4, 1), (4,))
    ((4, 2), None, (4, 4))
    """
    try:
        return np.broadcast_shapes(a, b)
    except ValueError:
        return None


class ShapeLab(CourseWidget):
    """A layer's arrays by their shapes: X @ W + b.

    Parameters
    ----------
    batch, inputs : int
        Rows and columns of X, each from 1 to 6.
    rows, outputs : int
        Rows and columns of W, each from 1 to 6.
    bias : str
        "none"; "O numbers", one for each column of W; "B numbers", one for each row
        of X; or "a column of B", the same as an array of one column.
    gate : bool
        Whether the reader answers the question before the figure moves.

    Attributes
    ----------
    product : tuple of int, or None
        The shape of X @ W, if they fit.
    result : tuple of int, or None
        The shape of all of it, if it fits.

    Raises
    ------
    ValueError
        For a name that is no trait, or a value out of its range.

    Examples
    --------
    >>> ShapeLab(batch=4, outputs=1, bias="B numbers").result
    (4, 4)
    """

    batch = Number(4, 1, MOST, integer=True, label="Rows of X, B")
    inputs = Number(3, 1, MOST, integer=True, label="Columns of X, I")
    rows = Number(3, 1, MOST, integer=True, label="Rows of W")
    outputs = Number(2, 1, MOST, integer=True, label="Columns of W, O")
    bias = Choice("none", BIASES, label="Bias b")

    @property
    def product(self) -> Shape | None:
        """The shape of X @ W, if they fit."""
        return product((self.batch, self.inputs), (self.rows, self.outputs))

    @property
    def added(self) -> Shape | None:
        """The shape of the bias, if there is one."""
        shapes = {
            "O numbers": (self.outputs,),
            "B numbers": (self.batch,),
            "a column of B": (self.batch, 1),
        }
        return shapes.get(self.bias)

    @property
    def result(self) -> Shape | None:
        """The shape of all of it, if it fits."""
        if self.product is None or self.added is None:
            return self.product
        return total(self.product, self.added)

    def describe(self) -> str:
        """Return the shapes, and whether they fit."""
        first = f"X ({self.batch}, {self.inputs}) @ W ({self.rows}, {self.outputs})"
        if self.product is None:
            return (
                f"{first} does not fit: the columns of X are {self.inputs}, "
                f"the rows of W {self.rows}."
            )
        if self.added is None:
            return f"{first} is {self.product}."
        both = f"{first} is {self.product}. With b {self.added} added"
        if self.result is None:
            return (
                f"{both} it does not fit: the last sizes are "
                f"{self.product[-1]} and {self.added[-1]}."
            )
        return f"{both} it is {self.result}."

    def picture(self) -> Figure:
        """Draw X left, W above, their product where they meet, and b below."""
        from anncourse.plots.kit import ink

        figure, (plane,) = paper(6.0, 4.4)
        ax = ink.bare(ink.axes("ShapeLab", plane))
        right = self.inputs + 1.5
        x = (self.batch, self.inputs)
        self._draw_block(ax, 0, 0, x, f"X {x}")
        w = (self.rows, self.outputs)
        self._draw_block(ax, right, self.rows + 1.5, w, f"W {w}")
        if self.product:
            name = f"X @ W {self.product}"
            self._draw_block(ax, right, 0, self.product, name)
        if self.added:
            shape = (1, *self.added)[-2:]
            name = f"+ b {self.added}"
            self._draw_block(ax, right, -self.batch - 1.5, shape, name)
            if self.result:
                far = right + max(self.outputs, shape[1]) + 1.5
                self._draw_block(
                    ax, far, 0, self.result, f"= {self.result}"
                )
        ax.set_aspect("equal")
        ax.autoscale_view()
        return figure

    def _draw_block(
        self, ax: Axes, left: float, top: float, shape: Shape, name: str
    ) -> None:
        from matplotlib.patches import Rectangle

        from anncourse.plots.kit import ink

        for row in range(shape[0]):
            for column in range(shape[1]):
                corner = (left + column, top - row - 1)
                ax.add_patch(
                    Rectangle(corner, 0.92, 0.92, color=ink.POSITIVE, lw=0)
                )
        ink.write(ax, left, top + 0.4, name, ha="left")
