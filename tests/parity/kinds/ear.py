"""What hears a glide: the weights that were taught, and what they answer."""

import numpy as np

from anncourse.widgets.figures.sound_lab.ear import Ear, taught
from tests.parity.kind import FORMULA, Numbers, case

PAGE = """
import { Ear } from "core/images/ear.js";
import { Rng } from "core/numbers/rng.js";

export function heard({ text, learned, seed, loud }) {
  const ear = new Ear(text, learned), sound = new Rng(seed).normal(1, loud, 28 * 38);
  const network = ear.network(sound), { kernel, map, weights } = ear.strongest(network);
  return {
    network, average: ear.average(sound), kernel: [kernel], map, weights,
    params: ear.net.params, scale: [ear.middle, ear.spread],
  };
}
"""


def heard(text: str, learned: str, seed: int, loud: float) -> Numbers:
    """Return what both ears answer to a noise, and which kernel says most for it."""
    ear = Ear(text, learned)
    rng = np.random.default_rng(seed)
    sound = rng.normal(1, loud, (28, 38))
    kernel, map_ = ear.strongest(sound)
    named = ear.net.named_params()
    return {
        "network": ear.network(sound),
        "average": ear.average(sound),
        "kernel": kernel,
        "map": map_,
        "weights": named["1.W"][..., 0, kernel],
        "params": np.concatenate([w.ravel() for w in named.values()]),
        "scale": [ear.middle, ear.spread],
    }


CASES = [
    case(
        *(heard, FORMULA),
        text=taught(),
        learned=learned,
        seed=seed,
        loud=loud,
    )
    for learned, seed, loud in [
        ("everyone", 0, 1.0),
        ("everyone", 1, 0.2),
        ("men", 2, 1.5),
    ]
]
