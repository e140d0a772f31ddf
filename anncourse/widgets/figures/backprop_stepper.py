"""A net of nine weights, and its error on the way back, step by step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from anncourse.arguments import Array
from anncourse.layers import Activation, Dense
from anncourse.modules import Serial
from anncourse.training.losses import mse
from anncourse.widgets.base import CourseWidget
from anncourse.widgets.paper import paper
from anncourse.widgets.traits import Choice, Flag, Number, Numbers
from anncourse.widgets.written import num

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

LIMIT = 5
STEPS = 8
# In the order of the net's own parameters: W row by row, b, then those of the answer.
NAMES = ["w₁₁", "w₁₂", "w₂₁", "w₂₂", "b₁", "b₂", "v₁", "v₂", "c"]
COUNT = len(NAMES)


@dataclass(frozen=True)
class Pass:
    """Every number of one way forward and back; dv is the loss's slope in v.

    Attributes
    ----------
    z, a : (3,) array
        Sums and activations of both hidden neurons and the answer.
    loss : float
        (a - y) squared.
    da, dz : (3,) array
        The errors, after and before each neuron's curve.
    grads : (9,) array
        One for each weight, in the order of `NAMES`.
    """

    z: Array
    a: Array
    loss: float
    da: Array
    dz: Array
    grads: Array


def net_of(weights: list[float], activation: str) -> Serial:
    """Return the net as layers of the package."""
    net = Serial(
        Dense(2, 2, rng=0),
        Activation(activation),
        Dense(2, 1, rng=0),
        Activation("sigmoid"),
    )
    start = 0
    for array in net.named_params().values():
        part = weights[start : start + array.size]
        array[...] = np.reshape(part, array.shape)
        start += array.size
    return net


def there_and_back(net: Serial, inputs: list[float], target: float) -> Pass:
    """Run the layers forward, one after the other, and back."""
    caches, outs = [], [np.array([inputs], float)]
    for layer in net.layers:
        out, cache = layer.forward(outs[-1])
        outs.append(out)
        caches.append(cache)
    loss, error = mse(outs[-1], np.array([[target]]))
    errors, grads = [error], []
    for layer, cache in zip(
        reversed(net.layers), reversed(caches), strict=True
    ):
        error, found = layer.backward(errors[-1], cache)
        errors.append(error)
        grads += [found[name] for name in ("b", "W") if name in found]
    da, dz, dh, dz_hidden, _ = errors
    return Pass(
        z=np.concatenate([outs[1][0], outs[3][0]]),
        a=np.concatenate([outs[2][0], outs[4][0]]),
        loss=float(loss),
        da=np.concatenate([dh[0], da[0]]),
        dz=np.concatenate([dz_hidden[0], dz[0]]),
        grads=np.concatenate([grad.ravel() for grad in reversed(grads)]),
    )


class BackpropStepper(CourseWidget):
    """Two inputs, two hidden neurons, one answer: forward, the loss, the errors back.

    z_k = w_1k x_1 + w_2k x_2 + b_k, h_k = f(z_k), a = sigmoid(v_1 h_1 + v_2 h_2 + c),
    and the loss is (a - y) squared.

    Parameters
    ----------
    weights : list of float, length 9
        w11, w12, w21, w22, b1, b2, v1, v2 and c, each from -5 to 5; w12 leads from
        the first input to the second hidden neuron.
    inputs : list of float, length 2
        The sky and the forecast, each from -2 to 2.
    target : float
        The answer that was right, from 0 to 1.
    activation : {"tanh", "sigmoid", "relu"}
        The curve of the hidden neurons.
    step : int
        How far forward and back we are, from 0 to 8.
    wiggles : bool
        Whether the weights are wiggled beside it, one by one.
    tried : int
        How many have been, from 0 to 9.
    wiggle : float
        By how much, from 0.01 to 1.
    gate : bool
        Whether the reader answers the question before the figure moves.

    Attributes
    ----------
    net : Serial
        The net as layers.
    run : Pass
        Every number, forward and back.

    Raises
    ------
    ValueError
        For a name that is no trait, or a value out of its range.

    Examples
    --------
    >>> figure = BackpropStepper()
    >>> figure.run.a.round(2).tolist()
    [0.1, 0.8, 0.35]
    >>> figure.run.grads[6:].round(2).tolist()
    [-0.03, -0.24, -0.3]
    """

    weights = Numbers(
        [0.5, 1.0, -1.0, 1.0, 0.0, 0.0, 2.0, -1.0, 0.0],
        COUNT,
        COUNT,
        -LIMIT,
        LIMIT,
        step=0.1,
        digits=2,
    )
    inputs = Numbers([0.8, 0.3], 2, 2, -2, 2, given=True)
    target = Number(1.0, 0, 1, step=0.1, digits=2, label="Right answer y")
    activation = Choice("tanh", ["tanh", "sigmoid", "relu"], label="Hidden")
    step = Number(0, 0, STEPS, integer=True)
    wiggles = Flag(False, given=True)
    tried = Number(0, 0, COUNT, integer=True, label="Weights wiggled")
    wiggle = Number(0.1, 0.01, 1, step=0.01, digits=2, label="Wiggle h")

    @property
    def net(self) -> Serial:
        """The net as layers."""
        return net_of(self.weights, self.activation)

    @property
    def run(self) -> Pass:
        """Every number, forward and back."""
        return there_and_back(self.net, self.inputs, self.target)

    def wiggled(self, i: int) -> float:
        """Return what the loss gains when weight i is moved, divided by the wiggle.

        Parameters
        ----------
        i : int
            Which of the nine weights, from 0, in the order of ``weights``.

        Returns
        -------
        float
            The slope that the wiggle finds.
        """
        moved = list(self.weights)
        moved[i] += self.wiggle
        net = net_of(moved, self.activation)
        loss = there_and_back(net, self.inputs, self.target).loss
        return float(loss - self.run.loss) / float(self.wiggle)

    def describe(self) -> str:
        """Return the answer, the loss, and how far the errors are back."""
        run = self.run
        return (
            f"A net of two inputs, two hidden neurons ({self.activation}) and one "
            f"answer says {num(run.a[2])} where {num(self.target)} is right: loss "
            f"{num(run.loss)}. {self._wiggling() if self.wiggles else self._step()}"
        )

    def picture(self) -> Figure:
        """Draw the net, and the nine gradients."""
        from anncourse import plots

        figure, (left, right) = paper(8.6, 3.4, planes=2)
        plots.network(self.net, ax=left)
        self._draw_gradients(right)
        return figure

    def _draw_gradients(self, ax: Axes) -> None:
        from anncourse.plots.kit import ink

        run = self.run
        ink.chart(type(self).__name__, ax, "gradient")
        for i, grad in enumerate(run.grads):
            color = ink.sign_color(grad)
            # Striped, as all that runs backward; the sign is written, too.
            ax.barh(
                NAMES[i],
                grad,
                facecolor="none",
                edgecolor=color,
                hatch="||||",
            )
        ax.invert_yaxis()
        ax.axvline(0, color=ink.INK, lw=0.8)
        ax.set_title(f"answer {num(run.a[2])}, loss {num(run.loss)}")

    def _step(self) -> str:
        run, f = self.run, self.activation
        (z1, z2, z), (h1, h2, a) = map(num, run.z), map(num, run.a)
        dh1, dh2, da = map(num, run.da)
        dz1, dz2, dz = map(num, run.dz)
        y = num(self.target)
        said = [
            "Nothing is computed yet.",
            f"h₁ = {f}({z1}) = {h1}, h₂ = {f}({z2}) = {h2}.",
            f"a = σ({z}) = {a}.",
            f"Loss = ({a} − {y})² = {num(run.loss)}.",
            f"da = 2 ({a} − {y}) = {da}.",
            f"dz = da · slope = {dz}.",
            f"dh₁ = dz · v₁ = {dh1}, dh₂ = dz · v₂ = {dh2}.",
            f"dz₁ = dh₁ · slope = {dz1}, dz₂ = dh₂ · slope = {dz2}.",
            f"Gradients: {self._gradients()}.",
        ]
        return f"Step {self.step} of {STEPS}. {said[self.step]}"

    def _gradients(self) -> str:
        found = zip(NAMES, self.run.grads, strict=True)
        return ", ".join(f"{name} {num(grad)}" for name, grad in found)

    def _wiggling(self) -> str:
        found = [
            f"{NAMES[i]} {num(self.wiggled(i))}" for i in range(self.tried)
        ]
        slopes = f" Slopes: {', '.join(found)}." if found else ""
        weights = "weight" if self.tried == 1 else "weights"
        passes = "pass" if self.tried == 0 else "passes"
        return (
            f"{self.tried} {weights} wiggled by {num(self.wiggle)}, "
            f"{1 + self.tried} forward {passes}.{slopes}"
        )
