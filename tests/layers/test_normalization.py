"""BatchNorm: by hand, PyTorch's numbers, layouts, scales, bad input."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

import anncourse as ann


def test_by_hand():
    # mean 2.5, variance 2.25, sqrt(2.25 + 4) = 2.5: normal numbers -0.6 and 0.6
    layer = ann.BatchNorm(1, eps=4)
    layer.params["gamma"], layer.params["beta"] = [2.0], [1.0]
    y, cache = layer.forward(np.array([[1.0], [4.0]]), train=True)
    np.testing.assert_allclose(y, [[-0.2], [2.2]])
    # running mean 0.9 * 0 + 0.1 * 2.5; unbiased variance 4.5: 0.9 * 1 + 0.1 * 4.5
    assert layer.state["mean"] == pytest.approx(0.25)
    assert layer.state["var"] == pytest.approx(1.35)
    # mean of dy 0.5, along the normal numbers -0.3; slope 2 / 2.5
    dx, grads = layer.backward(np.array([[1.0], [0.0]]), cache)
    np.testing.assert_allclose(dx, [[0.8 * 0.32], [-0.8 * 0.32]])
    assert grads["gamma"] == pytest.approx(-0.6)
    assert grads["beta"] == pytest.approx(1.0)


X = np.array([[0.5, -1.0], [2.0, 0.25], [-1.5, 3.0], [0.75, 1.0]])
# PyTorch 2.13 in float64: three batches, one more with its gradients, then evaluation.
MEANS, VARS = [1.4518125, 2.0019375], [8.081859375, 10.693484375]
THIRD = [
    [0.34959195560540746, 1.624394480822384],
    [2.739798890135189, 1.1937775974966018],
    [-2.8373506237676347, 0.24642045417988145],
    [0.7479597780270377, 0.9354074675011327],
]
DX = [
    [1.9425180796853712, -0.08358723041154471],
    [-1.4903778864670894, -0.16819010153282873],
    [-1.0280116455512371, -0.14805502446224705],
    [0.5758714523329552, 0.3998323564066205],
]
DGAMMA, DBETA = [-2.817982609732766, 1.1817059004747252], [-0.75, 0.5]
EVALUATED = [
    [-0.2660786286409714, 1.4580278717169195],
    [0.9294356988768916, 1.2415772699136274],
    [-1.8600977319981222, 0.7653859459463843],
    [-0.06682624072132759, 1.111706908831652],
]


def known_layer() -> ann.BatchNorm:
    layer = ann.BatchNorm(2, momentum=0.3, eps=0.01)
    layer.params["gamma"], layer.params["beta"] = [2.0, -0.5], [0.25, 1.0]
    return layer


def test_batches_and_evaluation_equal_pytorch():
    layer = known_layer()
    for k in range(3):
        y, _ = layer.forward(X * (k + 1) + k, train=True)
    np.testing.assert_allclose(y, THIRD, rtol=1e-12)
    np.testing.assert_allclose(layer.state["mean"], MEANS, rtol=1e-12)
    np.testing.assert_allclose(layer.state["var"], VARS, rtol=1e-12)
    _, cache = layer.forward(X, train=True)
    dy = np.array([[1, 0], [-2, 0.5], [0.25, 1], [0, -1]])
    dx, grads = layer.backward(dy, cache)
    np.testing.assert_allclose(dx, DX, rtol=1e-12)
    np.testing.assert_allclose(grads["gamma"], DGAMMA, rtol=1e-12)
    np.testing.assert_allclose(grads["beta"], DBETA, rtol=1e-12)
    np.testing.assert_allclose(layer(X), EVALUATED, rtol=1e-12)


def test_time_and_place_are_more_rows():
    flat, images = known_layer(), known_layer()
    x = np.random.default_rng(0).normal(size=(3, 4, 5, 2))
    y, cache = images.forward(x, train=True)
    rows, kept = flat.forward(x.reshape(-1, 2), train=True)
    np.testing.assert_allclose(y.reshape(-1, 2), rows, rtol=1e-12)
    np.testing.assert_allclose(
        images.state["var"], flat.state["var"], rtol=1e-12
    )
    dy = np.cos(x)
    dx, grads = images.backward(dy, cache)
    flat_dx, flat_grads = flat.backward(dy.reshape(-1, 2), kept)
    np.testing.assert_allclose(dx.reshape(-1, 2), flat_dx, atol=1e-12)
    for name, gradient in flat_grads.items():
        np.testing.assert_allclose(grads[name], gradient, rtol=1e-11)


@pytest.mark.parametrize("train", [True, False])
def test_the_layout_in_memory_is_kept(train):
    x = np.random.default_rng(0).normal(size=(2, 4, 5, 3))
    last = np.ascontiguousarray(x.transpose(1, 2, 3, 0)).transpose(
        3, 0, 1, 2
    )
    y, cache = ann.BatchNorm(3).forward(last, train=train)
    dx, _ = ann.BatchNorm(3).backward(np.cos(last), cache)
    assert y.strides == dx.strides == last.strides
    known, _ = ann.BatchNorm(3).forward(x, train=train)
    np.testing.assert_allclose(y, known, rtol=1e-12)


def test_evaluation_uses_and_keeps_the_running_means():
    layer = known_layer()
    layer.forward(X, train=True)
    before = {name: a.copy() for name, a in layer.state.items()}
    alone = layer(X[:1])
    np.testing.assert_allclose(alone, layer(X)[:1], rtol=1e-15)
    for name, array in layer.state.items():
        np.testing.assert_array_equal(array, before[name])


@pytest.mark.parametrize("momentum", [0, 1])
def test_no_momentum_keeps_the_start_and_all_of_it_the_last_batch(momentum):
    layer = ann.BatchNorm(2, momentum=momentum)
    layer.forward(X + 7, train=True)
    layer.forward(X, train=True)
    mean, var = ([0, 0], [1, 1]) if not momentum else (X.mean(0), X.var(0))
    np.testing.assert_allclose(layer.state["mean"], mean)
    unbiased = np.array(var) * (4 / 3 if momentum else 1)
    np.testing.assert_allclose(layer.state["var"], unbiased)


def test_training_in_float32_keeps_float32_means():
    net = ann.Serial(
        ann.Dense(2, 3, rng=0), ann.BatchNorm(3), ann.Dense(3, 1, rng=1)
    )
    X32, y = X.astype(np.float32), np.ones((4, 1), np.float32)
    list(ann.train(net, X32, y, ann.mse, ann.SGD(0.01), epochs=3, rng=0))
    assert {a.dtype for a in net.named_state().values()} == {
        np.dtype(np.float32)
    }
    assert net.named_state()["1.mean"].any()
    assert net(X32).dtype == np.float32


def test_many_small_numbers_do_not_drown():
    x = np.full((200_000, 2), 100, np.float32)
    x[::2] += 1
    layer = ann.BatchNorm(2, momentum=1)
    y, _ = layer.forward(x, train=True)
    np.testing.assert_allclose(layer.state["mean"], 100.5, rtol=1e-7)
    np.testing.assert_allclose(y[:2, 0], [1, -1], rtol=1e-4)


def test_its_parameters_are_one_vector_from_the_start():
    layer = ann.BatchNorm(2)
    gamma = layer.params["gamma"]
    list(ann.train(layer, X, X, ann.mse, ann.SGD(0.1), epochs=1))
    assert layer.params["gamma"] is gamma
    assert (gamma != 1).all()


@given(
    hnp.arrays(
        np.float64,
        st.tuples(st.integers(2, 6), st.integers(1, 3)),
        elements=st.floats(-1, 1, width=32),
    ),
    st.sampled_from([1e-30, 1e-3, 1.0, 1e9, 1e30]),
    st.sampled_from([0.0, 1.0, 100.0]),
)
def test_a_batch_of_any_size_comes_out_normal(x, scale, shift):
    x = (x + shift) * scale
    y, _ = ann.BatchNorm(x.shape[1]).forward(x, train=True)
    assert np.isfinite(y).all()
    assert (y.var(0) <= 1 + 1e-9).all()
    varied = np.ptp(x, axis=0) > 1e-6 * np.abs(x).max(0)
    np.testing.assert_allclose(y.mean(0)[varied], 0, atol=1e-8)


@given(hnp.array_shapes(min_dims=1, max_dims=4, min_side=1, max_side=4))
def test_a_shape_fits_or_is_named(shape):
    layer, x = ann.BatchNorm(3), np.ones(shape)
    if len(shape) < 2 or shape[-1] != 3:
        words = r"^BatchNorm\(3\) expects 3 channels, got x of shape"
    elif x.size == 3:
        words = (
            r"^BatchNorm\(3\) expects at least two values .* in training"
        )
        assert layer(x).shape == shape
    else:
        assert layer.forward(x, train=True)[0].shape == shape
        return
    with pytest.raises(ValueError, match=words):
        layer.forward(x, train=True)


def test_a_last_batch_of_one_is_refused_with_a_way_out():
    net = ann.Serial(ann.Dense(2, 3), ann.BatchNorm(3), ann.Dense(3, 1))
    steps = ann.train(
        net, X, X[:, :1], ann.mse, ann.SGD(0.1), epochs=1, batch_size=3
    )
    next(steps)
    with pytest.raises(ValueError, match=r"another batch_size may leave"):
        next(steps)


@pytest.mark.parametrize("dtype", [int, bool, np.float16, complex])
def test_other_types_than_floats_are_refused(dtype):
    with pytest.raises(ValueError, match=r"BatchNorm\(2\).*float32 or"):
        ann.BatchNorm(2).forward(np.ones((3, 2), dtype))


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"n": 0}, "n to be at least 1, got 0"),
        ({"n": 2.0}, "n to be a whole number"),
        ({"momentum": 1.1}, "momentum to be at most 1"),
        ({"momentum": -0.1}, "momentum to be at least 0"),
        ({"momentum": None}, "momentum to be a number"),
        ({"eps": 0}, "eps to be greater than 0"),
        ({"eps": np.nan}, "eps to be finite"),
    ],
)
def test_bad_settings_are_refused(settings, words):
    given = {"n": 2} | settings
    with pytest.raises(ValueError, match="^BatchNorm expects " + words):
        ann.BatchNorm(given.pop("n"), **given)
