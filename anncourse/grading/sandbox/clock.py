"""Time as a submission spends it: what it waits for a turn does not count.

A limit in seconds of the wall clock is a limit on what else the machine does: beside
other work the same answer takes ten times as long, and a right one loses its points.
So this clock stands still while whoever is asked could run and gets no processor. The
kernel counts that wait for each thread (``/proc/PID/schedstat``). Who sleeps, waits for
a lock or was stopped does not wait for a turn. And what all processes compute counts in
any case: forty of one submission's that take turns wait for each other.
"""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

from anncourse.grading.sandbox import usage

# A second here lasts so many on the wall at most: every limit has an end, whatever the
# machine does.
SLOWEST = 5
LOOK = 0.02  # seconds between two looks at the kernel's counts
TICK = os.sysconf("SC_CLK_TCK")


class Clock:
    """A clock that one grading thread and the sandbox it asks have for themselves.

    Parameters
    ----------
    tree : int, optional
        The first process of the sandbox.

    Notes
    -----
    Where the kernel does not count, it is the wall clock.
    """

    def __init__(self, tree: int | None = None) -> None:
        self._thread = threading.get_native_id()
        self._time = 0.0
        self.follow(tree)

    def follow(self, tree: int | None) -> None:
        """Watch another sandbox from now on, or none."""
        self._tree = tree
        self._seen = time.monotonic()
        self._waits, self._computed = self._look()

    def now(self) -> float:
        """Return the seconds that count, from the clock's beginning.

        A look costs, so between two of them it runs as the wall clock does.

        Returns
        -------
        float
            Right to `LOOK` seconds.
        """
        seen = time.monotonic()
        passed = seen - self._seen
        if passed < LOOK:
            return self._time + passed
        waits, computed = self._look()
        # A thread that was not there before has waited in between only.
        waited = max(
            (wait - self._waits.get(of, 0.0) for of, wait in waits.items()),
            default=0.0,
        )
        counts = max(
            passed - waited, computed - self._computed, passed / SLOWEST
        )
        self._time += min(passed, counts)
        self._seen, self._waits, self._computed = seen, waits, computed
        return self._time

    def _look(self) -> tuple[dict[str, float], float]:
        """Return how long each thread has waited, and what the sandbox computed."""
        tasks = [Path("/proc/self/task") / str(self._thread)]
        computed = 0.0
        for process in usage.tree(self._tree) if self._tree else ():
            tasks += usage.threads(process)
            computed += _computed(process)
        return {str(task): _waited(task) for task in tasks}, computed


def _waited(task: Path) -> float:
    try:
        return int((task / "schedstat").read_text().split()[1]) / 1e9
    except (OSError, ValueError, IndexError):  # gone, or not counted here
        return 0.0


def _computed(process: Path) -> float:
    """Return the seconds that a process and the children it has buried computed."""
    try:
        # The name, in parentheses, may hold anything.
        fields = (process / "stat").read_text().rpartition(")")[2].split()
        return sum(map(int, fields[11:15])) / TICK
    except (OSError, ValueError):
        return 0.0
