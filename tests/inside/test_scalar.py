"""Value: slopes by hand, long chains, the layers' gradients, bad input."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import anncourse as ann
from anncourse import Value

EXACT = {"rtol": 1e-12, "atol": 1e-12}


def test_by_hand():
    # y = (w x - 1)^2 at w = 2, x = 3: y = 25, dy/dw = 2 * 5 * 3, dy/dx = 2 * 5 * 2
    w, x = Value(2), Value(3)
    y = (w * x - 1) ** 2
    y.backward()
    assert (y.data, y.grad, w.grad, x.grad) == (25, 1, 30, 20)


def test_two_paths_add_up():
    # y = x x + x / 2 + 3: dy/dx = 2 x + 1/2
    x = Value(4)
    y = x * x + x / 2 + 3
    y.backward()
    assert (y.data, x.grad) == (21, 8.5)
    y.backward()  # begins anew
    assert x.grad == 8.5


def test_numbers_stand_on_either_side():
    x = Value(2)
    for y, value, slope in [
        (1 + x, 3, 1),
        (5 - x, 3, -1),
        (3 * x, 6, 3),
        (6 / x, 3, -1.5),
        (-x, -2, -1),
        (x - 5, -3, 1),
        (x / 4, 0.5, 0.25),
        (np.float64(3) * x, 6, 3),
        (np.float32(6) / x, 3, -1.5),
        (sum([x, x]), 4, 2),
    ]:
        y.backward()
        assert (y.data, x.grad) == (value, slope)


FUNCTIONS = {
    "tanh": lambda x: x.tanh(),
    "exp": lambda x: x.exp(),
    "sigmoid": lambda x: x.sigmoid(),
    "relu": lambda x: x.relu(),
    "log": lambda x: (x * x).log(),
    "cube": lambda x: x**3,
    "root": lambda x: (x * x + 1) ** 0.5,
    "quotient": lambda x: (x + 3) / (x * x + 1) - 2 / x,
}


@pytest.mark.parametrize("f", FUNCTIONS.values(), ids=FUNCTIONS.keys())
@given(st.floats(0.1, 4), st.sampled_from([-1, 1]))
def test_slopes_equal_numerical_ones(f, size, sign):
    x = Value(sign * size)
    f(x).backward()
    a = np.array([x.data])
    numerical = ann.numerical_gradient(lambda: f(Value(a.item())).data, a)
    assert x.grad == pytest.approx(numerical.item(), rel=1e-6, abs=1e-8)


@pytest.mark.parametrize("name", ["tanh", "sigmoid", "relu"])
@pytest.mark.parametrize("z", [-1000.0, -0.3, 0.0, 2.0, 1000.0])
def test_functions_equal_the_packages(name, z):
    x, f = Value(z), ann.ACTIVATIONS[name]
    y = getattr(x, name)()
    y.backward()
    assert y.data == pytest.approx(f(z), rel=1e-15)
    assert x.grad == pytest.approx(f.slope(z), rel=1e-14, abs=1e-300)


def test_a_chain_of_5000():
    x = y = Value(1)
    for _ in range(5000):
        y = y * 1.001 + 0.001
    y.backward()
    assert x.grad == pytest.approx(1.001**5000, rel=1e-12)


def test_a_graph_with_2_to_the_60_paths_takes_60_steps():
    y = x = Value(1)
    for _ in range(60):
        y = y + y
    y.backward()
    assert x.grad == 2.0**60


def test_it_learns_the_umbrella():
    w, b = Value(0), Value(0)
    for _ in range(200):
        loss = ((w * 0.8 + b - 0.69) ** 2 + (w * 0.2 + b - 0.1) ** 2) / 2
        loss.backward()
        w.data -= 0.5 * w.grad
        b.data -= 0.5 * b.grad
    assert loss.data < 1e-5


def values(array: np.ndarray) -> np.ndarray:
    """Return an array of Values: NumPy's @ and + then compute with them."""
    made = [Value(number) for number in array.ravel()]
    return np.array(made, dtype=object).reshape(array.shape)


def grads(array: np.ndarray) -> np.ndarray:
    return np.array([v.grad for v in array.ravel()]).reshape(array.shape)


def draw(*shape: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=shape)


def test_a_dense_network_has_the_same_gradients():
    net = ann.Serial(
        ann.Dense(3, 4, rng=0),
        ann.Activation("tanh"),
        ann.Dense(4, 2, rng=1),
        ann.Activation("sigmoid"),
    )
    x, target = draw(5, 3), draw(5, 2, seed=1)
    pred, cache = net.forward(x, train=True)
    loss, dpred = ann.mse(pred, target)
    dx, known = net.backward(dpred, cache)

    p = {name: values(array) for name, array in net.named_params().items()}
    v = values(x)
    h = np.tanh(v @ p["0.W"] + p["0.b"])  # calls each Value's tanh
    z = h @ p["2.W"] + p["2.b"]
    a = np.vectorize(Value.sigmoid)(z)
    total = ((a - target) ** 2).mean()
    total.backward()
    assert total.data == pytest.approx(loss, rel=1e-12)
    np.testing.assert_allclose(grads(v), dx, **EXACT)
    for name, gradient in known.items():
        np.testing.assert_allclose(grads(p[name]), gradient, **EXACT)


