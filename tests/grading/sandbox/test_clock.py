"""A submission's time: computing and sleeping count, waiting for a turn does not."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from anncourse.grading.sandbox import clock
from anncourse.grading.sandbox.clock import SLOWEST, Clock

counted = pytest.mark.skipif(
    not Path("/proc/self/schedstat").exists(),
    reason="this kernel does not count who waits for a processor",
)
BUSY = "while True: pass"
FORKS = "import os\nfor _ in range(5): os.fork()\nwhile True: pass"


@contextmanager
def on_one_core(*programs: str) -> Iterator[list[int]]:
    """Run programs that share one core with nobody else of these."""
    core = {min(os.sched_getaffinity(0))}
    running = [
        subprocess.Popen(
            [sys.executable, "-c", text],
            preexec_fn=lambda: os.sched_setaffinity(0, core),
            start_new_session=True,
        )
        for text in programs
    ]
    try:
        yield [process.pid for process in running]
    finally:
        for process in running:
            os.killpg(process.pid, 9)
            process.wait()


def ratio(of: Clock, seconds: float = 1.5) -> float:
    """Return how fast a clock runs beside the one on the wall."""
    began, at = time.monotonic(), of.now()
    time.sleep(seconds)
    return (of.now() - at) / (time.monotonic() - began)


@counted
def test_waiting_for_a_processor_does_not_count() -> None:
    """Three others on the same core: a quarter of the time is its own."""
    with on_one_core(*[BUSY] * 4) as pids:
        time.sleep(0.3)
        assert ratio(Clock(pids[0])) < 0.5


@counted
def test_what_all_its_processes_compute_counts() -> None:
    """Thirty-two of its own that wait for each other are no excuse."""
    with on_one_core(FORKS) as [pid]:
        time.sleep(0.5)
        its = Clock(pid)
        began, at = computed(pid), its.now()
        time.sleep(1.5)
        own, theirs = its.now() - at, computed(pid) - began
    assert theirs > 0
    assert own >= min(theirs, 1.5) - 0.1


def computed(pid: int) -> float:
    """Return the seconds that a process and its descendants have computed."""
    tree = psutil.Process(pid).children(recursive=True)
    times = [
        process.cpu_times() for process in (*tree, psutil.Process(pid))
    ]
    return sum(time.user + time.system for time in times)


def test_sleep_counts() -> None:
    """A process that waits for something else uses its time up."""
    with on_one_core("import time; time.sleep(60)") as [pid]:
        time.sleep(0.5)
        assert ratio(Clock(pid)) > 0.8


def test_it_runs_without_a_sandbox_and_after_its_end() -> None:
    """The grader's own time counts, too."""
    with on_one_core("pass") as [pid]:
        its = Clock(pid)
    assert ratio(Clock(), 0.3) > 0.3
    assert ratio(its, 0.3) > 0.3


def test_every_limit_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the kernel says of waiting, a second lasts no longer than five."""
    its = Clock()
    waited = iter(range(1, 10_000))
    monkeypatch.setattr(clock, "_waited", lambda task: 1e6 * next(waited))
    assert ratio(its, 0.3) == pytest.approx(1 / SLOWEST, rel=0.2)


def test_where_nothing_is_counted_it_is_the_wall_clock(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """On macOS, say."""
    monkeypatch.setattr(clock, "_waited", lambda task: 0.0)
    assert ratio(Clock(), 0.3) == pytest.approx(1.0, rel=0.1)


def test_between_two_looks_it_runs_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Ten thousand questions do not read /proc ten thousand times."""
    its, looks = Clock(), []
    look = its._look
    monkeypatch.setattr(its, "_look", lambda: looks.append(1) or look())
    began = time.monotonic()
    while time.monotonic() - began < 0.2:
        its.now()
    assert len(looks) <= 0.2 / clock.LOOK + 1


def test_it_watches_the_thread_that_made_it() -> None:
    """An alarm's thread reads the clock, and its own wait is nobody's."""
    its = Clock()
    read: list[set[str]] = []
    other = threading.Thread(
        target=lambda: read.append(set(its._look()[0]))
    )
    other.start()
    other.join(10)
    assert read == [{f"/proc/self/task/{threading.get_native_id()}"}]
