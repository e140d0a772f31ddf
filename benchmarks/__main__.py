"""Race the package: `python -m benchmarks`, under a minute, NumPy alone.

`--peers` adds PyTorch, scikit-learn and JAX where they are installed, `--growth`
prints how time and memory grow with the size of the work. Each ratio is printed
with its smallest, median and largest value; the command exits 1 under a floor.
Before anything is timed, gradients are checked, and the textbook's numbers.
"""

from __future__ import annotations

import argparse
import sys

from benchmarks import (
    agreement,
    centers,
    convolution,
    growth,
    multilayer,
    peers,
    sequences,
)
from benchmarks.race import ROUNDS, Ratio, Workload, race

HEAD = f"{'workload':<38}{'ours':>10}  {'beside':<24}"
COLUMNS = f"{'min':>7}{'median':>8}{'max':>8}{'floor':>8}"


def line(workload: Workload, seconds: float, ratio: Ratio) -> str:
    """Return one line of the table."""
    start = f"{workload.name:<38}{seconds * 1e6:>7.0f} us  {ratio.peer:<24}"
    numbers = f"{ratio.low:>7.2f}{ratio.middle:>8.2f}{ratio.high:>8.2f}"
    floor = f"{ratio.floor:>8.2f}" if ratio.floor else f"{'':>8}"
    return start + numbers + floor + ("" if ratio.fine else "  UNDER")


def run(workloads: list[Workload], rounds: int) -> list[str]:
    """Race all, print the table, and return what is under its floor."""
    print(HEAD + COLUMNS)
    under = []
    for workload in workloads:
        seconds, ratios = race(workload, rounds)
        for ratio in ratios:
            print(line(workload, seconds, ratio), flush=True)
            if not ratio.fine:
                under.append(f"{workload.name} beside {ratio.peer}")
    return under


def main() -> int:
    """Check, race, and say what is under its floor."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description=__doc__.split("\n\n")[0]
    )
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--growth", action="store_true")
    parser.add_argument("--only", default="", help="part of a name")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    options = parser.parse_args()
    if options.growth:
        return growth.report()
    agreement.check()
    workloads = [
        *multilayer.workloads(),
        *convolution.workloads(),
        *sequences.workloads(),
        *centers.workloads(),
    ]
    if options.peers:
        workloads = peers.with_peers(workloads)
    under = run(
        [w for w in workloads if options.only in w.name], options.rounds
    )
    for name in under:
        print(f"Under the floor: {name}")
    return 1 if under else 0


if __name__ == "__main__":
    sys.exit(main())
