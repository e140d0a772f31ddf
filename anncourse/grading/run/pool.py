"""Jobs on this machine: a few processes, each grades one submission at a time.

A worker that dies is noticed. Which submission it had is not known for sure, so each
that was on its way runs once more, alone, and a second time if need be; the one that
ends its worker both times is to blame, and the others get their results.
"""

from __future__ import annotations

import contextlib
import ctypes
import faulthandler
import math
import multiprocessing
import os
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import (
    FIRST_COMPLETED,
    Future,
    ProcessPoolExecutor,
    wait,
)
from concurrent.futures.process import BrokenProcessPool
from itertools import islice

from anncourse.grading.run.jobs import Job, crashed, work
from anncourse.grading.sandbox import waiting
from anncourse.grading.sandbox.clock import SLOWEST
from anncourse.grading.sandbox.limits import Limits
from anncourse.grading.sandbox.process import Unavailable

Work = Callable[[Job], str]
# Seconds until a worker counts as stuck: a long operation in C heeds no clock of ours.
# So many of a processor; on the wall more, since a busy machine lets it wait.
PATIENCE = Limits().total + 10
DIED = (
    "The grading process ended twice at this submission: please look at it."
)
TRIES = 2
TURN = 1.0  # seconds of one turn of waiting
SET_DEATH_SIGNAL = 1  # prctl's PR_SET_PDEATHSIG


def on_this_machine(
    jobs: Iterator[Job],
    workers: int,
    do: Work = work,
    patience: float = PATIENCE,
) -> Iterator[tuple[Job, str]]:
    """Do jobs in processes of this machine.

    Parameters
    ----------
    jobs : iterator of Job
        Taken as they are needed.
    workers : int
        How many processes.
    do : callable
        What to do with each; a function that a new process can import.
    patience : float
        Seconds of a processor after which a worker is stuck, and ended; on the wall
        it is `SLOWEST` times as much.

    Yields
    ------
    job : Job
        What is done, in no order.
    text : str
        What came of it.
    """
    while True:
        suspects: list[Job] = []
        yield from _until_broken(jobs, workers, do, patience, suspects)
        if not suspects:
            return
        for job in suspects:
            left = [job]
            for _ in range(TRIES):
                if left:
                    left = []
                    yield from _until_broken(
                        iter([job]), 1, do, patience, left
                    )
            if left:
                yield job, crashed(job, DIED)


def _until_broken(
    jobs: Iterator[Job],
    workers: int,
    do: Work,
    patience: float,
    suspects: list[Job],
) -> Iterator[tuple[Job, str]]:
    """Do jobs until there are none, or a worker dies; then fill in the suspects."""
    running: dict[Future[str], Job] = {}
    spawn = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, spawn, _begin, (os.getpid(),))
    try:
        while True:
            for job in islice(jobs, 2 * workers - len(running)):
                suspects.append(job)  # until it is on its way
                running[pool.submit(_watched, do, job, patience)] = job
                suspects.pop()
            if not running:
                return
            done, _ = wait(running, TURN, return_when=FIRST_COMPLETED)
            for future in done:
                text = _answer(future, running[future])
                yield running.pop(future), text
    except BrokenProcessPool:
        suspects += running.values()
    finally:
        mine = list((pool._processes or {}).values())
        pool.shutdown(wait=False, cancel_futures=True)
        for process in mine:
            process.kill()
            waiting.for_process(process)


def _answer(future: Future[str], job: Job) -> str:
    try:
        return future.result()
    except (BrokenProcessPool, Unavailable):
        raise
    except Exception as error:  # ours, and no reason to stop the others
        return crashed(job, f"Grading itself failed: {error!r}"[:300])


def _begin(parent: int) -> None:
    # Ctrl-C is for the grader itself; and whoever kills it ends its workers, too.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(SET_DEATH_SIGNAL, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)


def _watched(do: Work, job: Job, patience: float) -> str:
    # Ends this process from a thread of its own, even out of an endless C function.
    most = SLOWEST * patience
    with open(os.devnull, "w") as nowhere, _processor_time(patience):
        faulthandler.dump_traceback_later(most, exit=True, file=nowhere)
        try:
            return do(job)
        finally:
            faulthandler.cancel_dump_traceback_later()


@contextlib.contextmanager
def _processor_time(more: float) -> Iterator[None]:
    """Let the kernel end this process if it computes so many seconds more."""
    soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    most = math.ceil(time.process_time() + more)
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    resource.setrlimit(resource.RLIMIT_CPU, (most, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))
