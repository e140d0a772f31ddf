"""How a synapse changes: the window of STDP, and a weight through many pairs."""

import numpy as np

import anncourse as ann
from tests.parity.kind import FORMULA, Numbers, case

PAGE = """
import { pairings, stdp } from "core/neurons/plasticity.js";

export const changes = ({ gaps }) => ({ changes: gaps.map(stdp) });

export const drift = ({ weight, gaps }) =>
  ({ weights: pairings(weight, gaps) });
"""


def changes(gaps: list[float]) -> Numbers:
    """Return the window."""
    return {"changes": ann.stdp(gaps)}


def drift(weight: float, gaps: list[float]) -> Numbers:
    """Return a weight through pairs."""
    return {"weights": ann.pairings(weight, gaps)}


CASES = [
    case(changes, FORMULA, gaps=np.linspace(-100, 100, 401).tolist()),
    *(
        case(drift, FORMULA, weight=weight, gaps=gaps)
        for weight in (0.0, 0.5, 1.0)
        for gaps in (
            [10.0] * 100,
            [-1.0] * 200,
            np.random.default_rng(0).uniform(-50, 50, 300).tolist(),
        )
    ),
]
