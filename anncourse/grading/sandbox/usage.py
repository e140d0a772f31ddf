"""What a process and all its descendants use, read from /proc.

The kernel limits each process; the sum over many is nobody's limit without a control
group, and a teacher's machine rarely hands one out. So the grader looks.
"""

from __future__ import annotations

import os
from pathlib import Path

PAGE = os.sysconf("SC_PAGE_SIZE")


def of_tree(pid: int) -> tuple[int, int]:
    """Return the bytes held and the number of processes, from pid downward.

    Parameters
    ----------
    pid : int
        The first process.

    Returns
    -------
    memory : int
        Bytes in memory; 0 where there is no /proc.
    processes : int
        How many there are, threads not counted.
    """
    memory = processes = 0
    todo = [pid]
    while todo:
        folder = Path("/proc") / str(todo.pop())
        try:
            memory += int((folder / "statm").read_text().split()[1]) * PAGE
            for task in (folder / "task").iterdir():
                children = (task / "children").read_text()
                todo += [int(child) for child in children.split()]
        except (OSError, ValueError, IndexError):  # gone meanwhile
            continue
        processes += 1
    return memory, processes
