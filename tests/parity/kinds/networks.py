"""A dense network on points: its gradients, its maps, and how it learns."""

from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

import anncourse as ann
from anncourse import datasets
from tests.parity.kind import FORMULA, TRAINING, Case, Numbers, case

PAGE = """
import { DATASETS } from "core/datasets/data.js";
import { binaryCrossEntropy, mse, softmaxCrossEntropy } from "core/training/losses.js";
import { Mlp } from "core/layers/mlp.js";
import { Adam, RMSProp, SGD } from "core/training/optimizers.js";
import { Rng } from "core/numbers/rng.js";
import { Trainer } from "core/training/train.js";

const LOSSES = {
  mse,
  binary_cross_entropy: binaryCrossEntropy,
  softmax_cross_entropy: softmaxCrossEntropy,
};
const OPTIMIZERS = { SGD, RMSProp, Adam };

const optimizerOf = ({ name, weight_decay: weightDecay, ...rest }) =>
  new OPTIMIZERS[name]({ weightDecay, ...rest });

export function optimizer({ optimizer, steps }) {
  const rule = optimizerOf(optimizer);
  const p = Float64Array.of(1, -2, 0.5, 3);
  const curvature = [1, 0.1, 3, 0.01];
  const way = [];
  for (let i = 0; i < steps; i++) {
    rule.step(p, p.map((value, k) => curvature[k] * value - 0.25));
    way.push(...p);
  }
  return { way };
}

export const dataset = ({ name, seed, n, ...settings }) =>
  DATASETS[name](n, { rng: new Rng(seed), ...settings });

function begin({ seed, dataset, n, noise, classes, hidden, activation }) {
  const rng = new Rng(seed);
  const { X, y } = DATASETS[dataset](n, { noise, rng, classes });
  const mlp = new Mlp([2, ...hidden, classes > 2 ? classes : 1], { activation, rng });
  return { rng, X, y, mlp };
}

export function gradient({ run }) {
  const { mlp, X, y } = begin(run);
  const third = Int32Array.from({ length: Math.ceil(run.n / 3) }, (_, i) => 3 * i);
  const rows = Float64Array.from([...third].flatMap((i) => [X[2 * i], X[2 * i + 1]]));
  const loss = mlp.lossAndGrad(X, y, third, 0, third.length, LOSSES[run.loss]);
  return { logits: mlp.forward(rows), loss: [loss], grads: mlp.grads };
}

export function maps({ run }) {
  const { mlp } = begin(run);
  const neurons = mlp.layers.reduce((sum, { nOut }) => sum + nOut, 0);
  const row = (y) => [-1, -0.5, 0, 0.5, 1].flatMap((x) => [x, y]);
  const places = Float64Array.from([-1.5, -0.5, 0.5, 1.5].flatMap(row));
  return { maps: mlp.gridMaps(places, 5, new Float64Array(neurons * 20)) };
}

export function training({ run }) {
  const { mlp, X, y, rng } = begin(run);
  const trainer = new Trainer(mlp, X, y, {
    loss: LOSSES[run.loss],
    optimizer: optimizerOf(run.optimizer),
    batchSize: run.batch_size,
    rng,
  });
  const [losses, weights] = [[], []];
  for (let epoch = 0; epoch < run.epochs; epoch++) {
    losses.push(trainer.epoch());
    weights.push(...mlp.params);
  }
  return { losses, weights };
}
"""

Array = NDArray[Any]
OPTIMIZERS: list[Case] = [
    {"name": "SGD", "lr": 0.3},
    {"name": "SGD", "lr": 0.1, "momentum": 0.9},
    {"name": "SGD", "lr": 0.1, "momentum": 0.5, "nesterov": True},
    {"name": "SGD", "lr": 0.1, "momentum": 0.9, "weight_decay": 0.1},
    {"name": "RMSProp", "lr": 0.02},
    {"name": "RMSProp", "lr": 0.1, "rho": 0.5},
    {"name": "Adam", "lr": 0.05},
    {"name": "Adam", "lr": 0.2, "betas": [0.5, 0.9], "eps": 1e-3},
]
DATASETS = ["xor", "circles", "moons", "spirals", "blobs"]
SGD, FAST = OPTIMIZERS[0], OPTIMIZERS[1]
RMSPROP, ADAM = OPTIMIZERS[4], OPTIMIZERS[6]


def _run(dataset: str, hidden: list[int], **settings: Any) -> Case:
    usual = {"noise": 0.1, "n": 200, "seed": 0, "activation": "tanh"}
    usual |= {"optimizer": SGD, "batch_size": 10, "epochs": 20}
    usual |= {"loss": "binary_cross_entropy", "classes": 2}
    return {"dataset": dataset, "hidden": hidden, **usual, **settings}


RUNS = [
    _run("circles", [4, 2]),
    _run("xor", [3], activation="relu", optimizer=FAST, seed=3),
    _run("moons", [8, 8], activation="sigmoid", optimizer=ADAM, seed=1),
    _run("spirals", [6, 5, 4], activation="gelu", optimizer=RMSPROP),
    _run("circles", [5], activation="elu", n=33, batch_size=7, epochs=80),
    _run("blobs", [], n=150, classes=3, loss="softmax_cross_entropy"),
    _run("blobs", [6], n=90, classes=4, loss="softmax_cross_entropy"),
    _run(
        *("spirals", [5, 4]),
        classes=4,
        loss="softmax_cross_entropy",
        optimizer=ADAM,
        seed=6,
    ),
    _run("xor", [4], activation="softplus", loss="mse", optimizer=ADAM),
    _run("moons", [4], activation="leaky_relu", batch_size=1, epochs=2),
    _run(
        "spirals", [4, 2], activation="silu", batch_size=500, seed=2**53 - 1
    ),
]


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
    arms = run["dataset"] in ("blobs", "spirals")
    many = {"classes": run["classes"]} if arms else {}
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


CASES = [
    *(
        case(optimizer, FORMULA, optimizer=settings, steps=50)
        for settings in OPTIMIZERS
    ),
    *(
        case(dataset, FORMULA, name=name, seed=seed, n=n, noise=noise)
        for name in DATASETS
        for seed, n, noise in ((0, 200, 0.1), (9, 1, 0.0), (2**32, 51, 0.5))
    ),
    case(
        *(dataset, FORMULA),
        name="spirals",
        seed=4,
        n=40,
        noise=0.2,
        classes=3,
    ),
    case(
        *(dataset, FORMULA),
        name="blobs",
        seed=4,
        n=40,
        noise=0.2,
        classes=5,
    ),
    *(
        case(kind, close, run=run)
        for run in RUNS
        for kind, close in (
            (gradient, FORMULA),
            (maps, FORMULA),
            (training, TRAINING),
        )
    ),
]
