"""gradcheck finds wrong gradients, and leaves everything as it was."""

import numpy as np
import pytest

import anncourse as ann
from anncourse.layers.packing import pack


class WrongElu(ann.Activation):
    """The ELU whose slope forgets to add alpha back: a real bug from the wild."""

    def __init__(self) -> None:
        wrong = ann.Function("wrong", ann.elu.f, lambda z, a: np.exp(a))
        super().__init__(wrong)


class Overwriting(ann.Activation):
    """A ReLU that writes into the gradient it is given: wrong with branches."""

    def backward(self, dy, cache):
        dy[cache[0] <= 0] = 0
        return dy, {}


class HalfBias(ann.Dense):
    """A bias that gets half of its gradient."""

    def backward(self, dy, cache):
        dx, grads = super().backward(dy, cache)
        return dx, grads | {"b": grads["b"] / 2}


X = np.array([[0.8, -0.3], [-1.1, 0.6]])


def test_a_wrong_slope_is_found():
    assert ann.gradcheck(WrongElu(), X)["x"] > 0.1


def test_a_wrong_gradient_of_one_parameter_is_found():
    errors = ann.gradcheck(ann.Serial(HalfBias(2, 2, rng=0)), X)
    assert errors["0.b"] == pytest.approx(0.5)
    assert max(errors["x"], errors["0.W"]) < 1e-7


def test_a_gradient_of_0_does_not_drown_in_rounding():
    # BatchNorm takes the mean away, and with it the bias before.
    net = ann.Serial(
        ann.Dense(2, 3, rng=0), ann.BatchNorm(3), ann.Dense(3, 2, rng=1)
    )
    x = np.random.default_rng(0).normal(size=(6, 2))
    y, cache = net.forward(x, train=True)
    assert np.abs(net.backward(np.cos(y), cache)[1]["0.b"]).max() < 1e-14
    assert max(ann.gradcheck(net, x).values()) < 1e-7


def test_a_layer_that_overwrites_a_gradient_is_stopped():
    y, cache = Overwriting("relu").forward(X)
    dy = np.ones_like(y)
    dy.flags.writeable = False
    with pytest.raises(ValueError, match="read-only"):
        Overwriting("relu").backward(dy, cache)


class Noise(ann.Layer):
    """Random numbers of its own, as dropout has them."""

    def __init__(self) -> None:
        super().__init__()
        self.rng = np.random.default_rng(0)

    def forward(self, x, train=False):
        keep = self.rng.random(x.shape) if train else np.ones_like(x)
        return x * keep, keep

    def backward(self, dy, cache):
        return dy * cache, {}


def test_a_layer_with_random_numbers_can_be_checked():
    layer = Noise()
    assert ann.gradcheck(layer, X)["x"] < 1e-7
    assert layer.rng.random() == np.random.default_rng(0).random()


def test_nothing_is_changed():
    net = ann.Serial(ann.Dense(2, 2, rng=0))
    before, x = net.named_params()["0.W"].copy(), X.copy()
    ann.gradcheck(net, x)
    np.testing.assert_array_equal(x, X)
    np.testing.assert_array_equal(net.named_params()["0.W"], before)


def test_symbols_stay_symbols():
    net = ann.Serial(
        ann.Embedding(4, 3, rng=0),
        ann.Recurrent(ann.LSTMCell(3, 2, rng=1), returns="last"),
        ann.Dense(2, 1, rng=2),
    )
    errors = ann.gradcheck(net, [[0, 3, 1], [2, 2, 0]])
    assert list(errors) == list(net.named_params())  # and no "x"
    assert max(errors.values()) < 1e-7


def test_a_wrong_gradient_of_symbols_is_found():
    class Once(ann.Embedding):
        """Forgets that a symbol may come twice."""

        def backward(self, dy, cache):
            dx, grads = super().backward(dy, cache)
            dW = np.zeros_like(grads["W"])
            dW[cache] = dy
            return dx, {"W": dW}

    assert ann.gradcheck(Once(4, 2, rng=0), [1, 3])["W"] < 1e-7
    assert ann.gradcheck(Once(4, 2, rng=0), [1, 1])["W"] > 0.1


def test_a_loss_with_a_wrong_gradient_is_found():
    def wrong(pred, target):
        value, dpred = ann.mse(pred, target)
        return value, dpred / 2

    assert ann.gradcheck_loss(wrong, X, X + 1) == pytest.approx(0.5)


class Nameless(ann.Dense):
    """Forgets the names of its gradients."""

    def backward(self, dy, cache):
        return super().backward(dy, cache)[0], {}


class Shapeless(ann.Dense):
    """Loses a row of dx."""

    def backward(self, dy, cache):
        dx, grads = super().backward(dy, cache)
        return dx[0], grads


@pytest.mark.parametrize(
    ("layer", "x", "words"),
    [
        (ann.Dense(2, 1), [[1.0]], "expects 2 features"),
        (ann.Dense(2, 1), [[np.nan, 1.0]], "gradcheck expects finite"),
        (ann.Dense(2, 1), [], "gradcheck expects at least one"),
        (Nameless(2, 1), X, r"\['W', 'b'\], but backward returned \[\]"),
        (Shapeless(2, 1), X, r"shape \(2,\) for an array of \(2, 2\)"),
        ("net", X, "gradcheck expects a layer"),
    ],
)
def test_what_cannot_be_checked_is_refused(layer, x, words):
    with pytest.raises(ValueError, match=words):
        ann.gradcheck(layer, x)


def test_float32_parameters_are_refused():
    layer = ann.Dense(2, 1, rng=0)
    pack(layer, np.dtype(np.float32))
    with pytest.raises(ValueError, match=r"W of Dense.*is float32"):
        ann.gradcheck(layer, X)


@pytest.mark.parametrize(
    "a", [[1.0], np.array([1]), np.array([1.0], np.float32), 1.0]
)
def test_only_float64_is_wiggled(a):
    with pytest.raises(ValueError, match="array of float64 to wiggle, got"):
        ann.numerical_gradient(lambda: 1.0, a)


def test_only_functions_are_checked():
    with pytest.raises(
        ValueError, match="numerical_gradient expects a func"
    ):
        ann.numerical_gradient(1.0, np.zeros(1))
    with pytest.raises(ValueError, match="gradcheck_loss expects a loss"):
        ann.gradcheck_loss(None, [[1.0]], np.zeros((1, 1)))
