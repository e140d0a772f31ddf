"""fit: history, validation, early stopping, callbacks, progress, bad input."""

import numpy as np
import pytest

import anncourse as ann

X, LABELS = ann.datasets.moons(80, noise=0.2, rng=0)
Y = LABELS[:, None]


def network(rng: int = 0) -> ann.Serial:
    draws = np.random.default_rng(rng)
    return ann.Serial(
        ann.Dense(2, 8, rng=draws),
        ann.Activation("tanh"),
        ann.Dense(8, 1, rng=draws),
    )


def fit(net: ann.Layer, **settings: object) -> ann.History:
    given = {
        "loss": ann.binary_cross_entropy,
        "optimizer": ann.Adam(0.02),
        "epochs": 5,
        "progress": False,
        "rng": 0,
    }
    return ann.fit(net, X[:50], Y[:50], **(given | settings))


HELD_OUT = (X[50:], Y[50:])


def test_the_history_is_the_mean_over_the_examples():
    net, twin = network(), network()
    history = fit(net, batch_size=32)
    steps = list(
        ann.train(
            twin,
            X[:50],
            Y[:50],
            ann.binary_cross_entropy,
            ann.Adam(0.02),
            epochs=5,
            rng=0,
        )
    )
    first = (32 * steps[0].loss + 18 * steps[1].loss) / 50
    assert len(history.loss) == 5
    assert history.loss[0] == pytest.approx(first)
    np.testing.assert_array_equal(net(X), twin(X))
    assert history.validation == []
    assert history.best_epoch is None


def test_validation_is_measured_after_each_epoch_and_not_trained_on():
    net, twin = network(), network()
    history = fit(net, validation=HELD_OUT)
    fit(twin)
    np.testing.assert_array_equal(net(X), twin(X))
    last = ann.binary_cross_entropy(net(HELD_OUT[0]), HELD_OUT[1])[0]
    assert history.validation[-1] == last
    assert history.best_epoch == int(np.argmin(history.validation))


def overfit(
    net: ann.Serial | None = None, **settings: object
) -> tuple[ann.Serial, ann.History]:
    """Eight examples, half of them mislabeled: validation soon gets worse."""
    net = net or network()
    wrong = Y[:8].copy()
    wrong[::2] = 1 - wrong[::2]
    history = ann.fit(
        net,
        X[:8],
        wrong,
        loss=ann.binary_cross_entropy,
        optimizer=ann.Adam(0.05),
        epochs=100,
        validation=HELD_OUT,
        progress=False,
        rng=0,
        **settings,
    )
    return net, history


def test_patience_stops_and_gives_the_best_weights_back():
    net, history = overfit(patience=7)
    assert history.stopped_early
    assert len(history.loss) == history.best_epoch + 1 + 7
    now = ann.binary_cross_entropy(net(HELD_OUT[0]), HELD_OUT[1])[0]
    assert now == min(history.validation) < history.validation[-1]


def test_patience_that_never_runs_out_gives_the_best_weights_too():
    net, history = overfit(patience=1000)
    assert not history.stopped_early
    assert len(history.loss) == 100
    now = ann.binary_cross_entropy(net(HELD_OUT[0]), HELD_OUT[1])[0]
    assert now == min(history.validation) < history.validation[-1]


def test_an_equal_loss_is_no_progress():
    two = np.ones((50, 2))
    history = ann.fit(
        Counter(),
        two,
        two,
        loss=ann.mse,
        optimizer=ann.SGD(0.1),
        epochs=9,
        validation=(two, two),
        patience=2,
        progress=False,
    )
    assert history.best_epoch == 0
    assert len(history.loss) == 3


def test_without_patience_the_last_weights_stay():
    net, history = overfit()
    now = ann.binary_cross_entropy(net(HELD_OUT[0]), HELD_OUT[1])[0]
    assert now == history.validation[-1] > min(history.validation)


class Counter(ann.Layer):
    """Counts its training passes in its state, and passes all through."""

    def __init__(self) -> None:
        super().__init__()
        self.state["passes"] = np.zeros(1)

    def forward(self, x, train=False):
        self.state["passes"][0] += train
        return x, None

    def backward(self, dy, cache):
        return dy, {}


def test_the_best_state_comes_back_with_the_best_weights():
    net, history = overfit(
        net=ann.Serial(Counter(), *network().layers), patience=7
    )
    assert history.best_epoch + 1 < len(history.loss)
    assert net.named_state()["0.passes"] == history.best_epoch + 1


