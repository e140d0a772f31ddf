"""The fast form of the cells gives the numbers of the steps, for every way to read."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import anncourse as ann

CELLS = (ann.ElmanCell, ann.GRUCell, ann.LSTMCell)
over_cells = pytest.mark.parametrize("make", CELLS)


def step_by_step(make: type[ann.Cell]) -> type[ann.Cell]:
    """Return the cell without its fast form, which a subclass does not inherit."""
    return type(make.__name__, (make,), {})


@over_cells
@given(
    sizes=st.tuples(*[st.integers(1, n) for n in (4, 18, 3, 4)]),
    returns=st.sampled_from(["sequence", "last"]),
    padding=st.sampled_from([None, 0.0, -2.5]),
    reverse=st.booleans(),
    seed=st.integers(0, 99),
)
def test_the_fast_form_gives_the_numbers_of_the_steps(
    make, sizes, returns, padding, reverse, seed
):
    rows, steps, n_in, hidden = sizes
    rng = np.random.default_rng(seed)
    x = rng.normal(0, 2, (rows, steps, n_in))
    if padding is not None:
        for row in x:
            row[rng.integers(1, steps + 1) :] = padding
    fast, slow = (
        ann.Recurrent(
            cell(n_in, hidden, rng=seed),
            returns=returns,
            padding=padding,
            reverse=reverse,
        )
        for cell in (make, step_by_step(make))
    )
    y, fast_cache = fast.forward(x)
    expected, slow_cache = slow.forward(x)
    dy = rng.standard_normal(y.shape)
    dx, grads = fast.backward(dy, fast_cache)
    expected_dx, expected_grads = slow.backward(dy, slow_cache)
    close = {"rtol": 1e-12, "atol": 1e-12}
    np.testing.assert_allclose(y, expected, **close)
    np.testing.assert_allclose(dx, expected_dx, **close)
    assert list(grads) == list(expected_grads)
    for name, gradient in grads.items():
        np.testing.assert_allclose(gradient, expected_grads[name], **close)


@over_cells
def test_the_fast_form_makes_no_steps(make, monkeypatch):
    layer, x = ann.Recurrent(make(2, 3, rng=0)), np.ones((1, 4, 2))
    expected = layer(x)
    monkeypatch.delattr(make, "step")
    np.testing.assert_array_equal(layer(x), expected)


@over_cells
@pytest.mark.parametrize("scale", [1e-30, 1e30])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_tiny_and_huge_numbers_stay_finite(make, scale, dtype):
    x = np.full((2, 5, 3), scale, dtype)
    x[1] *= -1
    for layer in (
        ann.Recurrent(make(3, 4, rng=0)),
        ann.Recurrent(step_by_step(make)(3, 4, rng=0)),
    ):
        y, cache = layer.forward(x)
        dx, grads = layer.backward(np.ones_like(y), cache)
        for array in (y, dx, *grads.values()):
            assert np.isfinite(array).all()
