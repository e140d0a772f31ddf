"""train: PyTorch's numbers, batches, precision, divergence, bad input."""

import gc
import tracemalloc
from itertools import islice

import numpy as np
import pytest

import anncourse as ann
from anncourse.training.steps import batches

XOR = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
XOR_Y = np.array([[0.0], [1.0], [1.0], [0.0]])


def by_hand() -> ann.Serial:
    net = ann.Serial(
        ann.Dense(2, 3), ann.Activation("tanh"), ann.Dense(3, 1)
    )
    net.layers[0].params["W"] = [[0.5, -0.25, 1.0], [0.75, 0.5, -1.0]]
    net.layers[2].params["W"] = [[1.0], [-0.5], [0.25]]
    return net


def small(rng: int = 0) -> ann.Serial:
    draws = np.random.default_rng(rng)
    return ann.Serial(
        ann.Dense(2, 8, rng=draws),
        ann.Activation("tanh"),
        ann.Dense(8, 1, rng=draws),
    )


def circles(n: int = 60) -> tuple[np.ndarray, np.ndarray]:
    X, y = ann.datasets.circles(n, rng=0)
    return X, y[:, None]


def test_five_steps_equal_pytorch():
    net = by_hand()
    steps = ann.train(
        net,
        XOR,
        XOR_Y,
        ann.binary_cross_entropy,
        ann.Adam(0.05),
        epochs=5,
        batch_size=4,
    )
    losses = [step.loss for step in steps]
    known = [
        0.6961467823321954,
        0.6746561135899551,
        0.6612261426652571,
        0.6537087630251583,
        0.6484067664998192,
    ]
    np.testing.assert_allclose(losses, known, rtol=1e-11)
    after = [
        -0.5113101390502555,
        -0.27419735554780134,
        0.27072934177274166,
        0.001122367343015379,
    ]
    np.testing.assert_allclose(net(XOR).ravel(), after, rtol=1e-8)


def test_it_is_the_four_lines_of_the_chapter():
    net, twin = small(), small()
    X, y = circles()
    sgd, rng = ann.SGD(0.1, momentum=0.9), np.random.default_rng(4)
    for step in ann.train(
        net, X, y, ann.mse, ann.SGD(0.1, momentum=0.9), epochs=2, rng=4
    ):
        if step.step % 2 == 1:
            order = iter(batches(60, 32, rng))
        batch = next(order)
        pred, cache = twin.forward(X[batch], train=True)
        value, dpred = ann.mse(pred, y[batch])
        _, grads = twin.backward(dpred, cache)
        sgd.step(twin.named_params(), grads)
        assert step.loss == pytest.approx(value, rel=1e-12)
        np.testing.assert_allclose(step.grads["0.W"], grads["0.W"], 1e-9)
    np.testing.assert_allclose(net(X), twin(X), rtol=1e-10)


def test_it_learns_xor():
    net = small()
    optimizer = ann.Adam(0.05)
    list(
        ann.train(
            net,
            XOR,
            XOR_Y,
            ann.binary_cross_entropy,
            optimizer,
            epochs=200,
            rng=0,
        )
    )
    np.testing.assert_array_equal(net(XOR) > 0, XOR_Y == 1)


def test_an_epoch_sees_every_row_once():
    seen = list(batches(7, 3, np.random.default_rng(0)))
    assert [len(batch) for batch in seen] == [3, 3, 1]
    order = np.random.default_rng(0).permutation(7)
    np.testing.assert_array_equal(np.concatenate(seen), order)


def test_steps_are_numbered():
    X, y = circles(7)
    steps = ann.train(
        small(), X, y, ann.mse, ann.SGD(0.1), epochs=2, batch_size=3
    )
    got = [(step.epoch, step.step, step.rows) for step in steps]
    assert got == [
        (0, 1, 3),
        (0, 2, 3),
        (0, 3, 1),
        (1, 4, 3),
        (1, 5, 3),
        (1, 6, 1),
    ]


def test_one_seed_gives_one_training():
    X, y = circles()
    losses = [
        [
            s.loss
            for s in ann.train(
                small(), X, y, ann.mse, ann.Adam(0.01), epochs=2, rng=seed
            )
        ]
        for seed in (1, 1, 2)
    ]
    assert losses[0] == losses[1] != losses[2]


def test_the_networks_own_arrays_are_trained():
    net = small()
    W = net.layers[0].params["W"]
    before = W.copy()
    X, y = circles()
    steps = ann.train(net, X, y, ann.mse, ann.SGD(0.1), epochs=1)
    next(steps)
    assert (before != W).any()
    assert net.layers[0].params["W"] is W


def test_weights_set_between_steps_are_used():
    net = small()
    X, y = circles()
    steps = ann.train(net, X, y, ann.mse, ann.SGD(0.1), epochs=9, rng=0)
    next(steps)
    for layer in net.layers[::2]:
        layer.params["W"] = np.zeros_like(layer.params["W"])
        layer.params["b"] = np.zeros_like(layer.params["b"])
    step = next(steps)
    assert step.loss == pytest.approx((step.rows - step.rows / 2) / 28, 0.3)
    assert not step.grads["0.W"].any()  # zero weights pass nothing back


