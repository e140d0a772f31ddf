"""An eye and an ear, and nets for both: what they say of damaged examples."""

from anncourse.widgets.figures.damage_lab.nets import Damage, letters
from tests.parity.kind import FORMULA, Numbers, case

PAGE = """
import { readFileSync } from "node:fs";
import { Damage } from "core/modules/damage.js";

const text = readFileSync(new URL("../../../figures/damage_lab/damage.json",
  import.meta.resolve("core/modules/damage.js")), "utf8");

export function damage({ net, covered, deaf, examples }) {
  const all = new Damage(text);
  return {
    given: examples.flatMap((i) => [...all.damaged(i, covered, deaf)]),
    says: examples.flatMap((i) =>
      [...all.answer(net, all.damaged(i, covered, deaf))]),
    right: [all.right(net, covered, deaf)],
  };
}
"""


def damage(
    net: str, covered: int, deaf: bool, examples: list[int]
) -> Numbers:
    """Return examples as damage leaves them, and what a net makes of them."""
    all_nets = Damage.read(letters())
    X = all_nets.damaged(covered, deaf)[examples]
    return {
        "given": X,
        "says": all_nets.answers(net, X),
        "right": [all_nets.right(net, covered, deaf)],
    }


CASES = [
    case(
        *(damage, FORMULA),
        net=net,
        covered=covered,
        deaf=deaf,
        examples=[0, 17, 199],
    )
    for net in ("eye and ear", "one net", "with gaps")
    for covered, deaf in ((0, False), (3, True), (8, False))
]
