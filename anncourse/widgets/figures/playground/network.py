"""The network behind the Playground: its weights in a list, and their training.

The page does the same in js/views/Playground/engine.js and shape.js.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse import datasets
from anncourse.arguments import Array
from anncourse.layers.activation import Activation
from anncourse.layers.dense import Dense
from anncourse.layers.layer import Layer
from anncourse.layers.packing import pack
from anncourse.modules.serial import Serial
from anncourse.training.losses import binary_cross_entropy
from anncourse.training.optimizers import SGD, Adam, Optimizer, RMSProp
from anncourse.training.steps import DivergenceError, train

DATASETS: dict[str, Callable[..., tuple[Array, Array]]] = {
    "circles": datasets.circles,
    "xor": datasets.xor,
    "moons": datasets.moons,
    "spirals": datasets.spirals,
    "blobs": datasets.blobs,
}
OPTIMIZERS: dict[str, Callable[[float], Optimizer]] = {
    "sgd": lambda lr: SGD(lr),
    "momentum": lambda lr: SGD(lr, momentum=0.9),
    "rmsprop": lambda lr: RMSProp(lr),
    "adam": lambda lr: Adam(lr),
}
# So many epochs at most are trained anew for a state that has no weights.
LEAD = 2000


def count(hidden: list[int]) -> int:
    """Return how many weights and biases a network with these layers has.

    >>> count([4, 2])
    25
    """
    return sum((n + 1) * m for n, m in itertools.pairwise([2, *hidden, 1]))


def frozen(
    hidden: list[int], locked: list[int], ablated: list[int]
) -> tuple[list[int], list[int]]:
    """Return the places that stand still in training, and those that count as 0.

    Everything around a neuron that is taken out stands still, and what leads away
    from it counts as 0.

    >>> frozen([2], [], [1])
    ([1, 3, 5, 7], [7])
    """
    held, silent = set(locked), set()
    start, neuron = 0, 0
    for layer, (n, m) in enumerate(itertools.pairwise([2, *hidden, 1])):
        # One row for each source, the biases last.
        places = np.arange(start, start + (n + 1) * m).reshape(n + 1, m)
        if layer:
            out = [row for row in range(n) if neuron - n + row in ablated]
            silent.update(places[out].ravel().tolist())
        inside = [j for j in range(m) if neuron + j in ablated]
        if layer < len(hidden):
            held.update(places[:, inside].ravel().tolist())
        start, neuron = start + (n + 1) * m, neuron + m
    return sorted(held | silent), sorted(silent)


def points(state: dict[str, Any]) -> tuple[Array, Array]:
    """Return all points of a state, the training half first."""
    make = DATASETS[state["dataset"]]
    X, y = make(state["n_points"], noise=state["noise"], rng=state["seed"])
    for point, *place in state["moved"]:
        X[int(point)] = place
    return X, y


def built(state: dict[str, Any], weights: list[float] | None) -> Serial:
    """Return a network with these weights, or with those that the seed gives."""
    rng = np.random.default_rng(state["seed"])
    layers: list[Layer] = []
    for n, m in itertools.pairwise([2, *state["hidden"], 1]):
        layers += [Dense(n, m, rng=rng), Activation(state["activation"])]
    net = Serial(*layers[:-1])
    if weights is not None:
        vector = pack(net).vector
        vector[:] = weights
        vector[frozen(state["hidden"], [], state["ablated"])[1]] = 0
    return net


def flat(net: Layer) -> list[float]:
    """Return all weights and biases in the order of ``named_params()``."""
    return [float(number) for number in pack(net).vector]


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
    held, silent = frozen(
        state["hidden"], state["locked"], state["ablated"]
    )
    kept = vector[held]
    X, y = points(state)
    half = len(X) // 2
    steps = train(
        net,
        X[:half],
        y[:half, None],
        binary_cross_entropy,
        OPTIMIZERS[state["optimizer"]](state["learning_rate"]),
        epochs=state["epoch"],
        batch_size=state["batch_size"],
        rng=state["seed"],
    )
    try:
        for _ in steps:
            vector[held] = kept
    except DivergenceError as error:
        raise ValueError(str(error)) from error
    vector[silent] = np.array(start)[silent]
    return [float(number) for number in vector]
