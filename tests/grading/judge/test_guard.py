"""Time and memory that a test cell may use; nothing of it is printed."""

import sys
import threading
import time
import warnings
from collections.abc import Callable
from types import SimpleNamespace

import numpy as np
import pytest

from anncourse.grading.judge.guard import (
    TimeIsUp,
    memory_limit,
    quiet,
    time_limit,
)


def endless() -> None:
    """Compute for ever, deaf to exceptions."""
    while True:
        try:
            sum(range(100))
        except Exception:
            continue


def test_time_is_up_in_every_thread() -> None:
    """In the main one, and in the worker of a cluster."""
    caught = []

    def work() -> None:
        try:
            with time_limit(0.1):
                endless()
        except TimeIsUp:
            caught.append(True)

    work()
    thread = threading.Thread(target=work)
    thread.start()
    thread.join(10)
    assert caught == [True, True]


def test_time_that_is_not_up_leaves_nothing_behind() -> None:
    """No exception arrives later, in somebody else's code."""
    for _ in range(3):
        with time_limit(0.05):
            pass
    time.sleep(0.15)
    assert sum(range(1000)) == 499_500


def test_an_interrupt_that_comes_too_late_does_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The timer had begun before it could be stopped."""
    late = []

    class Timer:
        def __init__(self, _: float, interrupt: Callable[[], None]) -> None:
            late.append(interrupt)

        def start(self) -> None:
            """Begin, and not yet."""

        cancel = start

    monkeypatch.setattr(threading, "Timer", Timer)
    with time_limit(1.0):
        pass
    late[0]()
    assert sum(range(1000)) == 499_500


def test_memory_is_limited_in_the_block_only() -> None:
    """An array as long as the student says."""
    with memory_limit(100 << 20), pytest.raises(MemoryError):
        np.zeros(300 << 20, dtype=np.int8)
    assert np.zeros(300 << 20, dtype=np.int8).size == 300 << 20


def test_quiet_drops_prints_and_warnings(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A test tells the student, and a grader has no student beside it."""
    drawn: list[str] = []
    pyplot = SimpleNamespace(close=drawn.append)
    monkeypatch.setitem(sys.modules, "matplotlib.pyplot", pyplot)
    with np.errstate(all="raise"), quiet():
        print("right    one")  # noqa: T201
        warnings.warn("old", stacklevel=1)
        assert np.isinf(np.float64(1) / 0)
    assert capsys.readouterr() == ("", "")
    assert drawn == ["all"]
