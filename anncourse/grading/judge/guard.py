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

_memory_lock = threading.Lock()


class TimeIsUp(BaseException):
    """A test cell ran longer than it may.

    Not an Exception: the cell must not catch it.
    """


@contextlib.contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise `TimeIsUp` in the block if it runs longer than this.

    Works in every thread; one long operation in C is not interrupted.

    Parameters
    ----------
    seconds : float
        The time.
    """
    thread = ctypes.c_ulong(threading.get_ident())
    throw = ctypes.pythonapi.PyThreadState_SetAsyncExc
    lock, running = threading.Lock(), True

    def interrupt() -> None:
        with lock:
            if running:
                throw(thread, ctypes.py_object(TimeIsUp))

    timer = threading.Timer(seconds, interrupt)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        with lock:
            running = False
        timer.cancel()  # an interrupt on its way arrives in this call at the latest


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
    with _memory_lock:
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
