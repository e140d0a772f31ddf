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
from anncourse.widgets.base import CourseWidget
from anncourse.widgets.figures.playground.data import (
    DATASETS,
    FEATURES,
    OWN,
    generated,
    inputs,
    points,
)
from anncourse.widgets.figures.playground.network import (
    LEAD,
    OPTIMIZERS,
    built,
    count,
    error,
    flat,
    sizes,
    trained,
)
from anncourse.widgets.figures.playground.words import describe
from anncourse.widgets.traits import (
    Choice,
    Choices,
    Many,
    Number,
    Numbers,
    Real,
    Records,
    Without,
)

if TYPE_CHECKING:
    from matplotlib.figure import Figure


REACH = 1.3  # how far the plane goes


class Playground(CourseWidget):
    """A network, the points of the plane that it learns from, and its training.

    With two classes the output z is the score of class 1 (blue); its probability is
    the softmax of (z, 0). With three or four there is a score for each class, and
    their softmax. Training lowers the mean cross-entropy on the first half of the
    points; the second half is held out. One seed gives the data, the first weights
    and the order of the batches, in Python as in the page.

    Parameters
    ----------
    dataset : {"circles", "xor", "moons", "spirals", "blobs", "own_points"}
        A generator of `anncourse.datasets`; or nothing but what is painted.
    noise : float
        Its noise, from 0 to 0.5.
    n_points : int
        How many points, from 20 to 500: half to train on, half held out.
    features : list of str
        What the network gets of a point: one or more of x1, x2, x1², x2², x1x2,
        sin πx1 and sin πx2.
    classes : int
        2, 3 or 4. Blobs and spirals have as many, the other generators two.
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
    removed : list of int
        Points that were taken out of the data set.
    painted : list of [class, x1, x2]
        Points of the reader's own, at most 300, from -1.3 to 1.3. All are trained on.
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
        the network or the data, or a seed's training that runs away. A new
        `features`, `hidden` or `classes` is no error: it begins anew from the seed.

    Examples
    --------
    >>> playground = Playground(hidden=[3], seed=46, learning_rate=0.1)
    >>> playground.epoch = 240
    >>> playground.test_accuracy, playground.network()
    (1.0, Serial(Dense(2 -> 3), Activation('tanh'), Dense(3 -> 1)))
    """

    dataset = Choice("circles", [*DATASETS, OWN], label="Data")
    noise = Number(0.1, 0, 0.5, step=0.01)
    n_points = Number(200, 20, 500, integer=True)
    features = Choices(["x1", "x2"], list(FEATURES), label="Inputs")
    classes = Number(2, 2, 4, integer=True)
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
    removed = Numbers([], integer=True, places="points")
    painted = Records(
        [],
        "a list of [class, x1, x2], from -1.3 to 1.3",
        [Real(integer=True), Real(-REACH, REACH), Real(-REACH, REACH)],
        places="classes",
        longest=300,
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
            Dense, Activation, ..., Dense, with one kind of Activation: from as many
            inputs as there are `features` to 1 output, or to 3 or 4.
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
        n_in = len(traits.get("features", ["x1", "x2"]))
        # Dense first and last, and nothing else between than Activation.
        whole = (
            len(dense) + len(curves)
            == len(net.layers)
            == 2 * len(dense) - 1
        )
        fits = whole and len(names) <= 1 and dense[0].n_in == n_in
        if not fits or dense[-1].n_out not in (1, 3, 4):
            raise ValueError(
                f"Playground expects Dense layers from {n_in} inputs to 1, 3 or 4 "
                f"outputs with one kind of Activation between them, got {net!r}"
            )
        own: dict[str, Any] = {"hidden": [d.n_out for d in dense[:-1]]}
        own |= {"weights": flat(net), "classes": max(2, dense[-1].n_out)}
        if names:
            own["activation"] = names.pop()
        return cls(**own | traits)

    def data(self) -> tuple[Array, Array, Array, Array]:
        """Return the points: one half to train on, one half to test.

        Returns
        -------
        X_train : (n / 2, 2) array
            Points to train on; after them what is painted.
        y_train : (n / 2,) array
            Their classes, 0 to ``classes`` - 1.
        X_test : (n / 2, 2) array
            The other points; of own points, none.
        y_test : (n / 2,) array
            Their classes.
        """
        found = points(self.state())
        return found.X_train, found.y_train, found.X_test, found.y_test

    def inputs(self, X: Array) -> Array:
        """Return what the network gets of points: a column for each feature.

        Parameters
        ----------
        X : (n, 2) array
            Points of the plane.

        Returns
        -------
        (n, features) array
            For ``network()``.

        Examples
        --------
        >>> Playground(features=["x1", "x1²"]).inputs(np.array([[-0.5, 1]]))
        array([[-0.5 ,  0.25]])
        """
        return inputs(np.asarray(X, float), self.features)

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
        """Mean cross-entropy on the training points; NaN if there are none."""
        X, y, _, _ = self.data()
        return error(self._scores(X), y)[0] if len(X) else math.nan

    @property
    def accuracy(self) -> float:
        """Share of the training points on their own side; NaN if there are none."""
        return self._share_right(*self.data()[:2])

    @property
    def test_accuracy(self) -> float:
        """Share of the held-out points on their own side; NaN if there are none."""
        return self._share_right(*self.data()[2:])

    def _scores(self, X: Array) -> Array:
        return self.network()(self.inputs(X))

    def _share_right(self, X: Array, y: Array) -> float:
        if not len(X):
            return math.nan
        scores = self._scores(X)
        found = (
            scores[:, 0] > 0
            if scores.shape[1] == 1
            else scores.argmax(axis=1)
        )
        return float(np.mean(found == y))

    def describe(self) -> str:
        """Return the network, the data and the results, in words."""
        results = self.loss, self.accuracy, self.test_accuracy
        return describe(self.state(), points(self.state()), results)

    def picture(self) -> Figure:
        """Draw neurons with their maps, weights, and the output at large."""
        from anncourse.widgets.figures.playground.picture import draw

        X, labels, _, _ = self.data()
        return draw(self.network(), self.features, X, labels, self.ablated)

    def check(self) -> None:
        """Raise ValueError if lists do not fit the network or the data."""
        super().check()
        self.network()

    def counts(self, state: dict[str, Any]) -> dict[str, int]:
        """Return how many there are of what the lists count."""
        return {
            "weights": count(sizes(state)),
            "hidden neurons": sum(state["hidden"]),
            "points": generated(state),
            "classes": state["classes"],
        }

    @validate(
        *("weights", "epoch", "locked", "ablated"),
        *("dataset", "n_points", "moved", "removed", "painted"),
    )
    def _fits(self, proposal: Any) -> Any:
        if self.is_whole:
            self.refuse_misfit(
                self.state() | {proposal.trait.name: proposal.value}
            )
        return proposal.value

    @validate("features", "hidden", "classes")
    def _new_shape(self, proposal: Any) -> Any:
        name, value = proposal.trait.name, proposal.value
        if self.is_whole and value != getattr(self, name):
            # In this order the page never meets a state that it must refuse.
            self.epoch, self.weights = 0, []
            self.locked, self.ablated = [], []
            if name == "classes":
                self.painted = [p for p in self.painted if p[0] < value]
        return value
