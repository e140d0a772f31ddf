"""A deep network as it starts: whether signals and gradients keep their size."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from anncourse.arguments import Array
from anncourse.neurons.activations import ACTIVATIONS
from anncourse.widgets.base import CourseWidget
from anncourse.widgets.paper import paper
from anncourse.widgets.traits import Choice, Number
from anncourse.widgets.written import num

if TYPE_CHECKING:
    from matplotlib.figure import Figure

UNITS, EXAMPLES, DEEPEST = 48, 16, 30
NAMES = {"tanh": "tanh", "relu": "ReLU"}
# The picture's axis: what is smaller or larger stands at its ends.
LOW, HIGH = 1e-8, 1e8


class InitLab(CourseWidget):
    """How large signals are in each layer: a = f(a W), W of spread scale / sqrt(48).

    Sixteen random examples run through up to thirty layers of 48 units, random
    gradients come back. Size is the root of the mean square.

    Parameters
    ----------
    scale : float
        How large the weights start, from 0 to 3: their standard deviation is scale
        over the square root of 48. 1 keeps the size of a sum (Glorot and Bengio 2010),
        the square root of 2 makes up for what ReLU cuts away (He et al. 2015).
    depth : int
        Layers, from 1 to 30.
    activation : {"tanh", "relu"}
        The curve of all units.
    seed : int
        For weights, examples and gradients, from 0 to 9999.
    gate : bool
        Whether the reader answers the question before the figure moves.

    Attributes
    ----------
    forward, backward : (depth + 1,) array
        Sizes of the signals and of the gradients, from the input to the last layer.
    signal, gradient : float
        What is left of the signal at the last layer, of the gradient at the input.

    Raises
    ------
    ValueError
        For a name that is no trait, or a value out of its range.

    Examples
    --------
    >>> InitLab(scale=0.5, depth=20).signal < 1e-5
    True
    """

    scale = Number(1.0, 0, 3, step=0.05, label="Size of the weights")
    depth = Number(20, 1, DEEPEST, integer=True, label="Layers")
    activation = Choice("tanh", list(NAMES))
    seed = Number(0, 0, 9999, integer=True)

    @property
    def forward(self) -> Array:
        """Sizes of the signals, from the input to the last layer."""
        return self._sizes()[0]

    @property
    def backward(self) -> Array:
        """Sizes of the gradients, from the input to the last layer."""
        return self._sizes()[1]

    @property
    def signal(self) -> float:
        """What is left of the signal at the last layer."""
        return float(self.forward[-1] / self.forward[0])

    @property
    def gradient(self) -> float:
        """What is left of the gradient at the input."""
        return float(self.backward[0] / self.backward[-1])

    def describe(self) -> str:
        """Return how the weights start, and what is left at both ends."""
        return (
            f"{self.depth} layers of {UNITS} {NAMES[self.activation]} units, weights "
            f"of size {num(self.scale)} (start {self.seed}). Left of the signal at "
            f"the last layer: {short(self.signal)}; of the gradient at the first: "
            f"{short(self.gradient)}."
        )

    def picture(self) -> Figure:
        """Draw both sizes over the layers."""
        from anncourse.plots.kit import ink

        figure, (plane,) = paper(6.4, 3.4)
        ax = ink.chart("InitLab", plane, "layer", "size")
        layers = np.arange(self.depth + 1)
        sizes = {"signal": self.forward, "gradient": self.backward}
        for i, (name, values) in enumerate(sizes.items()):
            shown = np.clip(values, LOW, HIGH)
            ax.plot(layers, shown, marker="o", ms=3, **ink.pen(i, name))
        ax.set(yscale="log", ylim=(LOW, HIGH))
        ink.integers(ax.xaxis)
        ink.legend(ax)
        return figure

    def _sizes(self) -> tuple[Array, Array]:
        setting = self.activation, self.scale, self.depth, self.seed
        return signals(*setting)


def signals(
    activation: str, scale: float, depth: int, seed: int
) -> tuple[Array, Array]:
    """Return sizes of a and of dLoss/da, from the input to the last layer."""
    rng, curve = np.random.default_rng(seed), ACTIVATIONS[activation]
    inputs = rng.normal(0, 1, (EXAMPLES, UNITS))
    errors = rng.normal(0, 1, (EXAMPLES, UNITS))
    spread = math.sqrt(1 / UNITS)
    weights = [
        scale * rng.normal(0, spread, (UNITS, UNITS)) for _ in range(depth)
    ]
    a, z = [inputs], [inputs]
    for W in weights:
        z.append(a[-1] @ W)
        a.append(curve.f(z[-1]))
    da = [errors]
    for layer in range(depth, 0, -1):
        dz = da[-1] * curve.df(z[layer], a[layer])
        da.append(dz @ weights[layer - 1].T)
    return size(a), size(da[::-1])


def size(layers: list[Array]) -> Array:
    """Return the root of the mean square of each layer."""
    return np.sqrt([np.mean(values**2) for values in layers])


def short(value: float) -> str:
    """Write a size: two decimals near 1, a power of ten elsewhere.

    >>> short(0.5), short(2e-7), short(0.0)
    ('0.50', 'about 10⁻⁷', '0')
    """
    if value == 0:
        return "0"
    if 0.01 <= value < 100:
        return num(value)
    power = math.floor(math.log10(value) + 0.5)
    raised = str(power).translate(
        str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
    )
    return f"about 10{raised}"
