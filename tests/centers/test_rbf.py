"""RBF: by hand, far away, sharp, and what it refuses."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

import anncourse as ann
from anncourse.layers.layer import Named


def units(normalized: bool = False) -> ann.RBF:
    """Return two units, at 0 and at 3, with widths 1 and 2."""
    layer = ann.RBF(1, 2, normalized=normalized)
    layer.params["centers"] = [[0.0], [3.0]]
    layer.params["log_widths"] = np.log([1.0, 2.0])
    return layer


def test_by_hand():
    # One width from the first center: exp(-1/2); one from the second: the same.
    y = units()([[1.0], [0.0]])
    halfway = np.exp(-0.5)
    np.testing.assert_allclose(y[0], [halfway, halfway])
    np.testing.assert_allclose(y[1], [1.0, np.exp(-9 / 8)])


def test_shares_by_hand():
    np.testing.assert_allclose(
        units(normalized=True)([[1.0]]), [[0.5, 0.5]]
    )


def test_backward_by_hand():
    # phi = exp(-1/2) for both; dphi = 1, 0. The first unit's answer falls as x goes
    # right by phi x / s^2, rises as the center follows, and rises with its width.
    _, cache = units().forward(np.array([[1.0]]))
    dx, grads = units().backward(np.array([[1.0, 0.0]]), cache)
    phi = np.exp(-0.5)
    np.testing.assert_allclose(dx, [[-phi]])
    np.testing.assert_allclose(grads["centers"], [[phi], [0.0]])
    np.testing.assert_allclose(grads["log_widths"], [phi, 0.0])


def test_no_gradient_of_x_where_nobody_needs_it():
    y, cache = units().forward(np.array([[1.0]]))
    room = Named({k: np.zeros_like(p) for k, p in units().params.items()})
    assert units().backward_into(y, cache, room, need_dx=False) is None
    assert room["centers"].all()


def test_how_units_start():
    layer = ann.RBF(3, 500, width=0.5, rng=0)
    centers = np.random.default_rng(0).standard_normal((500, 3))
    np.testing.assert_array_equal(layer.params["centers"], centers)
    np.testing.assert_allclose(layer.widths, 0.5)
    assert repr(layer) == "RBF(3 -> 500)"


@pytest.mark.parametrize("normalized", [False, True])
@pytest.mark.parametrize(
    ("dtype", "far"),
    [
        (np.float32, 1e3),
        (np.float32, 1e30),
        (np.float64, 1e3),
        (np.float64, 1e100),
        (np.float64, 1.7e308),
    ],
)
def test_far_away_it_is_quiet_and_exact(dtype, far, normalized):
    layer = ann.RBF(2, 3, normalized=normalized, rng=0)
    x = np.array([[far, far], [-far, 0.0]], dtype)
    y, cache = layer.forward(x)
    dx, grads = layer.backward(np.ones_like(y), cache)
    assert np.isfinite(y).all()
    if normalized:
        np.testing.assert_allclose(y.sum(1), 1, rtol=1e-6)
    else:
        np.testing.assert_array_equal(y, 0)
    for gradient in (dx, *grads.values()):
        np.testing.assert_allclose(gradient, 0, atol=1e-6)
    np.testing.assert_array_equal(layer.nearness(x), 0)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("far", [50.0, 1e4, 1e6])
def test_far_away_the_nearest_unit_has_all_shares(dtype, far):
    layer = ann.RBF(1, 3, normalized=True)
    layer.params["centers"] = [[-1.0], [0.0], [2.0]]
    shares = layer(np.array([[far], [-far]], dtype))
    np.testing.assert_allclose(shares, [[0, 0, 1], [1, 0, 0]], atol=1e-12)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_narrow_units_far_from_zero_keep_their_digits(dtype):
    # Counted in years, the squares of the years leave no digits for a week.
    layer = ann.RBF(1, 300, width=0.02)
    draws = np.random.default_rng(0).uniform(1960, 1970, (300, 1))
    years = draws.astype(np.float32).astype(np.float64)  # exact in both
    layer.params["centers"] = years
    y = layer(years.astype(dtype))
    expected = np.exp(-np.square((years - years.T) / 0.02) / 2)
    np.testing.assert_allclose(y, expected, atol=1e-7)


def test_no_answer_is_above_one():
    layer = ann.RBF(2, 500, width=1e-3, rng=0)
    assert (layer(layer.params["centers"]) <= 1).all()


@pytest.mark.parametrize("rate", [1e2, 1e30])
def test_widths_that_run_away_are_reported_by_training(rate):
    X = np.random.default_rng(0).normal(size=(50, 2))
    net = ann.Serial(ann.RBF(2, 5, rng=0), ann.Dense(5, 1, rng=0))
    steps = ann.train(
        net, X, 100 * X[:, :1], ann.mse, ann.SGD(rate), epochs=20, rng=0
    )
    with pytest.raises(ann.DivergenceError, match="ran away at step"):
        for _ in steps:
            pass


@pytest.mark.parametrize("scale", [1e-120, 1e120])
def test_the_unit_of_x_does_not_matter(scale):
    here, there = ann.RBF(2, 4, rng=0), ann.RBF(2, 4, rng=0)
    there.params["centers"] = here.params["centers"] * scale
    there.params["log_widths"] = here.params["log_widths"] + np.log(scale)
    x = np.random.default_rng(1).normal(size=(5, 2))
    np.testing.assert_allclose(there(x * scale), here(x), rtol=1e-12)


def test_nearness_says_how_near_the_nearest_center_is():
    layer = units(normalized=True)
    near = layer.nearness([[0.0], [3.0], [5.0], [-2.0], [30.0]])
    expected = [1, 1, np.exp(-0.5), np.exp(-2), np.exp(-(27**2) / 8)]
    np.testing.assert_allclose(near, expected)
    assert layer.nearness(np.zeros((1, 1), np.float32)).dtype == np.float32


def test_it_learns_centers_and_widths():
    rng = np.random.default_rng(0)
    X = rng.uniform(-3, 3, (200, 1))
    y = np.exp(-np.square(X - 1.2) / (2 * 0.5**2))
    net = ann.Serial(ann.RBF(1, 1), ann.Dense(1, 1, rng=0))
    net.layers[0].params["centers"] = [[0.5]]
    for _ in ann.train(
        net, X, y, ann.mse, ann.Adam(0.05), epochs=60, rng=0
    ):
        pass
    assert net.layers[0].params["centers"].item() == pytest.approx(
        1.2, 0.01
    )
    assert net.layers[0].widths.item() == pytest.approx(0.5, 0.01)


@given(
    hnp.arrays(
        np.float64,
        st.tuples(st.integers(1, 4), st.just(2)),
        elements=st.floats(allow_nan=False, allow_infinity=False),
    ),
    st.booleans(),
)
def test_any_finite_numbers_go_through(x, normalized):
    layer = ann.RBF(2, 3, normalized=normalized, rng=0)
    y = layer(x)
    assert (y >= 0).all()
    assert (y <= 1).all()
    if normalized:
        np.testing.assert_allclose(y.sum(1), 1)


@pytest.mark.parametrize("shape", [(2,), (5, 3), (5, 4, 2)])
def test_rows_of_other_length_are_refused(shape):
    words = r"^RBF\(2 -> 3\) expects rows of 2 features, got x of shape"
    for use in (ann.RBF(2, 3), ann.RBF(2, 3).nearness):
        with pytest.raises(ValueError, match=words):
            use(np.ones(shape))


def test_other_types_than_floats_are_refused():
    with pytest.raises(ValueError, match=r"RBF.*expects x of type float32"):
        ann.RBF(2, 3).forward(np.ones((1, 2), int))
    with pytest.raises(ValueError, match=r"RBF.*finite numbers, got nan"):
        ann.RBF(2, 3).nearness([[np.nan, 0.0]])


@pytest.mark.parametrize(
    ("arguments", "options", "words"),
    [
        ((0, 1), {}, "n_in to be at least 1, got 0"),
        ((1, 0), {}, "n_centers to be at least 1, got 0"),
        ((1, 2.0), {}, "n_centers to be a whole number, got 2.0"),
        ((1, 1), {"width": 0}, "width to be greater than 0, got 0"),
        ((1, 1), {"width": "wide"}, "width to be a number, got 'wide'"),
        (
            (1, 1),
            {"normalized": 1},
            "normalized to be True or False, got 1",
        ),
        ((1, 1), {"rng": "x"}, "rng to be None"),
    ],
)
def test_what_is_refused(arguments, options, words):
    with pytest.raises(ValueError, match="^RBF expects " + words):
        ann.RBF(*arguments, **options)


@pytest.mark.parametrize("normalized", [False, True])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_no_product_of_answers_is_subnormal(dtype, normalized):
    layer = ann.RBF(1, 2, normalized=normalized)
    layer.params["centers"] = [[0.0], [0.0]]
    layer.params["log_widths"] = [0.0, 3.0]
    x = np.linspace(0, 60, 5000, dtype=dtype)[:, None]
    y = layer(x)
    faint = y[y > 0].min()
    assert float(faint) ** 2 > 0.99 * float(np.finfo(dtype).tiny)
    assert faint < np.finfo(dtype).eps ** 2
    if not normalized:
        expected = np.exp(-np.square(x[:, 0].astype(float)) / 2)
        np.testing.assert_allclose(y[:, 0], expected, atol=1e-18)
