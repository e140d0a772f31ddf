"""A hundred small nets on XOR: their weights, who solves it, what they answer."""

import numpy as np

from anncourse.widgets.figures.xor_census.census import Census
from tests.parity.kind import TRAINING, Numbers, case

PAGE = """
import { Census } from "core/training/census.js";

export function census({ like, nets, epochs, xs, ys }) {
  const all = new Census(like, nets);
  all.train(epochs);
  const weights = (from, to) => all.nets.flatMap(({ layers }) =>
    layers.slice(from, to).flatMap(({ W, b }) => [...W, ...b]));
  return {
    first: weights(0, 1),
    second: weights(1, 2),
    solved: all.solved(),
    maps: all.maps(xs, ys),
  };
}
"""


def census(
    like: dict[str, object],
    nets: int,
    epochs: int,
    xs: list[float],
    ys: list[float],
) -> Numbers:
    """Return the weights of all nets after some epochs, and what they answer."""
    trained = Census(**like, nets=nets)
    trained.train(epochs)
    x1, x2 = np.meshgrid(xs, ys)
    z = trained.logits(np.column_stack([x1.ravel(), x2.ravel()]))
    layers = (trained.W1, trained.b1), (trained.W2, trained.b2)
    first, second = (
        np.concatenate([W.reshape(nets, -1), b.reshape(nets, -1)], axis=1)
        for W, b in layers
    )
    # Half up, as the page rounds.
    maps = np.floor(127 * np.tanh(z / 2) + 0.5)
    return {
        "first": first,
        "second": second,
        "solved": trained.solved(),
        "maps": maps,
    }


CASES = [
    case(
        *(census, TRAINING),
        like={"units": units, "activation": activation, "seed": seed},
        nets=12,
        epochs=epochs,
        xs=[-0.3, 0.2, 0.9],
        ys=[1.3, 0.1],
    )
    for units, activation, seed, epochs in [
        (2, "tanh", 0, 0),
        (2, "tanh", 0, 200),
        (3, "relu", 1, 200),
        (8, "relu", 9999, 100),
        (8, "tanh", 5, 200),
    ]
]
