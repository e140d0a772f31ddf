"""The blind nets: which kind a seed draws, and what they answer under the probes."""

from anncourse.widgets.figures.which_network.blind import (
    KINDS,
    ORDERS,
    SIGNATURES,
    Blind,
    blind,
)
from tests.parity.kind import EXACT, FORMULA, Numbers, case

PAGE = """
import { Blind, KINDS, ORDERS } from "core/inside/blind.js";

export const kinds = ({ seeds }) =>
  ({ kinds: seeds.map((seed) => KINDS.indexOf(new Blind(seed).kind)) });

export const probed = ({ seed, probes }) =>
  ({ answers: probes.flatMap((probe) => new Blind(seed).answers(probe)) });
"""

PROBES = [
    {"shift": shift, "far": far, "order": order, "cut": cut}
    for shift, cut in [(0, 0), (3, 0), (4, 2), (1, 4), (0, 1)]
    for far in (1.0, 2.5, 8.0)
    for order in ORDERS
]
SEEDS = range(25)


def kinds(seeds: list[int]) -> Numbers:
    """Return the kind of each seed, by its place in the list."""
    return {"kinds": [KINDS.index(blind(seed).kind) for seed in seeds]}


def probed(seed: int, probes: list[dict[str, object]]) -> Numbers:
    """Return the answers to A, B and C under some probes."""
    net = Blind(seed)
    found = [net.answers(**probe).values() for probe in probes]  # type: ignore[arg-type]
    return {"answers": [answer for answers in found for answer in answers]}


CASES = [case(kinds, EXACT, seeds=list(SEEDS))]
for kind in SIGNATURES.values():
    seed = next(seed for seed in SEEDS if blind(seed).kind == kind)
    CASES.append(case(probed, FORMULA, seed=seed, probes=PROBES))
