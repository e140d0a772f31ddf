"""A wall of small networks, each from weights of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from anncourse.arguments import Array
from anncourse.neurons.activations import ACTIVATIONS
from anncourse.widgets.base import CourseWidget
from anncourse.widgets.figures.xor_census.census import NETS, Census
from anncourse.widgets.paper import paper
from anncourse.widgets.traits import Choice, Number

if TYPE_CHECKING:
    from matplotlib.figure import Figure

NAMES = {"tanh": "tanh", "relu": "ReLU"}
SIDE = 16  # points on a side of a map
TILE = SIDE + 3  # with the room between two
ROW = 10
REACH = 0.3  # how far a map reaches beyond the corners


class XorCensus(CourseWidget):
    """How many of a hundred starts lead to XOR: p = sigmoid(W2 f(W1 x + b1) + b2).

    All corners stand in every step of plain gradient descent, with learning rate 0.5,
    so that an epoch is one step. Weights start as Glorot and Bengio draw them, biases
    at 0.

    Parameters
    ----------
    units : int
        Hidden units of every net, from 2 to 8.
    activation : {"tanh", "relu"}
        Their curve.
    seed : int
        What the first weights of all nets are drawn from, from 0 to 9999.
    epochs : int
        How long they have trained, from 0 to 1000.
    gate : bool
        Whether the reader answers the question before the figure moves.

    Attributes
    ----------
    solved : int
        How many of the hundred have all four corners right.

    Raises
    ------
    ValueError
        For a name that is no trait, or a value out of its range.

    Examples
    --------
    >>> XorCensus(units=8, epochs=1000).solved
    100
    """

    units = Number(2, 2, 8, integer=True, label="Hidden units")
    activation = Choice("tanh", list(NAMES))
    seed = Number(0, 0, 9999, integer=True)
    epochs = Number(0, 0, 1000, integer=True, step=25)

    @property
    def solved(self) -> int:
        """How many of the hundred have all four corners right."""
        return int(self._trained().solved().sum())

    def found(self, units: int, activation: str = "tanh") -> int:
        """Count who would solve it after 1000 epochs, with other units.

        Parameters
        ----------
        units : int
            Hidden units of every net.
        activation : {"tanh", "relu"}
            Their curve.

        Returns
        -------
        int
            How many of the hundred, from the same seed.
        """
        census = Census(units, activation, self.seed)
        census.train(1000)
        return int(census.solved().sum())

    def describe(self) -> str:
        """Return what is trained, and for how long."""
        return (
            f"A wall of {NETS} nets that learn XOR, each with {self.units} hidden "
            f"{NAMES[self.activation]} units and weights of its own to start from "
            f"(start {self.seed}), at epoch {self.epochs}."
        )

    def picture(self) -> Figure:
        """Draw what each net answers over the plane; a frame marks who solves XOR."""
        from matplotlib.colors import LinearSegmentedColormap
        from matplotlib.patches import Rectangle

        from anncourse.plots.kit import ink

        census = self._trained()
        solved = census.solved()
        figure, (plane,) = paper(4.6, 4.9)
        ax = ink.bare(plane)
        colors = [ink.NEGATIVE, "white", ink.POSITIVE]
        ax.imshow(
            wall(census),
            cmap=LinearSegmentedColormap.from_list("answers", colors),
            vmin=-1,
            vmax=1,
        )
        for place in np.flatnonzero(solved):
            row, column = divmod(place, ROW)
            corner = (column * TILE - 0.5, row * TILE - 0.5)
            ax.add_patch(
                Rectangle(corner, SIDE, SIDE, fill=False, lw=2, ec=ink.INK)
            )
        ink.title(
            ax, f"epoch {self.epochs}: {solved.sum()} of {NETS} solve XOR"
        )
        return figure

    def _trained(self) -> Census:
        census = Census(self.units, self.activation, self.seed)
        census.train(self.epochs)
        return census


def wall(census: Census) -> Array:
    """Return the nets' answers over the plane, -1 to 1, ten tiles a row."""
    side = np.linspace(-REACH, 1 + REACH, SIDE)
    x1, x2 = np.meshgrid(side, side[::-1])
    z = census.logits(np.column_stack([x1.ravel(), x2.ravel()]))
    answers = ACTIVATIONS["tanh"].f(z / 2).reshape(-1, SIDE, SIDE)
    # Nothing stands between two tiles.
    tiles = np.full((NETS // ROW, TILE, ROW, TILE), np.nan)
    tiles[:, :SIDE, :, :SIDE] = answers.reshape(
        -1, ROW, SIDE, SIDE
    ).swapaxes(1, 2)
    return tiles.reshape(-1, ROW * TILE)
