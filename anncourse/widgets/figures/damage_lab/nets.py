"""An eye and an ear, one net for both, and one that was trained with gaps."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from anncourse.neurons.activations import softmax_rows
from anncourse.widgets.figures.module_lab.nets import hidden
from anncourse.widgets.spelled import numbers, rounded, spelled, unrounded

Array = NDArray[np.float64]

FILE = Path(__file__).with_name("damage.json")
SIDE, PIXELS, TONES, CLASSES = 8, 64, 3, 6
EYE, BOTH, ROWS = 16, 18, 200
NETS = ("eye and ear", "one net", "with gaps")
TOGETHER = [(PIXELS + TONES, BOTH), (BOTH,), (BOTH, CLASSES), (CLASSES,)]
SHAPES = {
    "eye and ear": [
        *((PIXELS, EYE), (EYE,), (EYE, CLASSES), (CLASSES,)),
        *((TONES, EYE), (EYE,), (EYE, CLASSES), (CLASSES,)),
    ],
    "one net": TOGETHER,
    "with gaps": TOGETHER,
}


@dataclass(frozen=True)
class Damage:
    """The nets, and two hundred examples of the test."""

    weights: dict[str, list[Array]]
    X: Array  # (example, pixels and tones)
    y: NDArray[np.int64]

    @classmethod
    def read(cls, text: str) -> Damage:
        """Read what `text` wrote."""
        kept = json.loads(text)
        read = {
            net: [
                unrounded(one, shape)
                for one, shape in zip(kept[net], SHAPES[net], strict=True)
            ]
            for net in NETS
        }
        X = np.hstack(
            [
                unrounded(kept["pixels"], (ROWS, PIXELS)),
                unrounded(kept["tones"], (ROWS, TONES)),
            ]
        )
        return cls(read, X, numbers(kept["labels"]).astype(np.int64))

    def text(self) -> str:
        """Write all as text: a scale and a letter of 64 for each number."""
        kept: dict[str, object] = {
            net: [rounded(array) for array in arrays]
            for net, arrays in self.weights.items()
        }
        kept["pixels"] = rounded(self.X[:, :PIXELS])
        kept["tones"] = rounded(self.X[:, PIXELS:])
        kept["labels"] = spelled(self.y)
        lines = [f'"{k}": {json.dumps(v)}' for k, v in kept.items()]
        return "{\n" + ",\n".join(lines) + "\n}\n"

    def damaged(self, covered: int, deaf: bool) -> Array:
        """Return the examples, with so many rows of the picture at 0, or the sound."""
        X = self.X.copy()
        X[:, : SIDE * covered] = 0
        if deaf:
            X[:, PIXELS:] = 0
        return X

    def answers(self, net: str, X: Array) -> Array:
        """Return what a net says, (n, 6), as shares."""
        parts = self.weights[net]
        if net != "eye and ear":
            return softmax_rows(hidden(X, parts[:2]) @ parts[2] + parts[3])
        seen = hidden(X[:, :PIXELS], parts[:2]) @ parts[2] + parts[3]
        heard = hidden(X[:, PIXELS:], parts[4:6]) @ parts[6] + parts[7]
        # Shares are multiplied where scores are added.
        return softmax_rows(seen + heard)

    def right(self, net: str, covered: int, deaf: bool) -> float:
        """Return the percentage of examples that a net has right."""
        says = self.answers(net, self.damaged(covered, deaf)).argmax(1)
        return float(100 * (says == self.y).mean())


@cache
def letters() -> str:
    """Return what is kept, as text."""
    return FILE.read_text(encoding="utf-8")
