"""Photographs, and what a detector says of all their windows, written in letters."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from anncourse.modules.serial import Serial
from anncourse.neurons.activations import sigmoid
from anncourse.widgets.figures.face_window.detector import (
    CELLS,
    SIDE,
    WINDOW,
    away,
    detector,
    logits,
    scan,
)
from anncourse.widgets.spelled import numbers, spelled

Array = NDArray[np.float64]

FILE = Path(__file__).with_name("scans.json")
# The first letter is a window that is silent at any threshold; each other is a twelfth
# of a logit above 0.
PER_LOGIT, MIDDLE = 12, 0.5
# Two letters are a weight, from -2047 to 2047 steps.
STEPS = 2047


class Row(NamedTuple):
    """One detector after some rounds, in percent, and the rank of the one face.

    Held-out faces found and backgrounds spared; windows that fire though no face is
    there, on the astronaut and on the clock.
    """

    found: float
    spared: float
    astronaut: float
    clock: float
    rank: int


@dataclass(frozen=True)
class Scans:
    """Photographs (128, 128) from 0 to 1, weights, logits (52, 52), and a table."""

    pictures: dict[str, Array]
    weights: list[Array]
    logits: dict[str, list[Array]]
    rows: list[list[Row]]

    @classmethod
    def make(
        cls,
        pictures: dict[str, Array],
        weights: list[Array],
        rows: list[list[Row]],
    ) -> Scans:
        """Let detectors, as they are kept, slide over pictures, as they are kept."""
        kept = {
            name: (63 * picture).round().reshape(SIDE, SIDE) / 63
            for name, picture in pictures.items()
        }
        exact = [_unfine(_fine(one)) for one in weights]
        nets = [_net(one) for one in exact]
        logits = {
            name: [scan(net, picture[..., None]) for net in nets]
            for name, picture in kept.items()
        }
        return cls(kept, exact, logits, rows)

    @classmethod
    @cache
    def read(cls, text: str) -> Scans:
        """Read what `text` wrote."""
        kept = json.loads(text)
        pictures = {
            name: numbers(letters).reshape(SIDE, SIDE) / 63
            for name, letters in kept["pictures"].items()
        }
        logits = {
            name: [
                (numbers(letters).reshape(CELLS, CELLS) - MIDDLE)
                / PER_LOGIT
                for letters in scans
            ]
            for name, scans in kept["logits"].items()
        }
        weights = [_unfine(one) for one in kept["weights"]]
        rows = [[Row(*row) for row in rows] for rows in kept["rows"]]
        return cls(pictures, weights, logits, rows)

    def text(self) -> str:
        """Write all as text: a letter of 64 for each pixel and each logit."""
        kept = {
            "pictures": {
                name: spelled(63 * picture)
                for name, picture in self.pictures.items()
            },
            "weights": [_fine(one) for one in self.weights],
            "logits": {
                name: [_levels(scan) for scan in scans]
                for name, scans in self.logits.items()
            },
            "rows": self.rows,
        }
        lines = [f'"{k}": {json.dumps(v)}' for k, v in kept.items()]
        return "{\n" + ",\n".join(lines) + "\n}\n"

    def at(self, name: str, rounds: int, place: list[int]) -> float:
        """Return how sure the detector is at a window, by its first row and column."""
        top, left = (int(edge) for edge in place)
        window = self.pictures[name][
            None, top : top + WINDOW, left : left + WINDOW, None
        ]
        [logit] = logits(_net(self.weights[rounds]), window)
        return float(sigmoid(logit))

    def score(self, name: str, rounds: int) -> Array:
        """Return how sure the detector is, (52, 52); just below 0.5 where silent."""
        sure: Array = sigmoid(self.logits[name][rounds])
        return sure

    def fires(
        self, name: str, rounds: int, threshold: float
    ) -> tuple[int, int]:
        """Return how many windows fire, on the face and away from any."""
        firing = self.score(name, rounds) >= threshold
        aside = away(name)
        return int(firing[~aside].sum()), int(firing[aside].sum())


@cache
def letters() -> str:
    """Return what is kept, as text."""
    return FILE.read_text(encoding="utf-8")


def _levels(scan: Array) -> str:
    return spelled(
        np.clip(np.floor(PER_LOGIT * scan + MIDDLE + 0.5), 0, 63)
    )


def flat(net: Serial) -> Array:
    """Return all weights of a detector in one row, (601,)."""
    values = [values.ravel() for values in net.named_params().values()]
    return np.concatenate(values).astype(np.float64)


def _net(weights: Array) -> Serial:
    net, at = detector(0), 0
    for values in net.named_params().values():
        values[...] = weights[at : at + values.size].reshape(values.shape)
        at += values.size
    return net


def _fine(weights: Array) -> list[object]:
    step = float(f"{np.abs(weights).max() / STEPS:.6g}")
    places = np.clip((weights / step).round(), -STEPS, STEPS) + STEPS + 1
    return [step, spelled(np.column_stack([places // 64, places % 64]))]


def _unfine(kept: list[object]) -> Array:
    step, text = kept
    places = numbers(str(text)).reshape(-1, 2) @ [64, 1]
    found: Array = float(str(step)) * (places - STEPS - 1)
    return found
