"""A blind net: the reader probes it and names its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from anncourse.layers.layer import Layer
from anncourse.widgets.base import CourseWidget
from anncourse.widgets.figures.which_network.blind import (
    FARTHEST,
    KINDS,
    MOST_SHIFT,
    NOTHING,
    ORDERS,
    PARTS,
    apart,
    blind,
    picture,
)
from anncourse.widgets.paper import paper
from anncourse.widgets.traits import Choice, Number
from anncourse.widgets.written import num

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# What a wrong guess has overlooked, and what a right one has seen.
NOT = {
    "feedforward": "one of the probes finds a habit that it would not have",
    "convolutional": "a shift would change no answer",
    "modular": "a cut would leave answers alone, and far ones would not meet",
    "radial": "far away, all three answers would meet",
    "recurrent": "the order would count",
}
YES = {
    "feedforward": "every shift and every cut counts, and the order does not",
    "convolutional": "the same few weights slide over all cells",
    "modular": "a part sees its own four cells and no others",
    "radial": "far from its centers every part falls silent",
    "recurrent": "its parts keep something of what came before",
}


class WhichNetwork(CourseWidget):
    """A net of unknown kind, sigmoid(sum_k v_k part_k + c), and four probes.

    It looks at three pictures of sixteen cells, one after the other. Its four parts are
    units, feature maps, modules or centers. Weights are drawn from the seed and never
    trained, the kind too: what the probes find is the architecture alone.

    Parameters
    ----------
    seed : int
        What the kind and the weights are drawn from, from 0 to 9999.
    shift : int
        How many cells to the right all pictures are pushed, from 0 to 4.
    far : float
        How many times stronger their ink is, from 1 to 8.
    order : {"ABC", "BCA", "CAB"}
        In which order they are shown.
    cut : {"none", "1", "2", "3", "4"}
        The part whose wire to the answer is cut.
    guess : {"none", "feedforward", "convolutional", "modular", "radial", "recurrent"}
        What the reader takes it for.
    row : int
        How many nets were named right at the first guess, one after the other.
    gate : bool
        Whether the reader answers the question before the figure moves.

    Attributes
    ----------
    kind : str
        What it is.
    net : Layer
        The net itself. One with a memory takes (1, 3, 16), the others (3, 16).
    answers : dict
        What it answers to A, B and C, under the probes.
    same : int
        How many answers the probes have not changed, within 0.002.
    apart : float
        How far the answers lie apart.

    Raises
    ------
    ValueError
        For a name that is no trait, or a value out of its range.

    Examples
    --------
    >>> figure = WhichNetwork(seed=1, cut="1")
    >>> figure.kind, figure.same
    ('modular', 2)
    """

    seed = Number(0, 0, 9999, integer=True)
    shift = Number(0, 0, MOST_SHIFT, integer=True, label="Shift")
    far = Number(1.0, 1, FARTHEST, step=0.5, label="Strength")
    order = Choice("ABC", ORDERS, label="Order")
    cut = Choice(
        "none", ["none", *map(str, range(1, PARTS + 1))], label="Cut part"
    )
    guess = Choice("none", ["none", *KINDS], label="It is")
    row = Number(0, 0, 99, integer=True)

    @property
    def kind(self) -> str:
        """What it is."""
        return blind(self.seed).kind

    @property
    def net(self) -> Layer:
        """The net itself."""
        return blind(self.seed).net

    @property
    def answers(self) -> dict[str, float]:
        """What it answers to A, B and C, under the probes."""
        cut = 0 if self.cut == "none" else int(self.cut)
        return blind(self.seed).answers(
            self.shift, self.far, self.order, cut
        )

    @property
    def same(self) -> int:
        """How many answers the probes have not changed."""
        return len(self._same())

    @property
    def apart(self) -> float:
        """How far the answers lie apart."""
        return apart(self.answers)

    def describe(self) -> str:
        """Return the answers, which of them are as at first, and the guess."""
        said = [f"{name} {num(a)}" for name, a in self.answers.items()]
        return (
            f"Net {self.seed} of unknown kind answers {', '.join(said)}. "
            f"{self._compared()}{self._verdict()}"
        )

    def picture(self) -> Figure:
        """Draw the three pictures in their order, and the answers below."""
        figure, planes = paper(7.2, 3.2, planes=3)
        first, now = blind(self.seed).answers(), self.answers
        for name, plane in zip(self.order, planes, strict=True):
            _draw(plane, self.far * np.roll(picture(name), self.shift))
            plane.set_title(f"{name}: {num(now[name])}")
            plane.plot([-0.5, 15.5], [-2 + now[name]] * 2, lw=3)
            plane.plot([-0.5, 15.5], [-2 + first[name]] * 2, ":", lw=2)
        return figure

    def _same(self) -> list[str]:
        first, now = blind(self.seed).answers(), self.answers
        return [n for n in now if abs(now[n] - first[n]) <= NOTHING]

    def _compared(self) -> str:
        same = self._same()
        probes = (self.shift, self.far, self.order, self.cut)
        if probes == (0, 1.0, "ABC", "none"):
            return "No probe yet."
        if not same:
            return "No answer is as it was."
        if len(same) == 3:
            return "All answers are as they were."
        return f"As before: {' and '.join(same)}."

    def _verdict(self) -> str:
        if self.guess == "none":
            return ""
        if self.guess == self.kind:
            return f" It is {self.kind}: {YES[self.kind]}. In a row: {self.row}."
        return f" It is not {self.guess}: {NOT[self.guess]}."


def _draw(plane: Axes, cells: np.ndarray) -> None:
    plane.bar(range(len(cells)), cells / FARTHEST**0.5, width=0.9)
    plane.set_ylim(-2.1, 3)
    plane.set_yticks([-2, -1], labels=["0", "1"])
    plane.set_xticks([])
