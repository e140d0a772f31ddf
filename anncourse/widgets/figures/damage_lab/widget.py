"""A picture is covered row by row, and three nets go on with what is left."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from anncourse.widgets.base import CourseWidget
from anncourse.widgets.figures.damage_lab.nets import (
    NETS,
    PIXELS,
    ROWS,
    SIDE,
    Damage,
    letters,
)
from anncourse.widgets.paper import paper
from anncourse.widgets.traits import Brought, Flag, Number

if TYPE_CHECKING:
    from matplotlib.figure import Figure


class DamageLab(CourseWidget):
    """Three nets that name a digit which is seen and heard, as one of these fails.

    They were trained on `anncourse.datasets.seen_and_heard`: an eye and an ear apart,
    whose scores are added; one net for picture and sound; and one of the same kind that
    was trained with gaps, many of its examples without a picture, some without a sound.
    The test is two hundred examples of new pictures and new speakers.

    Parameters
    ----------
    covered : int
        How many of the eight rows of every picture are covered, that is 0.
    deaf : bool
        Whether the sound is missing.
    example : int
        Which example is shown, from 0 to 199.
    gate : bool
        Whether the reader answers the question before the figure moves.

    Attributes
    ----------
    right : dict
        The percentage of examples that each net has right, by its name.

    Raises
    ------
    ValueError
        For a name that is no trait, or a value out of its range.

    Examples
    --------
    >>> list(DamageLab().right)
    ['eye and ear', 'one net', 'with gaps']
    """

    covered = Number(0, 0, SIDE, integer=True, label="Rows covered")
    deaf = Flag(False)
    example = Number(0, 0, ROWS - 1, integer=True)
    damage = Brought(letters)

    @property
    def right(self) -> dict[str, float]:
        """The percentage of examples that each net has right."""
        return {
            net: _read().right(net, self.covered, self.deaf) for net in NETS
        }

    def describe(self) -> str:
        """Return what is missing, and which example is shown."""
        sound = "without sound" if self.deaf else "with sound"
        return (
            f"Three nets on {ROWS} digits that are seen and heard, {self.covered} of "
            f"{SIDE} rows covered, {sound}. Example {self.example} is shown."
        )

    def picture(self) -> Figure:
        """Draw the example, and how often each net is right over the rows covered."""
        from anncourse.plots.kit import ink

        figure, (left, ax) = paper(7.4, 3.0, planes=2)
        shown = _read().damaged(self.covered, self.deaf)[self.example]
        image = shown[:PIXELS].reshape(SIDE, SIDE)
        ink.bare(left).imshow(image, cmap="gray_r", vmin=-1, vmax=2)
        ink.title(left, f"{self.covered} of {SIDE} rows covered")
        ax = ink.chart("DamageLab", ax, "rows covered", "right, of 100")
        for i, net in enumerate(NETS):
            rights = [
                _read().right(net, rows, self.deaf)
                for rows in range(SIDE + 1)
            ]
            ax.plot(range(SIDE + 1), rights, **ink.pen(i, net))
        ax.axvline(self.covered, color=ink.INK, ls=":", lw=1)
        ax.set(xlim=(0, SIDE), ylim=(0, 100))
        ink.legend(ax)
        return figure


@cache
def _read() -> Damage:
    return Damage.read(letters())
