"""The neuron that spikes: its potential, its spikes, its f-I curve."""

import numpy as np

import anncourse as ann
from tests.parity.kind import FORMULA, Numbers, case

PAGE = """
import { potential, rate, spikes } from "core/neurons/lif.js";

export function steady({ neuron, current, t }) {
  const fired = spikes(neuron, current, Math.max(...t));
  const v = t.map((moment) => potential(neuron, current, fired, moment));
  return { v, spikes: fired };
}

export const rates = ({ neuron, currents }) =>
  ({ rates: currents.map((current) => rate(neuron, current)) });
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


CASES = [
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
