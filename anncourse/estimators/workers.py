"""Jobs on Dask's workers: each is asked first whether it has this version."""

from __future__ import annotations

import contextlib
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from anncourse.dask_workers import ask, connect, digest, question, there

CONNECT = 15.0  # seconds until a scheduler counts as not there
ANSWER = 20.0  # seconds until a worker counts as not answering
NOBODY = 30.0  # seconds without any worker until the search stops
ROUND = 1.0  # seconds between two looks at who is there
TRIES = 3
# Rooms that no estimator computes with.
ELSEWHERE = ("grading", "plots", "widgets")


class SearchStopped(RuntimeError):
    """The cluster cannot go on; what was done is in ``trials``.

    Attributes
    ----------
    trials : list of Trial
        What was scored, the best first.
    """

    trials: Sequence[Any] = ()


def version() -> str:
    """Return what says whether two machines have the same package.

    Returns
    -------
    str
        A digest of all that an estimator computes with.
    """
    return f"anncourse {digest(without=ELSEWHERE)[:12]}"


def on_workers(
    work: Callable[..., Any],
    jobs: Sequence[tuple[Any, ...]],
    names: Sequence[Any],
    cluster: Any,
) -> Iterator[tuple[Any, Any]]:
    """Do jobs on a Dask cluster, and yield them as they are done.

    Parameters
    ----------
    work : callable
        What to do with each.
    jobs : sequence of tuple
        The arguments.
    names : sequence
        What each is called.
    cluster : str or distributed.Client
        The scheduler's address, or a client of it.

    Yields
    ------
    name : object
        What is done, in no order.
    result : object
        What came of it.

    Raises
    ------
    SearchStopped
        If nobody answers there, or no worker is left that can do the work.
    """
    with _client(cluster) as client:
        desk = _Desk(client, work)
        desk.queue = [
            _Job(name, arguments)
            for name, arguments in zip(names, jobs, strict=True)
        ]
        while desk.queue or desk.running:
            desk.hand_out()
            yield from desk.take_in()


@contextlib.contextmanager
def _client(cluster: Any) -> Iterator[Any]:
    from distributed import Client

    if isinstance(cluster, Client):
        yield cluster
        return
    if not isinstance(cluster, str):
        raise ValueError(
            "search expects cluster to be the address of a Dask scheduler, such "
            f"as tcp://10.0.0.1:8786, or a distributed.Client, got {cluster!r}"
        )
    with connect(cluster, CONNECT, SearchStopped) as client:
        yield client


@dataclass
class _Job:
    name: Any
    arguments: tuple[Any, ...]
    worker: str = ""
    tries: int = 0


class _Desk:
    """Hands each worker as many jobs as it can do at once, and takes results in."""

    def __init__(self, client: Any, work: Callable[..., Any]) -> None:
        self.client, self.work = client, work
        self.queue: list[_Job] = []
        self.running: dict[Any, _Job] = {}
        self.lacks: dict[str, str] = {}
        self.able = self._ask()
        self.seen = time.monotonic()
        if not self.able:
            raise SearchStopped(self._nobody("no worker can do the work"))

    def hand_out(self) -> None:
        """See who is there, and give who is free something to do."""
        self.able = self._ask()
        if self.able:
            self.seen = time.monotonic()
        elif time.monotonic() - self.seen > NOBODY:
            raise SearchStopped(self._nobody("all workers were lost"))
        busy = Counter(job.worker for job in self.running.values())
        for address, threads in self.able.items():
            for _ in range(min(threads - busy[address], len(self.queue))):
                job = self.queue.pop(0)
                job.worker, job.tries = address, job.tries + 1
                future = self.client.submit(
                    self.work, *job.arguments, workers=[address], pure=False
                )
                self.running[future] = job

    def take_in(self) -> Iterator[tuple[Any, Any]]:
        """Yield what is done. What was lost with its worker is done again."""
        from distributed import wait

        if not self.running:
            time.sleep(ROUND)
            return
        with self.client.as_current(), contextlib.suppress(TimeoutError):
            wait(  # type: ignore[no-untyped-call]
                list(self.running),
                timeout=ROUND,
                return_when="FIRST_COMPLETED",
            )
        here = there(self.client)
        for future, job in list(self.running.items()):
            if future.status == "pending" and job.worker in here:
                continue
            del self.running[future]
            try:
                lost = future.status == "pending"
                yield job.name, future.result(timeout=0 if lost else ANSWER)
            except Exception as error:
                future.cancel(force=True)
                if job.tries < TRIES:
                    self.queue.append(job)
                    continue
                why = f"its worker was lost {TRIES} times ({type(error).__name__})"
                yield job.name, ([], why)

    def _ask(self) -> dict[str, int]:
        """Return who has this package; each worker is asked once, all at a time."""
        new = [a for a in there(self.client) if a not in self.lacks]
        text = question("anncourse.estimators.workers", "version")
        answers = ask(self.client, new, text, ANSWER)
        here = there(self.client)
        for address in set(new) & set(here):
            answer = answers.get(
                address, f"nothing in {ANSWER:.0f} seconds"
            )
            if isinstance(answer, dict):
                answer = answer["error"]
            self.lacks[address] = "" if answer == version() else answer
            if self.lacks[address]:
                warnings.warn(
                    f"Worker {address} is not used: it needs this version of the "
                    f"package anncourse, and says {answer!r}.",
                    stacklevel=2,
                )
        return {
            a: n for a, n in here.items() if self.lacks.get(a, "?") == ""
        }

    def _nobody(self, what: str) -> str:
        said = [f"{a}: {lack}" for a, lack in self.lacks.items() if lack]
        return (
            f"{what}: the cluster has {len(self.lacks) - len(said)} that could. Each "
            "needs this version of the package anncourse "
            '(client.upload_file("anncourse.zip") sends it). '
            + " ".join(said)
            + " What is done is kept."
        )
