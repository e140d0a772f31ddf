"""A command that ends: after its time, it and all it has started are stopped.

Python prints the stacks of all its threads when it is aborted, so what hung is told by
name. A browser's processes have sessions of their own; so the tree is walked.
"""

import contextlib
import signal
import subprocess
from collections.abc import Mapping
from pathlib import Path

import psutil

GRACE = 5.0  # seconds to print the stacks


def run(
    command: tuple[str, ...],
    folder: Path,
    environment: Mapping[str, str],
    seconds: float,
) -> int | None:
    """Run a command; return its exit code, or None if its time was over."""
    # faulthandler answers SIGABRT with the stacks of all threads.
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={**environment, "PYTHONFAULTHANDLER": "1"},
    )
    try:
        return process.wait(max(seconds, 0))
    except subprocess.TimeoutExpired:
        stop(process.pid)
        process.wait()
        return None


def stop(pid: int) -> None:
    """Abort a process and all its descendants, and kill what is left of them."""
    try:
        first = psutil.Process(pid)
        # The youngest first: who waits for a child does not get to clean up and go on.
        tree = [*reversed(first.children(recursive=True)), first]
    except psutil.NoSuchProcess:
        return
    print("\n== its time is over; what each process was doing:", flush=True)
    for process in tree:
        _send(process, signal.SIGABRT)
    psutil.wait_procs(tree, GRACE)
    for process in tree:
        _send(process, signal.SIGKILL)
    psutil.wait_procs(tree, GRACE)


def _send(process: psutil.Process, number: int) -> None:
    # psutil looks that the number still belongs to the same process.
    with contextlib.suppress(psutil.NoSuchProcess):
        process.send_signal(number)