def with_means() -> ann.Serial:
    return ann.Serial(
        ann.Dense(2, 8, rng=0),
        ann.BatchNorm(8),
        ann.Activation("tanh"),
        ann.Dense(8, 1, rng=1),
    )


def test_running_means_are_those_of_the_best_epoch():
    net, history = overfit(net=with_means(), patience=20)
    assert history.best_epoch + 1 < len(history.loss)
    now = ann.binary_cross_entropy(net(HELD_OUT[0]), HELD_OUT[1])[0]
    assert now == min(history.validation)


@pytest.mark.parametrize("error", [KeyboardInterrupt, ann.DivergenceError])
def test_an_interruption_leaves_the_best_weights(error):
    net, seen = network(), []

    def interrupt(history):
        seen.append(history)
        if len(history.loss) == 60:
            raise error

    with pytest.raises(error):
        overfit(net, patience=1000, callbacks=[interrupt])
    now = ann.binary_cross_entropy(net(HELD_OUT[0]), HELD_OUT[1])[0]
    history = seen[-1]
    assert now == min(history.validation) < history.validation[-1]


def test_a_long_gradient_is_clipped():
    net, twin = network(), network()
    sgd = {"optimizer": ann.SGD(0.1), "epochs": 2}
    fit(net, **sgd, clip=0.01)
    steps = ann.train(
        twin,
        X[:50],
        Y[:50],
        ann.binary_cross_entropy,
        ann.SGD(0.1),
        epochs=2,
        clip=0.01,
        rng=0,
    )
    assert len(list(steps)) == 4
    np.testing.assert_array_equal(net(X), twin(X))
    np.testing.assert_allclose(net(X), network()(X), atol=0.05)


def test_callbacks_see_the_history_and_may_stop():
    seen = []

    def watch(history: ann.History) -> bool:
        seen.append(list(history.loss))
        return len(history.loss) == 3

    history = fit(network(), callbacks=[watch])
    assert [len(losses) for losses in seen] == [1, 2, 3]
    assert history.stopped_early
    assert len(history.loss) == 3


def test_a_callback_stops_by_true_alone():
    history = fit(
        network(),
        callbacks=[lambda history: "go on", lambda history: np.ones(2)],
        validation=HELD_OUT,
        patience=99,
    )
    assert not history.stopped_early


def test_progress_is_shown_on_request(capsys):
    fit(network(), progress=True)
    shown = capsys.readouterr().err
    assert "5/5" in shown
    assert "loss=0." in shown
    assert "validation" not in shown
    fit(network(), progress=True, validation=HELD_OUT)
    assert "validation=0." in capsys.readouterr().err
    fit(network())
    assert capsys.readouterr().err == ""


def test_no_epochs():
    assert fit(network(), epochs=0) == ann.History()


def test_validation_that_runs_away_is_told():
    net = ann.Dense(2, 1, rng=0)
    far = (np.full((1, 2), 1e300), np.zeros((1, 1)))
    with pytest.raises(ann.DivergenceError, match="step 2: on the valid"):
        fit(net, loss=ann.mse, optimizer=ann.SGD(0.1), validation=far)


def test_a_validation_loss_of_ones_own_may_not_be_nan():
    values = iter([1.0, 1.0, np.nan])  # two batches, then the validation

    def loss(pred, target):
        return next(values), np.zeros_like(pred)

    with pytest.raises(
        ann.DivergenceError, match="on the validation data, the loss is nan"
    ):
        fit(network(), loss=loss, validation=HELD_OUT)


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"clip": -1}, "clip to be greater than 0"),
        ({"patience": 3}, r"validation=\(X, y\) with patience"),
        (
            {"patience": 0, "validation": HELD_OUT},
            "patience to be at least",
        ),
        ({"patience": True, "validation": HELD_OUT}, "a whole number"),
        ({"validation": X}, "a pair"),
        ({"validation": 0.2}, "a pair .* got float"),
        ({"validation": (X, Y[:3])}, "in validation, expects one target"),
        ({"validation": (X[:0], Y[:0])}, "in validation, expects at least"),
        ({"callbacks": print}, "a list of functions"),
        ({"callbacks": ["print"]}, "a list of functions"),
        ({"progress": "yes"}, "progress to be True or False"),
        ({"epochs": -1}, "epochs to be at least 0"),
        ({"batch_size": True}, "batch_size to be a whole number"),
    ],
)
def test_bad_arguments_are_refused(settings, words):
    with pytest.raises(ValueError, match=words):
        fit(network(), **settings)
