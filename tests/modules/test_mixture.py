"""MixtureOfExperts: by hand, its balance, and what it refuses."""

import numpy as np
import pytest

import anncourse as ann
from anncourse.inside.gradcheck import numerical_gradient
from anncourse.layers.layer import Named
from anncourse.modules import mixture


def gate(n_in: int, experts: int, rng: int = 0) -> ann.Serial:
    return ann.Serial(ann.Dense(n_in, experts, rng=rng), ann.Softmax())


def lines(
    experts: int = 3, rng: int = 0, **options
) -> ann.MixtureOfExperts:
    """Return linear experts for one input."""
    each = [ann.Dense(1, 1, rng=100 + rng + k) for k in range(experts)]
    return ann.MixtureOfExperts(gate(1, experts, rng), each, **options)


def test_by_hand():
    # Weights 1/4 and 3/4; answers 4 and 8: 1 + 6.
    net = lines(2)
    params = net.named_params()
    params["gate.0.W"][...], params["gate.0.b"][...] = 0, [0, np.log(3)]
    params["expert0.W"][...], params["expert1.W"][...] = 2, 4
    y, cache = net.forward(np.array([[2.0]]))
    np.testing.assert_allclose(net.gates([[2.0]]), [[0.25, 0.75]])
    np.testing.assert_allclose(y, [[7.0]])
    # Each expert hears dy times its weight. The gate hears 4 and 8; through the softmax
    # that is 1/4 (4 - 7) and 3/4 (8 - 7).
    dx, grads = net.backward(np.array([[1.0]]), cache)
    np.testing.assert_allclose(grads["expert0.b"], [0.25])
    np.testing.assert_allclose(grads["expert1.W"], [[1.5]])
    np.testing.assert_allclose(grads["gate.0.b"], [-0.75, 0.75])
    np.testing.assert_allclose(dx, [[0.25 * 2 + 0.75 * 4]])


def test_names_and_repr():
    net = lines(2)
    assert list(net.children()) == ["gate", "expert0", "expert1"]
    assert list(net.named_params())[:3] == [
        "gate.0.W",
        "gate.0.b",
        "expert0.W",
    ]
    assert repr(net) == (
        "MixtureOfExperts(Serial(Dense(1 -> 2), Softmax()), "
        "[Dense(1 -> 1), Dense(1 -> 1)])"
    )


def test_one_expert_is_that_expert():
    net, x = lines(1), np.array([[2.0], [-1.0]])
    np.testing.assert_allclose(net(x), net.experts[0](x))
    assert net.penalty(x) == 0


def test_the_penalty_by_hand():
    net = lines(2, balance=0.5)
    params = net.named_params()
    # All work to the second expert: use 0 and 4, mean 2, deviation 2.
    params["gate.0.W"][...], params["gate.0.b"][...] = 0, [0, 1000]
    x = np.ones((4, 1))
    assert net.penalty(x) == pytest.approx(0.5 * (2 / 2) ** 2)
    params["gate.0.b"][...] = 0
    assert net.penalty(x) == pytest.approx(0, abs=1e-15)


@pytest.mark.parametrize("in_place", [False, True])
def test_the_penaltys_gradient_is_added_in_training(in_place):
    draws = np.random.default_rng(0)
    x, y = draws.normal(size=(6, 1)), draws.normal(size=(6, 1))
    net = lines(3, balance=0.7)

    def total() -> float:
        return ann.mse(net(x), y)[0] + net.penalty(x)

    pred, cache = net.forward(x, train=True)
    dpred = ann.mse(pred, y)[1]
    params = net.named_params()
    if in_place:
        grads = {name: np.zeros_like(p) for name, p in params.items()}
        net.backward_into(dpred, cache, Named(grads), need_dx=False)
    else:
        _, grads = net.backward(dpred, cache)
    for name, param in params.items():
        numerical = numerical_gradient(total, param)
        np.testing.assert_allclose(grads[name], numerical, atol=1e-9)


def test_the_penaltys_gradient_holds_for_weights_from_anywhere():
    weights = np.random.default_rng(0).uniform(size=(5, 3))
    numerical = numerical_gradient(
        lambda: mixture._unevenness(weights)[0], weights
    )
    gradient = mixture._unevenness(weights)[1]
    np.testing.assert_allclose(numerical, np.tile(gradient, (5, 1)))


