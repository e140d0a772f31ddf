"""The protocol: parameters that stay in place, names, a layer of one's own."""

import numpy as np
import pytest

import anncourse as ann
from anncourse.layers.layer import Layer, Named, Parameters


class Scale(Layer):
    """y = s x, with one number s: the smallest layer with a parameter."""

    def __init__(self) -> None:
        super().__init__()
        self.params["s"] = np.array([2.0])
        self.state["seen"] = np.array([0.0])

    def forward(self, x, train=False):
        return self.params["s"] * x, x

    def backward(self, dy, cache):
        return self.params["s"] * dy, {"s": np.array([(dy * cache).sum()])}


def test_a_layer_of_ones_own_works_everywhere():
    net = ann.Serial(ann.Dense(2, 2, rng=0), Scale())
    errors = ann.gradcheck(net, [[0.8, 0.3]])
    assert errors.keys() == {"x", "0.W", "0.b", "1.s"}
    assert max(errors.values()) < 1e-7
    X, y = ann.datasets.line(40, intercept=0, rng=0)
    scale = ann.Serial(Scale())
    list(ann.train(scale, X, y, ann.mse, ann.SGD(0.1), epochs=50, rng=0))
    assert scale.named_params()["0.s"] == pytest.approx(0.8, abs=0.1)


def test_setting_a_parameter_writes_into_its_array():
    params = Parameters()
    params["W"] = np.zeros((2, 1))
    W = params["W"]
    params["W"] = [[2], [-1]]
    assert params["W"] is W
    np.testing.assert_array_equal(W, [[2.0], [-1.0]])


@pytest.mark.parametrize("value", [1.0, [1.0, 2.0], [[1.0, 2.0]]])
def test_a_parameter_keeps_its_shape(value):
    params = Parameters()
    params["W"] = np.zeros((2, 1))
    with pytest.raises(ValueError, match=r"W has shape \(2, 1\), got a"):
        params["W"] = value


def test_state_is_named_like_parameters():
    net = ann.Serial(ann.Softmax(), ann.Serial(Scale()))
    assert list(net.named_state()) == ["1.0.seen"]
    assert repr(Scale()) == "Scale()"


def test_forgotten_gradients_are_refused():
    layer = Scale()
    layer.backward = lambda dy, cache: (dy, {})
    with pytest.raises(ValueError, match=r"Scale\(\).*\['s'\].*\[\]"):
        layer.backward_into(np.ones(1), None, Named({"s": np.zeros(1)}))


@pytest.mark.parametrize("x", [[[1.0], [1.0, 2.0]], "abc", None, [[True]]])
def test_what_is_not_an_array_of_numbers_is_refused(x):
    with pytest.raises(ValueError, match=r"^Dense\(1 -> 1\) expects"):
        ann.Dense(1, 1)(x)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_numbers_that_grow_too_large_are_told(dtype):
    layer = ann.Dense(2, 1)
    layer.params["W"] = [[1.0], [1.0]]
    x = np.full((1, 2), np.finfo(dtype).max, dtype)
    with pytest.raises(
        ValueError, match=r"^Dense\(2 -> 1\) expects smaller"
    ):
        layer(x)
    layer.params["W"] = [[0.5], [0.5]]
    np.testing.assert_allclose(layer(x), x[:, :1])
