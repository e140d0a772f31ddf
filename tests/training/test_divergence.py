"""Training that runs away: where it is noticed, and what is said."""

import numpy as np
import pytest

import anncourse as ann

XOR = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
XOR_Y = np.array([[0.0], [1.0], [1.0], [0.0]])


@pytest.mark.parametrize("loss", [ann.mse, ann.binary_cross_entropy])
def test_running_away_is_told_with_the_step_and_what_to_try(loss):
    net = ann.Serial(ann.Dense(2, 4, rng=0), ann.Dense(4, 1, rng=1))
    words = (
        r"ran away at step \d+: .*Try a learning rate well below 1e\+08, "
        r"inputs scaled to about -1 to 1, or clip=1\.$"
    )
    with pytest.raises(ann.DivergenceError, match=words):
        list(
            ann.train(net, XOR, XOR_Y, loss, ann.SGD(1e8), epochs=50, rng=0)
        )


def test_a_last_step_that_ruins_the_weights_is_told():
    X, y = np.array([[1e200]]), np.array([[0.0]])
    net = ann.Dense(1, 1, init="zeros")
    net.params["b"] = [1e120]

    def huge(pred, target):
        return 1.0, np.full_like(pred, 1e200)

    with pytest.raises(
        ann.DivergenceError, match="step 1: a weight is NaN"
    ):
        list(ann.train(net, X, y, huge, ann.SGD(1.0), epochs=1))


def test_a_gradient_that_is_not_finite_is_told():
    def steep(pred, target):
        return 1.0, np.full_like(pred, np.inf)

    net = ann.Dense(2, 1, rng=0)
    steps = ann.train(
        net, XOR, XOR_Y, steep, ann.SGD(1.0), epochs=1, clip=1
    )
    words = r"step 1: clip_gradients expects finite numbers, got .*Try a"
    with pytest.raises(ann.DivergenceError, match=words):
        next(steps)


def test_a_running_mean_that_is_ruined_is_told():
    net = ann.Serial(ann.BatchNorm(2), ann.Dense(2, 1, rng=0))
    X = (XOR * 1e30).astype(np.float32)  # its squares are inf in float32
    steps = ann.train(net, X, XOR_Y, ann.mse, ann.SGD(0.1), epochs=1)
    with pytest.raises(ann.DivergenceError, match=r"step 1: 0.var is NaN"):
        next(steps)


def test_a_loss_of_ones_own_may_not_be_nan():
    net = ann.Dense(2, 1, rng=0)
    steps = ann.train(
        net, XOR, XOR_Y, lambda p, t: (np.nan, p), ann.SGD(1.0), epochs=1
    )
    with pytest.raises(
        ann.DivergenceError, match="step 1: the loss is nan"
    ):
        next(steps)
