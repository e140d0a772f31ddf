"""Conv2D: by hand, against its definition, starting weights, bad input."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import anncourse as ann
from anncourse.layers.layer import Named

ONE_IMAGE = np.array([[1.0, 2.0, 0.0], [0.0, 1.0, 3.0], [2.0, 1.0, 1.0]])


def one(rows: object) -> np.ndarray:
    """One image with one channel."""
    return np.asarray(rows, float)[None, :, :, None]


def definition(layer, x):
    """Convolve as the formula says it, one number after the other."""
    W, b, s = layer.params["W"], layer.params["b"], layer.stride
    kh, kw, _, c_out = W.shape
    if layer.padding == "same":
        around = [((k - 1) // 2, k // 2) for k in (kh, kw)]
    else:
        around = [(layer.padding, layer.padding)] * 2
    x = np.pad(x, [(0, 0), *around, (0, 0)])
    tall, wide = (x.shape[1] - kh) // s + 1, (x.shape[2] - kw) // s + 1
    y = np.zeros((len(x), tall, wide, c_out))
    for n, p, q, o in np.ndindex(*y.shape):
        seen = x[n, s * p : s * p + kh, s * q : s * q + kw]
        y[n, p, q, o] = (seen * W[..., o]).sum() + b[o]
    return y


def test_forward_by_hand():
    layer = ann.Conv2D(1, 1, 2)
    layer.params["W"] = np.reshape([[1.0, -1.0], [0.0, 2.0]], (2, 2, 1, 1))
    layer.params["b"] = [0.5]
    # Top left: 1 * 1 - 1 * 2 + 0 * 0 + 2 * 1 + 0.5 = 1.5
    np.testing.assert_array_equal(
        layer(one(ONE_IMAGE)), one([[1.5, 8.5], [1.5, 0.5]])
    )


def test_backward_by_hand():
    layer = ann.Conv2D(1, 1, 2)
    layer.params["W"] = np.reshape([[1.0, -1.0], [0.0, 2.0]], (2, 2, 1, 1))
    _, cache = layer.forward(one(ONE_IMAGE))
    dx, grads = layer.backward(one([[1.0, 0.0], [0.0, 10.0]]), cache)
    # Each window sends dy times its weights to the numbers it saw.
    expected = [[1.0, -1.0, 0.0], [0.0, 12.0, -10.0], [0.0, 0.0, 20.0]]
    np.testing.assert_array_equal(dx, one(expected))
    # What the weights saw: the first window once, the last one ten times.
    dW = [[1.0 + 10.0, 2.0 + 30.0], [0.0 + 10.0, 1.0 + 10.0]]
    np.testing.assert_array_equal(grads["W"][:, :, 0, 0], dW)
    np.testing.assert_array_equal(grads["b"], [11.0])


def test_channels_are_summed_and_the_window_is_not_flipped():
    layer = ann.Conv2D(2, 2, (1, 2), init="zeros")
    # The first output looks right in channel 0, the second left in channel 1.
    layer.params["W"][0, 1, 0, 0] = layer.params["W"][0, 0, 1, 1] = 1
    x = np.array([[[[1.0, 10.0], [2.0, 20.0], [3.0, 30.0]]]])
    np.testing.assert_array_equal(layer(x), [[[[2.0, 10.0], [3.0, 20.0]]]])
    layer.params["W"][0, 1, 1, 0] = 1
    np.testing.assert_array_equal(layer(x)[..., 0], [[[22.0, 33.0]]])


sizes = st.integers(1, 5)


@given(
    shape=st.tuples(st.integers(1, 3), sizes, sizes, st.integers(1, 3)),
    c_out=st.integers(1, 3),
    kernel_size=st.tuples(sizes, sizes),
    stride=st.integers(1, 3),
    padding=st.one_of(st.just("same"), st.integers(0, 3)),
    dtype=st.sampled_from([np.float32, np.float64]),
    scale=st.sampled_from([1e-30, 1.0, 1e30]),
)
def test_it_is_its_definition_or_names_the_shape(
    shape, c_out, kernel_size, stride, padding, dtype, scale
):
    stride = 1 if padding == "same" else stride
    layer = ann.Conv2D(
        *(shape[-1], c_out, kernel_size),
        stride=stride,
        padding=padding,
        rng=0,
    )
    draws = np.random.default_rng(1)
    layer.params["b"] = scale * draws.normal(size=c_out)
    x = (scale * draws.normal(size=shape)).astype(dtype)
    around = 0 if padding == "same" else 2 * padding
    if padding != "same" and (
        shape[1] + around < kernel_size[0]
        or shape[2] + around < kernel_size[1]
    ):
        with pytest.raises(ValueError, match="expects images of at least"):
            layer(x)
        return
    y = layer(x)
    assert y.dtype == dtype
    np.testing.assert_allclose(
        y,
        definition(layer, x),
        rtol=0,
        atol=(1e-13 if dtype is np.float64 else 1e-5) * scale * 10,
    )


@pytest.mark.parametrize("stride", [1, 2, 3])
@pytest.mark.parametrize("padding", [0, 1, 3])
def test_gradients_with_stride_and_padding(stride, padding):
    layer = ann.Conv2D(2, 3, (3, 2), stride=stride, padding=padding, rng=0)
    x = np.random.default_rng(1).normal(size=(2, 5, 6, 2))
    assert max(ann.gradcheck(layer, x).values()) <= 1e-7


def test_what_no_window_sees_gets_no_gradient():
    layer = ann.Conv2D(1, 1, 2, stride=3, rng=0)
    y, cache = layer.forward(np.ones((1, 6, 7, 1)))
    dx = layer.backward(np.ones_like(y), cache)[0][0, :, :, 0]
    assert y.shape == (1, 2, 2, 1)
    assert not dx[[2, 5]].any()
    assert not dx[:, [2, 5, 6]].any()
    assert dx[[0, 1, 3, 4]][:, [0, 1, 3, 4]].all()


def test_even_windows_pad_more_at_the_end():
    layer = ann.Conv2D(1, 1, (1, 4), padding="same", init="zeros")
    layer.params["W"][0, :, 0, 0] = [1000.0, 100.0, 10.0, 1.0]
    # With one zero before and two after: 0 1 2 3 0 0, as PyTorch does.
    np.testing.assert_array_equal(
        layer(one([[1.0, 2.0, 3.0]])), one([[123.0, 1230.0, 2300.0]])
    )


@pytest.mark.parametrize("kernel_size", [1, 2, 3, (4, 1), (5, 8)])
def test_same_keeps_height_and_width(kernel_size):
    layer = ann.Conv2D(1, 2, kernel_size, padding="same", rng=0)
    assert layer(np.ones((3, 4, 5, 1))).shape == (3, 4, 5, 2)


def test_a_pattern_that_moves_is_the_same_pattern():
    layer = ann.Conv2D(1, 2, 3, rng=0)
    x = np.zeros((2, 9, 9, 1))
    x[0, 2:5, 1:4] = x[1, 4:7, 3:6] = ONE_IMAGE[..., None]
    y = layer(x)
    np.testing.assert_allclose(y[0, :5, :5], y[1, 2:, 2:], rtol=1e-12)


def test_a_gradient_that_nobody_needs_is_left_out(monkeypatch):
    layer = ann.Conv2D(1, 2, 2, rng=0)
    y, cache = layer.forward(np.ones((1, 3, 3, 1)))
    room = {k: np.zeros_like(p) for k, p in layer.named_params().items()}
    monkeypatch.setattr(ann.Conv2D, "_dx", None)
    assert layer.backward_into(y, cache, Named(room), need_dx=False) is None
    np.testing.assert_allclose(room["b"], y.sum((0, 1, 2)))


def test_default_weights_are_glorots_and_one_draw():
    W = ann.Conv2D(4, 5, (3, 2), rng=7).params["W"]
    limit = np.sqrt(6 / (3 * 2 * (4 + 5)))
    draw = np.random.default_rng(7).uniform(-limit, limit, (3, 2, 4, 5))
    np.testing.assert_array_equal(W, draw)


@pytest.mark.parametrize(
    ("init", "variance"),
    [
        ("glorot_uniform", 2 / (9 * 50)),
        ("he_normal", 2 / (9 * 30)),
        ("lecun_normal", 1 / (9 * 30)),
        ("zeros", 0),
    ],
)
def test_the_spread_of_the_starting_weights(init, variance):
    layer = ann.Conv2D(30, 20, 3, init=init, rng=0)
    assert layer.params["W"].var() == pytest.approx(variance, rel=0.05)
    assert not layer.params["b"].any()


@pytest.mark.parametrize(
    ("arguments", "options", "words"),
    [
        ((0, 1, 3), {}, "c_in to be at least 1, got 0"),
        ((1, 1.0, 3), {}, "c_out to be a whole number, got 1.0"),
        ((1, 1, 0), {}, "kernel_size to be at least 1, got 0"),
        ((1, 1, (3, True)), {}, "kernel_size to be a whole number"),
        ((1, 1, (3, 3, 3)), {}, "kernel_size to be .* or a pair of them"),
        ((1, 1, 3), {"stride": 0}, "stride to be at least 1, got 0"),
        ((1, 1, 3), {"stride": (1, 1)}, "stride to be a whole number"),
        ((1, 1, 3), {"padding": -1}, "padding to be at least 0, got -1"),
        ((1, 1, 3), {"padding": None}, "padding to be a whole number, got"),
        (
            (1, 1, 3),
            {"padding": "valid"},
            "padding to be .* or \"same\", got 'valid'",
        ),
        (
            (1, 1, 3),
            {"padding": "same", "stride": 2},
            'stride 1 with padding "same", got 2',
        ),
        ((1, 1, 3), {"init": "he"}, "init to be one of glorot_uniform"),
        ((1, 1, 3), {"rng": "seed"}, "rng to be None"),
    ],
)
def test_bad_arguments_are_refused(arguments, options, words):
    with pytest.raises(ValueError, match="^Conv2D expects " + words):
        ann.Conv2D(*arguments, **options)


@pytest.mark.parametrize("shape", [(5, 2), (4, 4, 3), (1, 4, 4, 2), (3,)])
def test_what_is_not_images_is_refused(shape):
    words = (
        r"^Conv2D\(3 -> 8, 3x3\) expects images \(B, H, W, 3\), "
        r"got x of shape"
    )
    with pytest.raises(ValueError, match=words):
        ann.Conv2D(3, 8, 3)(np.zeros(shape))


def test_a_window_larger_than_the_image_is_refused():
    words = r"expects images of at least 3x3, got x of shape \(1, 3, 2, 1\)"
    with pytest.raises(ValueError, match=words):
        ann.Conv2D(1, 1, 3)(np.zeros((1, 3, 2, 1)))
    words = r"padding 1\) expects .* at least 5x2 with their padding, got x"
    with pytest.raises(ValueError, match=words):
        ann.Conv2D(1, 1, (5, 2), padding=1)(np.zeros((1, 2, 2, 1)))


@pytest.mark.parametrize("dtype", [int, np.float16, complex])
def test_other_types_than_floats_are_refused(dtype):
    with pytest.raises(ValueError, match=r"Conv2D\(1 -> 1, 1x1\).*astype"):
        ann.Conv2D(1, 1, 1).forward(np.ones((1, 1, 1, 1), dtype))


def test_its_repr_says_what_is_not_as_usual():
    assert repr(ann.Conv2D(1, 2, (3, 5))) == "Conv2D(1 -> 2, 3x5)"
    assert repr(ann.Conv2D(1, 2, 3, stride=2, padding=1)) == (
        "Conv2D(1 -> 2, 3x3, stride 2, padding 1)"
    )
    assert repr(ann.Conv2D(1, 2, 3, padding="same")) == (
        "Conv2D(1 -> 2, 3x3, padding same)"
    )
