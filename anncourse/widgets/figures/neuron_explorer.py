"""One neuron: what goes in, what it weighs, and what comes out."""

from __future__ import annotations

from collections.abc import Sized
from typing import TYPE_CHECKING, Any

import numpy as np

from anncourse.neurons.activations import ACTIVATIONS
from anncourse.neurons.by_hand import weighted_sum
from anncourse.widgets.base import CourseWidget
from anncourse.widgets.traits import (
    Choice,
    Entry,
    Number,
    Numbers,
    Records,
    Text,
)
from anncourse.widgets.written import num, term

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

LIMIT = 10
LONGEST = 10
UMBRELLA = ["sky", "forecast"]
ORDINALS = ["first", "second", "third"]


class NeuronExplorer(CourseWidget):
    """One neuron whose inputs, weights and bias answer to the hand.

    z = w_1 x_1 + ... + w_n x_n + b and a = f(z).

    Parameters
    ----------
    inputs : list of float, length 2 or 3
        What goes in, each from -10 to 10.
    weights : list of float, as many
        How much each input counts, from -10 to 10.
    bias : float
        What is added whatever goes in, from -10 to 10.
    activation : str
        A name in `anncourse.neurons.activations.ACTIVATIONS`.
    labels : list of str, as many
        A word of at most 10 letters for each input.
    w1, w2, x1, x2 : float
        The first entries of ``weights`` and ``inputs``, for a slider to be linked to.
    gate : bool
        Whether the reader answers the question before the figure moves.

    Attributes
    ----------
    z : float
        The weighted sum.
    output : float
        What the activation makes of it.

    Raises
    ------
    ValueError
        For a name that is no trait, lists of unequal length, or a value out of range.

    Examples
    --------
    >>> neuron = NeuronExplorer(weights=[2.0, -1.0])
    >>> neuron.output
    0.69
    """

    labels = Records(
        UMBRELLA,
        f"a list of words of 1 to {LONGEST} letters",
        Text(1, LONGEST),
        same="inputs",
        given=True,
    )
    inputs = Numbers(
        [0.8, 0.3], 2, 3, -LIMIT, LIMIT, same="labels", step=0.1, digits=2
    )
    weights = Numbers(
        [2.0, 1.0], 2, 3, -LIMIT, LIMIT, same="labels", step=0.1, digits=2
    )
    bias = Number(-0.5, -LIMIT, LIMIT, step=0.1, digits=2)
    activation = Choice("sigmoid", list(ACTIVATIONS))
    w1, w2 = Entry("weights", 0), Entry("weights", 1)
    x1, x2 = Entry("inputs", 0), Entry("inputs", 1)

    def __init__(self, **traits: Any) -> None:
        inputs = traits.get("inputs")
        three = isinstance(inputs, Sized) and len(inputs) == len(ORDINALS)
        if three and "labels" not in traits:
            traits["labels"] = ORDINALS
        super().__init__(**traits)

    @property
    def z(self) -> float:
        """The weighted sum."""
        return float(weighted_sum(self.inputs, self.weights, self.bias))

    @property
    def output(self) -> float:
        """What the activation makes of the weighted sum."""
        return float(ACTIVATIONS[self.activation](self.z))

    def describe(self) -> str:
        """Return the equation with its numbers, and what it comes to."""
        terms = [num(self.weights[0]), *map(term, self.weights[1:])]
        products = [
            f"{weight} · {num(x) if x >= 0 else f'({num(x)})'}"
            for weight, x in zip(terms, self.inputs, strict=True)
        ]
        name = "σ" if self.activation == "sigmoid" else self.activation
        return (
            f"A neuron of {' and '.join(self.labels)}: "
            f"z = {' '.join(products)} {term(self.bias)} = {num(self.z)}, "
            f"a = {name}({num(self.z)}) = {num(self.output)}. "
            f"{self._result()}"
        )

    def picture(self) -> Figure:
        """Draw the neuron, what each part adds, and the point on its curve."""
        from matplotlib.figure import Figure

        from anncourse import plots

        figure = Figure(figsize=(10, 3.9), layout="constrained")
        axes = figure.subplot_mosaic(
            [["neuron", "parts"], ["neuron", "curve"]], width_ratios=[7, 5]
        )
        sums = self.inputs, self.weights, self.bias
        plots.neuron(
            *sums,
            activation=self.activation,
            labels=self.labels,
            ax=axes["neuron"],
        )
        plots.contributions(*sums, labels=self.labels, ax=axes["parts"])
        self._draw_curve(axes["curve"])
        return figure

    def _draw_curve(self, ax: Axes) -> None:
        from anncourse.plots.kit import ink

        limit = max(6.0, abs(self.z))
        ax = ink.chart(type(self).__name__, ax, "z")
        zs = np.linspace(-limit, limit, 401)
        curve = ACTIVATIONS[self.activation](zs)
        color = ink.CLASSES[2]
        ax.plot(zs, curve, color=color, lw=2.5)
        ax.plot(
            [self.z, self.z, limit],
            [curve.min(), self.output, self.output],
            color=color,
            ls=":",
        )
        ax.plot(self.z, self.output, "o", color=color)
        ax.annotate(
            f"a = {num(self.output)}",
            (limit, self.output),
            (6, 0),
            textcoords="offset points",
            va="center",
            color=ink.INK,
        )
        ax.margins(x=0)

    def _result(self) -> str:
        decision = ""
        if self.labels == UMBRELLA:
            take = ": take the umbrella"
            leave = ": leave the umbrella at home"
            decision = leave if self.z < 0 else take
        return f"Output {num(self.output)}{decision}."
