"""Small convolutional networks: what they answer, how they learn, what they see."""

from typing import Any

import numpy as np

import anncourse as ann
from tests.parity.kind import TRAINING, Close, Numbers, case

PAGE = """
import { ConvNet } from "core/images/convnet.js";
import { lessons } from "core/images/lessons.js";
import { Learner } from "core/images/learning.js";
import { Rng } from "core/numbers/rng.js";

const drawn = (rng, { rows, cols, classes }, n) => [
  rng.normal(0, 1, n * rows * cols),
  Int32Array.from({ length: n }, () => rng.integers(0, classes)),
];

export function once({ shape, n, seed }) {
  const rng = new Rng(seed), net = new ConvNet(shape).draw(rng);
  const [X, y] = drawn(rng, shape, n);
  const logits = net.forward(X), map = net.map(0, 1, n - 1);
  const learner = new Learner(net), loss = [learner.lossAndGrad(X, y)];
  return { logits, map, loss, grads: learner.grads };
}

export function learned({ shape, n, seed, steps }) {
  const rng = new Rng(seed), net = new ConvNet(shape).draw(rng);
  const [X, y] = drawn(rng, shape, n), epochs = Math.ceil((8 * steps) / n);
  const orders = Array.from({ length: epochs }, () => rng.permutation(n));
  const losses = Float64Array.from({ length: steps }, lessons(net, X, y, orders));
  return { losses, params: net.params, logits: net.forward(X) };
}
"""

Shape = dict[str, Any]


def network(shape: Shape, rng: np.random.Generator) -> ann.Serial:
    """Return the package's network of a shape that the page knows."""
    rows, cols, channels = shape["rows"], shape["cols"], 1
    layers: list[ann.Layer] = []
    for block in shape["blocks"]:
        size, kernels = tuple(block["size"]), block["kernels"]
        padding = "same" if block.get("same") else 0
        layers += [
            ann.Conv2D(channels, kernels, size, padding=padding, rng=rng),
            ann.Activation("relu"),
            ann.MaxPool2D(block["pool"]),
        ]
        channels = kernels
    body = ann.Serial(*layers, ann.Flatten())
    width = body(np.zeros((1, rows, cols, 1))).shape[1]
    return ann.Serial(
        *layers, ann.Flatten(), ann.Dense(width, shape["classes"], rng=rng)
    )


def _drawn(
    rng: np.random.Generator, shape: Shape, n: int
) -> tuple[np.ndarray, np.ndarray]:
    X = rng.normal(0, 1, (n, shape["rows"], shape["cols"], 1))
    return X, np.array([rng.integers(shape["classes"]) for _ in range(n)])


def _flat(named: dict[str, np.ndarray]) -> np.ndarray:
    return np.concatenate([w.ravel() for w in named.values()])


def once(shape: Shape, n: int, seed: int) -> Numbers:
    """Return what a fresh network answers, and the gradient of its loss."""
    rng = np.random.default_rng(seed)
    net = network(shape, rng)
    X, y = _drawn(rng, shape, n)
    logits, cache = net.forward(X)
    loss, dlogits = ann.softmax_cross_entropy(logits, y)
    _, grads = net.backward(dlogits, cache)
    first = ann.Serial(*list(net.children().values())[:2])
    return {
        "logits": logits,
        "map": first(X)[-1, :, :, 1],
        "loss": loss,
        "grads": _flat(grads),
    }


def learned(shape: Shape, n: int, seed: int, steps: int) -> Numbers:
    """Return the losses of some steps, and where they lead."""
    rng = np.random.default_rng(seed)
    net = network(shape, rng)
    X, y = _drawn(rng, shape, n)
    losses = []
    epochs = -(-steps * 8 // n)
    for step in ann.train(
        *(net, X, y, ann.softmax_cross_entropy, ann.Adam(0.005)),
        epochs=epochs,
        batch_size=8,
        rng=rng,
    ):
        losses.append(step.loss)
        if len(losses) == steps:
            break
    return {
        "losses": losses,
        "params": _flat(net.named_params()),
        "logits": net(X),
    }


def _block(
    kernels: int, size: tuple[int, int], pool: int | str, *, same: bool
) -> Shape:
    return {"kernels": kernels, "size": size, "same": same, "pool": pool}


def _shape(rows: int, cols: int, classes: int, *blocks: Shape) -> Shape:
    names = {"rows": rows, "cols": cols, "classes": classes}
    return {**names, "blocks": list(blocks)}


TWO = _block(8, (3, 3), 2, same=True), _block(16, (3, 3), 2, same=True)
DIGITS = _shape(8, 8, 10, *TWO)
ANYWHERE = _shape(16, 16, 10, TWO[0], _block(16, (3, 3), "all", same=True))
SOUND = _shape(28, 38, 6, _block(8, (28, 5), "all", same=False))
ODD = _shape(
    9,
    7,
    2,
    _block(2, (2, 4), 3, same=False),
    _block(3, (1, 1), 1, same=True),
)
# Parts of sums of opposite signs cancel: what is left of a gradient is as
# exact as its parts, which are about 1.
SUMS: Close = {"relative": 1e-12, "floor": 1e-14}

CASES = [
    *(
        case(once, SUMS, shape=shape, n=n, seed=seed)
        for shape in (DIGITS, ANYWHERE, SOUND, ODD)
        for n, seed in [(1, 0), (8, 1), (3, 9999)]
    ),
    *(
        case(learned, TRAINING, shape=shape, n=n, seed=seed, steps=steps)
        for shape, n, seed, steps in [
            (DIGITS, 50, 0, 100),
            (SOUND, 20, 1, 20),
            (ODD, 16, 2, 200),
        ]
    ),
]
