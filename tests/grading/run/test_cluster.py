"""The same jobs on Dask's workers, of which some lack what is needed or are killed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from distributed import Client, LocalCluster

from anncourse.grading.course.course import Course
from anncourse.grading.run import cluster
from anncourse.grading.run.cluster import NoWorkers, on_cluster
from anncourse.grading.run.keeping import results
from anncourse.grading.run.running import run
from tests.grading.conftest import instead
from tests.grading.course_folder import (
    CELLS,
    NAME,
    assigned,
    course_in,
    hand_in,
    sent,
)

pytestmark = pytest.mark.alone
ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def url(tmp_path_factory) -> Iterator[str]:
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = str(ROOT)
    with LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        dashboard_address=None,
        local_directory=tmp_path_factory.mktemp("dask"),
    ) as started:
        yield started.scheduler_address
    if before is None:
        del os.environ["PYTHONPATH"]
    else:
        os.environ["PYTHONPATH"] = before


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return course_in(tmp_path)


def slowly(job) -> str:
    """Pretend, and take a while, so that a worker can be killed meanwhile."""
    from anncourse.grading.run.jobs import crashed

    time.sleep(0.3)
    return crashed(job, f"{len(job.content)} bytes")


def test_one_worker_killed_and_nothing_lost(
    course: Course, url: str
) -> None:
    names = [f"s{i:02}" for i in range(16)]
    for name in names:
        hand_in(course, name)
    with Client(url, set_as_default=False) as client:
        pids = client.run(os.getpid)

    def engine(jobs):
        for number, done in enumerate(
            on_cluster(jobs, url, print, do=slowly)
        ):
            if number == 3:
                os.kill(min(pids.values()), signal.SIGKILL)
            yield done

    outcome = run(course, assigned(course), engine, quiet=True)
    assert outcome.graded == 16
    found = results(course, assigned(course))
    assert [r.student for r in found] == names
    assert {r.notes for r in found} == {(f"{len(sent())} bytes",)}


def test_scores_as_on_one_machine(
    course: Course, url: str, bubblewrap: None
) -> None:
    """Sent as JSON, graded in a sandbox over there, written here."""
    hand_in(course, "right")
    hand_in(
        course,
        "wrong",
        sent(instead("def double(x):\n    return x", "double", CELLS)),
    )
    hand_in(course, "corrupt", b'{"cells": [')
    course.notebook(NAME, "link").parent.mkdir(parents=True)
    course.notebook(NAME, "link").symlink_to("/etc/passwd")
    said: list[str] = []
    run(
        course,
        assigned(course),
        partial(on_cluster, url=url, say=said.append),
        quiet=True,
    )
    found = {
        r.student: (r.status, r.score)
        for r in results(course, assigned(course))
    }
    assert found == {
        "right": ("needs a person", 5.0),
        "wrong": ("needs a person", 2.0),
        "corrupt": ("unreadable", 0.0),
        "link": ("unreadable", 0.0),
    }
    assert said == []


def test_nobody_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "CONNECT", 1.0)
    engine = on_cluster(iter(()), "tcp://127.0.0.1:9", print)
    with pytest.raises(NoWorkers, match="no Dask scheduler answers"):
        list(engine)


@pytest.mark.parametrize(
    ("change", "lacks"),
    [
        ("digest", "this version of the package"),
        ("sandbox", "bubblewrap is gone"),
        ("package", "the package anncourse"),
        ("answer", "an answer within"),
    ],
)
def test_workers_that_lack_something_are_named(
    url: str, monkeypatch: pytest.MonkeyPatch, change: str, lacks: str
) -> None:
    alike = cluster.digest()
    question = {
        "digest": "{'digest': 'another', 'lacks': ''}",
        "sandbox": str({"digest": alike, "lacks": "bubblewrap is gone"}),
        "package": cluster.QUESTION.replace(
            "anncourse.grading.run.cluster", "absent"
        ),
        "answer": "__import__('time').sleep(3)",
    }[change]
    monkeypatch.setattr(cluster, "QUESTION", question)
    monkeypatch.setattr(
        cluster, "ANSWER", 0.5 if change == "answer" else 30.0
    )
    said: list[str] = []
    begun = time.monotonic()
    with pytest.raises(NoWorkers, match="no worker that can grade"):
        list(on_cluster(iter(()), url, said.append))
    assert time.monotonic() - begun < 10
    assert len(said) == 2
    assert all(lacks in line and "tcp://" in line for line in said)


def test_a_real_worker_without_the_package(
    course: Course, tmp_path: Path, url: str
) -> None:
    """Beside two that have it: named, not used, and the work is done."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    worker = subprocess.Popen(
        [
            sys.executable,
            "-P",
            "-S",
            "-c",
            WITHOUT.format(paths=dask_only()),
            url,
        ],
        env=environment,
        cwd=tmp_path,
        stderr=subprocess.DEVNULL,
    )
    try:
        with Client(url, set_as_default=False) as client:
            client.wait_for_workers(3, timeout=20)
        hand_in(course, "ada")
        said: list[str] = []
        engine = partial(on_cluster, url=url, say=said.append, do=slowly)
        assert run(course, assigned(course), engine, quiet=True).graded == 1
    finally:
        worker.kill()
        worker.wait()
    assert len(said) == 1
    assert "lacks the package anncourse" in said[0]


WITHOUT = """
import sys
sys.path += {paths!r}
import asyncio
from distributed import Worker
async def main():
    async with Worker(sys.argv[1], nthreads=1, dashboard=False) as worker:
        await worker.finished()
asyncio.run(main())
"""


def dask_only() -> list[str]:
    """Return where installed packages are; this one is not found from there."""
    return [p for p in sys.path if p.endswith("site-packages")]


def test_all_workers_lost(
    course: Course, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The run ends with a sentence, never in silence."""
    monkeypatch.setattr(cluster, "NOBODY", 1.0)
    hand_in(course, "ada")
    hand_in(course, "bob")
    lost = LocalCluster(
        n_workers=1,
        threads_per_worker=1,
        dashboard_address=":0",
        processes=False,
        local_directory=tmp_path / "dask",
    )
    with lost:

        def engine(jobs):
            doing = on_cluster(
                jobs, lost.scheduler_address, print, False, slowly
            )
            for done in doing:
                yield done
                lost.scale(0)

        with pytest.raises(NoWorkers, match="run again to go on"):
            run(course, assigned(course), engine, quiet=True)
