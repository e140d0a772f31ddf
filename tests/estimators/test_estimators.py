"""NetworkClassifier and NetworkRegressor: scikit-learn's own checks, and the course's.

Run with ``-v`` to see each of scikit-learn's checks by name.
"""

import io
import pickle
import subprocess
import sys

import joblib
import numpy as np
import pytest
from sklearn.base import clone
from sklearn.compose import TransformedTargetRegressor
from sklearn.exceptions import NotFittedError
from sklearn.model_selection import GridSearchCV, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.utils.estimator_checks import (
    check_estimator,
    parametrize_with_checks,
)

import anncourse as ann

ESTIMATORS = [ann.NetworkClassifier(), ann.NetworkRegressor()]
both = pytest.mark.parametrize(
    "model", ESTIMATORS, ids=lambda m: type(m).__name__
)

X, Y = ann.datasets.moons(80, noise=0.2, rng=0)
FAST = {"hidden": (4,), "epochs": 3, "random_state": 0}
# What scikit-learn passes over where something is not installed or not switched on.
PASSED_OVER = {
    "check_array_api_input",
    "check_classifier_data_not_an_array",
    "check_regressor_data_not_an_array",
}


def classifier(**settings: object) -> ann.NetworkClassifier:
    return ann.NetworkClassifier(**(FAST | settings))


def regressor(**settings: object) -> ann.NetworkRegressor:
    return ann.NetworkRegressor(**(FAST | settings))


def weights(model) -> np.ndarray:
    params = model.network_.named_params().values()
    return np.concatenate([p.ravel() for p in params])


@parametrize_with_checks(ESTIMATORS)
def test_scikit_learn(estimator, check):
    check(estimator)


@both
def test_no_check_of_scikit_learn_fails(model):
    results = check_estimator(clone(model), on_skip=None)
    passed = [r["check_name"] for r in results if r["status"] == "passed"]
    sys.stdout.write(
        f"{type(model).__name__}: {len(passed)} checks passed\n"
    )
    assert len(passed) >= 50
    others = {r["check_name"] for r in results} - set(passed)
    assert others <= PASSED_OVER


@pytest.mark.parametrize("make", [classifier, regressor])
def test_copies_live_and_predict_alike(make, tmp_path):
    model = make(dropout=0.1).fit(X, Y)
    joblib.dump(model, tmp_path / "model")
    for twin in (
        pickle.loads(pickle.dumps(model)),
        joblib.load(tmp_path / "model"),
    ):
        np.testing.assert_array_equal(twin.predict(X), model.predict(X))
        more = weights(twin.partial_fit(X, Y))
        assert (more != weights(model)).all()
        again = pickle.loads(pickle.dumps(model)).partial_fit(X, Y)
        np.testing.assert_array_equal(weights(again), more)
    fresh = clone(model)
    assert not hasattr(fresh, "network_")
    assert fresh.get_params() == model.get_params()


def test_inside_the_tools_of_scikit_learn():
    pipeline = make_pipeline(StandardScaler(), classifier(epochs=20))
    assert pipeline.fit(100 * X, Y).score(100 * X, Y) > 0.8
    assert cross_val_score(pipeline, 100 * X, Y, cv=3).mean() > 0.8
    grid = {"networkclassifier__hidden": [(2,), (8, 8)]}
    search = GridSearchCV(pipeline, grid, cv=2, n_jobs=1).fit(X, Y)
    assert search.best_params_ == {"networkclassifier__hidden": (8, 8)}
    scaled = TransformedTargetRegressor(
        regressor(epochs=50), transformer=StandardScaler()
    )
    assert scaled.fit(X, 1000 * X[:, 0]).score(X, 1000 * X[:, 0]) > 0.9


@pytest.mark.parametrize(
    "state",
    [
        5,
        np.int64(5),
        np.random.RandomState(5),
        np.random.default_rng(5),
        None,
    ],
    ids=lambda s: type(s).__name__,
)
def test_random_states(state):
    first = weights(classifier(random_state=state).fit(X, Y))
    again = weights(classifier(random_state=state).fit(X, Y))
    assert (first == again).all() == isinstance(state, (int, np.integer))


@both
def test_before_fit_there_is_no_answer(model):
    with pytest.raises(NotFittedError):
        model.predict(X)
    assert not hasattr(model, "loss_curve_")


def test_it_says_what_it_is():
    assert repr(ann.NetworkClassifier()) == "NetworkClassifier()"
    model = classifier(hidden=(16, 8)).fit(X, Y)
    made = "NetworkClassifier(epochs=3, hidden=(16, 8), random_state=0)"
    assert repr(model) == made
    assert repr(model.network_) == (
        "Serial(Dense(2 -> 16), Activation('relu'), Dense(16 -> 8), "
        "Activation('relu'), Dense(8 -> 2))"
    )


def test_a_progress_bar_on_request(capsys, monkeypatch):
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    classifier(verbose=True).fit(X, Y)
    assert "3/3" in sys.stderr.getvalue()


def ran(code: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def test_scikit_learn_is_loaded_when_first_asked_for():
    code = "import sys, anncourse as a; n = 'sklearn'; print(n in sys.modules, "
    code += "'NetworkClassifier' in dir(a), a.NetworkClassifier, n in sys.modules)"
    answer = ran(code).split(maxsplit=2)
    assert answer[:2] == ["False", "True"]
    assert answer[2].endswith("NetworkClassifier'> True\n")


def test_without_scikit_learn_the_rest_works_and_the_error_says_what_to_do():
    code = (
        "import sys; sys.modules['sklearn'] = None\n"
        "import anncourse as ann\n"
        "assert ann.Dense(2, 1, rng=0)([[1.0, 2.0]]).shape == (1, 1)\n"
        "try: ann.NetworkRegressor\n"
        "except ImportError as error: print(error)\n"
    )
    assert ran(code).startswith(
        "NetworkRegressor needs scikit-learn 1.6 or newer"
    )
    with pytest.raises(
        AttributeError, match="no attribute 'NetworkPainter'"
    ):
        _ = ann.NetworkPainter
