"""A window slides over a photograph, and a detector says whether it sees a face."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from anncourse.widgets.base import CourseWidget
from anncourse.widgets.figures.face_window.detector import (
    CELLS,
    SCANNED,
    SIDE,
    STEP,
    WINDOW,
)
from anncourse.widgets.figures.face_window.scans import Row, Scans, letters
from anncourse.widgets.paper import paper
from anncourse.widgets.traits import Brought, Choice, Flag, Number, Numbers
from anncourse.widgets.written import num

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from anncourse.arguments import Array

ROUNDS = 3


class FaceWindow(CourseWidget):
    """A face detector at every window of a photograph, before and after repairs.

    A convolutional network of 601 weights learned from 70 faces and 70 backgrounds of
    25 x 25 pixels; in each round it learned from its false alarms on six photographs
    without a face, too. Neither photograph here took part. `training.py` beside the
    figure trains it; what is shown are its answers.

    Parameters
    ----------
    photograph : {"astronaut", "clock"}
        Where the window slides: 128 x 128 pixels, gray.
    rounds : int
        Rounds of hard negatives, from 0 to 3.
    threshold : float
        How sure the detector must be to fire, from 0.5 to 0.99.
    scan : bool
        Whether every window that fires is marked.
    place : list of int, length 2
        The window, by its first row and column of pixels, each from 0 to 103.
    gate : bool
        Whether the reader answers the question before the figure moves.

    Attributes
    ----------
    fires : pair of int
        How many of 2704 windows, two pixels apart, fire: on the astronaut's face, and
        where no face is.
    score : float
        How sure the detector is at the window.
    table : list of list of Row
        For three starts, after each number of rounds: faces found and backgrounds
        spared, windows that fire where no face is, and the rank of the face.

    Raises
    ------
    ValueError
        For a name that is no trait, or a value out of its range.

    Examples
    --------
    >>> figure = FaceWindow(place=[18, 44])
    >>> figure.score > 0.5, len(figure.table)
    (True, 3)
    """

    photograph = Choice("astronaut", list(SCANNED))
    rounds = Number(0, 0, ROUNDS, integer=True)
    threshold = Number(0.5, 0.5, 0.99, step=0.01)
    scan = Flag(False)
    place = Numbers([76, 16], 2, 2, 0, SIDE - WINDOW, integer=True)
    scans = Brought(letters)

    @property
    def fires(self) -> tuple[int, int]:
        """How many windows fire: on the face, and where no face is."""
        return self._kept().fires(
            self.photograph, self.rounds, self.threshold
        )

    @property
    def score(self) -> float:
        """How sure the detector is at the window."""
        return self._kept().at(self.photograph, self.rounds, self.place)

    @property
    def table(self) -> list[list[Row]]:
        """For three starts, after each number of rounds: how good it is."""
        return self._kept().rows

    def describe(self) -> str:
        """Return where the window is; then what it sees there, or how many fire."""
        row, column = self.place
        after = "round" if self.rounds == 1 else "rounds"
        return (
            f"A face detector after {self.rounds} {after} of hard negatives, with "
            f"threshold {num(self.threshold)}, at row {row} and column {column} of "
            f"the photograph {self.photograph}.\n{self._answer()}"
        )

    def picture(self) -> Figure:
        """Draw the photograph with the windows that fire, and what the window sees."""
        from anncourse.plots.kit import ink

        figure, (left, right) = paper(7.4, 3.6, planes=2)
        shown = self._kept().pictures[self.photograph]
        self._draw_scene(left, shown)
        top, start = (int(edge) for edge in self.place)
        seen = shown[top : top + WINDOW, start : start + WINDOW]
        right.imshow(seen, cmap="gray", vmin=0, vmax=1)
        right.set_title(f"{num(self.score)} sure of a face", color=ink.INK)
        right.axis("off")
        return figure

    def _answer(self) -> str:
        if not self.scan:
            return f"It is {num(self.score)} sure of a face there."
        on, aside = self.fires
        return (
            f"Of {CELLS**2} windows {on + aside} fire, {aside} of them where no "
            "face is."
        )

    def _draw_scene(self, ax: Axes, shown: Array) -> None:
        from matplotlib.patches import Rectangle

        from anncourse.plots.kit import ink

        ax.imshow(shown, cmap="gray", vmin=0, vmax=1)
        if self.scan:
            score = self._kept().score(self.photograph, self.rounds)
            rows, columns = np.nonzero(score >= self.threshold)
            middle = WINDOW / 2
            ax.plot(
                STEP * columns + middle,
                STEP * rows + middle,
                ".",
                color=ink.NEGATIVE,
                ms=3,
            )
        row, column = self.place
        ax.add_patch(
            Rectangle(
                (column, row),
                *(WINDOW, WINDOW),
                fill=False,
                edgecolor=ink.POSITIVE,
                lw=2,
            )
        )
        ax.axis("off")

    def _kept(self) -> Scans:
        return Scans.read(self.scans)
