"""One activation under a probe, and a wiggle on its way through many."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context
from typing import TYPE_CHECKING

import numpy as np

from anncourse.arguments import Array
from anncourse.neurons.activations import ACTIVATIONS
from anncourse.widgets.base import CourseWidget
from anncourse.widgets.paper import paper
from anncourse.widgets.traits import Choice, Number

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

EDGE = 5  # how far the probe goes on either side of 0
MOST_LAYERS = 30
FAINT, LOUD = 0.1, 10  # below, a layer hardly learns; above, it overshoots
PAPER = (1e-12, 1e6)  # the gradients that the bars can show
WRITTEN = {
    "relu": "ReLU",
    "leaky_relu": "leaky ReLU",
    "elu": "ELU",
    "gelu": "GELU",
    "silu": "SiLU",
}
RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True)
class Chain:
    """What happens in each of n one-unit layers in a row.

    Parameters
    ----------
    z : (n,) array
        Pre-activations: z_1 is given, z_{k+1} = weight * f(z_k).
    slopes : (n,) array
        f'(z_k).
    reach : (n,) array
        da_n/dz_k, the gradient that reaches layer k: the product of the slopes
        of layers k to n and of the n - k weights between them.
    """

    z: Array
    slopes: Array
    reach: Array


def chain(activation: str, z: float, layers: int, weight: float) -> Chain:
    """Run n one-unit layers forward, and a gradient of 1 back.

    >>> chain("relu", 1.0, 3, 0.5).reach
    array([0.25, 0.5 , 1.  ])
    """
    function = ACTIVATIONS[activation]
    sums = np.empty(layers)
    for k in range(layers):
        sums[k] = z
        z = weight * float(function(z))
    slopes = function.slope(sums)
    reach, back = np.empty(layers), 1.0
    for k in reversed(range(layers)):
        reach[k] = back * slopes[k]
        back = reach[k] * weight
    return Chain(sums, slopes, reach)


def amount(value: float) -> str:
    """Write a number of any size as by hand, with the page's own rounding.

    >>> amount(0.23500371), amount(3.46e-7), amount(-12.0)
    ('0.235', '3.5 × 10⁻⁷', '−12')
    """
    size, sign = abs(value), "−" if value < 0 else ""
    if size == 0 or 0.001 <= size < 1000:
        return f"{sign}{float(_rounded(size, 3)):g}"
    digits, exponent = _rounded(size, 2).split("E")
    power = str(int(exponent)).translate(RAISED)
    return f"{sign}{digits} × 10{power}"


def _rounded(size: float, digits: int) -> str:
    exact = Context(prec=digits, rounding=ROUND_HALF_UP)
    number = exact.create_decimal_from_float(size)
    return f"{number:.{digits - 1}E}"


class ActivationLab(CourseWidget):
    """An activation and its slope, and what many such slopes leave of a wiggle.

    z_1 = z, a_k = f(z_k), z_{k+1} = weight * a_k; the gradient that comes back to
    the first layer is f'(z_1) f'(z_2) ... f'(z_n) * weight^(n - 1).

    Parameters
    ----------
    activation : str
        A name in `anncourse.ACTIVATIONS`.
    z : float
        Where the probe stands, from -5 to 5: the first layer's pre-activation.
    layers : int
        How many one-unit layers stand in a row, from 1 to 30.
    weight : float
        The weight between one layer and the next, from -4 to 4.
    gate : bool
        Whether the reader answers the question before the figure moves.

    Raises
    ------
    ValueError
        For a name that is no trait, or a value out of its range.

    Examples
    --------
    >>> lab = ActivationLab(activation="tanh", z=0.0, layers=10)
    >>> lab.gradient
    1.0
    """

    activation = Choice("sigmoid", list(ACTIVATIONS))
    z = Number(0.5, -EDGE, EDGE, step=0.1, digits=2, label="Probe z")
    layers = Number(10, 1, MOST_LAYERS, integer=True)
    weight = Number(1.0, -4, 4, step=0.1, digits=2)

    @property
    def chain(self) -> Chain:
        """Every layer's pre-activation, slope and gradient."""
        return chain(self.activation, self.z, self.layers, self.weight)

    @property
    def gradient(self) -> float:
        """The gradient that reaches the first layer, of 1 that set out."""
        return float(self.chain.reach[0])

    def describe(self) -> str:
        """Return the state and what is felt at the last layer, in words."""
        function = ACTIVATIONS[self.activation]
        value = float(function(self.z))
        slope = float(function.slope(self.z))
        return (
            f"Activation {self._name()} at z = {amount(self.z)}: "
            f"value {amount(value)}, slope {amount(slope)}. "
            f"Layers: {self.layers}, weight {amount(self.weight)}. "
            f"{self._outcome()}"
        )

    def picture(self) -> Figure:
        """Draw the curve, its slope, and one bar a layer."""
        from anncourse import plots

        figure, (left, right) = paper(7.4, 3.4, planes=2)
        plots.activation(self.activation, at=self.z, ax=left)
        self._draw_reach(right)
        return figure

    def _draw_reach(self, ax: Axes) -> None:
        from anncourse.plots.kit import ink

        ink.chart("ActivationLab", ax, "layer")
        reach = self.chain.reach
        # A bar starts at 1, all of it; 0 has no place on a logarithmic axis.
        sizes = np.clip(np.abs(reach), *PAPER)
        bars = ax.bar(np.arange(self.layers) + 1, sizes - 1, bottom=1)
        for bar, g in zip(bars, reach, strict=True):
            color = ink.sign_color(g) if g else ink.INK
            # Negative is dashed too, never told by its color alone.
            bar.set(
                facecolor=color if g > 0 else "none",
                edgecolor=color,
                linestyle="-" if g > 0 else "--" if g else ":",
            )
        ax.axhspan(FAINT, LOUD, color=ink.POSITIVE, alpha=0.12, lw=0)
        for level in (FAINT, 1, LOUD):
            ax.axhline(
                level, color=ink.INK, lw=0.8, ls="-" if level == 1 else "--"
            )
        ax.set(yscale="log", ylim=PAPER, xlim=(0.3, self.layers + 0.7))
        ax.set_title(f"felt of a wiggle at layer 1: {amount(reach[0])}")

    def _name(self) -> str:
        name: str = self.activation
        return WRITTEN.get(name, name)

    def _outcome(self) -> str:
        reach = self.chain.reach[0]
        if reach == 0:
            dead = 0 in self.chain.slopes
            what = "Dead: the slope" if dead else "The weight"
            return f"{what} is 0, nothing comes through."
        size = abs(reach)
        fate = "comes through"
        if size < FAINT:
            fate = "vanishes"
        elif size > LOUD:
            fate = "explodes"
        return (
            f"Of a wiggle of 1 at the first layer, {amount(reach)} is felt "
            f"at the last: it {fate}."
        )
