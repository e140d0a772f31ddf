"""The fits of a grid search on Dask's workers, in processes of their own."""

import os

import joblib
import numpy as np
import pytest
from distributed import Client, LocalCluster
from sklearn.model_selection import GridSearchCV

import anncourse as ann

pytestmark = pytest.mark.alone

X, Y = ann.datasets.moons(80, noise=0.2, rng=0)


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    with (
        LocalCluster(
            n_workers=2,
            threads_per_worker=1,
            dashboard_address=None,
            local_directory=tmp_path_factory.mktemp("dask"),
        ) as cluster,
        Client(cluster) as client,
    ):
        yield client


def search() -> GridSearchCV:
    model = ann.NetworkClassifier(epochs=5, random_state=0)
    grid = {"hidden": [(2,), (8,)], "learning_rate": [0.01, 0.1]}
    return GridSearchCV(model, grid, cv=3, n_jobs=-1)


def process(model, X, y) -> int:
    """Score a model by the number of the process that asks."""
    return os.getpid()


def test_the_fits_run_in_the_workers(client):
    witnesses = search().set_params(scoring=process, refit=False)
    with joblib.parallel_config("dask"):
        results = witnesses.fit(X, Y).cv_results_
    seen = {
        int(results[f"split{i}_test_score"][j])
        for i in range(3)
        for j in range(4)
    }
    assert seen <= set(client.run(os.getpid).values())
    assert os.getpid() not in seen


def test_workers_find_what_one_process_finds(client):
    with joblib.parallel_config("dask"):
        there = search().fit(X, Y)
    here = search().set_params(n_jobs=1).fit(X, Y)
    for key in ("mean_test_score", "std_test_score", "rank_test_score"):
        np.testing.assert_array_equal(
            there.cv_results_[key], here.cv_results_[key]
        )
    assert there.best_params_ == here.best_params_
    np.testing.assert_array_equal(there.predict(X), here.predict(X))


def test_a_fitted_network_comes_back_whole(client):
    model = client.submit(
        ann.NetworkClassifier(random_state=0).fit, X, Y
    ).result()
    own = ann.NetworkClassifier(random_state=0).fit(X, Y)
    assert model.loss_curve_ == own.loss_curve_
    np.testing.assert_array_equal(
        model.partial_fit(X, Y).predict_proba(X),
        own.partial_fit(X, Y).predict_proba(X),
    )


def test_an_error_on_a_worker_is_told_here(client):
    bad = search().set_params(
        estimator__activation="rely", error_score="raise"
    )
    with (
        joblib.parallel_config("dask"),
        pytest.raises(ValueError, match="activation to be one of"),
    ):
        bad.fit(X, Y)
