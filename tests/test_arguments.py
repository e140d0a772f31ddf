"""The words of refusal."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from anncourse import arguments


@given(st.integers(-100, 100), st.integers(-100, 100))
def test_whole_numbers_from_a_bound_up(value, low):
    if value >= low:
        assert (
            arguments.integer("f", "n", np.int32(value), low=low) == value
        )
    else:
        with pytest.raises(
            ValueError, match=f"at least {low}, got {value}"
        ):
            arguments.integer("f", "n", value, low=low)


@given(st.floats())
def test_a_number_is_finite_and_in_its_bounds(value):
    if np.isfinite(value) and 0 <= value < 1:
        assert arguments.number("f", "p", value, low=0, below=1) == value
    else:
        with pytest.raises(ValueError, match=r"^f expects p to be"):
            arguments.number("f", "p", value, low=0, below=1)


@pytest.mark.parametrize("value", [True, np.True_, "1", None, 1j, [1]])
def test_what_is_no_number(value):
    with pytest.raises(ValueError, match="f expects x to be a number, got"):
        arguments.number("f", "x", value)
    with pytest.raises(
        ValueError, match="f expects x to be a whole number"
    ):
        arguments.integer("f", "x", value)


def test_bounds_are_named():
    with pytest.raises(ValueError, match="at most 2, got 3"):
        arguments.number("f", "x", 3, high=2)
    with pytest.raises(ValueError, match="greater than 2, got 2"):
        arguments.number("f", "x", 2, above=2)


def test_the_place_of_a_bad_number_is_named():
    with pytest.raises(ValueError, match=r"got nan in X at \(1, 0\)"):
        arguments.finite("f", "X", np.array([[1.0, 2.0], [np.nan, np.inf]]))


def test_numbers_become_floats_and_float32_stays():
    assert arguments.float_array("f", "x", [1, 2]).dtype == np.float64
    assert (
        arguments.float_array("f", "x", np.float32(1)).dtype == np.float32
    )
    assert (
        arguments.float_array("f", "x", np.float16(1)).dtype == np.float64
    )


def test_a_generator_is_used_as_it_is():
    rng = np.random.default_rng(0)
    assert arguments.generator("f", rng) is rng
    assert (
        arguments.generator("f", 3).random()
        == np.random.default_rng(3).random()
    )


@pytest.mark.parametrize(
    "bad", [[0.5], 0.5, np.array([1]), np.array(["a"])]
)
def test_arrays_by_name_are_floats(bad):
    arguments.named_floats(
        "f", "p", {"w": np.zeros(2), "b": np.zeros((), "f4")}
    )
    with pytest.raises(ValueError, match=r"float64 in p, got .* as w"):
        arguments.named_floats("f", "p", {"w": bad})
    with pytest.raises(
        ValueError, match="f expects p to be arrays by name"
    ):
        arguments.named_floats("f", "p", bad)
