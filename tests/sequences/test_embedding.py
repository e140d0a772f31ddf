"""Embedding: by hand, symbols that come twice, padding, bad input."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

import anncourse as ann

DTYPES = (np.int64, np.int32, np.uint8, np.uint64)


def test_rows_are_looked_up():
    layer = ann.Embedding(3, 2)
    layer.params["W"] = [[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]
    y = layer([[2, 0], [0, 1]])
    np.testing.assert_array_equal(y[0], [[5.0, 6.0], [1.0, 2.0]])
    np.testing.assert_array_equal(y[1], [[1.0, 2.0], [3.0, 4.0]])


def test_a_symbol_that_comes_twice_gets_both_gradients():
    layer = ann.Embedding(3, 2, rng=0)
    y, cache = layer.forward(np.array([2, 0, 2]))
    dx, grads = layer.backward(np.array([[1, 2], [3, 4], [5, 6.0]]), cache)
    np.testing.assert_array_equal(grads["W"], [[3, 4], [0, 0], [6, 8]])
    np.testing.assert_array_equal(dx, [0.0, 0.0, 0.0])
    assert dx.dtype == y.dtype


def test_it_is_a_dense_layer_on_one_hot_input(rng):
    layer, x = ann.Embedding(5, 3, rng=0), rng.integers(5, size=(4, 6))
    W = layer.params["W"]
    y, cache = layer.forward(x)
    np.testing.assert_allclose(y, np.eye(5)[x] @ W, rtol=1e-15)
    dy = rng.standard_normal(y.shape)
    dW = np.einsum("bts,btd->sd", np.eye(5)[x], dy)
    np.testing.assert_allclose(layer.backward(dy, cache)[1]["W"], dW)


def test_padding_is_zero_and_stays_zero():
    layer = ann.Embedding(3, 2, padding=1, rng=0)
    assert not layer.params["W"][1].any()
    assert layer.params["W"][[0, 2]].all()
    layer.params["W"][1] = 7  # as a file of another network may say
    y, cache = layer.forward(np.array([[0, 1, 1]]))
    assert y[0, 0].all()
    assert not y[0, 1:].any()
    dW = layer.backward(np.ones_like(y), cache)[1]["W"]
    np.testing.assert_array_equal(dW, [[1, 1], [0, 0], [0, 0]])


def test_padding_ends_a_sequence_for_the_layer_above(rng):
    words = ann.Embedding(6, 3, padding=0, rng=0)
    reader = ann.Recurrent(
        ann.LSTMCell(3, 4, rng=1), padding=0, returns="last"
    )
    net = ann.Serial(words, reader)
    long = net(np.array([[3, 5, 0, 0], [1, 2, 4, 1]]))
    np.testing.assert_allclose(long[:1], net(np.array([[3, 5]])), 1e-14)


def test_rows_start_as_normal_numbers_in_one_draw():
    W = ann.Embedding(40, 30, rng=7).params["W"]
    expected = np.random.default_rng(7).standard_normal((40, 30))
    np.testing.assert_array_equal(W, expected)


@given(
    x=hnp.arrays(
        st.sampled_from(DTYPES),
        hnp.array_shapes(min_dims=1, max_dims=2, max_side=4),
        elements=st.integers(0, 6),
    )
)
def test_a_symbol_is_known_or_named(x):
    layer = ann.Embedding(5, 2, rng=0)
    if x.max() < 5:
        assert layer(x).shape == (*x.shape, 2)
        y, cache = layer.forward(x)
        assert layer.backward(y, cache)[1]["W"].shape == (5, 2)
        return
    first = x[x >= 5][0]
    words = (
        rf"Embedding\(5 -> 2\) expects symbols from 0 to 4, got {first}$"
    )
    with pytest.raises(ValueError, match=words):
        layer(x)


def test_a_negative_symbol_is_named():
    with pytest.raises(ValueError, match=r"from 0 to 4, got -1$"):
        ann.Embedding(5, 2)([[0, -1]])


@pytest.mark.parametrize(
    ("x", "words"),
    [
        ([1.0, 2.0], "symbols, which are integers, got float64"),
        ([True, False], "to hold numbers, got bool"),
        ([], "at least one number"),
        (
            [[[1]]],
            r"symbols \(B,\) or \(B, T\), got x of shape \(1, 1, 1\)",
        ),
        (1, r"symbols \(B,\) or \(B, T\), got x of shape \(\)"),
        (["a"], "to hold numbers"),
    ],
)
def test_what_holds_no_symbols_is_refused(x, words):
    with pytest.raises(ValueError, match=rf"^Embedding\(5 -> 2\).*{words}"):
        ann.Embedding(5, 2)(x)


def test_true_and_false_are_no_symbols_in_training_either():
    with pytest.raises(ValueError, match="integers, got bool"):
        ann.Embedding(5, 2).forward(np.array([True]))


@pytest.mark.parametrize(
    ("arguments", "options", "words"),
    [
        ((0, 1), {}, "n_symbols to be at least 1, got 0"),
        ((3, 1.0), {}, "dim to be a whole number, got 1.0"),
        ((3, 1), {"padding": 3}, "padding to be a symbol, 0 to 2, got 3"),
        ((3, 1), {"padding": -1}, "padding to be at least 0, got -1"),
        ((3, 1), {"padding": True}, "padding to be a whole number"),
        ((3, 1), {"rng": "seed"}, "rng to be None"),
    ],
)
def test_bad_arguments_are_refused(arguments, options, words):
    with pytest.raises(ValueError, match=f"Embedding expects {words}"):
        ann.Embedding(*arguments, **options)


def test_words_can_be_learned():
    # Is there a 3 in it? Order does not matter, so a net must look at each symbol.
    X = np.random.default_rng(0).integers(1, 8, size=(200, 5))
    y = (X == 3).any(axis=1).astype(int)
    net = ann.Serial(
        ann.Embedding(8, 4, rng=0),
        ann.Recurrent(ann.GRUCell(4, 8, rng=1), returns="last"),
        ann.Dense(8, 2, rng=2),
    )
    steps = ann.train(
        net,
        X,
        y,
        ann.softmax_cross_entropy,
        ann.Adam(0.02),
        epochs=30,
        rng=0,
    )
    last = [step.loss for step in steps][-1]
    assert last < 0.05
    assert (net(X).argmax(axis=1) == y).mean() > 0.98
