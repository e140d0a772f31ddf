"""The neuron that spikes: its potential, its f-I curve, spikes that arrive."""

import numpy as np

import anncourse as ann
from tests.parity.kind import FORMULA, Numbers, case

PAGE = """
import { peak, potential, rate, receive, spikes, window } from "core/neurons/lif.js";

export function steady({ neuron, current, t }) {
  const fired = spikes(neuron, current, Math.max(...t));
  const v = t.map((moment) => potential(neuron, current, fired, moment));
  return { v, spikes: fired };
}

export const rates = ({ neuron, currents }) =>
  ({ rates: currents.map((current) => rate(neuron, current)) });

export function arriving({ neuron, times, jumps, t }) {
  const run = receive(neuron, times, jumps);
  return { v: t.map(run.at), spikes: run.spikes };
}

export const meeting = ({ neuron, first, second, gaps }) => ({
  peaks: gaps.map((gap) => peak(neuron, first, second, gap)),
  window: [Math.min(window(neuron, first, second), 1e9)],
});
"""

USUAL = {"tau": 8.0, "resistance": 10.0, "rest": -70.0, "reset": -65.0}
USUAL |= {"threshold": -50.0, "refractory": 2.0}
NEURONS = [
    USUAL,
    {**USUAL, "tau": 30.0, "threshold": -40.0, "reset": -80.0},
    {**USUAL, "refractory": 0.0, "resistance": 0.5},
]


def steady(
    neuron: dict[str, float], current: float, t: list[float]
) -> Numbers:
    """Return the spikes and the potential at some moments."""
    found = ann.LIF(**neuron).steady(current, t)
    return {"v": found.v, "spikes": found.spikes}


def rates(neuron: dict[str, float], currents: list[float]) -> Numbers:
    """Return the f-I curve."""
    return {"rates": ann.LIF(**neuron).rate(currents)}


def arriving(
    neuron: dict[str, float],
    times: list[float],
    jumps: list[float],
    t: list[float],
) -> Numbers:
    """Return the spikes and the potential when spikes arrive."""
    found = ann.LIF(**neuron).receive(times, jumps, t)
    return {"v": found.v, "spikes": found.spikes}


def meeting(
    neuron: dict[str, float], first: float, second: float, gaps: list[float]
) -> Numbers:
    """Return how high two spikes reach, and how long the first decides."""
    one = ann.LIF(**neuron)
    return {
        "peaks": one.peak(first, second, gaps),
        "window": [min(one.window(first, second), 1e9)],
    }


TRAINS = [
    ([10.0, 14.0], [12.0, 12.0]),
    ([14.0, 10.0], [12.0, 12.0]),
    ([10.0, 10.0, 30.0], [12.0, 12.0, -5.0]),
    ([0.0, 1.5, 2.0, 40.0, 41.0], [25.0, 30.0, 4.0, 19.9, 0.5]),
    (np.arange(60.0).tolist(), [3.0, -1.0, 2.5] * 20),
]
CASES = [
    *(
        case(
            *(arriving, FORMULA),
            neuron=neuron,
            times=times,
            jumps=jumps,
            t=np.linspace(0, 100, 201).tolist(),
        )
        for neuron in NEURONS
        for times, jumps in TRAINS
    ),
    *(
        case(
            *(meeting, FORMULA),
            neuron=neuron,
            first=first,
            second=second,
            gaps=np.linspace(-40, 40, 81).tolist(),
        )
        for neuron in NEURONS
        for first in (-9.0, -1.0, 0.0, 8.0, 12.0, 20.0, 24.0)
        for second in (-9.0, 0.0, 8.0, 12.0, 20.0, 24.0)
    ),
    *(
        case(
            *(steady, FORMULA),
            neuron=neuron,
            current=current,
            t=np.linspace(0, 100, 201).tolist(),
        )
        for neuron in NEURONS
        for current in (-1.0, 2.0, 2.01, 3.0, 50.0)
    ),
    *(
        case(
            *(rates, FORMULA),
            neuron=neuron,
            currents=np.linspace(-1, 60, 123).tolist(),
        )
        for neuron in NEURONS
    ),
]
