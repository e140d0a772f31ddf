"""Nets that add two digits: what they say, and how often they are right."""

import numpy as np

from anncourse.widgets.figures.module_lab.nets import Sums, letters
from tests.parity.kind import FORMULA, Numbers, case

PAGE = """
import { readFileSync } from "node:fs";
import { Sums } from "core/modules/sums.js";

const text = readFileSync(new URL("../../../figures/module_lab/sums.json",
  import.meta.resolve("core/modules/sums.js")), "utf8");

export function sums({ net, broken, pairs }) {
  const all = new Sums(text), answer = all.adder(net, broken);
  const table = all.table(net, broken);
  return {
    says: pairs.flatMap(([left, right, hand]) =>
      [...answer(10 * left + hand, 10 * right + hand)]),
    table,
    rates: [all.rate(table, 0), all.rate(table, 1)],
    read: all.readRight(broken),
  };
}
"""


def sums(net: str, broken: int, pairs: list[list[int]]) -> Numbers:
    """Return what a net says of some pairs, and how often it is right."""
    all_nets = Sums.read(letters())
    table = all_nets.table(net, broken)
    X = np.concatenate([all_nets.pair(*pair) for pair in pairs])
    return {
        "says": all_nets.answers(net, X, broken),
        "table": table,
        "rates": [all_nets.rate(table, unseen) for unseen in (False, True)],
        "read": all_nets.read_right(broken),
    }


CASES = [
    case(
        *(sums, FORMULA),
        net=net,
        broken=broken,
        pairs=[[3, 5, 0], [0, 4, 9], [9, 9, 3]],
    )
    for net in ("modules", "one net", "learned adder")
    for broken in (0, 7, 24)
]
