"""Grade the labelled submissions beside nbgrader: `python -m benchmarks.grading`.

Optional: nbgrader has to be installed in this environment. It takes some minutes, as
nbgrader starts a kernel for each submission. Cases that attack our own pipe are left
out, and those that wait for a person. nbgrader runs each submission alone first, then
all in one run. A hostile one, and one that is no notebook, is right with the points it
is worth, or with no score or none of the points: a person then looks at it.
"""

from __future__ import annotations

import argparse
import sys
from importlib.util import find_spec
from statistics import median

from benchmarks.grading import peer
from tests.grading.labelled.batch import HARMFUL, HONEST, graded
from tests.grading.labelled.course import Case
from tests.grading.labelled.pipe import PIPE


def right(case: Case, points: tuple[float | None, ...] | None) -> bool:
    """Say whether a submission got what it should."""
    lenient = case in HARMFUL or case.status == "unreadable"
    if lenient and (points is None or not any(points)):
        return True
    return points == case.points


def row(what: str, ours: object, theirs: object) -> None:
    """Print a line of the table."""
    print(f"| {what} | {ours} | {theirs} |", flush=True)


def main() -> int:
    """Grade all, and print the table."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.grading",
        description=__doc__.split("\n\n")[0],
    )
    parser.add_argument("--only", default="", help="part of a name")
    parser.add_argument("--seconds", type=float, default=1200.0)
    options = parser.parse_args()
    if find_spec("nbgrader") is None:
        print("nbgrader is not installed: pip install nbgrader==0.9.6")
        return 0
    honest, hostile = (
        [
            case
            for case in cases
            if case.assignment == peer.NAME and options.only in case.name
        ]
        for cases in (
            HONEST,
            [case for case in HARMFUL if case not in PIPE],
        )
    )
    ours = graded([*honest, *hostile]).results
    theirs = peer.alone([*honest, *hostile])
    print("| what | anncourse grade | nbgrader |\n|---|---|---|")
    wrong = []
    for what, cases in (("honest", honest), ("hostile", hostile)):
        mine = [
            right(c, tuple(t.points for t in ours[c.name].tasks))
            for c in cases
        ]
        other = [right(c, theirs[c.name].points) for c in cases]
        wrong += [
            (c, theirs[c.name].points)
            for c, fine in zip(cases, other, strict=True)
            if not fine
        ]
        row(
            f"right scores, {what}, each alone",
            f"{sum(mine)} of {len(cases)}",
            f"{sum(other)} of {len(cases)}",
        )
    if honest:
        row(
            "seconds an honest submission, median",
            f"{median(ours[c.name].seconds for c in honest):.2f}",
            f"{median(theirs[c.name].seconds for c in honest):.2f}",
        )
    count, code = peer.together([*honest, *hostile], options.seconds)
    total = len(honest) + len(hostile)
    row(
        "results after one run of all",
        f"{len(ours)} of {total}",
        f"{count} of {total}",
    )
    row(
        "exit code of that run",
        0,
        "none: it hung" if code is None else code,
    )
    for case, points in wrong:
        print(
            f"nbgrader: {case.name} should get {case.points}, got {points}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
