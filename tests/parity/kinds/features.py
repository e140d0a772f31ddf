"""What the Playground's network gets of a point, and how it learns from that."""

from itertools import pairwise
from typing import Any

import numpy as np

import anncourse as ann
from anncourse import datasets
from anncourse.widgets.figures.playground.data import FEATURES
from anncourse.widgets.figures.playground.data import inputs as of_points
from anncourse.widgets.figures.playground.network import OPTIMIZERS, error
from tests.parity.kind import FORMULA, TRAINING, Numbers, case

PAGE = """
import { DATASETS } from "core/datasets/data.js";
import { FEATURES, inputs as ofPoints } from "core/datasets/features.js";
import { Mlp } from "core/layers/mlp.js";
import { Rng } from "core/numbers/rng.js";
import { Trainer } from "core/training/train.js";
import { Adam, RMSProp, SGD } from "core/training/optimizers.js";

const OPTIMIZERS = {
  sgd: (lr) => new SGD({ lr }),
  momentum: (lr) => new SGD({ lr, momentum: 0.9 }),
  rmsprop: (lr) => new RMSProp({ lr }),
  adam: (lr) => new Adam({ lr }),
};

export const inputs = ({ features, points }) => ({
  columns: ofPoints(points.flat(), features),
  known: [Object.keys(FEATURES).length],
});

export function learning({ features, dataset, classes, optimizer, epochs }) {
  const { X, y } = DATASETS[dataset](60, { noise: 0.1, classes, rng: new Rng(7) });
  const outputs = classes > 2 ? classes : 1;
  const mlp = new Mlp([features.length, 4, outputs], { rng: new Rng(7) });
  const trainer = new Trainer(mlp, ofPoints(X, features), y, {
    optimizer: OPTIMIZERS[optimizer](0.03), batchSize: 10, rng: new Rng(7),
  });
  for (let i = 0; i < epochs; i++) trainer.epoch();
  return { weights: mlp.params };
}
"""

ALL = list(FEATURES)
POINTS = [
    [0.5, -1.0],
    [0.0, 0.0],
    [1.3, 1.3],
    [-0.123, 0.456],
    [1e-9, -1.0],
]


def inputs(features: list[str], points: list[list[float]]) -> Numbers:
    """Return a column for each feature, and how many there are to choose from."""
    return {
        "columns": of_points(np.array(points), features),
        "known": [len(FEATURES)],
    }


def learning(
    features: list[str],
    dataset: str,
    classes: int,
    optimizer: str,
    epochs: int,
) -> Numbers:
    """Return the weights after some epochs on the features of 60 points."""
    many: dict[str, Any] = {"classes": classes} if classes > 2 else {}
    X, y = getattr(datasets, dataset)(60, noise=0.1, rng=7, **many)
    rng, layers = np.random.default_rng(7), []
    for n, m in pairwise([len(features), 4, classes if classes > 2 else 1]):
        layers += [ann.Dense(n, m, rng=rng), ann.Activation("tanh")]
    net = ann.Serial(*layers[:-1])
    rule = OPTIMIZERS[optimizer](0.03)
    for _ in ann.train(
        *(net, of_points(X, features), y, error, rule),
        epochs=epochs,
        batch_size=10,
        rng=7,
    ):
        pass
    found = net.named_params().values()
    return {"weights": np.concatenate([one.ravel() for one in found])}


CASES = [
    *(
        case(inputs, FORMULA, features=chosen, points=POINTS)
        for chosen in (ALL, ALL[::-1], *([name] for name in ALL))
    ),
    *(
        case(
            *(learning, TRAINING),
            features=features,
            dataset=dataset,
            classes=classes,
            optimizer=optimizer,
            epochs=40,
        )
        for optimizer in OPTIMIZERS
        for features in (ALL, ["x1²", "x2²"], ["sin πx1", "x2"])
        for dataset, classes in (
            ("circles", 2),
            ("spirals", 4),
            ("blobs", 3),
        )
    ),
]