def test_float32_data_are_trained_in_float32():
    net = small()
    X, y = circles()
    X32 = X.astype(np.float32)
    for step in ann.train(net, X32, y, ann.mse, ann.Adam(0.01), epochs=2):
        assert {g.dtype for g in step.grads.values()} == {
            np.dtype(np.float32)
        }
    kinds = {p.dtype for p in net.named_params().values()}
    assert kinds == {np.dtype(np.float32)}
    assert net(X32).dtype == np.float32


def test_a_long_gradient_is_clipped():
    X, y = circles()
    net, twin = small(), small()
    optimizer = ann.SGD(0.5)
    steps = ann.train(
        net, X, y, ann.mse, ann.SGD(0.5), epochs=3, clip=0.1, rng=4
    )
    rng = np.random.default_rng(4)
    orders = (b for _ in range(3) for b in batches(60, 32, rng))
    for step, batch in zip(steps, orders, strict=True):
        pred, cache = twin.forward(X[batch], train=True)
        _, grads = twin.backward(ann.mse(pred, y[batch])[1], cache)
        ann.clip_gradients(grads, 0.1)
        optimizer.step(twin.named_params(), grads)
        square = sum((g**2).sum() for g in step.grads.values())
        assert square**0.5 <= 0.1
    np.testing.assert_allclose(net(X), twin(X), rtol=1e-10)


def test_a_schedule_counts_the_steps():
    X, y = circles()
    seen = []

    def schedule(step):
        seen.append(step)
        return 0.1

    sgd = ann.SGD(schedule)
    seen.clear()
    list(ann.train(small(), X, y, ann.mse, sgd, epochs=2, rng=0))
    assert sgd.steps == 4
    assert seen == [0, 1, 2, 3]


def test_training_holds_on_to_no_memory():
    X, y = circles(200)
    net = small()
    steps = ann.train(
        net, X, y, ann.mse, ann.Adam(1e-3), epochs=40, batch_size=10, rng=0
    )
    for _ in islice(steps, 100):
        pass
    gc.collect()
    tracemalloc.start()
    for _ in islice(steps, 100):
        pass
    gc.collect()
    first = tracemalloc.get_traced_memory()[0]
    for _ in islice(steps, 500):
        pass
    gc.collect()
    grown = tracemalloc.get_traced_memory()[0] - first
    tracemalloc.stop()
    assert grown < 4096  # one batch kept at each step would be 80,000


def test_data_are_not_written():
    X, y = circles()
    X.flags.writeable = y.flags.writeable = False
    list(ann.train(small(), X, y, ann.mse, ann.SGD(0.1), epochs=2))


X4, Y4 = XOR, XOR_Y
GOOD = {
    "net": small(),
    "X": X4,
    "y": Y4,
    "loss": ann.mse,
    "optimizer": ann.SGD(0.1),
}


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        ({"X": X4[:3]}, "one target for each of 3 rows"),
        ({"X": X4[:0], "y": Y4[:0]}, "at least one number in X"),
        ({"X": X4[0], "y": Y4[:2]}, r"X of shape \(n, ...\), got \(2,\)"),
        ({"X": X4 * np.nan}, r"finite numbers, got nan in X at \(0, 0\)"),
        ({"y": Y4 + np.inf}, "finite numbers, got inf in y"),
        ({"y": "cats"}, "y to hold numbers"),
        ({"X": X4 > 0}, "X to hold numbers, got bool"),
        ({"net": "net"}, "a network of layers, got 'net'"),
        ({"loss": "mse"}, "a loss function, got 'mse'"),
        ({"optimizer": "sgd"}, "an optimizer, got 'sgd'"),
        ({"optimizer": ann.SGD}, "an optimizer, got"),
        ({"epochs": -1}, "epochs to be at least 0"),
        ({"epochs": True}, "epochs to be a whole number"),
        ({"epochs": 1.5}, "epochs to be a whole number"),
        ({"batch_size": 0}, "batch_size to be at least 1"),
        ({"clip": 0}, "clip to be greater than 0"),
        ({"clip": "1"}, "clip to be a number"),
        ({"rng": -1}, "rng to be None, a seed"),
    ],
)
def test_bad_arguments_are_refused_at_once(bad, words):
    given = GOOD | {"epochs": 1} | bad
    first = [given.pop(k) for k in ("net", "X", "y", "loss", "optimizer")]
    with pytest.raises(ValueError, match=words) as error:
        ann.train(*first, **given)
    assert str(error.value).startswith("train expects")


def test_data_that_do_not_fit_the_network_are_refused_at_the_first_step():
    steps = ann.train(
        small(), np.ones((4, 3)), Y4, ann.mse, ann.SGD(0.1), epochs=1
    )
    with pytest.raises(ValueError, match=r"layer 0.*expects 2 features"):
        next(steps)


def test_no_epochs_no_steps():
    assert not list(
        ann.train(small(), X4, Y4, ann.mse, ann.SGD(0.1), epochs=0)
    )
