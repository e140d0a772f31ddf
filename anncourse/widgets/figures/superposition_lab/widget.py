"""Five features in a plane of two numbers: arrows, and what comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from anncourse.arguments import Array
from anncourse.widgets.base import CourseWidget
from anncourse.widgets.figures.superposition_lab.nets import (
    FEATURES,
    MOST,
    Net,
    net,
)
from anncourse.widgets.paper import paper
from anncourse.widgets.traits import Number, Numbers
from anncourse.widgets.written import num

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

REACH = 2.2  # of the plane


class SuperpositionLab(CourseWidget):
    """Five features through two numbers and back: y = relu(W^T W x + b).

    For each chance the figure has a net that was trained before, on the exact expected
    error over all 32 inputs. An error in a feature counts 0.8 times as much as one in
    the feature before.

    Parameters
    ----------
    chance : int
        In how many inputs of a hundred each feature is on, from 1 to 50.
    on : list of 5 int
        The input: 1 where a feature is on, else 0.
    gate : bool
        Whether the reader answers the question before the figure moves.

    Attributes
    ----------
    net : Net
        The net for this chance.
    back : (5,) array
        What comes back.
    told : int
        The features that are told: alone, they make a difference above 1/2.

    Raises
    ------
    ValueError
        For a name that is no trait, or a value out of its range.

    References
    ----------
    Elhage et al. (2022), Toy Models of Superposition.

    Examples
    --------
    >>> SuperpositionLab(chance=50).told, SuperpositionLab(chance=5).told
    (2, 5)
    """

    chance = Number(
        50, 1, MOST, integer=True, unit="%", label="Each is on in"
    )
    on = Numbers(
        [1, 0, 0, 0, 0],
        *(FEATURES, FEATURES, 0, 1),
        integer=True,
        label="Features that are on",
    )

    @property
    def net(self) -> Net:
        """The net for this chance."""
        return net(self.chance)

    @property
    def back(self) -> Array:
        """What comes back."""
        return self.net.back(np.array(self.on))

    @property
    def told(self) -> int:
        """The features that are told."""
        return self.net.told

    def describe(self) -> str:
        """Return how many features are told, and what comes back of this input."""
        names = [str(i + 1) for i, is_on in enumerate(self.on) if is_on]
        back = " ".join(num(y) for y in self.back)
        return (
            f"Each of five features is on in {self.chance} % of the inputs: "
            f"two numbers tell {self.told} of them. "
            f"On: {' '.join(names) or 'none'}. Back come {back}."
        )

    def picture(self) -> Figure:
        """Draw the arrows, and the input beside what comes back."""
        figure, (left, right) = paper(7.6, 3.6, planes=2)
        self._draw_arrows(left)
        self._draw_back(right)
        return figure

    def _draw_arrows(self, ax: Axes) -> None:
        from anncourse.plots.kit import ink

        ax = ink.chart("SuperpositionLab", ax, "number 1", "number 2")
        for i, (x, y) in enumerate(self.net.W.T):
            color = ink.POSITIVE if self.on[i] else ink.INK
            ax.plot([0, x], [0, y], color=color, lw=2)
            if np.hypot(x, y) > 0.1:
                far = 1 + 0.22 / np.hypot(x, y)
                ink.write(ax, x * far, y * far, str(i + 1))
        ax.plot(
            *self.net.hidden(np.array(self.on)), "o", color=ink.POSITIVE
        )
        ax.set(xlim=(-REACH, REACH), ylim=(-REACH, REACH), aspect="equal")

    def _draw_back(self, ax: Axes) -> None:
        from anncourse.plots.kit import ink

        ax = ink.chart("SuperpositionLab", ax, "feature", "what comes back")
        places = np.arange(1, FEATURES + 1)
        colors = [
            ink.POSITIVE if is_on else ink.NEGATIVE for is_on in self.on
        ]
        ax.bar(places, self.back, color=colors, width=0.5)
        ax.plot(places, self.on, "_", color=ink.INK, ms=26, mew=2)
        ax.set(ylim=(0, 2), xticks=places)
