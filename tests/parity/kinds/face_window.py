"""Photographs and what a face detector says of their windows, read from letters."""

import numpy as np

from anncourse.widgets.figures.face_window.detector import (
    WINDOW,
    away,
)
from anncourse.widgets.figures.face_window.scans import Scans, letters
from tests.parity.kind import FORMULA, Numbers, case

PAGE = """
import { readFileSync } from "node:fs";
import { CELLS, Scans, away } from "core/images/scans.js";

const text = readFileSync(new URL("../../../figures/face_window/scans.json",
  import.meta.resolve("core/images/scans.js")), "utf8");

export function windows({ name, rounds, thresholds, places }) {
  const scans = new Scans(text);
  return {
    score: scans.scores[name][rounds],
    away: scans.scores[name][rounds].map((_, at) =>
      away(name, Math.floor(at / CELLS), at % CELLS)),
    fires: thresholds.flatMap((one) => scans.fires(name, rounds, one)),
    sure: places.map((place) => scans.at(name, rounds, place)),
    crops: places.flatMap((place) => [...scans.crop(name, place)]),
  };
}
"""


def windows(
    name: str,
    rounds: int,
    thresholds: list[float],
    places: list[tuple[int, int]],
) -> Numbers:
    """Return all scores, how many fire, and what some windows see."""
    scans = Scans.read(letters())
    picture = scans.pictures[name]
    crops = [
        picture[
            row : row + WINDOW,
            column : column + WINDOW,
        ]
        for row, column in places
    ]
    return {
        "score": scans.score(name, rounds).ravel(),
        "away": away(name).ravel().astype(float),
        "fires": [
            count
            for threshold in thresholds
            for count in scans.fires(name, rounds, threshold)
        ],
        "sure": [scans.at(name, rounds, list(place)) for place in places],
        "crops": np.ravel(crops),
    }


CASES = [
    case(
        *(windows, FORMULA),
        name=name,
        rounds=rounds,
        thresholds=[0.5, 0.8, 0.99],
        # A window that is nearly flat loses digits with its mean.
        places=[(60, 50), (18, 44), (90, 70), (40, 20)],
    )
    for name in ("astronaut", "clock")
    for rounds in (0, 1, 3)
]
