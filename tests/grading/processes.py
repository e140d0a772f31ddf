"""What runs on this machine, read while processes and threads come and go."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path


def stats() -> Iterator[tuple[int, str, int]]:
    """Yield of each process its number, its state and its parent."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):  # gone meanwhile
            # The name, in brackets, may hold anything; the others come after.
            state, parent = stat.read_text().rpartition(")")[2].split()[:2]
            yield int(stat.parent.name), state, int(parent)


def children(pid: int) -> set[int]:
    """Return the processes that one has started and has not buried."""
    return {child for child, _, parent in stats() if parent == pid}


def running(pid: int) -> bool:
    """Say whether a process is there, and more than buried."""
    return any(one == pid and state != "Z" for one, state, _ in stats())


def marked(mark: str) -> list[int]:
    """Return the other processes that have a word on their command line."""
    found = []
    for line in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            pid = int(line.parent.name)
            if pid != os.getpid() and mark.encode() in line.read_bytes():
                found.append(pid)
    return found