def test_softmax_cross_entropy_has_the_same_gradient():
    logits, labels = draw(4, 3), np.array([2, 0, 1, 1])
    loss, dlogits = ann.softmax_cross_entropy(logits, labels)
    z = values(logits)
    right = z[np.arange(4), labels]
    total = (np.log(np.exp(z).sum(1)) - right).mean()
    total.backward()
    assert total.data == pytest.approx(loss, rel=1e-12)
    np.testing.assert_allclose(grads(z), dlogits, **EXACT)


def test_batch_normalization_has_the_same_gradients():
    layer, x, dy = ann.BatchNorm(2, eps=0.1), draw(4, 2), draw(4, 2, seed=1)
    layer.params["gamma"], layer.params["beta"] = [2.0, -0.5], [0.25, 1.0]
    y, cache = layer.forward(x, train=True)
    dx, known = layer.backward(dy, cache)
    v, gamma, beta = values(x), *map(values, layer.params.values())
    centered = v - v.mean(0)
    spread = ((centered**2).mean(0) + 0.1) ** 0.5
    out = gamma * centered / spread + beta
    (out * dy).sum().backward()
    np.testing.assert_allclose([[o.data for o in r] for r in out], y)
    np.testing.assert_allclose(grads(v), dx, **EXACT)
    np.testing.assert_allclose(grads(gamma), known["gamma"], **EXACT)
    np.testing.assert_allclose(grads(beta), known["beta"], **EXACT)


def lstm_step(x, h, c, p):
    z = x @ p["cell.W"] + h @ p["cell.U"] + p["cell.b"]
    i, f, g, o = np.split(z, 4, axis=1)
    i, f, o = (np.vectorize(Value.sigmoid)(gate) for gate in (i, f, o))
    c = f * c + i * np.tanh(g)
    return o * np.tanh(c), c


def test_an_lstm_has_the_same_gradients_through_time():
    net = ann.Recurrent(ann.LSTMCell(2, 3, rng=0), returns="last")
    x, dy = draw(2, 4, 2), draw(2, 3, seed=1)
    y, cache = net.forward(x, train=True)
    dx, known = net.backward(dy, cache)
    p = {name: values(array) for name, array in net.named_params().items()}
    v, h, c = values(x), np.zeros((2, 3)), np.zeros((2, 3))
    for t in range(4):
        h, c = lstm_step(v[:, t], h, c, p)
    (h * dy).sum().backward()
    np.testing.assert_allclose([[u.data for u in row] for row in h], y)
    np.testing.assert_allclose(grads(v), dx, **EXACT)
    for name, gradient in known.items():
        np.testing.assert_allclose(grads(p[name]), gradient, **EXACT)


@pytest.mark.parametrize("data", [np.nan, math.inf, "1", None, True, [1.0]])
def test_a_value_is_one_finite_number(data):
    with pytest.raises(ValueError, match=r"^Value expects data to be"):
        Value(data)


@pytest.mark.parametrize("other", ["1", None, [1.0], True, 1j, math.nan])
@pytest.mark.parametrize(
    "operate",
    [
        lambda x, y: x + y,
        lambda x, y: y - x,
        lambda x, y: y * x,
        lambda x, y: x / y,
        lambda x, y: x**y,
    ],
)
def test_other_things_than_numbers_are_refused(operate, other):
    with pytest.raises(ValueError, match=r"^Value expects .* to be"):
        operate(Value(1), other)


def test_a_plain_array_is_refused():
    for operate in (lambda x, a: a * x, lambda x, a: x + a):
        with pytest.raises(ValueError, match=r"^Value expects .* a number"):
            operate(Value(1), np.ones(2))


@pytest.mark.parametrize(
    ("compute", "words"),
    [
        (lambda: Value(0).log(), "a number above 0 for log, got 0"),
        (lambda: Value(-2).log(), "a number above 0 for log, got -2"),
        (lambda: 1 / Value(0), r"a divisor other than 0: Value\(1\) / 0"),
        (
            lambda: Value(-2) ** 0.5,
            r"a number above 0 for \*\* 0.5, got -2",
        ),
        (lambda: Value(0) ** 0.5, r"a number above 0 for \*\* 0.5, got 0"),
        (lambda: Value(0) ** -1, r"a number above 0 for \*\* -1, got 0"),
        (lambda: Value(2) ** Value(2), "the power to be a number"),
        (lambda: Value(1000).exp(), "data to be finite, got inf"),
        (lambda: Value(1e200) * 1e200, "data to be finite, got inf"),
        (lambda: Value(1e200) ** 2, "data to be finite, got inf"),
        (lambda: 1 / Value(1e-200), "a slope to be finite, got -inf"),
    ],
)
def test_what_has_no_value_or_no_slope_is_refused(compute, words):
    with pytest.raises(ValueError, match="^Value expects " + words):
        compute()
