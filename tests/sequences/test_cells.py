"""ElmanCell, GRUCell, LSTMCell: by hand, starting weights, bad input."""

import numpy as np
import pytest

import anncourse as ann

CELLS = (ann.ElmanCell, ann.GRUCell, ann.LSTMCell)
over_cells = pytest.mark.parametrize("make", CELLS)


def sigmoid(z: float) -> float:
    return 1 / (1 + np.exp(-z))


def one(make: type[ann.Cell], **params: list[float]) -> ann.Cell:
    """Make a cell of one input and one unit, with the given weights."""
    cell = make(1, 1)
    for name, row in params.items():
        cell.params[name] = np.reshape(row, cell.params[name].shape)
    return cell


def number(x: float) -> np.ndarray:
    return np.array([[x]])


def test_elman_by_hand():
    cell = one(ann.ElmanCell, W=[1.0], U=[-2.0], b=[0.1])
    (h,), cache = cell.step(number(0.5), (number(0.3),))
    new = np.tanh(0.5 - 2 * 0.3 + 0.1)  # tanh(0) = 0
    assert h.item() == pytest.approx(new, abs=1e-15)
    dx, (dh,), grads = cell.step_back((number(3.0),), cache)
    # the slope of tanh at 0 is 1, so dz = 3
    assert dx.item() == pytest.approx(3 * 1.0)
    assert dh.item() == pytest.approx(3 * -2.0)
    assert grads["W"].item() == pytest.approx(3 * 0.5)
    assert grads["U"].item() == pytest.approx(3 * 0.3)
    assert grads["b"].item() == pytest.approx(3.0)


def test_gru_by_hand():
    cell = one(
        ann.GRUCell,
        W=[1.0, 2.0, 3.0],
        U=[0.5, -1.0, 2.0],
        b=[0.1, 0.2, 0.3],
        b_hidden=[-0.4],
    )
    x, h = 0.5, 0.8
    r = sigmoid(1 * x + 0.5 * h + 0.1)
    z = sigmoid(2 * x - 1 * h + 0.2)
    n = np.tanh(3 * x + 0.3 + r * (2 * h - 0.4))
    (new,), _ = cell.step(number(x), (number(h),))
    assert new.item() == pytest.approx((1 - z) * n + z * h, rel=1e-14)


def test_lstm_by_hand():
    cell = one(
        ann.LSTMCell,
        W=[1.0, 2.0, 3.0, 4.0],
        U=[0.5, -1.0, 2.0, -3.0],
        b=[0.1, 0.2, 0.3, 0.4],
    )
    x, h, c = 0.5, 0.8, -0.6
    i = sigmoid(1 * x + 0.5 * h + 0.1)
    f = sigmoid(2 * x - 1 * h + 0.2)
    g = np.tanh(3 * x + 2 * h + 0.3)
    o = sigmoid(4 * x - 3 * h + 0.4)
    (new, kept), _ = cell.step(number(x), (number(h), number(c)))
    assert kept.item() == pytest.approx(f * c + i * g, rel=1e-14)
    assert new.item() == pytest.approx(o * np.tanh(kept.item()), rel=1e-14)


def test_a_closed_forget_gate_forgets_and_an_open_one_keeps():
    shut = {"W": [0.0] * 4, "U": [0.0] * 4}
    state = (number(0.0), number(0.7))
    for bias, kept in ((-50.0, 0.0), (50.0, 0.7)):
        cell = one(ann.LSTMCell, b=[-50.0, bias, 0.0, 0.0], **shut)
        (_, c), _ = cell.step(number(1.0), state)
        assert c.item() == pytest.approx(kept, abs=1e-12)


def test_an_open_update_gate_of_a_gru_copies_its_memory():
    cell = one(ann.GRUCell, W=[0.0] * 3, U=[0.0] * 3, b=[0.0, 50.0, 5.0])
    (h,), _ = cell.step(number(1.0), (number(0.7),))
    assert h.item() == pytest.approx(0.7, abs=1e-12)


