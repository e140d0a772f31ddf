"""A network that reads digits: what it learns, a drawing centered, the worst pixels."""

import numpy as np

from anncourse.widgets.figures.tiny_cnn.reader import (
    HELD,
    SIDE,
    Reader,
    centered,
    changed,
)
from anncourse.widgets.spelled import spelled
from tests.parity.kind import FORMULA, TRAINING, Numbers, case

PAGE = """
import { lessons } from "core/images/lessons.js";
import { Reader, begin, centered, changed } from "core/images/reader.js";
import { largest } from "core/numbers/scores.js";

export const drawing = ({ ink }) => ({ seen: centered(ink) });

export function reading({ steps, example, seed, ...given }) {
  const reader = new Reader(given), picture = reader.held(example);
  const step = lessons(reader.net, reader.X, reader.y, begin(reader, seed, steps));
  for (let i = 0; i < steps; i++) step();
  const { sure, right } = reader.heldOut(), found = [];
  for (let k = 0; k < 6; k++) found.push(reader.worst(picture, found));
  const fooled = changed(picture, found);
  return {
    params: reader.net.params, sure, right, found, fooled, picture,
    label: [reader.label(example)], answers: reader.answers(fooled),
    says: [largest(reader.answers(picture))],
    none: [reader.worst(picture, [...Array(64).keys()])],
  };
}
"""


def drawing(ink: list[int]) -> Numbers:
    """Return a drawing as the network sees it."""
    return {"seen": centered(ink)}


def reading(
    pixels: str, labels: str, seed: int, steps: int, example: int
) -> Numbers:
    """Return what it has learned, and which pixels fool it."""
    reader = Reader(pixels, labels, seed)
    reader.train(steps)
    picture = reader.X[-HELD + example - 1, ..., 0]
    sure, right = reader.held_out()
    found: list[int] = []
    for _ in range(6):
        found.append(reader.worst(picture, found))
    fooled = changed(picture, found)
    weights = [w.ravel() for w in reader.net.named_params().values()]
    return {
        "params": np.concatenate(weights),
        "sure": sure,
        "right": right,
        "found": found,
        "fooled": fooled,
        "picture": picture,
        "label": reader.y[-HELD + example - 1],
        "answers": reader.answers(fooled[None]),
        "says": reader.answers(picture[None]).argmax(),
        "none": reader.worst(picture, list(range(SIDE**2))),
    }


def _digits(n: int, seed: int) -> dict[str, str]:
    # Each class is a row and a column of ink, in noise.
    rng = np.random.default_rng(seed)
    y = rng.integers(10, size=n)
    X = rng.integers(0, 8, (n, SIDE, SIDE))
    X[np.arange(n), y % SIDE] += 8
    X[np.arange(n), :, y // 2] += 1
    return {
        "pixels": spelled(X),
        "labels": "".join(map(str, y)),
    }


LINE = [16 * row + 7 for row in range(2, 14)]
CASES = [
    *(
        case(drawing, FORMULA, ink=ink)
        for ink in [
            [0],
            [255, 255],
            LINE,
            [*LINE, 40, 41, 200],
            list(range(256)),
            [17, 18, 33, 50],
        ]
    ),
    *(
        case(
            *(reading, TRAINING),
            **_digits(n, seed),
            seed=seed,
            steps=steps,
            example=example,
        )
        for n, seed, steps, example in [
            (340, 0, 0, 1),
            (340, 1, 60, 299),
            (333, 9999, 30, 7),
        ]
    ),
]
