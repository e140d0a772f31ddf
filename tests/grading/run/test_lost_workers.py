"""Submissions whose worker is gone: tried again, then told, and never waited for."""

from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from anncourse.grading.course.results import Result
from anncourse.grading.run import cluster as module
from anncourse.grading.run.cluster import DIED, TRIES, _Desk
from anncourse.grading.run.jobs import Job, work
from tests.grading.course_folder import NAME, sent

JOB = Job(NAME, sent(), "ada", "", content=sent())


@dataclass(eq=False)
class Future:
    """What a cluster says of a piece of work."""

    status: str
    text: str | None = None
    cancelled: list[bool] = field(default_factory=list)

    def result(self, timeout: float) -> str:
        if self.text is None:
            raise RuntimeError("gone with its worker")
        return self.text

    def cancel(self, force: bool) -> None:
        self.cancelled.append(force)


class Cluster:
    """A scheduler, and workers that go wrong in a given way."""

    def __init__(self, *futures: Future, stays: bool) -> None:
        self.futures, self.sent = list(futures), 0
        self.stays, self.names = stays, count()

    def as_current(self) -> Any:
        return nullcontext()

    def submit(self, *_: object, **__: object) -> Future:
        self.sent += 1
        return self.futures[self.sent - 1]

    def able(self) -> list[str]:
        number = next(self.names)
        assert number < 50, "it waits for ever"
        return ["tcp://a" if self.stays else f"tcp://{number}"]


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing here is worth waiting for."""
    monkeypatch.setattr("distributed.wait", lambda *_, **__: None)


def done(cluster: Cluster) -> list[str]:
    """Return what comes of one job."""
    desk = _Desk(cluster, cluster, len)  # type: ignore[arg-type]
    return [text for _, text in desk.all(iter([JOB]))]


LOST = {
    "its worker died": Future("lost"),
    "it failed over there": Future("error"),
    "its result is gone": Future("finished"),
    "it waits for a worker that left": Future("pending"),
}


@pytest.mark.parametrize("way", LOST)
def test_what_is_lost_each_time_is_told(way: str) -> None:
    """After so many tries, and no endless round."""
    futures = [Future(LOST[way].status) for _ in range(TRIES + 1)]
    cluster = Cluster(*futures, stays=False)
    [text] = done(cluster)
    result = Result.from_json(text)
    assert (result.status, result.notes) == ("crashed", (DIED,))
    assert cluster.sent == TRIES
    waited = way.startswith("it waits")
    assert [f.cancelled for f in futures[:TRIES]] == [[True] * waited] * 2


@pytest.mark.parametrize("way", LOST)
def test_what_is_lost_once_is_done_again(way: str) -> None:
    """Its result is the second one's."""
    first, second = Future(LOST[way].status), Future("finished", "{}")
    assert done(Cluster(first, second, stays=False)) == ["{}"]


def test_a_stuck_worker_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It is there, and never answers."""
    monkeypatch.setattr(module, "STUCK", -1.0)
    first, second = Future("pending"), Future("finished", "{}")
    assert done(Cluster(first, second, stays=True)) == ["{}"]
    assert first.cancelled == [True]


def test_a_file_that_is_refused_is_not_sent(tmp_path: Path) -> None:
    """Another machine would say that it is not there, and not why."""
    link = tmp_path / "x.ipynb"
    link.symlink_to("/etc/passwd")
    cluster = Cluster(stays=True)
    job = replace(JOB, path=str(link), content=None)
    desk = _Desk(cluster, cluster, work)  # type: ignore[arg-type]
    [(_, text)] = desk.all(iter([job]))
    [note] = Result.from_json(text).notes
    assert (note, cluster.sent) == (
        "The file is a link to another file.",
        0,
    )
