"""No wait of the grader is without an end, also where time is up in its middle."""

import os
import signal
import subprocess
import sys
import threading
import time

import pytest

from anncourse.grading.sandbox import waiting
from anncourse.grading.sandbox.limits import Limits
from anncourse.grading.sandbox.process import Sandbox
from tests.house.tree import ROOT

# A test's time is up while its sandbox is being closed, under a trace function as
# coverage has it: the watcher is in the middle of a look, and its next step begins a
# function. CPython 3.11 lets it begin none before this thread has taken its exception.
CLOSING = """
import sys, threading, time
from anncourse.grading.sandbox import process, usage
from anncourse.grading.judge.guard import TimeIsUp, time_limit
from anncourse.grading.sandbox.limits import Limits

def trace(*_):
    return trace

def slow(pid):
    time.sleep(1.0)
    return usage_of(pid)

usage_of, usage.of_tree = usage.of_tree, slow
threading.settrace(trace)
sys.settrace(trace)
box = process.Sandbox(Limits(), confined=False)
time.sleep(0.2)
try:
    with time_limit(0.3):
        box.close()
except TimeIsUp:
    print("time was up", flush=True)
box.close()
print("closed", box.process.returncode)
"""


def test_time_that_is_up_while_closing_ends_the_wait() -> None:
    """The exception arrives, and the sandbox can be closed again."""
    run = subprocess.run(
        [sys.executable, "-c", CLOSING],
        cwd=ROOT,
        timeout=60,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.split("\n")[:2] == ["time was up", "closed -9"]


def test_who_is_killed_is_gone_with_all_it_started(
    bubblewrap: None,
) -> None:
    """What is left of a fork bomb would take the next submission's time."""
    sandbox = Sandbox(Limits())
    [inner] = children(sandbox.process.pid)
    os.kill(
        inner, signal.SIGSTOP
    )  # so it does not see that its parent died
    sandbox.close()
    assert not os.path.exists(f"/proc/{inner}") or state(inner) in "ZX"


def children(pid: int) -> list[int]:
    """Return a process's children, as soon as there are any."""
    for _ in range(100):
        with open(f"/proc/{pid}/task/{pid}/children") as file:
            if found := file.read().split():
                return [int(n) for n in found]
        time.sleep(0.05)
    raise AssertionError(f"{pid} has started nothing")


def state(pid: int) -> str:
    """Return the letter of a process's state."""
    with open(f"/proc/{pid}/stat") as file:
        return file.read().rpartition(")")[2].split()[0]


def test_what_does_not_end_is_given_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A thread, or a process that the kernel does not let go."""
    monkeypatch.setattr(waiting, "MOST", 0.3)
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait, daemon=True)
    thread.start()
    process = subprocess.Popen(["sleep", "60"])
    began = time.monotonic()
    try:
        waiting.for_thread(thread)
        waiting.for_process(process)
        assert 0.6 <= time.monotonic() - began < 30
    finally:
        stop.set()
        process.kill()
        process.wait()


def test_a_lock_is_held_in_the_block() -> None:
    """And free after it, whatever happens inside."""
    lock = threading.Lock()

    def inside() -> None:
        with waiting.lock(lock):
            raise ValueError(f"locked: {lock.locked()}")

    with pytest.raises(ValueError, match="locked: True"):
        inside()
    assert not lock.locked()
