"""Activation functions: known values, huge sums, bad input."""

import inspect
import pickle

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import anncourse as ann

Z = [-3.0, -0.5, 0.25, 2.0]
# Values and slopes at Z from PyTorch 2.13, in float64.
KNOWN = {
    "sigmoid": (
        [
            0.04742587317756678,
            0.3775406687981454,
            0.5621765008857981,
            0.8807970779778823,
        ],
        [
            0.04517665973091214,
            0.2350037122015945,
            0.24613408273759835,
            0.10499358540350662,
        ],
    ),
    "tanh": (
        [
            -0.9950547536867305,
            -0.4621171572600098,
            0.24491866240370913,
            0.9640275800758169,
        ],
        [
            0.009866037165440166,
            0.7864477329659274,
            0.940014848806378,
            0.07065082485316443,
        ],
    ),
    "leaky_relu": ([-0.03, -0.005, 0.25, 2.0], [0.01, 0.01, 1.0, 1.0]),
    "elu": (
        [-0.950212931632136, -0.3934693402873666, 0.25, 2.0],
        [0.049787068367863944, 0.6065306597126334, 1.0, 1.0],
    ),
    "gelu": (
        [
            -0.0036373920817729943,
            -0.15428599017485606,
            0.149675350701685,
            1.954597694087775,
        ],
        [
            -0.011584166630969648,
            0.13263009646535764,
            0.6953540951510604,
            1.0860992566236183,
        ],
    ),
    "softplus": (
        [
            0.04858735157374206,
            0.4740769841801067,
            0.8259394198788436,
            2.1269280110429727,
        ],
        [
            0.04742587317756679,
            0.37754066879814546,
            0.5621765008857981,
            0.8807970779778824,
        ],
    ),
    "silu": (
        [
            -0.14227761953270035,
            -0.1887703343990727,
            0.14054412522144952,
            1.7615941559557646,
        ],
        [
            -0.08810410601516962,
            0.2600388126973482,
            0.6237100215701977,
            1.0907842487848955,
        ],
    ),
    "relu": ([0.0, 0.0, 0.25, 2.0], [0.0, 0.0, 1.0, 1.0]),
    "linear": (Z, [1.0, 1.0, 1.0, 1.0]),
    "step": ([0.0, 0.0, 1.0, 1.0], [0.0, 0.0, 0.0, 0.0]),
}

over_functions = pytest.mark.parametrize(
    "function", ann.ACTIVATIONS.values(), ids=ann.ACTIVATIONS.keys()
)


def test_every_function_has_known_values():
    assert KNOWN.keys() == ann.ACTIVATIONS.keys()


@pytest.mark.parametrize("name", KNOWN)
def test_values_and_slopes_equal_pytorch(name):
    function, (values, slopes) = ann.ACTIVATIONS[name], KNOWN[name]
    np.testing.assert_allclose(function(Z), values, rtol=1e-12, atol=1e-14)
    np.testing.assert_allclose(
        function.slope(Z), slopes, rtol=1e-12, atol=1e-14
    )


@over_functions
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_huge_sums_stay_finite_and_quiet(function, dtype):
    big = np.finfo(dtype).max
    z = np.array([-big, -1e4, -90, 0, 90, 1e4, big], dtype)
    a, slope = function(z), function.slope(z)
    assert np.isfinite(a).all()
    assert np.isfinite(slope).all()
    assert a.dtype == slope.dtype == dtype


@over_functions
def test_the_limits_are_those_of_the_formula(function):
    low, high = function(-1e4), function(1e4)
    bounded = function.name in ("step", "sigmoid", "tanh")
    assert high == (1 if bounded else 1e4)
    lows = {"linear": -1e4, "tanh": -1, "leaky_relu": -100, "elu": -1}
    assert low == lows.get(function.name, 0)


@over_functions
@given(z=st.floats(-50, 50))
def test_the_slope_is_the_derivative(function, z):
    h = 1e-6
    if abs(z) <= 2 * h:  # a kink may stand at 0
        return
    numerical = (function(z + h) - function(z - h)) / (2 * h)
    assert function.slope(z) == pytest.approx(numerical, abs=1e-7)


def test_a_number_gives_a_number_and_a_list_an_array():
    assert ann.relu(2).shape == ()
    assert isinstance(ann.relu(2), np.floating)
    np.testing.assert_array_equal(ann.relu([[-1, 2]]), [[0.0, 2.0]])


def test_the_output_is_never_the_input_itself():
    z = np.ones(3)
    for function in ann.ACTIVATIONS.values():
        assert not np.shares_memory(function(z), z), function


@over_functions
@pytest.mark.parametrize(
    "bad", [np.nan, [1.0, np.inf], True, "1", [], None, 1j, [[1], [1, 2]]]
)
def test_bad_input_is_refused_by_name(function, bad):
    for call in (function, function.slope):
        with pytest.raises(ValueError, match=f"^{function.name} expects"):
            call(bad)


def test_the_source_of_a_function_is_its_formula():
    assert "np.maximum(z, 0)" in inspect.getsource(ann.relu)
    assert "max(z, 0)" in ann.relu.__doc__
    assert repr(ann.relu) == "Function('relu')"


@pytest.mark.parametrize(
    ("name", "f", "df"), [("", abs, abs), (1, abs, abs), ("a", 1, abs)]
)
def test_a_function_needs_a_name_and_two_formulas(name, f, df):
    with pytest.raises(ValueError, match=r"^Function"):
        ann.Function(name, f, df)


def test_softmax_by_hand():
    # exp(0) : exp(ln 3) = 1 : 3
    p = ann.softmax([[0.0, np.log(3.0)]])
    np.testing.assert_allclose(p, [[0.25, 0.75]], rtol=1e-15)


def test_softmax_of_huge_scores():
    p = ann.softmax([1e308, -1e308, 1e308])
    np.testing.assert_array_equal(p, [0.5, 0.0, 0.5])


@given(
    st.lists(st.floats(-1e300, 1e300), min_size=1, max_size=5),
    st.floats(-1e3, 1e3),
)
def test_softmax_gives_probabilities(scores, shift):
    p = ann.softmax(scores)
    assert (p >= 0).all()
    assert p.sum() == pytest.approx(1)
    if max(map(abs, scores)) < 1e3:
        shifted = ann.softmax(np.array(scores) + shift)
        np.testing.assert_allclose(p, shifted, atol=1e-9)


@pytest.mark.parametrize("bad", [1.0, [], [np.nan, 1], ["a"], [True]])
def test_softmax_refuses_bad_scores(bad):
    with pytest.raises(ValueError, match=r"^softmax expects"):
        ann.softmax(bad)


def _square(z):
    return z**2


def _slope_of_square(z, a):
    return 2 * z


def test_functions_can_be_sent_to_another_process():
    for function in ann.ACTIVATIONS.values():
        assert pickle.loads(pickle.dumps(function)) is function
    own = ann.Function("square", _square, _slope_of_square)
    again = pickle.loads(pickle.dumps(own))
    assert (again([3.0]), again.slope([3.0])) == ([9.0], [6.0])
