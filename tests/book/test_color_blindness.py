"""The four classes of a figure are told apart by eyes that lack a kind of cone."""

import itertools
import re
from pathlib import Path

import numpy as np
import pytest

from anncourse.widgets.figures.playground.picture import KINDS

LOOK = Path(__file__).parents[2] / "anncourse/widgets/js/ui/style.css"
# Machado, Oliveira & Fernandes (2009), doi:10.1109/TVCG.2009.113, full severity.
EYES = {
    "all cones": np.eye(3),
    "no red": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "no green": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
}
TO_XYZ = [
    [0.4124, 0.3576, 0.1805],
    [0.2126, 0.7152, 0.0722],
    [0.0193, 0.1192, 0.9505],
]
APART = 15.0  # in CIELAB; 2.3 is about the least that an eye notices
MAP = 0.75  # how far the colors of a map stand from the ground


def look(place: int) -> list[str]:
    """Return the ground and the four colors of one theme."""
    rules = LOOK.read_text(encoding="utf-8").split("container-type")[0]
    if place:
        rules = LOOK.read_text(encoding="utf-8").split("html[theme=dark]")[
            1
        ]
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]+);", rules))
    ground = found["bg"] if len(found["bg"]) == 7 else "#ffffff"
    return [
        ground,
        *(found[name] for name in ("neg", "pos", "curve", "ink")),
    ]


def parts(color: str) -> np.ndarray:
    """Return red, green and blue from 0 to 1."""
    return np.array([int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)])


def seen(color: np.ndarray, eyes: np.ndarray) -> np.ndarray:
    """Return a color as such eyes see it, in CIELAB."""
    linear = np.where(
        color <= 0.04045, color / 12.92, ((color + 0.055) / 1.055) ** 2.4
    )
    x, y, z = np.array(TO_XYZ) @ np.clip(np.array(eyes) @ linear, 0, 1)
    f = np.cbrt(np.array([x / 0.9505, y, z / 1.089]))
    return np.array([116 * f[1], 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize("place", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("strength", [1, MAP], ids=["marks", "map"])
def test_the_page_tells_classes_apart(eyes, place, strength):
    ground, *colors = map(parts, look(place))
    mixed = [ground + strength * (color - ground) for color in colors]
    for a, b in itertools.combinations(mixed, 2):
        gap = np.linalg.norm(seen(a, EYES[eyes]) - seen(b, EYES[eyes]))
        assert gap >= APART


@pytest.mark.parametrize("eyes", EYES)
def test_the_picture_tells_classes_apart(eyes):
    for a, b in itertools.combinations(map(parts, KINDS), 2):
        gap = np.linalg.norm(seen(a, EYES[eyes]) - seen(b, EYES[eyes]))
        assert gap >= APART
