"""A network learns to read digits while one watches, and six pixels fool it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from anncourse.widgets.base import CourseWidget
from anncourse.widgets.figures.tiny_cnn.reader import (
    HELD,
    KERNELS,
    PAD,
    SIDE,
    Array,
    Reader,
    centered,
    changed,
    letters,
)
from anncourse.widgets.paper import paper
from anncourse.widgets.traits import Brought, Number, Numbers
from anncourse.widgets.written import num

if TYPE_CHECKING:
    from matplotlib.figure import Figure

END = 1500  # steps
MOST = 6  # pixels that may be changed


class TinyCNN(CourseWidget):
    """Two layers of 3 x 3 kernels, each with ReLU and pooling, read digits of 8 x 8.

    8 kernels, then 16, then one dense layer, 1,898 numbers in all, learn from 800
    digits of `anncourse.datasets.digits` with Adam, learning rate 0.005, in batches of
    8. The last 300 digits of the file are held out; most were written by other hands.

    Parameters
    ----------
    steps : int
        How many updates the network has made, from 0 to 1500.
    example : int
        Which of the held-out digits it looks at, from 1 to 300.
    ink : list of int
        A drawing in place of the digit: pixels of a sheet of 16 x 16, row by row. The
        network sees it enlarged to its 8 x 8 pixels and centered, as the data are.
    changes : list of int
        Pixels of what it sees that are full where they were pale, or empty where they
        were dark: at most six of the 64, row by row.
    seed : int
        For the first weights and the order of the digits, from 0 to 9999.
    gate : bool
        Whether the reader answers the question before the figure moves.

    Attributes
    ----------
    seen : (8, 8) array
        What the network sees, from 0 for paper to 1 for full ink.
    answers : (10,) array
        How sure it is of each digit.

    Raises
    ------
    ValueError
        For a name that is no trait, or a value out of its range.

    Examples
    --------
    >>> figure = TinyCNN(example=2, changes=[0, 9])
    >>> figure.describe()
    'A network with 8 and 16 kernels, after 0 steps (start 0), looks at held-out digit
    2 of 300, with 2 pixels changed.'
    """

    steps = Number(0, 0, END, integer=True, step=50)
    example = Number(
        1, 1, HELD, integer=True, step=1, label="Held-out digit"
    )
    ink = Numbers([], 0, PAD**2, 0, PAD**2 - 1, integer=True)
    changes = Numbers([], 0, MOST, 0, SIDE**2 - 1, integer=True)
    seed = Number(0, 0, 9999, integer=True)
    pixels = Brought(lambda: letters()[0])
    labels = Brought(lambda: letters()[1])

    @property
    def seen(self) -> Array:
        """What the network sees."""
        reader = Reader(self.pixels, self.labels, self.seed)
        return self._seen(reader)

    @property
    def answers(self) -> Array:
        """How sure the network is of each digit."""
        reader = self._trained(self.steps)
        found: Array = reader.answers(self._seen(reader)[None])[0]
        return found

    def record(self, steps: int) -> tuple[float, float]:
        """Return what it reaches on held-out digits after so many steps.

        Parameters
        ----------
        steps : int
            Updates, from 0.

        Returns
        -------
        tuple of float
            The share that it reads right, and how sure it is of its answers, on
            average.
        """
        sure, right = self._trained(steps).held_out()
        return float(right.mean()), float(sure.mean())

    def describe(self) -> str:
        """Return how long it has learned, and what it looks at."""
        what = (
            f"a drawing of {len(set(self.ink))} pixels"
            if self.ink
            else f"held-out digit {self.example} of {HELD}"
        )
        n = len(set(self.changes))
        some = (
            f", with {n} pixel{'' if n == 1 else 's'} changed" if n else ""
        )
        first, second = KERNELS
        return (
            f"A network with {first} and {second} kernels, after {self.steps} steps "
            f"(start {self.seed}), looks at {what}{some}."
        )

    def picture(self) -> Figure:
        """Draw what the network sees, its first kernels, and its answers."""
        from matplotlib.colors import LinearSegmentedColormap

        from anncourse.plots.kit import ink

        colors = [ink.NEGATIVE, "#ffffff00", ink.POSITIVE]
        signs = LinearSegmentedColormap.from_list("signs", colors)
        reader = self._trained(self.steps)
        seen = self._seen(reader)
        shares = reader.answers(seen[None])[0]
        figure, (left, middle, right) = paper(8.6, 2.6, planes=3)
        ink.bare(left).imshow(seen, cmap=signs, vmin=-1, vmax=1)
        ink.title(left, "what it sees")
        tiles = _tiles(reader.net.named_params()["0.W"][:, :, 0])
        ink.bare(middle).imshow(tiles, cmap=signs, vmin=-1, vmax=1)
        ink.title(middle, f"first kernels, step {self.steps}")
        right.bar(range(10), shares, color=ink.POSITIVE)
        right.set(xticks=range(10), ylim=(0, 1))
        best = int(shares.argmax())
        ink.title(right, f"says {best}, sure {num(shares[best])}")
        return figure

    def _trained(self, steps: int) -> Reader:
        reader = Reader(self.pixels, self.labels, self.seed)
        reader.train(steps)
        return reader

    def _seen(self, reader: Reader) -> Array:
        held: Array = reader.X[-HELD + self.example - 1, ..., 0]
        return changed(
            centered(self.ink) if self.ink else held, self.changes
        )


def _tiles(kernels: Array) -> Array:
    # Eight kernels (3, 3, 8) in two rows, with nothing between them.
    tiles = np.full((7, 15), np.nan)
    for k in range(kernels.shape[-1]):
        row, column = divmod(4 * k, 16)
        row *= 4
        tiles[row : row + 3, column : column + 3] = kernels[:, :, k]
    return tiles
