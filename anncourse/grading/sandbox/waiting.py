"""Waits that end, and that an exception for the waiting thread can interrupt.

`time_limit` raises its exception in another thread, and that thread takes it only
between two steps of Python. One that waits in C without an end never gets there. And
CPython 3.11, under a trace function, lets no other thread begin a function while such
an exception is under way: who is waited for may never come. So all waits go in turns.
"""

from __future__ import annotations

import contextlib
import multiprocessing.process
import os
import select
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from anncourse.grading.sandbox import usage

TURN = 0.1  # seconds of one turn
MOST = 10.0  # seconds until what was killed is given up


def for_thread(thread: threading.Thread) -> None:
    """Wait until a thread that was told to end has ended."""
    _in_turns(lambda: thread.join(TURN), thread.is_alive)


def for_process(
    process: subprocess.Popen[bytes] | multiprocessing.process.BaseProcess,
) -> None:
    """Wait until a process that was killed is gone, and bury it."""
    if isinstance(process, subprocess.Popen):

        def turn() -> None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(TURN)

        _in_turns(turn, lambda: process.poll() is None)
    else:
        _in_turns(lambda: process.join(TURN), process.is_alive)


@contextlib.contextmanager
def lock(lock: threading.Lock) -> Iterator[None]:
    """Hold a lock in the block."""
    while not lock.acquire(timeout=TURN):
        continue
    try:
        yield
    finally:
        lock.release()


@contextlib.contextmanager
def ending(pid: int) -> Iterator[None]:
    """Kill a process in the block; what it has started is killed, too, and gone then.

    bubblewrap's second process is the first one of the sandbox. The kernel ends all
    others with it, and reports its end when none of them is left. The end of the
    process that started it says nothing of those: they would take the next one's time.
    """
    started: list[int] = []
    try:
        if hasattr(os, "pidfd_open"):  # not on macOS
            for task in usage.threads(Path("/proc", str(pid))):
                for child in usage.children(task):
                    with contextlib.suppress(OSError):
                        started.append(os.pidfd_open(child))
        yield
        for fd in started:
            with contextlib.suppress(ProcessLookupError):
                signal.pidfd_send_signal(fd, signal.SIGKILL)
            _in_turns(lambda: None, lambda fd=fd: not _ended(fd))  # type: ignore[misc]
    finally:
        for fd in started:
            os.close(fd)


def _ended(fd: int) -> bool:
    """Say whether a process has ended, after a turn at most."""
    end = select.poll()
    end.register(fd, select.POLLIN)
    return bool(end.poll(TURN * 1000))


def _in_turns(turn: Callable[[], None], lasts: Callable[[], bool]) -> None:
    until = time.monotonic() + MOST
    while lasts() and time.monotonic() < until:
        turn()
