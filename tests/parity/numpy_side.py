"""The cases of the parity tests, computed by the package.

Every function returns its numbers under names; js_side.mjs has the same functions.
"""

from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

import anncourse as ann
from anncourse import datasets
from anncourse.neurons.activations import ACTIVATIONS

Array = NDArray[Any]
Numbers = dict[str, Any]
TAIL = 3.6541528853610088


def stream(seed: int) -> Numbers:
    """Draw in an order that leaves half a 64-bit number over, again and again."""
    rng = np.random.default_rng(seed)
    draws = []
    for i in range(60):
        draws += [rng.integers(0, 7), rng.random(), rng.integers(-5, 2**31)]
        draws += [rng.integers(0, 2**32 - i), rng.integers(i, i + 1)]
        draws += [*rng.permutation(i + 1), rng.integers(0, 2**32)]
    return {"draws": draws}


def normals(seed: int, n: int) -> Numbers:
    """Return n normal draws; a tail's last digit is log1p's, so tails are left out."""
    draws = np.random.default_rng(seed).standard_normal(n)
    return {"draws": draws[np.abs(draws) < TAIL]}


def tails(seed: int, n: int) -> Numbers:
    """Return what n normal draws leave beyond the last strip."""
    draws = np.random.default_rng(seed).standard_normal(n)
    return {"draws": draws[np.abs(draws) > TAIL]}


def scaled(seed: int, n: int, low: float, high: float) -> Numbers:
    """Return draws between bounds, and with a mean and a deviation."""
    rng = np.random.default_rng(seed)
    return {
        "uniform": rng.uniform(low, high, n),
        "normal": rng.normal(low, high, n),
    }


def orders(seed: int, n: int) -> Numbers:
    """Return a permutation, and numbers shuffled in place."""
    rng = np.random.default_rng(seed)
    numbers = np.arange(n) / 4
    permutation = rng.permutation(n)
    rng.shuffle(numbers)
    return {"permutation": permutation, "shuffled": numbers}


def activation(name: str, z: list[float]) -> Numbers:
    """Return values and slopes."""
    function, sums = ACTIVATIONS[name], np.array(z)
    return {"a": function(sums), "slope": function.slope(sums)}


def softmax(rows: list[list[float]]) -> Numbers:
    """Return the probabilities of several rows, one after the other."""
    return {"p": np.concatenate([ann.softmax(row) for row in rows])}


def loss(
    name: str, logits: list[list[float]], targets: list[Any]
) -> Numbers:
    """Return the mean loss and its gradient."""
    value, grad = getattr(ann, name)(np.array(logits), np.array(targets))
    return {"value": [value], "grad": grad}


def _optimizer(settings: Numbers) -> ann.Optimizer:
    rest = {k: v for k, v in settings.items() if k != "name"}
    return getattr(ann, settings["name"])(**rest)


def optimizer(optimizer: Numbers, steps: int) -> Numbers:
    """Return the way down a long valley, all steps in a row."""
    rule, p = _optimizer(optimizer), np.array([1.0, -2.0, 0.5, 3.0])
    curvature, way = np.array([1.0, 0.1, 3.0, 0.01]), []
    for _ in range(steps):
        rule.step({"p": p}, {"p": curvature * p - 0.25})
        way.append(p.copy())
    return {"way": np.concatenate(way)}


def dataset(
    name: str, seed: int, n: int, noise: float, **rest: int
) -> Numbers:
    """Return points and labels."""
    X, y = getattr(datasets, name)(n, noise=noise, rng=seed, **rest)
    return {"X": X, "y": y}


def _begin(run: Numbers) -> tuple[ann.Serial, Array, Array, Any]:
    # Data, weights and the order of the batches are drawn from one generator.
    rng = np.random.default_rng(run["seed"])
    many = {"classes": run["classes"]} if run["dataset"] == "blobs" else {}
    make = getattr(datasets, run["dataset"])
    X, y = make(run["n"], noise=run["noise"], rng=rng, **many)
    outputs = run["classes"] if run["classes"] > 2 else 1
    sizes, layers = [2, *run["hidden"], outputs], []
    for n_in, n_out in pairwise(sizes):
        layers += [ann.Dense(n_in, n_out, rng=rng)]
        layers += [ann.Activation(run["activation"])]
    y = y if outputs > 1 else y[:, None].astype(float)
    return ann.Serial(*layers[:-1]), X, y, rng


def _flat(named: dict[str, Array]) -> Array:
    return np.concatenate([array.ravel() for array in named.values()])


def gradient(run: Numbers) -> Numbers:
    """Return logits, loss and gradient of fresh weights, on every third example."""
    net, X, y, _ = _begin(run)
    logits, cache = net.forward(X[::3])
    value, dlogits = getattr(ann, run["loss"])(logits, y[::3])
    _, grads = net.backward(dlogits, cache)
    in_order = {name: grads[name] for name in net.named_params()}
    return {"logits": logits, "loss": [value], "grads": _flat(in_order)}


def maps(run: Numbers) -> Numbers:
    """Return every neuron over a grid of 5 by 4 points."""
    net, *_ = _begin(run)
    across, down = np.meshgrid(
        np.linspace(-1, 1, 5), np.linspace(-1.5, 1.5, 4)
    )
    x, found = np.column_stack([across.ravel(), down.ravel()]), []
    for layer in net.layers:
        x = layer(x)
        if isinstance(layer, ann.Activation) or layer is net.layers[-1]:
            found.append(x.T)
    return {"maps": np.concatenate(found)}


def training(run: Numbers) -> Numbers:
    """Return the weights and the mean loss after every epoch."""
    net, X, y, rng = _begin(run)
    steps = ann.train(
        net,
        X,
        y,
        getattr(ann, run["loss"]),
        _optimizer(run["optimizer"]),
        epochs=run["epochs"],
        batch_size=run["batch_size"],
        rng=rng,
    )
    losses, weights, total, rows = [], [], 0.0, 0
    for step in steps:
        total, rows = total + step.loss * step.rows, rows + step.rows
        if rows == len(X):
            losses.append(total / rows)
            weights.append(_flat(net.named_params()))
            total, rows = 0.0, 0
    return {"losses": losses, "weights": np.concatenate(weights)}


KINDS = {
    function.__name__: function
    for function in (
        stream,
        normals,
        tails,
        scaled,
        orders,
        activation,
        softmax,
    )
} | {
    function.__name__: function
    for function in (loss, optimizer, dataset, gradient, maps, training)
}


def compute(case: Numbers) -> dict[str, list[float]]:
    """Return the numbers of a case as plain lists."""
    found = KINDS[case["kind"]](**case["arguments"])
    return {
        name: np.asarray(numbers, float).ravel().tolist()
        for name, numbers in found.items()
    }
