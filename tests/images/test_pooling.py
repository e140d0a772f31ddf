"""Pooling: by hand, against its definition, ties, overlaps, bad input."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import anncourse as ann

POOLS = {ann.MaxPool2D: np.max, ann.AvgPool2D: np.mean}
over_pools = pytest.mark.parametrize("pool", POOLS)


def one(rows: object) -> np.ndarray:
    """One image with one channel."""
    return np.asarray(rows, float)[None, :, :, None]


def definition(layer, x):
    """Pool as the words say it, one window after the other; also send ones back."""
    if layer.size == "all":
        kh, kw = x.shape[1:3]
    else:
        kh, kw = layer.size
    down, right = layer.stride
    tall, wide = (
        (x.shape[1] - kh) // down + 1,
        (x.shape[2] - kw) // right + 1,
    )
    y, dx = np.zeros((len(x), tall, wide, x.shape[3])), np.zeros(x.shape)
    for n, p, q, c in np.ndindex(*y.shape):
        rows = slice(down * p, down * p + kh)
        columns = slice(right * q, right * q + kw)
        seen, dseen = x[n, rows, columns, c], dx[n, rows, columns, c]
        y[n, p, q, c] = POOLS[type(layer)](seen)
        if isinstance(layer, ann.MaxPool2D):
            dseen[np.unravel_index(seen.argmax(), seen.shape)] += 1
        else:
            dseen += 1 / seen.size
    return y, dx


X = one([[1.0, 3.0, 2.0, 2.0], [4.0, 4.0, 0.0, 2.0], [9.0, 9.0, 9.0, 9.0]])


def test_max_by_hand():
    layer = ann.MaxPool2D(2)
    y, cache = layer.forward(X)
    # The last row is left over: half a window is none.
    np.testing.assert_array_equal(y, one([[4.0, 2.0]]))
    dx, grads = layer.backward(one([[5.0, 7.0]]), cache)
    # Of equal numbers the first, row by row, gets it all.
    np.testing.assert_array_equal(
        dx, one([[0, 0, 7.0, 0], [5.0, 0, 0, 0], [0, 0, 0, 0]])
    )
    assert grads == {}


def test_mean_by_hand():
    layer = ann.AvgPool2D((1, 2))
    y, cache = layer.forward(X)
    np.testing.assert_array_equal(
        y, one([[2.0, 2.0], [4.0, 1.0], [9.0, 9.0]])
    )
    dx, _ = layer.backward(one([[2.0, 0], [4.0, 6.0], [0, 0]]), cache)
    np.testing.assert_array_equal(
        dx, one([[1.0, 1.0, 0, 0], [2.0, 2.0, 3.0, 3.0], [0, 0, 0, 0]])
    )


def test_the_first_of_equal_numbers_is_the_first_row_by_row():
    # The largest stand at the right of the first row and at the left of the second.
    x = one([[0.0, 1.0], [1.0, 0.0]])
    for layer in (ann.MaxPool2D(2), ann.MaxPool2D(2, stride=1)):
        y, cache = layer.forward(x)
        dx, _ = layer.backward(np.ones_like(y), cache)
        np.testing.assert_array_equal(dx, one([[0.0, 1.0], [0.0, 0.0]]))


def test_gradients_of_windows_that_overlap_are_summed():
    x = one([[0.0, 5.0, 1.0]])
    for layer, dx in (
        (ann.MaxPool2D((1, 2), stride=1), [[0.0, 11.0, 0.0]]),
        (ann.AvgPool2D((1, 2), stride=1), [[0.5, 5.5, 5.0]]),
    ):
        _, cache = layer.forward(x)
        got, _ = layer.backward(one([[1.0, 10.0]]), cache)
        np.testing.assert_array_equal(got, one(dx))


@over_pools
def test_all_is_one_window_over_the_whole_image(pool, rng):
    x = rng.normal(size=(2, 3, 5, 4))
    y = pool("all")(x)
    assert y.shape == (2, 1, 1, 4)
    np.testing.assert_allclose(
        y[:, 0, 0], POOLS[pool](x, axis=(1, 2)), rtol=1e-12
    )


sizes, sides = st.integers(1, 4), st.integers(3, 9)


@over_pools
@pytest.mark.parametrize("size", [1, 2, 3, 4])
@pytest.mark.parametrize("stride", [1, 2, 3, 4])
def test_every_stride_with_every_size(pool, size, stride, rng):
    layer, x = pool(size, stride=stride), rng.normal(size=(2, 8, 9, 2))
    y, cache = layer.forward(x)
    dx, _ = layer.backward(np.ones_like(y), cache)
    expected, dexpected = definition(layer, x)
    np.testing.assert_allclose(y, expected, rtol=1e-12)
    np.testing.assert_allclose(dx, dexpected, rtol=1e-12)


@over_pools
@given(
    shape=st.tuples(sizes, sides, sides, sizes),
    size=st.one_of(st.just("all"), sizes, st.tuples(sizes, sizes)),
    stride=st.one_of(st.none(), sizes, st.tuples(sizes, sizes)),
    dtype=st.sampled_from([np.float32, np.float64]),
    ties=st.booleans(),
)
def test_it_is_its_definition_or_names_the_shape(
    pool, shape, size, stride, dtype, ties
):
    layer = pool(size, stride=None if size == "all" else stride)
    draws = np.random.default_rng(1)
    x = (
        draws.integers(0, 2, shape) if ties else draws.normal(size=shape)
    ).astype(dtype)
    kh, kw = (1, 1) if layer.size == "all" else layer.size
    if shape[1] < kh or shape[2] < kw:
        words = rf"expects images of at least {kh}x{kw}, got x of shape"
        with pytest.raises(ValueError, match=words):
            layer(x)
        return
    y, cache = layer.forward(x)
    dx, _ = layer.backward(np.ones_like(y), cache)
    assert y.dtype == dx.dtype == dtype
    expected, dexpected = definition(layer, x)
    np.testing.assert_allclose(y, expected, rtol=0, atol=1e-6)
    np.testing.assert_allclose(dx, dexpected, rtol=0, atol=1e-6)


@over_pools
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_huge_and_tiny_numbers_stay_finite(pool, dtype):
    limits = np.finfo(dtype)
    for edge in (limits.max / 2, limits.min / 2, limits.tiny * 100):
        x = np.full((1, 4, 4, 1), edge, dtype)
        for layer in (pool(2), pool(3, stride=1), pool("all")):
            np.testing.assert_allclose(layer(x), edge, rtol=1e-5)


@over_pools
@pytest.mark.parametrize(
    ("size", "stride", "words"),
    [
        (0, None, "size to be at least 1, got 0"),
        ((2, 2.0), None, "size to be a whole number, got 2.0"),
        ((2,), None, "size to be a whole number or a pair of them"),
        ("whole", None, "size to be a whole number, got 'whole'"),
        (2, 0, "stride to be at least 1, got 0"),
        (2, "all", "stride to be a whole number, got 'all'"),
        ("all", 2, 'no stride with size "all", got 2'),
    ],
)
def test_bad_sizes_are_refused(pool, size, stride, words):
    with pytest.raises(
        ValueError, match=f"^{pool.__name__} expects {words}"
    ):
        pool(size, stride=stride)


@over_pools
def test_what_is_not_images_is_refused(pool):
    words = (
        rf"^{pool.__name__}\(2x2\) expects images \(B, H, W, C\), "
        r"got x of shape \(4, 4, 3\)"
    )
    with pytest.raises(ValueError, match=words):
        pool(2)(np.zeros((4, 4, 3)))


@over_pools
@pytest.mark.parametrize("dtype", [int, np.float16, complex])
def test_other_types_than_floats_are_refused(pool, dtype):
    with pytest.raises(ValueError, match="float32 or float64, got"):
        pool(1).forward(np.ones((1, 1, 1, 1), dtype))


def test_the_repr_says_what_is_not_as_usual():
    assert repr(ann.MaxPool2D(2)) == "MaxPool2D(2x2)"
    assert repr(ann.MaxPool2D("all")) == "MaxPool2D('all')"
    assert repr(ann.AvgPool2D((2, 3), stride=1)) == (
        "AvgPool2D(2x3, stride 1x1)"
    )
