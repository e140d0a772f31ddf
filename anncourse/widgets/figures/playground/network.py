"""The network behind the Playground: its weights in a list, and their training.

The page does the same in js/views/Playground/engine.js and shape.js.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from anncourse.arguments import Array
from anncourse.layers.activation import Activation
from anncourse.layers.dense import Dense
from anncourse.layers.layer import Layer
from anncourse.layers.packing import pack
from anncourse.modules.serial import Serial
from anncourse.training.losses import (
    binary_cross_entropy,
    softmax_cross_entropy,
)
from anncourse.training.optimizers import SGD, Adam, Optimizer, RMSProp
from anncourse.training.steps import DivergenceError, train
from anncourse.widgets.figures.playground.data import inputs, points

OPTIMIZERS: dict[str, Callable[[float], Optimizer]] = {
    "sgd": lambda lr: SGD(lr),
    "momentum": lambda lr: SGD(lr, momentum=0.9),
    "rmsprop": lambda lr: RMSProp(lr),
    "adam": lambda lr: Adam(lr),
}
# So many epochs at most are trained anew for a state that has no weights.
LEAD = 2000


def sizes(state: dict[str, Any]) -> list[int]:
    """Return how many inputs, hidden neurons layer by layer, and outputs there are.

    >>> sizes({"features": ["x1", "x2"], "hidden": [4], "classes": 2})
    [2, 4, 1]
    """
    outputs = 1 if state["classes"] == 2 else state["classes"]
    return [len(state["features"]), *state["hidden"], outputs]


def count(sizes: Sequence[int]) -> int:
    """Return how many weights and biases a network with these layers has.

    >>> count([2, 4, 2, 1])
    25
    """
    return sum((n + 1) * m for n, m in itertools.pairwise(sizes))


def frozen(
    sizes: Sequence[int], locked: Sequence[int], ablated: Sequence[int]
) -> tuple[list[int], list[int]]:
    """Return the places that stand still in training, and those that count as 0.

    Everything around a neuron that is taken out stands still, and what leads away
    from it counts as 0.

    >>> frozen([2, 2, 1], [], [1])
    ([1, 3, 5, 7], [7])
    """
    held, silent = set(locked), set()
    start, neuron = 0, 0
    for layer, (n, m) in enumerate(itertools.pairwise(sizes)):
        # One row for each source, the biases last.
        places = np.arange(start, start + (n + 1) * m).reshape(n + 1, m)
        if layer:
            out = [row for row in range(n) if neuron - n + row in ablated]
            silent.update(places[out].ravel().tolist())
        inside = [j for j in range(m) if neuron + j in ablated]
        if layer < len(sizes) - 2:
            held.update(places[:, inside].ravel().tolist())
        start, neuron = start + (n + 1) * m, neuron + m
    return sorted(held | silent), sorted(silent)


def built(state: dict[str, Any], weights: list[float] | None) -> Serial:
    """Return a network with these weights, or with those that the seed gives."""
    rng = np.random.default_rng(state["seed"])
    layers: list[Layer] = []
    for n, m in itertools.pairwise(sizes(state)):
        layers += [Dense(n, m, rng=rng), Activation(state["activation"])]
    net = Serial(*layers[:-1])
    if weights is not None:
        vector = pack(net).vector
        vector[:] = weights
        vector[frozen(sizes(state), [], state["ablated"])[1]] = 0
    return net


def flat(net: Layer) -> list[float]:
    """Return all weights and biases in the order of ``named_params()``."""
    return [float(number) for number in pack(net).vector]


def error(scores: Array, y: Array) -> tuple[float, Array]:
    """Return the mean cross-entropy of scores (n, 1) or (n, K), and its gradient."""
    if scores.shape[1] == 1:
        return binary_cross_entropy(scores, y.reshape(-1, 1))
    return softmax_cross_entropy(scores, y)


def trained(state: dict[str, Any]) -> list[float]:
    """Return the weights that a state's epochs make of its seed's.

    Raises
    ------
    ValueError
        If training runs away.
    """
    start = flat(built(state, None))
    net = built(state, start)
    vector = pack(net).vector
    held, silent = frozen(sizes(state), state["locked"], state["ablated"])
    kept = vector[held]
    data = points(state)
    # Without a point an epoch is no step.
    steps = (
        train(
            net,
            inputs(data.X_train, state["features"]),
            data.y_train,
            error,
            OPTIMIZERS[state["optimizer"]](state["learning_rate"]),
            epochs=state["epoch"],
            batch_size=state["batch_size"],
            rng=state["seed"],
        )
        if len(data.X_train)
        else ()
    )
    try:
        for _ in steps:
            vector[held] = kept
    except DivergenceError as failure:
        raise ValueError(str(failure)) from failure
    vector[silent] = np.array(start)[silent]
    return [float(number) for number in vector]
