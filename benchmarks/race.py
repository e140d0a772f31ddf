"""A race in turns: short stretches of each, on the processor's clock.

What else the machine does slows both sides of a ratio alike, so that ratios hold
where times do not.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median

Run = Callable[[int], None]  # do so many updates

ROUNDS = 15
STRETCH = 0.05  # seconds that one stretch lasts, about


@dataclass(frozen=True)
class Ratio:
    """How many times faster the package is than a peer.

    Attributes
    ----------
    low, middle, high : float
        Smallest, median and largest ratio over the rounds.
    floor : float or None
        What the median must not fall below.
    """

    peer: str
    low: float
    middle: float
    high: float
    floor: float | None

    @property
    def fine(self) -> bool:
        """Whether the floor holds."""
        return self.floor is None or self.middle >= self.floor


@dataclass(frozen=True)
class Workload:
    """One thing to compute, and who computes it.

    Attributes
    ----------
    name : str
        What is computed, for the table.
    ours : callable
        Makes the package's run.
    others : dict of str to callable
        For each peer, makes its run.
    floors : dict of str to float
        For some peers, the ratio to keep.
    """

    name: str
    ours: Callable[[], Run]
    others: dict[str, Callable[[], Run]]
    floors: dict[str, float] = field(default_factory=dict)


def race(
    workload: Workload, rounds: int = ROUNDS
) -> tuple[float, list[Ratio]]:
    """Let all run in turns; return our seconds an update, and the ratios."""
    runs = {"ours": workload.ours()} | {
        peer: make() for peer, make in workload.others.items()
    }
    updates = {who: _in_a_stretch(run) for who, run in runs.items()}
    times: dict[str, list[float]] = {who: [] for who in runs}
    for turn in range(rounds):
        # Back and forth, so that no one always follows the same other.
        for who in list(runs) if turn % 2 else reversed(list(runs)):
            spent = _spent(runs[who], updates[who])
            times[who].append(spent / updates[who])
    own = times.pop("ours")
    ratios = [
        _ratio(peer, own, others, workload.floors.get(peer))
        for peer, others in times.items()
    ]
    return median(own), ratios


def _ratio(
    peer: str, own: list[float], others: list[float], floor: float | None
) -> Ratio:
    each = [other / mine for mine, other in zip(own, others, strict=True)]
    return Ratio(peer, min(each), median(each), max(each), floor)


def _spent(run: Run, updates: int) -> float:
    start = time.process_time()
    run(updates)
    return time.process_time() - start


def _in_a_stretch(run: Run) -> int:
    # The first run pays for what is made once; the second is timed.
    run(1)
    updates = 1
    while (spent := _spent(run, updates)) < STRETCH / 5:
        updates *= 4
    return max(1, round(updates * STRETCH / spent))
