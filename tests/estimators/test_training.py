"""NetworkClassifier and NetworkRegressor: the network inside, and its training."""

import numpy as np
import pytest
from sklearn.multioutput import MultiOutputRegressor

import anncourse as ann
from tests.estimators.test_estimators import (
    X,
    Y,
    classifier,
    regressor,
    weights,
)


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


def test_numbers_that_run_away_are_told():
    with pytest.raises(ann.DivergenceError, match="ran away at step"):
        regressor(optimizer="sgd", learning_rate=1e200).fit(X, Y)
    with pytest.raises(
        ValueError, match=r"of about the size .* up to 1.7e"
    ):
        regressor().fit(X, 1e9 * Y).predict(np.full((1, 2), 1.7e308))


def test_each_dropout_silences_others():
    def kept(random_state: int) -> list[np.ndarray]:
        model = classifier(
            hidden=(4, 4), dropout=0.5, random_state=random_state
        ).fit(X, Y)
        layers = model.network_.layers
        drops = [one for one in layers if isinstance(one, ann.Dropout)]
        return [
            one.forward(np.ones((1, 99)), train=True)[0] for one in drops
        ]

    (first, second), (other, _) = kept(0), kept(1)
    assert (first != second).any()
    assert (first != other).any()
