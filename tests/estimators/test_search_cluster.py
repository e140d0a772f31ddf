"""The same search on Dask's workers, of which some lack the package or are killed."""

import os
import signal
import subprocess
import sys
import threading
import time

import numpy as np
import pytest
from distributed import Client, LocalCluster
from sklearn.base import BaseEstimator, ClassifierMixin

import anncourse as ann
from anncourse.estimators import SearchStopped, workers

pytestmark = pytest.mark.alone
X, Y = ann.datasets.moons(60, noise=0.2, rng=0)
GRID = {"hidden": [(2,), (8,)], "learning_rate": [0.01, 0.1]}
SLOW = {"level": list(range(12))}


class Slow(ClassifierMixin, BaseEstimator):
    """Take a while, so that a worker can be killed meanwhile."""

    def __init__(self, level: float = 0.0, fatal: object = None) -> None:
        self.level, self.fatal = level, fatal

    def fit(self, X, y):
        time.sleep(0.1)
        if self.level == self.fatal:
            os.kill(os.getpid(), signal.SIGKILL)
        self.classes_ = np.unique(y)
        return self

    def predict(self, X):
        return np.ones(len(X), int)


@pytest.fixture
def cluster(tmp_path, monkeypatch):
    root = os.path.dirname(os.path.dirname(os.path.dirname(__file__)))
    monkeypatch.setenv("PYTHONPATH", root)
    with LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        dashboard_address=None,
        local_directory=tmp_path / "dask",
    ) as started:
        yield started


def test_the_address_is_one_argument_and_changes_no_score(cluster):
    model = ann.NetworkClassifier(epochs=5, random_state=0)
    here = ann.search(model, X, Y, GRID, folds=3)
    there = ann.search(
        model, X, Y, GRID, folds=3, cluster=cluster.scheduler_address
    )
    assert there == here


def once_begun(keep, act, *arguments):
    """Act when the first candidate is done."""

    def watch():
        while not keep.exists():
            time.sleep(0.02)
        act(*arguments)

    threading.Thread(target=watch, daemon=True).start()


def test_a_worker_that_is_killed_loses_nothing(cluster, tmp_path):
    keep = tmp_path / "kept.json"
    with Client(cluster, set_as_default=False) as client:
        victim = min(client.run(os.getpid).values())
        once_begun(keep, os.kill, victim, signal.SIGKILL)
        found = ann.search(
            Slow(), X, Y, SLOW, folds=4, cluster=client, keep=keep
        )
        assert victim not in client.run(os.getpid).values()
    assert len(found) == 12
    assert {t.failed for t in found} == {""}


def test_a_candidate_that_kills_its_worker_is_named_and_the_rest_are_scored(
    cluster,
):
    grid = {"level": [0, 1, 2]}
    with Client(cluster, set_as_default=False) as client:
        found = ann.search(
            Slow(fatal=1), X, Y, grid, folds=2, cluster=client
        )
    assert [t.params["level"] for t in found if t.failed] == [1]
    assert "its worker was lost" in found[-1].failed
    assert len(found) == 3


@pytest.fixture
def stranger(cluster, tmp_path):
    """Start a worker on whose machine the package cannot be imported."""
    bare = tmp_path / "anncourse"
    bare.mkdir()
    (bare / "__init__.py").write_text("raise ImportError('not installed')")
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "distributed.cli.dask_worker"),
            *(cluster.scheduler_address, "--no-dashboard", "--nthreads=1"),
            *("--no-nanny", "--name=stranger"),
        ],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        cwd=tmp_path,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    with Client(cluster, set_as_default=False) as client:
        client.wait_for_workers(3, timeout=60)
    yield process
    process.kill()
    process.wait()


def test_a_worker_without_the_package_is_named_and_not_waited_for(
    cluster, stranger
):
    with pytest.warns(UserWarning, match="not used.*not installed"):
        found = ann.search(
            Slow(),
            X,
            Y,
            {"level": [1, 2]},
            folds=2,
            cluster=cluster.scheduler_address,
        )
    assert len(found) == 2
    cluster.scale(0)
    with Client(cluster, set_as_default=False) as client:
        while len(client.scheduler_info(n_workers=-1)["workers"]) > 1:
            time.sleep(0.2)
        with (
            pytest.warns(UserWarning, match="not used"),
            pytest.raises(
                SearchStopped, match=r"no worker can .*not installed"
            ),
        ):
            ann.search(Slow(), X, Y, {"level": [1]}, cluster=client)


def test_when_all_are_lost_what_was_done_is_in_the_error_and_the_file(
    cluster, monkeypatch, tmp_path
):
    monkeypatch.setattr(workers, "NOBODY", 2.0)
    keep = tmp_path / "kept.json"
    once_begun(keep, cluster.scale, 0)
    with pytest.raises(SearchStopped, match="all workers were lost") as e:
        ann.search(
            Slow(),
            X,
            Y,
            {"level": list(range(40))},
            folds=4,
            keep=keep,
            cluster=cluster.scheduler_address,
        )
    done = len(e.value.trials)
    assert 0 < done < 40
    found = ann.search(
        Slow(), X, Y, {"level": list(range(done + 1))}, folds=4, keep=keep
    )
    assert len(found) == done + 1


def test_nobody_at_the_address(monkeypatch):
    monkeypatch.setattr(workers, "CONNECT", 1.0)
    with pytest.raises(SearchStopped, match="no Dask scheduler answers"):
        ann.search(
            Slow(), X, Y, {"level": [1]}, cluster="tcp://127.0.0.1:9"
        )