def test_outside_training_the_penalty_has_no_gradient():
    x = np.random.default_rng(0).normal(size=(6, 1))
    grads = []
    for balance in (0.0, 0.7):
        net = lines(3, balance=balance)
        y, cache = net.forward(x)
        grads.append(net.backward(np.ones_like(y), cache)[1]["gate.0.W"])
    np.testing.assert_array_equal(*grads)


@pytest.mark.parametrize(
    ("layer", "words"),
    [
        (ann.Dense(1, 2, rng=0), "weights of 0 or more that add up to 1"),
        (ann.Activation("sigmoid"), "a weight for each of 2 experts.*5, 1"),
        (
            ann.Serial(ann.Dense(1, 3), ann.Softmax()),
            r"a weight for each of 2 experts from its gate, got .*\(5, 3\)",
        ),
        (
            ann.Serial(ann.Dense(1, 4), ann.Reshape(2, 2), ann.Softmax()),
            r"a weight for each of 2 experts from its gate.*\(5, 2, 2\)",
        ),
    ],
)
def test_a_gate_gives_shares(layer, words):
    net = ann.MixtureOfExperts(layer, [ann.Dense(1, 1), ann.Dense(1, 1)])
    for use in (net, net.gates, net.penalty):
        with pytest.raises(
            ValueError, match="^MixtureOfExperts expects " + words
        ):
            use(np.ones((5, 1)))


@pytest.mark.parametrize("weights", [[-1, 2], [1, 1], [0.5, 0.4]])
def test_weights_are_not_negative_and_add_up(weights):
    net = ann.MixtureOfExperts(
        ann.Dense(1, 2, init="zeros"), [ann.Dense(1, 1), ann.Dense(1, 1)]
    )
    net.named_params()["gate.b"][...] = weights
    with pytest.raises(ValueError, match="weights of 0 or more"):
        net([[1.0]])


@pytest.mark.parametrize(
    "second",
    [ann.Dense(1, 3), ann.Serial(ann.Dense(1, 2), ann.Reshape(2, 1))],
)
def test_experts_answer_in_one_shape(second):
    net = ann.MixtureOfExperts(gate(1, 2), [ann.Dense(1, 2), second])
    words = (
        r"outputs of one shape \(B, O\) from its experts, got \(5, 2\) fr"
    )
    with pytest.raises(ValueError, match=words):
        net(np.ones((5, 1)))


def test_experts_answer_in_rows():
    images = [
        ann.Serial(ann.Dense(1, 2, rng=k), ann.Reshape(2, 1))
        for k in range(2)
    ]
    with pytest.raises(ValueError, match=r"got \(5, 2, 1\) from expert 0"):
        ann.MixtureOfExperts(gate(1, 2), images)(np.ones((5, 1)))


def test_an_error_names_the_place():
    net = ann.MixtureOfExperts(
        gate(1, 2), [ann.Dense(1, 1), ann.Dense(2, 1)]
    )
    words = (
        r"^MixtureOfExperts, expert 1: Dense\(2 -> 1\) expects 2 features"
    )
    with pytest.raises(ValueError, match=words):
        net(np.ones((5, 1)))
    with pytest.raises(
        ValueError, match=r"^MixtureOfExperts, gate: Serial"
    ):
        net(np.ones((5, 3)))


def test_what_it_is_made_of():
    layer = ann.Dense(1, 1)
    with pytest.raises(ValueError, match="expects at least one layer"):
        ann.MixtureOfExperts(gate(1, 1), [])
    with pytest.raises(
        ValueError, match="expects a list of experts, got De"
    ):
        ann.MixtureOfExperts(gate(1, 1), layer)
    with pytest.raises(ValueError, match="expects layers, got 'tanh'"):
        ann.MixtureOfExperts("tanh", [layer])
    with pytest.raises(ValueError, match="twice"):
        ann.MixtureOfExperts(gate(1, 2), [layer, layer])
    with pytest.raises(ValueError, match="balance to be at least 0"):
        lines(2, balance=-1)