@pytest.mark.parametrize(
    ("bias", "left_after_20", "left_after_40"),
    [(1.0, 0.0019, 3.6e-6), (5.0, 0.8743, 0.7644)],
)
def test_forget_bias_says_how_long_a_fresh_cell_remembers(
    bias, left_after_20, left_after_40
):
    cell = one(ann.LSTMCell, W=[0.0] * 4, U=[0.0] * 4)
    assert ann.LSTMCell(1, 1, forget_bias=bias).params["b"][1] == bias
    cell.params["b"] = [0.0, bias, 0.0, 0.0]
    state = (number(0.0), number(1.0))
    seen = []
    for _ in range(40):
        state, _ = cell.step(number(0.0), state)
        seen.append(state[1].item())
    assert seen[19] == pytest.approx(left_after_20, rel=0.01)
    assert seen[39] == pytest.approx(left_after_40, rel=0.01)


@over_cells
def test_weights_start_uniform_and_biases_at_zero(make):
    cell = make(30, 25, rng=7)
    rng, limit = np.random.default_rng(7), 1 / 5
    for name in ("W", "U"):
        shape = cell.params[name].shape
        expected = rng.uniform(-limit, limit, shape)
        np.testing.assert_array_equal(cell.params[name], expected)
    forget = np.zeros(cell.params["b"].size)
    if make is ann.LSTMCell:
        forget[25:50] = 1
    np.testing.assert_array_equal(cell.params["b"], forget)
    assert not cell.params.get("b_hidden", np.zeros(1)).any()


@pytest.mark.parametrize(
    ("make", "shapes"),
    [
        (ann.ElmanCell, {"W": (3, 5), "U": (5, 5), "b": (5,)}),
        (
            ann.GRUCell,
            {"W": (3, 15), "U": (5, 15), "b": (15,), "b_hidden": (5,)},
        ),
        (ann.LSTMCell, {"W": (3, 20), "U": (5, 20), "b": (20,)}),
    ],
)
def test_the_shapes_of_the_weights(make, shapes):
    params = make(3, 5).params
    assert {name: p.shape for name, p in params.items()} == shapes
    assert repr(make(3, 5)) == f"{make.__name__}(3 -> 5)"


@over_cells
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((0, 1), "n_in to be at least 1, got 0"),
        ((1, -2), "n_hidden to be at least 1, got -2"),
        ((2.0, 1), "n_in to be a whole number, got 2.0"),
        ((1, True), "n_hidden to be a whole number, got True"),
    ],
)
def test_sizes_are_positive_whole_numbers(make, arguments, words):
    with pytest.raises(
        ValueError, match=f"{make.__name__} expects {words}"
    ):
        make(*arguments)


@over_cells
def test_a_bad_seed_is_refused(make):
    with pytest.raises(ValueError, match=f"{make.__name__} expects rng"):
        make(1, 1, rng=-1)


@pytest.mark.parametrize("bias", [np.nan, np.inf, "1", None, True])
def test_forget_bias_is_a_number(bias):
    with pytest.raises(ValueError, match="LSTMCell expects forget_bias"):
        ann.LSTMCell(1, 1, forget_bias=bias)


@over_cells
@pytest.mark.parametrize("shape", [(3,), (2, 4), (2, 5, 3)])
def test_a_cell_alone_takes_one_step_of_its_features(make, shape):
    words = rf"{make.__name__}\(3 -> 2\) expects x of shape \(B, 3\), got"
    with pytest.raises(ValueError, match=words):
        make(3, 2)(np.zeros(shape))


@over_cells
@pytest.mark.parametrize("dtype", [int, bool, np.float16])
def test_other_types_than_floats_are_refused(make, dtype):
    with pytest.raises(ValueError, match=r"astype\(float\)"):
        make(3, 2).forward(np.ones((1, 3), dtype))
