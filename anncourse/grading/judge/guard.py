"""What keeps a test from hanging on the numbers that a student's code answered.

A test cell is the teacher's, but ``np.zeros(answer)`` or ``while answer > 1`` lets an
answer choose how much memory and time it takes.
"""

from __future__ import annotations

import contextlib
import ctypes
import io
import resource
import sys
import threading
import warnings
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from anncourse.grading.sandbox import waiting
from anncourse.grading.sandbox.clock import Clock

TURN = 0.02  # seconds between two looks at the clock, at least
_memory_lock = threading.Lock()


class TimeIsUp(BaseException):
    """A test cell ran longer than it may.

    Not an Exception: the cell must not catch it.
    """


@contextlib.contextmanager
def time_limit(seconds: float, tree: int | None = None) -> Iterator[None]:
    """Raise `TimeIsUp` in the block if it runs longer than this.

    Works in every thread; one long operation in C is not interrupted. What waits in
    the block must wait in turns: the exception comes between two of them.

    Parameters
    ----------
    seconds : float
        The time, as `Clock` counts it.
    tree : int, optional
        The first process of the sandbox that the block asks.
    """
    alarm = _Alarm(seconds, Clock(tree))
    try:
        yield
    finally:
        alarm.stop()  # an interrupt on its way arrives in this call at the latest


class _Alarm:
    """Interrupts the thread that made it, once its time is over."""

    def __init__(self, seconds: float, clock: Clock) -> None:
        self._thread = ctypes.c_ulong(threading.get_ident())
        self._seconds, self._clock = seconds, clock
        self._lock, self._running = threading.Lock(), True
        self._wait(seconds)

    def _wait(self, seconds: float) -> None:
        self._timer = threading.Timer(seconds, self._ring)
        self._timer.daemon = True
        self._timer.start()

    def _ring(self) -> None:
        with self._lock:
            if not self._running:
                return
            rest = self._seconds - self._clock.now()
            if rest > 0:  # the thread has waited for its turn meanwhile
                self._wait(max(rest, TURN))
                return
            throw = ctypes.pythonapi.PyThreadState_SetAsyncExc
            throw(self._thread, ctypes.py_object(TimeIsUp))

    def stop(self) -> None:
        with self._lock:
            self._running = False
        self._timer.cancel()


@contextlib.contextmanager
def memory_limit(more: int) -> Iterator[None]:
    """Let this process take so much more memory in the block, and no more.

    Parameters
    ----------
    more : int
        Bytes of address space.
    """
    statm = Path("/proc/self/statm")
    if not statm.exists():  # macOS does not keep to such a limit
        yield
        return
    with waiting.lock(_memory_lock):
        soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        now = int(statm.read_text().split()[0]) * resource.getpagesize()
        most = [n for n in (soft, hard, now + more) if n >= 0]
        resource.setrlimit(resource.RLIMIT_AS, (min(most), hard))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Drop what the block prints, warns of and draws."""
    with (
        contextlib.redirect_stdout(_Nowhere()),
        contextlib.redirect_stderr(_Nowhere()),
        warnings.catch_warnings(),
        np.errstate(all="ignore"),
    ):
        warnings.simplefilter("ignore")
        try:
            yield
        finally:
            if "matplotlib.pyplot" in sys.modules:
                sys.modules["matplotlib.pyplot"].close("all")


class _Nowhere(io.TextIOBase):
    def write(self, text: str) -> int:
        return len(text)
