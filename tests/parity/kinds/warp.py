"""A hidden layer on the plane, the neuron that reads it, and how it is seen."""

import numpy as np

from anncourse.widgets.figures import space_warp
from tests.parity.kind import FORMULA, TRAINING, Numbers, case

PAGE = """
import { along, layer, logistic, look, points, right } from "core/layers/warp.js";

export function data({ setting }) {
  const { X, y } = points(setting);
  return { X, y };
}

export function warp({ setting }) {
  const { X, y } = points(setting), h = layer(setting, X), w = logistic(h, y);
  return { h, w, right: [right(w, h, y)], seen: look(w, h) };
}

export const view = ({ w }) => ({ ways: along(w).flat() });
"""


def data(setting: dict[str, object]) -> Numbers:
    """Return the points and their classes."""
    X, y = space_warp.SpaceWarp(**setting).points
    return {"X": X, "y": y}


def warp(setting: dict[str, object]) -> Numbers:
    """Return the hidden points, what reads them, and how they are seen."""
    figure = space_warp.SpaceWarp(**setting)
    h = figure.hidden
    return {
        "h": h,
        "w": figure.reading,
        "right": [figure.right],
        "seen": figure.look(h),
    }


def view(w: list[float]) -> Numbers:
    """Return the two directions of looking."""
    return {"ways": space_warp.along(np.array(w))}


CLOUDS = {"data": "clouds", "seed": 7}
RING = {"data": "ring", "seed": 0}
PLACES = [
    CLOUDS | {"grips": [0.25, 0.2, -0.3, -0.25, 0.4, 0.0]},
    CLOUDS | {"grips": [0.0, 0.0, 0.3, -0.6, 1.2, 1.2]},
    RING | {"grips": [0.1, 0.5, -0.45, -0.25, 0.4, -0.3]},
]
CASES = [
    *(
        case(*(data, FORMULA), setting={"data": name, "seed": seed})
        for name in ("clouds", "ring")
        for seed in (0, 7, 9999)
    ),
    *(
        case(
            *(warp, TRAINING),
            setting={
                **where,
                "units": units,
                "activation": activation,
                "steepness": steepness,
            },
        )
        for where in PLACES
        for units in ("2", "3")
        for activation in ("tanh", "relu")
        for steepness in (0.5, 3.0, 8.0)
    ),
    *(
        case(*(view, FORMULA), w=w)
        for w in (
            [1.0, 2.0, 3.0, 4.0],
            [-2.0, -2.0, -2.0, 0.5],
            [0.0, 0.0, 0.0, 1.0],
            [2.0, -2.0, 0.0, 1.0],
        )
    ),
]
