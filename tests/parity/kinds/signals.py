"""Signals and gradients in a deep network as it starts: their size in each layer."""

from anncourse.widgets.figures import init_lab
from tests.parity.kind import FORMULA, Numbers, case

PAGE = """
import { left, signals } from "core/layers/signals.js";

export function sizes({ setting }) {
  const { forward, backward } = signals(setting), { signal, gradient } = left(setting);
  return { forward, backward, left: [signal, gradient] };
}
"""


def sizes(setting: dict[str, object]) -> Numbers:
    """Return both sizes in every layer, and what is left at the ends."""
    figure = init_lab.InitLab(**setting)
    return {
        "forward": figure.forward,
        "backward": figure.backward,
        "left": [figure.signal, figure.gradient],
    }


CASES = [
    case(
        *(sizes, FORMULA),
        setting={
            "activation": activation,
            "scale": scale,
            "depth": depth,
            "seed": seed,
        },
    )
    for activation, scale, depth, seed in [
        ("tanh", 1.0, 20, 0),
        ("tanh", 0.5, 30, 1),
        ("tanh", 3.0, 10, 2),
        ("relu", 2**0.5, 30, 3),
        ("relu", 3.0, 30, 9999),
        ("relu", 0.0, 3, 0),
        ("tanh", 0.0, 1, 0),
    ]
]
