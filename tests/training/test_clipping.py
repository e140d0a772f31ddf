"""clip_gradients: by hand, huge and tiny numbers, in training, bad input."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

import anncourse as ann
from anncourse.layers.packing import Packed


def test_by_hand():
    # norm of (3, 0, -4) is 5; to 1: divided by 5.000001 in PyTorch's way
    grads = {"W": np.array([[3.0], [0.0]]), "b": np.array([-4.0])}
    W = grads["W"]
    assert ann.clip_gradients(grads, 1.0) == 5.0
    assert grads["W"] is W
    np.testing.assert_allclose(W, [[3 / 5.000005], [0]], rtol=2e-6)
    np.testing.assert_allclose(W[0] / grads["b"], -0.75)
    factor = 1 / (5 + 1e-6)
    np.testing.assert_allclose(grads["b"], -4 * factor, rtol=1e-15)


def test_a_short_gradient_is_left_alone():
    grads = {"w": np.array([3.0, -4.0])}
    assert ann.clip_gradients(grads, 5.1) == 5.0
    np.testing.assert_array_equal(grads["w"], [3, -4])


def test_one_vector_is_clipped_as_many_arrays_are():
    numbers = np.random.default_rng(0).normal(size=10)
    shapes = {"W": (2, 3), "b": (4,)}
    packed = Packed(numbers.copy(), shapes)
    loose = {name: a.copy() for name, a in packed.items()}
    norm = ann.clip_gradients(packed, 0.1)
    assert norm == pytest.approx(np.linalg.norm(numbers), rel=1e-14)
    assert ann.clip_gradients(loose, 0.1) == pytest.approx(norm, rel=1e-14)
    assert np.linalg.norm(packed.vector) == pytest.approx(0.1, rel=1e-5)
    for name in shapes:
        np.testing.assert_allclose(packed[name], loose[name], rtol=1e-14)


@given(
    hnp.arrays(
        np.float32,
        st.integers(1, 50),
        elements=st.floats(-1, 1, width=32, allow_subnormal=False),
    ),
    st.sampled_from([1e-38, 1e-25, 1e-3, 1.0, 1e10, 1e25, 1e38]),
    st.sampled_from([np.float32, np.float64]),
)
def test_the_norm_of_numbers_of_any_size(numbers, scale, dtype):
    gradient = (numbers * dtype(scale)).astype(dtype)
    known = np.linalg.norm(gradient.astype(np.longdouble))
    grads = {"w": gradient.copy()}
    norm = ann.clip_gradients(grads, 1.0)
    assert norm == pytest.approx(float(known), rel=1e-5)
    assert grads["w"].dtype == dtype
    after = float(np.linalg.norm(grads["w"].astype(float)))
    assert after == pytest.approx(min(norm, 1.0), rel=1e-5)


def test_nothing_has_no_norm():
    assert ann.clip_gradients({}, 1.0) == 0.0
    assert ann.clip_gradients({"w": np.zeros(0)}, 1.0) == 0.0
    assert ann.clip_gradients({"w": np.zeros(3)}, 1.0) == 0.0


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("place", [0, 1])
def test_a_gradient_that_is_not_finite_is_refused_by_name(bad, place):
    grads = {"0.W": np.ones(2), "0.b": np.ones(1)}
    name = list(grads)[place]
    grads[name][0] = bad
    words = rf"finite numbers, got {bad} in {name} at \(0,\)"
    with pytest.raises(
        ValueError, match="^clip_gradients expects " + words
    ):
        ann.clip_gradients(grads, 1.0)


@pytest.mark.parametrize("limit", [0, -1, np.nan, np.inf, True, "1", None])
def test_a_limit_is_a_positive_number(limit):
    with pytest.raises(ValueError, match="clip_gradients expects limit to"):
        ann.clip_gradients({"w": np.ones(1)}, limit)


def test_a_norm_beyond_a_float_is_refused():
    grads = {"w": np.full(4, 1.7e308)}
    with pytest.raises(
        ValueError, match="smaller gradients, got a norm of"
    ):
        ann.clip_gradients(grads, 1.0)
