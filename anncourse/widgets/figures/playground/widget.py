"""A whole network at work: every weight, bias and point moves, also while it trains."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

import numpy as np
from traitlets import validate

from anncourse.arguments import Array
from anncourse.layers.activation import Activation
from anncourse.layers.dense import Dense
from anncourse.modules.serial import Serial
from anncourse.neurons.activations import ACTIVATIONS
from anncourse.training.losses import binary_cross_entropy
from anncourse.widgets.base import CourseWidget
from anncourse.widgets.figures.playground.network import (
    DATASETS,
    LEAD,
    OPTIMIZERS,
    built,
    count,
    flat,
    points,
    trained,
)
from anncourse.widgets.traits import (
    Choice,
    Many,
    Number,
    Numbers,
    Real,
    Records,
    Without,
)

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def _percent(share: float) -> str:
    # Half up, as the page rounds.
    return f"{math.floor(100 * share + 0.5)}%"


class Playground(CourseWidget):
    """A network with 2 inputs and 1 output, its data, and its training.

    The output z is the score of class 1 (blue); its probability is the softmax of
    (z, 0). Training lowers the mean binary cross-entropy on the first half of the
    points; the second half is held out. One seed gives the data, the first weights
    and the order of the batches, in Python as in the page.

    Parameters
    ----------
    dataset : {"circles", "xor", "moons", "spirals", "blobs"}
        A generator of `anncourse.datasets`.
    noise : float
        Its noise, from 0 to 0.5.
    n_points : int
        How many points, from 20 to 500: half to train on, half held out.
    hidden : list of int
        Neurons in each hidden layer: up to 3 layers of 1 to 8.
    activation : str
        A name in `anncourse.ACTIVATIONS`, for the hidden neurons.
    optimizer : {"sgd", "momentum", "rmsprop", "adam"}
        Momentum is SGD with momentum 0.9.
    learning_rate : float
        From 0.0001 to 10.
    batch_size : int
        Points for each update, from 1 to 500.
    seed : int
        For data, weights and batches, from 0 to 999999.
    weights : list of float
        All weights and biases, in the order of ``network().named_params()``: layer
        by layer W row by row, then b. Empty: what `epoch` epochs make of the seed.
    epoch : int
        How many epochs the network has trained; at most 2000 if `weights` is empty.
    moved : list of [point, x1, x2]
        Points that stand elsewhere than their data set put them.
    locked : list of int
        Places in `weights` that training leaves as they are.
    ablated : list of int
        Hidden neurons that are taken out, counted from 0, layer by layer.
    gate : bool
        Whether the reader answers the question before the figure moves.

    Raises
    ------
    ValueError
        For a name that is no trait, a value out of its range, lists that do not fit
        the network, or a seed's training that runs away. A new `hidden` is no
        error: it begins anew from the seed.

    Examples
    --------
    >>> playground = Playground(hidden=[3], seed=46, learning_rate=0.1)
    >>> playground.epoch = 240
    >>> playground.test_accuracy, playground.network()
    (1.0, Serial(Dense(2 -> 3), Activation('tanh'), Dense(3 -> 1)))
    """

    dataset = Choice("circles", list(DATASETS), label="Data")
    noise = Number(0.1, 0, 0.5, step=0.01)
    n_points = Number(200, 20, 500, integer=True)
    hidden = Numbers([4, 2], 0, 3, 1, 8, integer=True)
    activation = Choice("tanh", list(ACTIVATIONS))
    optimizer = Choice("sgd", list(OPTIMIZERS))
    learning_rate = Number(0.03, 0.0001, 10)
    batch_size = Number(10, 1, 500, integer=True)
    seed = Number(0, 0, 999_999, integer=True)
    weights = Numbers([], many=Many("weights", "hidden", "hidden layers"))
    epoch = Number(
        0,
        0,
        integer=True,
        without=Without("weights", LEAD, "weights come from the seed"),
    )
    moved = Records(
        [],
        "a list of [point, x1, x2]",
        [Real(integer=True), Real(), Real()],
        places="points",
    )
    locked = Numbers([], integer=True, places="weights")
    ablated = Numbers([], integer=True, places="hidden neurons")

    _known: tuple[str, list[float]] = ("", [])

    @classmethod
    def from_network(cls, net: Serial, **traits: Any) -> Playground:
        """Show a network of your own.

        Parameters
        ----------
        net : Serial
            Dense(2, ...), Activation, ..., Dense(..., 1), with one kind of Activation.
        **traits
            The other parameters of a `Playground`.

        Returns
        -------
        Playground
            With the network's weights; training in the figure goes on from them.

        Raises
        ------
        ValueError
            If the layers are others, or the traits do not fit.
        """
        dense = [d for d in net.layers[::2] if isinstance(d, Dense)]
        curves = [c for c in net.layers[1::2] if isinstance(c, Activation)]
        names = {curve.function.name for curve in curves}
        ends = (dense[0].n_in, dense[-1].n_out) if dense else None
        # Dense first and last, and nothing else between than Activation.
        whole = (
            len(dense) + len(curves)
            == len(net.layers)
            == 2 * len(dense) - 1
        )
        if not whole or len(names) > 1 or ends != (2, 1):
            raise ValueError(
                "Playground expects Dense layers from 2 inputs to 1 output with one "
                f"kind of Activation between them, got {net!r}"
            )
        own: dict[str, Any] = {"hidden": [d.n_out for d in dense[:-1]]}
        own["weights"] = flat(net)
        if names:
            own["activation"] = names.pop()
        return cls(**own | traits)

    def data(self) -> tuple[Array, Array, Array, Array]:
        """Return the points: one half to train on, one half to test.

        Returns
        -------
        X_train : (n / 2, 2) array
            Points to train on.
        y_train : (n / 2,) array
            Their classes, 0 and 1.
        X_test : (n / 2, 2) array
            The other points.
        y_test : (n / 2,) array
            Their classes.
        """
        X, y = points(self.state())
        half = len(X) // 2
        return X[:half], y[:half], X[half:], y[half:]

    def network(self) -> Serial:
        """Return the network as it is now; training can go on with it.

        Returns
        -------
        Serial
            A copy; a neuron that is taken out has its outgoing weights at 0.
        """
        state = self.state()
        if self.weights:
            return built(state, self.weights)
        key = json.dumps(state)
        if self._known[0] != key:
            self._known = (key, trained(state))
        return built(state, self._known[1])

    @property
    def loss(self) -> float:
        """Mean binary cross-entropy on the training points."""
        X, y, _, _ = self.data()
        return binary_cross_entropy(self.network()(X), y[:, None])[0]

    @property
    def accuracy(self) -> float:
        """Share of the training points on their own side."""
        return self._share_right(*self.data()[:2])

    @property
    def test_accuracy(self) -> float:
        """Share of the held-out points on their own side."""
        return self._share_right(*self.data()[2:])

    def _share_right(self, X: Array, y: Array) -> float:
        return float(np.mean((self.network()(X)[:, 0] > 0) == (y == 1)))

    def describe(self) -> str:
        """Return the network, the data and the results, in words."""
        *first, last = self.hidden or [0]
        sizes = (
            f"{', '.join(map(str, first))} and {last}" if first else last
        )
        layers = "hidden layers" if first else "a hidden layer"
        middle = f"{layers} of {sizes} {self.activation} neurons"
        return (
            f"A network of 2 inputs, {middle if last else 'no hidden layer'} and "
            f"1 output ({count(self.hidden)} weights and biases), on "
            f"{self.n_points} points of {self.dataset}. Epoch {self.epoch:,}: "
            f"loss {self.loss:.3f}, {_percent(self.accuracy)} right, "
            f"{_percent(self.test_accuracy)} of held-out points."
        )

    def picture(self) -> Figure:
        """Draw neurons with their maps, weights, and the output at large."""
        from anncourse.widgets.figures.playground.picture import draw

        X, labels, _, _ = self.data()
        return draw(self.network(), X, labels, self.ablated)

    def check(self) -> None:
        """Raise ValueError if lists do not fit the network or the data."""
        super().check()
        self.network()

    def counts(self, state: dict[str, Any]) -> dict[str, int]:
        """Return how many weights, hidden neurons and points there are."""
        hidden = state["hidden"]
        return {
            "weights": count(hidden),
            "hidden neurons": sum(hidden),
            "points": state["n_points"],
        }

    @validate("weights", "epoch", "moved", "locked", "ablated", "n_points")
    def _fits(self, proposal: Any) -> Any:
        if self.is_whole:
            self.refuse_misfit(
                self.state() | {proposal.trait.name: proposal.value}
            )
        return proposal.value

    @validate("hidden")
    def _new_shape(self, proposal: Any) -> Any:
        if self.is_whole and proposal.value != self.hidden:
            # In this order the page never meets a state that it must refuse.
            self.epoch, self.weights = 0, []
            self.locked, self.ablated = [], []
        return proposal.value
