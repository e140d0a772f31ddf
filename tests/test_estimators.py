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
from sklearn.multioutput import MultiOutputRegressor
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


def test_the_estimator_is_the_network_that_one_would_write():
    rng = np.random.default_rng(7)
    net = ann.Serial(
        ann.Dense(2, 5, init="he_normal", rng=rng),
        ann.Activation("relu"),
        ann.Dense(5, 2, rng=rng),
    )
    loss, optimizer = ann.softmax_cross_entropy, ann.Adam(0.02)
    how = {"loss": loss, "optimizer": optimizer, "progress": False}
    history = ann.fit(net, X, Y, epochs=4, rng=rng, **how)
    model = ann.NetworkClassifier(
        (5,), learning_rate=0.02, epochs=4, random_state=7
    )
    assert model.fit(X, Y).loss_curve_ == history.loss
    np.testing.assert_array_equal(model.network_(X), net(X))
    np.testing.assert_array_equal(
        model.predict_proba(X), ann.softmax(net(X))
    )
    score = model.decision_function(X)
    np.testing.assert_array_equal(score, net(X) @ [-1, 1])
    np.testing.assert_array_equal(model.predict(X), score > 0)


def test_it_learns():
    model = ann.NetworkClassifier(random_state=0).fit(X[:60], Y[:60])
    assert model.score(X[60:], Y[60:]) > 0.9
    assert model.loss_curve_[-1] < model.loss_curve_[0] / 3
    x, y = ann.datasets.wave(200, rng=0)
    model = ann.NetworkRegressor(random_state=0).fit(x[:150], y[:150, 0])
    assert model.score(x[150:], y[150:, 0]) > 0.9


def test_classes_may_be_words_in_any_order():
    words = np.array(["no", "maybe", "yes"])[np.arange(80) % 3]
    model = classifier().fit(X, words)
    assert list(model.classes_) == ["maybe", "no", "yes"]
    best = model.decision_function(X).argmax(1)
    assert model.decision_function(X).shape == (80, 3)
    np.testing.assert_array_equal(model.predict(X), model.classes_[best])
    np.testing.assert_allclose(model.predict_proba(X).sum(1), 1)


def test_answers_have_the_shape_of_the_targets():
    two = np.column_stack([X[:, 0], X[:, 0] - X[:, 1]])
    assert regressor().fit(X, two).predict(X).shape == (80, 2)
    assert regressor().fit(X, two[:, :1]).predict(X).shape == (80, 1)
    assert regressor().fit(X, two[:, 0]).predict(X).shape == (80,)
    assert regressor(epochs=60).fit(X, two).score(X, two) > 0.9
    assert (
        len(MultiOutputRegressor(regressor()).fit(X, two).estimators_) == 2
    )


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_a_type_of_numbers_goes_through(dtype):
    x = X.astype(dtype)
    model = classifier().fit(x, Y)
    assert weights(model).dtype == dtype
    assert model.predict_proba(x).dtype == dtype
    assert regressor().fit(x, x).predict(x).dtype == dtype


def test_whole_numbers_become_floats():
    model = classifier().fit((10 * X).astype(int), Y)
    assert weights(model).dtype == np.float64


def test_early_stopping_holds_rows_out_and_returns_to_the_best():
    model = classifier(
        epochs=200,
        hidden=(32,),
        early_stopping=True,
        patience=3,
        validation_fraction=0.25,
    ).fit(X, Y)
    history = model.history_
    assert history.stopped_early
    assert len(history.validation) == history.best_epoch + 4 < 200
    rng = np.random.default_rng(0)
    ann.Dense(2, 32, init="he_normal", rng=rng), ann.Dense(32, 2, rng=rng)
    _, _, x, y = ann.datasets.split(X, Y, test=0.25, rng=rng)
    value, _ = ann.softmax_cross_entropy(model.network_(x), y)
    assert value == min(history.validation)
    assert not classifier().fit(X, Y).history_.validation


@pytest.mark.parametrize(
    "setting",
    [
        {"hidden": (4, 4)},
        {"hidden": ()},
        {"activation": "tanh"},
        {"optimizer": "sgd"},
        {"optimizer": "momentum"},
        {"learning_rate": 0.1},
        {"batch_size": 5},
        {"epochs": 4},
        {"weight_decay": 0.1},
        {"optimizer": "sgd", "weight_decay": 0.1},
        {"dropout": 0.5},
        {"clip": 1e-3},
        {"early_stopping": True},
        {"random_state": 1},
    ],
    ids=str,
)
def test_every_setting_counts(setting):
    plain = {"optimizer": "sgd"} if len(setting) == 2 else {}
    before = weights(classifier(**plain).fit(X, Y))
    after = weights(classifier(**setting).fit(X, Y))
    assert before.shape != after.shape or (before != after).any()


