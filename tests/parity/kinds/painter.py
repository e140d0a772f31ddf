"""A network that paints: what it sees, what it learns, and how close that is."""

import numpy as np

from anncourse.widgets.figures.paint_the_cat.painter import (
    Painter,
    Task,
)
from anncourse.widgets.spelled import spelled
from tests.parity.kind import FORMULA, TRAINING, Numbers, case

PAGE = """
import { Painter, decibels, neighbors, task } from "core/training/painter.js";

export function given({ text, columns, seed }) {
  const one = task(text, columns, seed), mean = neighbors(one);
  const close = [0, 1].map((which) => decibels(mean, one, which));
  return { ...one, rows: [one.rows], cols: [one.cols], mean, close };
}

export function painting({ text, columns, epochs, like }) {
  const one = task(text, columns, like.seed), painter = new Painter(one, like);
  const X = painter.X.slice();
  painter.train(epochs);
  const painted = painter.paint();
  const close = [0, 1].map((which) => decibels(painted, one, which));
  return { X, painted, weights: painter.net.params, close };
}
"""


def given(text: str, columns: int, seed: int) -> Numbers:
    """Return the picture, what of it is seen, and what its neighbors make of it."""
    task = Task.read(text, columns, seed)
    mean = task.neighbors()
    return {
        "rows": len(task.picture),
        "cols": columns,
        "colors": task.picture,
        "seen": task.seen,
        "mean": mean,
        "close": [task.decibels(mean, which) for which in (False, True)],
    }


def painting(
    text: str, columns: int, epochs: int, like: dict[str, object]
) -> Numbers:
    """Return what goes in, the weights after some epochs, and the picture."""
    task = Task.read(text, columns, int(str(like["seed"])))
    painter = Painter(task, **like)
    painter.train(epochs)
    painted = painter.paint()
    weights = [w.ravel() for w in painter.net.named_params().values()]
    return {
        "X": painter.X,
        "painted": painted,
        "weights": np.concatenate(weights),
        "close": [task.decibels(painted, which) for which in (False, True)],
    }


def _picture(rows: int, columns: int, seed: int) -> str:
    shades = np.random.default_rng(seed).integers(0, 64, rows * columns * 3)
    return spelled(shades)


CASES = [
    *(
        case(
            given, FORMULA, text=_picture(*size, 1), columns=size[1], seed=4
        )
        for size in [(6, 9), (10, 4), (1, 5)]
    ),
    *(
        case(
            *(painting, TRAINING),
            text=_picture(9, 12, seed),
            columns=12,
            epochs=epochs,
            like={"inputs": inputs, "frequency": frequency, "seed": seed},
        )
        for inputs, frequency, seed, epochs in [
            ("coordinates", 10.0, 0, 0),
            ("coordinates", 10.0, 1, 40),
            ("waves", 10.0, 2, 40),
            ("waves", 60.0, 9999, 20),
        ]
    ),
]
