"""Dense and the layers without weights: by hand, starting weights, bad input."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

import anncourse as ann


def test_the_umbrella_by_hand():
    # 2 * 0.8 - 1 * 0.3 - 0.5 = 0.8, and the sigmoid of that is 0.69
    layer = ann.Dense(2, 1)
    layer.params["W"], layer.params["b"] = [[2.0], [-1.0]], [-0.5]
    net = ann.Serial(layer, ann.Activation("sigmoid"))
    assert layer([[0.8, 0.3]]).item() == pytest.approx(0.8)
    assert net([[0.8, 0.3]]).item() == pytest.approx(0.6899744811276125)


def test_backward_by_hand():
    layer = ann.Dense(2, 2, init="zeros")
    layer.params["W"] = [[1.0, 2.0], [3.0, 4.0]]
    y, cache = layer.forward(np.array([[1.0, -1.0], [0.0, 2.0]]))
    np.testing.assert_array_equal(y, [[-2.0, -2.0], [6.0, 8.0]])
    dx, grads = layer.backward(np.array([[1.0, 0.0], [0.0, 1.0]]), cache)
    np.testing.assert_array_equal(dx, [[1.0, 3.0], [2.0, 4.0]])
    np.testing.assert_array_equal(grads["W"], [[1.0, 0.0], [-1.0, 2.0]])
    np.testing.assert_array_equal(grads["b"], [1.0, 1.0])


def test_default_weights_are_glorots_and_one_draw():
    W = ann.Dense(30, 20, rng=7).params["W"]
    limit = np.sqrt(6 / 50)
    expected = np.random.default_rng(7).uniform(-limit, limit, (30, 20))
    np.testing.assert_array_equal(W, expected)


@pytest.mark.parametrize(
    ("init", "variance"),
    [
        ("glorot_uniform", 2 / 500),
        ("he_normal", 2 / 300),
        ("lecun_normal", 1 / 300),
        ("zeros", 0),
    ],
)
def test_the_spread_of_the_starting_weights(init, variance):
    layer = ann.Dense(300, 200, init=init, rng=0)
    assert layer.params["W"].var() == pytest.approx(variance, rel=0.02)
    assert abs(layer.params["W"].mean()) < 0.001
    assert not layer.params["b"].any()


def test_one_generator_serves_two_layers():
    rng = np.random.default_rng(0)
    first, second = ann.Dense(2, 3, rng=rng), ann.Dense(2, 3, rng=rng)
    assert (first.params["W"] != second.params["W"]).all()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((0, 1), "n_in to be at least 1, got 0"),
        ((1, -2), "n_out to be at least 1, got -2"),
        ((2.0, 1), "n_in to be a whole number, got 2.0"),
        ((1, True), "n_out to be a whole number, got True"),
        (("2", 1), "n_in to be a whole number, got '2'"),
    ],
)
def test_sizes_are_positive_whole_numbers(arguments, words):
    with pytest.raises(ValueError, match="Dense expects " + words):
        ann.Dense(*arguments)


def test_an_unknown_start_names_the_known_ones():
    with pytest.raises(
        ValueError, match="one of glorot_uniform, he_normal"
    ):
        ann.Dense(1, 1, init="glorot")


@pytest.mark.parametrize("rng", [True, -1, "seed", 1.5])
def test_a_bad_seed_is_refused(rng):
    with pytest.raises(ValueError, match="Dense expects rng to be None"):
        ann.Dense(1, 1, rng=rng)


@given(
    hnp.arrays(
        np.float64,
        hnp.array_shapes(min_dims=0, max_dims=4, min_side=1, max_side=4),
        elements=st.floats(-10, 10),
    )
)
def test_a_shape_fits_or_is_named(x):
    layer = ann.Dense(3, 4, rng=0)
    if x.ndim >= 2 and x.shape[-1] == 3:
        assert layer(x).shape == (*x.shape[:-1], 4)
        return
    words = r"^Dense\(3 -> 4\) expects 3 features, got x of shape"
    with pytest.raises(ValueError, match=words):
        layer(x)


@pytest.mark.parametrize(
    "layer", [ann.Dense(2, 1), ann.Activation("tanh"), ann.Softmax()]
)
@pytest.mark.parametrize("dtype", [int, bool, np.float16, complex, str])
def test_other_types_than_floats_are_refused(layer, dtype):
    x = np.ones((1, 2)).astype(dtype)
    with pytest.raises(ValueError, match=r"expects x (of type|to hold)"):
        layer(x)
    if dtype is not str:
        with pytest.raises(ValueError, match="astype"):
            layer.forward(x)


def test_the_input_decides_the_precision():
    layer = ann.Dense(2, 2, rng=0)
    x = np.array([[0.8, 0.3]])
    y, cache = layer.forward(x.astype(np.float32))
    assert y.dtype == np.float32
    assert layer.backward(y, cache)[1]["W"].dtype == np.float32
    np.testing.assert_allclose(y, layer(x), rtol=1e-6)
    assert layer.params["W"].dtype == np.float64


def test_an_activation_takes_a_name_or_a_function():
    square = ann.Function("square", lambda z: z**2, lambda z, a: 2 * z)
    assert ann.Activation(square)([[3.0]]).item() == 9
    assert repr(ann.Activation(square)) == "Activation('square')"
    with pytest.raises(ValueError, match=r"one of step, linear.*'softmax'"):
        ann.Activation("softmax")
    with pytest.raises(ValueError, match="Activation expects function"):
        ann.Activation(np.tanh)


def test_softmax_backward_by_hand():
    layer = ann.Softmax()
    _, cache = layer.forward(np.zeros((1, 2)))  # p = 1/2, 1/2
    dx, _ = layer.backward(np.array([[1.0, 0.0]]), cache)
    np.testing.assert_array_equal(dx, [[0.25, -0.25]])