@pytest.mark.parametrize("make", [classifier, regressor])
def test_epochs_one_at_a_time_are_the_same_training(make):
    whole, parts = make().fit(X, Y), make()
    for epoch in range(3):
        more = (
            {"classes": [1, 0]} if make is classifier and not epoch else {}
        )
        assert parts.partial_fit(X, Y, **more) is parts
    np.testing.assert_array_equal(weights(parts), weights(whole))
    assert parts.loss_curve_ == whole.loss_curve_
    np.testing.assert_array_equal(parts.predict(X), whole.predict(X))
    whole.partial_fit(X, Y)
    assert len(whole.loss_curve_) == 4
    assert len(whole.fit(X, Y).loss_curve_) == 3


def test_parts_may_lack_a_class_but_not_bring_a_new_one():
    model = classifier()
    with pytest.raises(
        ValueError, match="partial_fit expects classes, all"
    ):
        model.partial_fit(X, Y)
    model.partial_fit(X[Y == 1], Y[Y == 1], classes=[0, 1])
    assert model.predict_proba(X).shape == (80, 2)
    with pytest.raises(
        ValueError, match=r"expects the classes \[0 1\], got \[2\]"
    ):
        model.partial_fit(X, Y + 1)
    with pytest.raises(ValueError, match=r"two classes or more, got \[3\]"):
        classifier().partial_fit(X, Y, classes=[3, 3])


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


@pytest.mark.parametrize("make", [classifier, regressor])
@pytest.mark.parametrize(
    ("setting", "words"),
    [
        ({"hidden": 32}, r"hidden to be the sizes .*\(32,\), got 32"),
        ({"hidden": "32"}, "hidden to be the sizes .* got '32'"),
        ({"hidden": (3, 0)}, "each size in hidden to be at least 1, got 0"),
        ({"hidden": (2.5,)}, "each size in hidden to be a whole number"),
        ({"activation": "rely"}, "activation to be one of .* got 'rely'"),
        (
            {"optimizer": "lion"},
            "optimizer to be one of adam, .* got 'lion'",
        ),
        ({"learning_rate": 0}, "learning_rate to be greater than 0, got 0"),
        ({"batch_size": 0}, "batch_size to be at least 1, got 0"),
        ({"epochs": 1.5}, "epochs to be a whole number, got 1.5"),
        ({"weight_decay": -1}, "weight_decay to be at least 0, got -1"),
        ({"dropout": 1}, "dropout to be less than 1, got 1"),
        ({"clip": 0}, "clip to be greater than 0, got 0"),
        (
            {"early_stopping": 3},
            "early_stopping to be True or False, got 3",
        ),
        ({"patience": 0}, "patience to be at least 1, got 0"),
        (
            {"validation_fraction": 1},
            "validation_fraction to be less than 1",
        ),
        ({"random_state": -1}, "expects rng to be .* got -1"),
        ({"verbose": 1}, "verbose to be True or False, got 1"),
    ],
    ids=str,
)
def test_settings_are_refused_by_name_when_fitting(make, setting, words):
    model = make(**setting)
    with pytest.raises(
        ValueError, match=rf"^{type(model).__name__} .*{words}"
    ):
        model.fit(X, Y)


def test_data_are_refused():
    with pytest.raises(
        ValueError, match="two classes or more, got one class"
    ):
        classifier().fit(X, np.zeros(80))
    with pytest.raises(ValueError, match="Unknown label type: continuous"):
        classifier().fit(X, X[:, 0])
    with pytest.raises(ValueError, match="NaN"):
        regressor().fit(X, np.full(80, np.nan))
    with pytest.raises(ValueError, match=r"3 features, but .* expecting 2"):
        regressor().fit(X, Y).predict(np.zeros((1, 3)))
    with pytest.raises(ValueError, match="at least 2 rows, got 1"):
        regressor(early_stopping=True).fit(X[:1], Y[:1])


@both
def test_before_fit_there_is_no_answer(model):
    with pytest.raises(NotFittedError):
        model.predict(X)
    assert not hasattr(model, "loss_curve_")


def test_numbers_that_run_away_are_told():
    with pytest.raises(ann.DivergenceError, match="ran away at step"):
        regressor(optimizer="sgd", learning_rate=1e200).fit(X, Y)
    with pytest.raises(
        ValueError, match=r"of about the size .* up to 1.7e"
    ):
        regressor().fit(X, 1e9 * Y).predict(np.full((1, 2), 1.7e308))


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
