"""Five features through two numbers: what comes back, and the expected error."""

import numpy as np

from anncourse.widgets.figures.superposition_lab.nets import Net, kept
from tests.parity.kind import FORMULA, Numbers, case

PAGE = """
import { back, differences, hidden, loss, told } from "core/inside/superposition.js";

export const through = ({ W, b, inputs, chances }) => ({
  hidden: inputs.flatMap((x) => hidden({ W, b }, x)),
  back: inputs.flatMap((x) => back({ W, b }, x)),
  differences: differences({ W, b }), told: [told({ W, b })],
  losses: chances.map((chance) => loss({ W, b }, chance)),
});
"""


def through(
    W: list[list[float]],
    b: list[float],
    inputs: list[list[int]],
    chances: list[float],
) -> Numbers:
    """Return all that a net says of some inputs, and its expected errors."""
    net = Net(np.array(W), np.array(b))
    x = np.array(inputs)
    return {
        "hidden": net.hidden(x),
        "back": net.back(x),
        "differences": net.differences,
        "told": [net.told],
        "losses": [net.loss(chance) for chance in chances],
    }


CASES = [
    case(
        *(through, {**FORMULA, "floor": 1e-14}),
        W=W,
        b=b,
        inputs=[[i >> k & 1 for k in range(5)] for i in range(32)],
        chances=[0.01, 0.05, 0.3, 0.5, 1.0],
    )
    for *W, b in [kept()[0], kept()[4], kept()[19], kept()[49]]
]
