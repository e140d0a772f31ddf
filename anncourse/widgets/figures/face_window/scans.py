"""Photographs, and what a detector says of all their windows, written in letters."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from anncourse.widgets.figures.face_window.detector import CELLS, SIDE, away
from anncourse.widgets.figures.module_lab.nets import numbers, spelled

Array = NDArray[np.float64]

FILE = Path(__file__).with_name("scans.json")
# A letter is a quarter of a logit; the middle of the 64 letters is a logit of 0.
PER_LOGIT, MIDDLE = 4, 31.5


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
    """Photographs (128, 128) from 0 to 1, logits (52, 52), and a table."""

    pictures: dict[str, Array]
    logits: dict[str, list[Array]]
    rows: list[list[Row]]

    @classmethod
    def make(
        cls,
        pictures: dict[str, Array],
        scans: list[dict[str, Array]],
        rows: list[list[Row]],
    ) -> Scans:
        """Return what is kept of pictures and of the scans after each round."""
        logits = {name: [scan[name] for scan in scans] for name in pictures}
        return cls(pictures, logits, rows)

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
        rows = [[Row(*row) for row in rows] for rows in kept["rows"]]
        return cls(pictures, logits, rows)

    def text(self) -> str:
        """Write all as text: a letter of 64 for each pixel and each logit."""
        kept = {
            "pictures": {
                name: spelled(63 * picture)
                for name, picture in self.pictures.items()
            },
            "logits": {
                name: [_levels(scan) for scan in scans]
                for name, scans in self.logits.items()
            },
            "rows": self.rows,
        }
        lines = [f'"{k}": {json.dumps(v)}' for k, v in kept.items()]
        return "{\n" + ",\n".join(lines) + "\n}\n"

    def score(self, name: str, rounds: int) -> Array:
        """Return how sure the detector is of a face, window by window, (52, 52)."""
        sure: Array = 1 / (1 + np.exp(-self.logits[name][rounds]))
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
