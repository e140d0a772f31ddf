"""Recurrent: unequal lengths, reverse, last, the gates, what it refuses."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

import anncourse as ann
from anncourse.inside.gradcheck import numerical_gradient
from anncourse.layers.layer import Named

CELLS = (ann.ElmanCell, ann.GRUCell, ann.LSTMCell)
over_cells = pytest.mark.parametrize("make", CELLS)
over_returns = pytest.mark.parametrize("returns", ["sequence", "last"])
over_reverse = pytest.mark.parametrize("reverse", [False, True])
CLOSE = {"rtol": 1e-12, "atol": 1e-13}


def uneven(padding: float = 0.0) -> tuple[np.ndarray, list[int]]:
    """Return four sequences of 5, 2, 1 and 4 steps, and these lengths."""
    lengths = [5, 2, 1, 4]
    x = np.random.default_rng(0).standard_normal((4, 5, 3))
    for row, length in zip(x, lengths, strict=True):
        row[length:] = padding
    return x, lengths


def test_an_elman_net_by_hand():
    cell = ann.ElmanCell(1, 1)
    cell.params["W"], cell.params["U"] = [[1.0]], [[0.5]]
    x = np.array([[[0.4], [-0.2], [0.1]]])
    h1 = np.tanh(0.4)
    h2 = np.tanh(-0.2 + 0.5 * h1)
    h3 = np.tanh(0.1 + 0.5 * h2)
    y, cache = ann.Recurrent(cell).forward(x)
    np.testing.assert_allclose(y[0, :, 0], [h1, h2, h3], rtol=1e-15)
    # only the last output counts: back through three steps
    dz3 = 1 - h3**2
    dz2 = dz3 * 0.5 * (1 - h2**2)
    dz1 = dz2 * 0.5 * (1 - h1**2)
    dy = np.array([[[0.0], [0.0], [1.0]]])
    dx, grads = ann.Recurrent(cell).backward(dy, cache)
    np.testing.assert_allclose(dx[0, :, 0], [dz1, dz2, dz3], rtol=1e-14)
    assert grads["cell.U"].item() == pytest.approx(dz2 * h1 + dz3 * h2)
    assert grads["cell.b"].item() == pytest.approx(dz1 + dz2 + dz3)


@over_cells
@over_returns
@over_reverse
@pytest.mark.parametrize("padding", [0.0, -3.5, 1e30])
def test_padded_rows_give_what_they_give_alone(
    make, returns, reverse, padding
):
    x, lengths = uneven(padding)
    cell = make(3, 4, rng=0)
    layer = ann.Recurrent(
        cell, returns=returns, padding=padding, reverse=reverse
    )
    alone = ann.Recurrent(cell, returns=returns, reverse=reverse)
    y, cache = layer.forward(x)
    dy = np.random.default_rng(1).standard_normal(y.shape)
    dx, grads = layer.backward(dy, cache)
    total = dict.fromkeys(grads, 0.0)
    for i, n in enumerate(lengths):
        part = slice(None) if returns == "last" else slice(n)
        one, own = alone.forward(x[i : i + 1, :n])
        np.testing.assert_allclose(y[i][part], one[0], **CLOSE)
        one_dx, one_grads = alone.backward(dy[i : i + 1][:, part], own)
        np.testing.assert_allclose(dx[i, :n], one_dx[0], **CLOSE)
        for name, gradient in one_grads.items():
            total[name] = total[name] + gradient
        assert not dx[i, n:].any()
        assert returns == "last" or not y[i, n:].any()
    for name, gradient in grads.items():
        np.testing.assert_allclose(gradient, total[name], **CLOSE)


@over_reverse
def test_gradients_of_padded_rows_are_right(reverse):
    x, lengths = uneven()
    layer = ann.Recurrent(
        ann.LSTMCell(3, 2, rng=0), padding=0, reverse=reverse
    )
    y, cache = layer.forward(x)
    dy = np.random.default_rng(1).standard_normal(y.shape)
    dx, grads = layer.backward(dy, cache)

    def total() -> float:
        return float((layer(x) * dy).sum())

    for name, param in layer.named_params().items():
        numerical = numerical_gradient(total, param)
        np.testing.assert_allclose(grads[name], numerical, atol=1e-8)
    for i, n in enumerate(lengths):
        numerical = numerical_gradient(total, x[i, :n])
        np.testing.assert_allclose(dx[i, :n], numerical, atol=1e-8)


def test_the_padding_number_inside_a_sequence_is_read():
    x = np.zeros((1, 3, 2))
    x[0, 2, 1] = (
        1.0  # one feature of the last step differs: nothing is padding
    )
    cell = ann.LSTMCell(2, 3, rng=0)
    padded = ann.Recurrent(cell, padding=0)(x)
    np.testing.assert_array_equal(padded, ann.Recurrent(cell)(x))


@over_cells
def test_the_last_of_a_sequence_is_the_last(make):
    x, _ = uneven()
    cell = make(3, 4, rng=0)
    sequence = ann.Recurrent(cell)(x)
    last = ann.Recurrent(cell, returns="last")
    np.testing.assert_array_equal(last(x), sequence[:, -1])
    backward = ann.Recurrent(cell, returns="last", reverse=True)
    np.testing.assert_allclose(backward(x), last(x[:, ::-1]), **CLOSE)


def test_reverse_keeps_outputs_at_the_place_of_their_input():
    x, _ = uneven()
    cell = ann.GRUCell(3, 4, rng=0)
    y = ann.Recurrent(cell, reverse=True)(x)
    there = ann.Recurrent(cell)(x[:, ::-1])
    np.testing.assert_allclose(y, there[:, ::-1], **CLOSE)


@pytest.mark.parametrize(
    ("make", "names"),
    [
        (ann.ElmanCell, "h"),
        (ann.GRUCell, "rznh"),
        (ann.LSTMCell, "ifgoch"),
    ],
)
@over_reverse
def test_the_gates_can_be_watched(make, names, reverse):
    x, lengths = uneven()
    layer = ann.Recurrent(make(3, 2, rng=0), padding=0, reverse=reverse)
    seen = layer.watch(x)
    assert list(seen) == list(names)
    np.testing.assert_allclose(seen["h"], layer(x), **CLOSE)
    for array in seen.values():
        assert array.shape == (4, 5, 2)
        assert not array[1, lengths[1] :].any()
    if make is ann.LSTMCell:
        shown = seen["o"] * np.tanh(seen["c"])
        np.testing.assert_allclose(shown, seen["h"], **CLOSE)
    with pytest.raises(ValueError, match="expects sequences"):
        layer.watch(x[0])


def test_a_gradient_that_nobody_needs_is_left_out():
    x, _ = uneven()
    layer = ann.Recurrent(ann.LSTMCell(3, 2, rng=0))
    y, cache = layer.forward(x)
    _, grads = layer.backward(y, cache)
    room = Named({k: np.full_like(g, np.nan) for k, g in grads.items()})
    assert layer.backward_into(y, cache, room, need_dx=False) is None
    for name, gradient in grads.items():
        np.testing.assert_allclose(room[name], gradient, **CLOSE)


def test_the_weights_of_a_cell_lie_in_the_vector_of_the_net():
    net = ann.Serial(
        ann.Recurrent(ann.LSTMCell(3, 2, rng=0)), ann.Dense(2, 1, rng=1)
    )
    names = ["0.cell.W", "0.cell.U", "0.cell.b", "1.W", "1.b"]
    assert list(net.named_params()) == names
    bases = {id(p.base) for p in net.named_params().values()}
    assert len(bases) == 1


@given(
    hnp.arrays(
        np.float64,
        hnp.array_shapes(min_dims=0, max_dims=4, min_side=1, max_side=3),
        elements=st.floats(-10, 10),
    )
)
def test_a_shape_fits_or_is_named(x):
    layer = ann.Recurrent(ann.LSTMCell(2, 3, rng=0))
    if x.ndim == 3 and x.shape[2] == 2:
        assert layer(x).shape == (*x.shape[:2], 3)
        return
    words = r"expects sequences \(B, T, 2\) of at least one step, got x of"
    with pytest.raises(ValueError, match=words):
        layer(x)


def test_sequences_without_a_step_are_refused():
    layer = ann.Recurrent(ann.ElmanCell(2, 3))
    with pytest.raises(ValueError, match=r"got x of shape \(4, 0, 2\)"):
        layer.forward(np.zeros((4, 0, 2)))


@pytest.mark.parametrize("dtype", [int, bool, np.float16, complex])
def test_other_types_than_floats_are_refused(dtype):
    layer = ann.Recurrent(ann.ElmanCell(2, 3))
    with pytest.raises(ValueError, match=r"astype\(float\)"):
        layer.forward(np.ones((1, 4, 2), dtype))


def test_a_row_of_nothing_but_padding_is_refused_by_its_number():
    x, _ = uneven()
    x[2] = 0
    layer = ann.Recurrent(ann.GRUCell(3, 2), padding=0)
    words = r"padding=0\) expects at least one step .* row 2 is all padding"
    with pytest.raises(ValueError, match=words):
        layer(x)


@pytest.mark.parametrize(
    ("cell", "options", "words"),
    [
        ("LSTM", {}, "a cell, got 'LSTM'"),
        (ann.LSTMCell, {}, "a cell, got <class"),
        (ann.Dense(1, 1), {}, r"a cell, got Dense\(1 -> 1\)"),
        (
            ann.ElmanCell(1, 1),
            {"returns": "all"},
            "returns to be one of sequence, last",
        ),
        (ann.ElmanCell(1, 1), {"padding": np.nan}, "padding to be finite"),
        (ann.ElmanCell(1, 1), {"padding": True}, "padding to be a number"),
        (
            ann.ElmanCell(1, 1),
            {"reverse": 1},
            "reverse to be True or False",
        ),
    ],
)
def test_bad_arguments_are_refused(cell, options, words):
    with pytest.raises(ValueError, match=f"^Recurrent expects {words}"):
        ann.Recurrent(cell, **options)


def test_its_repr_shows_what_differs_from_the_usual():
    plain = ann.Recurrent(ann.GRUCell(3, 2))
    assert repr(plain) == "Recurrent(GRUCell(3 -> 2))"
    layer = ann.Recurrent(
        ann.GRUCell(3, 2), returns="last", padding=-1, reverse=True
    )
    assert repr(layer) == (
        "Recurrent(GRUCell(3 -> 2), returns='last', padding=-1, reverse=True)"
    )
