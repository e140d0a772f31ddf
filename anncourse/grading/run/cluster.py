"""Jobs on Dask's workers: other machines, or more of this one.

Before the work each worker is asked whether it has this package, the same one, and
bubblewrap. One that lacks either is named and gets no work. A worker that comes later,
such as one that was killed and started again, is asked, too. Results travel as JSON and
are written here, so a worker needs no folder of the teacher's.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from anncourse.dask_workers import ask, connect, digest, question, there
from anncourse.grading.collect.student_file import Refused, content_of
from anncourse.grading.run.jobs import Job, crashed, work
from anncourse.grading.sandbox.clock import SLOWEST
from anncourse.grading.sandbox.limits import Limits

CONNECT = 15.0  # seconds until a scheduler counts as not there
NOBODY = 60.0  # seconds without any worker until the run ends
STUCK = (
    2 * SLOWEST * Limits().total
)  # seconds for one submission, waiting for its turn included
TRIES = 2
DIED = "Its worker was lost each time this submission was tried: please look at it."


class NoWorkers(RuntimeError):
    """Nobody is there to do the work; what was done before is kept."""


def on_cluster(
    jobs: Iterator[Job],
    url: str,
    say: Say,
    confined: bool = True,
    do: Callable[[Job], str] = work,
) -> Iterator[tuple[Job, str]]:
    """Do jobs on a Dask cluster.

    Parameters
    ----------
    jobs : iterator of Job
        Taken as they are needed.
    url : str
        The scheduler's address, such as tcp://10.0.0.1:8786.
    say : callable
        Is told which workers are not used, and why.
    confined : bool
        Whether a worker needs to start sandboxes.
    do : callable
        What to do with each.

    Yields
    ------
    job : Job
        What is done, in no order.
    text : str
        What came of it.

    Raises
    ------
    NoWorkers
        If nobody answers at this address, or no worker can do the work.
    """
    with connect(url, CONNECT, NoWorkers) as client:
        workers = Workers(client, confined, say)
        if not workers.able():
            raise NoWorkers(
                f"the cluster at {url} has no worker that can grade. Each needs this "
                "version of the package anncourse and bubblewrap."
            )
        yield from _Desk(client, workers, do).all(jobs)


def _packed(job: Job) -> Job:
    if job.content is not None:
        return job
    return replace(job, content=content_of(job.path), hide=())


@dataclass
class _Sent:
    job: Job
    tries: int
    since: float
    to: list[str]


@dataclass
class _Desk:
    """Hands jobs out and takes results in."""

    client: Any
    workers: Workers
    do: Callable[[Job], str]
    running: dict[Any, _Sent] = field(default_factory=dict)
    seen: float = field(default_factory=time.monotonic)

    def all(self, jobs: Iterator[Job]) -> Iterator[tuple[Job, str]]:
        again: list[tuple[Job, int]] = []
        while True:
            able = self._able()
            while able and len(self.running) < 2 * len(able) + 2:
                job, tries = again.pop() if again else (next(jobs, None), 0)
                if job is None:
                    break
                try:
                    packed = _packed(job)
                except Refused:  # nothing to send: only why is to be said
                    yield job, self.do(job)
                else:
                    self._send(packed, tries + 1, able)
            if not self.running and not again and able:
                return
            for sent, text in self._done(able):
                if text is not None:
                    yield sent.job, text
                elif sent.tries >= TRIES:
                    yield sent.job, crashed(sent.job, DIED)
                else:
                    again.append((sent.job, sent.tries))

    def _able(self) -> list[str]:
        able = self.workers.able()
        if able:
            self.seen = time.monotonic()
        elif time.monotonic() - self.seen > NOBODY:
            raise NoWorkers(
                f"all workers were lost, and none came back in {NOBODY:.0f} seconds. "
                "What is graded is kept; run again to go on."
            )
        return able

    def _send(self, job: Job, tries: int, able: list[str]) -> None:
        future = self.client.submit(
            self.do, job, workers=able, pure=False, retries=TRIES
        )
        self.running[future] = _Sent(job, tries, time.monotonic(), able)

    def _done(self, able: list[str]) -> Iterator[tuple[_Sent, str | None]]:
        """Yield what is done, and without a text what has to be done again."""
        from distributed import wait

        if not self.running:
            time.sleep(1.0)
            return
        futures = list(self.running)
        with self.client.as_current(), contextlib.suppress(TimeoutError):
            wait(futures, timeout=2.0, return_when="FIRST_COMPLETED")  # type: ignore[no-untyped-call]
        for future, sent in list(self.running.items()):
            text = None
            if future.status == "finished":
                # It may have gone with its worker.
                with contextlib.suppress(Exception):
                    text = future.result(timeout=ANSWER)
            elif future.status == "pending":
                old = time.monotonic() - sent.since > STUCK
                if not old and set(sent.to) & set(able):
                    continue
                future.cancel(force=True)
            del self.running[future]
            yield sent, text


Say = Callable[[str], None]
ANSWER = 30.0  # seconds until a worker counts as not answering
QUESTION = question("anncourse.grading.run.cluster", "machine")


def machine() -> dict[str, str]:
    """Return what a worker says about itself.

    Returns
    -------
    dict of str to str
        "digest" of its package; "lacks", what keeps it from starting a sandbox, or
        nothing.
    """
    from anncourse.grading.doctor import sandbox_trouble

    return {"digest": digest(), "lacks": sandbox_trouble()}


@dataclass
class Workers:
    """Who is there and can do the work; who cannot is named once.

    Attributes
    ----------
    client : distributed.Client
        The cluster's.
    confined : bool
        Whether a worker needs to start sandboxes.
    say : callable
        Is told who is not used, and why.
    known : dict of str to bool
        Whether each address can do the work.
    """

    client: Any
    confined: bool
    say: Say
    known: dict[str, bool] = field(default_factory=dict)

    def able(self) -> list[str]:
        """Return the addresses of those that can do the work, asking who is new."""
        here = list(there(self.client))
        new = [address for address in here if address not in self.known]
        answers = ask(self.client, new, QUESTION, ANSWER)
        for address in new:
            lacks = self._lacks(answers.get(address))
            self.known[address] = not lacks
            if lacks:
                self.say(f"Worker {address} is not used: it lacks {lacks}.")
        return [address for address in here if self.known[address]]

    def _lacks(self, answer: Any) -> str:
        if not isinstance(answer, dict):
            return f"an answer within {ANSWER:.0f} seconds"
        if "error" in answer:
            return (
                f"the package anncourse, as it is here ({answer['error']})"
            )
        if answer["digest"] != digest():
            return "this version of the package anncourse"
        return str(answer["lacks"]) if self.confined else ""
