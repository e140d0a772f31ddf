"""Parallel: by hand, names, joins, and what it refuses."""

import numpy as np
import pytest

import anncourse as ann
from anncourse.layers.layer import Named


def two(join: str = "concatenate") -> ann.Parallel:
    draws = np.random.default_rng(0)
    return ann.Parallel(
        ann.Dense(2, 3, rng=draws),
        ann.Serial(ann.Dense(2, 3, rng=draws), ann.Activation("tanh")),
        join=join,
    )


def test_by_hand():
    # x and its positive part, side by side or added.
    branches = ann.Activation("linear"), ann.Activation("relu")
    x = np.array([[-1.0, 2.0]])
    side = ann.Parallel(*branches)
    np.testing.assert_array_equal(side(x), [[-1, 2, 0, 2]])
    added = ann.Parallel(*branches, join="sum")
    np.testing.assert_array_equal(added(x), [[-1, 4]])
    _, cache = side.forward(x)
    dx, _ = side.backward(np.array([[1.0, 10.0, 100.0, 1000.0]]), cache)
    np.testing.assert_array_equal(dx, [[1, 1010]])
    _, cache = added.forward(x)
    dx, _ = added.backward(np.array([[1.0, 10.0]]), cache)
    np.testing.assert_array_equal(dx, [[1, 20]])


def test_parameters_are_named_by_branch_and_lie_in_one_vector():
    params = two().named_params()
    assert list(params) == ["0.W", "0.b", "1.0.W", "1.0.b"]
    assert all(p.base is params["0.W"].base for p in params.values())


def test_outputs_of_different_width_are_put_one_after_the_other():
    net = ann.Parallel(ann.Dense(2, 1, rng=0), ann.Dense(2, 3, rng=1))
    x = np.ones((5, 4, 2))
    y = net(x)
    assert y.shape == (5, 4, 4)
    np.testing.assert_allclose(y[..., 1:], net.branches[1](x))


def test_each_branch_hears_of_its_own_output():
    sizes = (1, 3, 2)
    net = ann.Parallel(*(ann.Dense(1, n, init="zeros") for n in sizes))
    _, cache = net.forward(np.ones((1, 1)))
    _, grads = net.backward(np.arange(6.0)[None], cache)
    for name, expected in zip("012", ([0], [1, 2, 3], [4, 5]), strict=True):
        np.testing.assert_array_equal(grads[f"{name}.b"], expected)


def test_its_repr_shows_the_branches():
    net = ann.Parallel(ann.Softmax(), ann.Dense(2, 2), join="sum")
    assert repr(net) == "Parallel(Softmax(), Dense(2 -> 2), join='sum')"


def test_an_error_names_the_branch():
    net = ann.Parallel(ann.Dense(2, 3), ann.Dense(4, 3))
    words = r"^Parallel, branch 1 of 0 to 1: Dense\(4 -> 3\) expects 4 feat"
    with pytest.raises(ValueError, match=words):
        net(np.ones((5, 2)))


def test_outputs_that_do_not_fit_are_refused():
    x = np.ones((5, 2, 2))
    net = ann.Parallel(ann.Dense(2, 3), ann.Flatten())
    words = (
        r"expects outputs that differ in the last axis only to concatenate, "
        r"got \(5, 2, 3\) from branch 0 and \(5, 4\) from branch 1"
    )
    with pytest.raises(ValueError, match=words):
        net(x)
    net = ann.Parallel(ann.Dense(2, 3), ann.Dense(2, 1), join="sum")
    words = (
        r"expects outputs of one shape to sum, got \(5, 2, 3\) from branch 0 "
        r"and \(5, 2, 1\) from branch 1"
    )
    with pytest.raises(ValueError, match=words):
        net(x)


@pytest.mark.parametrize("join", ["add", None, 1])
def test_an_unknown_join_names_the_known_ones(join):
    words = "^Parallel expects join to be one of concatenate, sum, got"
    with pytest.raises(ValueError, match=words):
        ann.Parallel(ann.Softmax(), join=join)


def test_only_different_layers_are_taken():
    with pytest.raises(ValueError, match=r"^Parallel expects at least one"):
        ann.Parallel()
    with pytest.raises(ValueError, match=r"^Parallel expects layers, got"):
        ann.Parallel("tanh")
    layer = ann.Dense(2, 2)
    with pytest.raises(ValueError, match=r"^Parallel .* 2\) twice"):
        ann.Parallel(layer, ann.Serial(layer))


@pytest.mark.parametrize("join", ["sum", "concatenate"])
def test_nobody_computes_a_gradient_that_nobody_needs(join, monkeypatch):
    net = two(join)
    y, cache = net.forward(np.ones((4, 2)))
    room = {k: np.zeros_like(p) for k, p in net.named_params().items()}
    asked = []
    inner = ann.Dense.backward_into

    def spy(layer, dy, kept, grads, need_dx=True):
        asked.append(need_dx)
        return inner(layer, dy, kept, grads, need_dx)

    monkeypatch.setattr(ann.Dense, "backward_into", spy)
    assert net.backward_into(y, cache, Named(room), need_dx=False) is None
    assert asked == [False, False]
