"""Cells with a memory: a step, a step back, and one memory unrolled through time."""

import numpy as np

import anncourse as ann
from anncourse.widgets import RNNUnroller
from tests.parity.kind import FORMULA, Numbers, case

PAGE = """
import { elman, lstm } from "core/sequences/cells.js";
import { run } from "core/sequences/memory.js";

const CELLS = { ElmanCell: elman, LSTMCell: lstm };

export function steps({ name, W, U, b, xs, ends }) {
  const cell = CELLS[name]({ W: W.flat(), U: U.flat(), b });
  const states = [], caches = [], dxs = [], before = [];
  let state = cell.start(), dstate = ends.map((row) => Float64Array.from(row));
  for (const x of xs) {
    const after = cell.step(x, state);
    states.push(...(state = after.state).map((part) => [...part]));
    caches.push(after.cache);
  }
  for (const cache of caches.reverse()) {
    const back = cell.stepBack(dstate, cache);
    dstate = back.dstate;
    dxs.push([...back.dx]);
    before.push(...dstate.map((part) => [...part]));
  }
  return { states: states.flat(), dxs: dxs.flat(), before: before.flat() };
}

export const unrolled = ({ setting }) => run(setting);
"""


def steps(
    name: str,
    W: list[list[float]],
    U: list[list[float]],
    b: list[float],
    xs: list[list[float]],
    ends: list[list[float]],
) -> Numbers:
    """Return all states, and what is sent back to each input and state."""
    cell = getattr(ann, name)(len(W), len(U), rng=0)
    for key, values in (("W", W), ("U", U), ("b", b)):
        cell.params[key] = values
    state, caches = cell.start(1, np.dtype(float)), []
    states: list[np.ndarray] = []
    for x in xs:
        state, cache = cell.step(np.array([x]), state)
        states += state
        caches.append(cache)
    dstate = tuple(np.array([row]) for row in ends)
    dxs, before = [], []
    for cache in reversed(caches):
        dx, dstate, _ = cell.step_back(dstate, cache)
        dxs.append(dx)
        before += dstate
    return {
        "states": np.ravel(states),
        "dxs": np.ravel(dxs),
        "before": np.ravel(before),
    }


def unrolled(setting: dict[str, object]) -> Numbers:
    """Return what one memory holds, and what counts at its end."""
    return RNNUnroller(**setting).run._asdict()


def drawn(
    name: str, parts: int, gates: int, seed: int
) -> dict[str, object]:
    """Return a cell of two inputs and three units, and five steps for it."""
    rng = np.random.default_rng(seed)
    shapes = {"W": (2, 3 * gates), "U": (3, 3 * gates), "b": (3 * gates,)}
    shapes |= {"xs": (5, 2), "ends": (parts, 3)}
    return {"name": name} | {
        key: rng.normal(0, 0.8, shape).round(3).tolist()
        for key, shape in shapes.items()
    }


SETTING = {
    "cell": "plain",
    "feedback": 0.5,
    "forget": 1.0,
    "valve": 0.0,
    "delay": 12,
    "first": 1.0,
    "noise": 0.0,
    "seed": 0,
}
CASES = [
    *(
        case(*(steps, FORMULA), **drawn(name, parts, gates, seed))
        for name, parts, gates in [("ElmanCell", 1, 1), ("LSTMCell", 2, 4)]
        for seed in range(3)
    ),
    *(
        case(*(unrolled, FORMULA), setting=SETTING | change)
        for change in [
            {},
            {"feedback": -1.3, "noise": 1.0, "delay": 30},
            {"feedback": 0.0, "delay": 1},
            {"feedback": 2.0, "noise": 0.4, "seed": 9999, "first": -0.35},
            {"cell": "gated"},
            {"cell": "gated", "forget": 5.0, "delay": 60, "valve": 8.0},
            {"cell": "gated", "forget": -2.0, "noise": 1.0, "seed": 7},
        ]
    ),
]
