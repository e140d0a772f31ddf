"""The net of nine weights: by hand, by layers, by scalars, in the page."""

import numpy as np
import pytest

import anncourse as ann
from anncourse.widgets import BackpropStepper
from tests.widgets.page import ask

KEYS = ["w11", "w12", "w21", "w22", "b1", "b2", "v1", "v2", "c"]
CLOSE = {"rel": 1e-12, "abs": 1e-12}
RNG = np.random.default_rng(6)
NETS = [
    {},
    {"activation": "sigmoid", "target": 0.3},
    {"activation": "relu", "weights": [1, 2, -1, 1, 0.5, -3, 2, 1, 0.4]},
    *({"weights": RNG.uniform(-5, 5, 9).tolist()} for _ in range(5)),
]
each = pytest.mark.parametrize("given", NETS)


def by_hand(figure: BackpropStepper) -> list[float]:
    """Return the nine gradients, from the chain rule written out."""
    w11, w12, w21, w22, b1, b2, v1, v2, c = figure.weights
    x1, x2 = figure.inputs
    f = ann.ACTIVATIONS[figure.activation]
    z1, z2 = w11 * x1 + w21 * x2 + b1, w12 * x1 + w22 * x2 + b2
    h1, h2 = float(f(z1)), float(f(z2))
    a = float(ann.sigmoid(v1 * h1 + v2 * h2 + c))
    dz = 2 * (a - figure.target) * a * (1 - a)
    dz1 = dz * v1 * float(f.slope(z1))
    dz2 = dz * v2 * float(f.slope(z2))
    first = [dz1 * x1, dz2 * x1, dz1 * x2, dz2 * x2, dz1, dz2]
    return [*first, dz * h1, dz * h2, dz]


def by_scalars(figure: BackpropStepper) -> list[float]:
    """Return the nine gradients that `Value` finds."""
    values = [ann.Value(weight) for weight in figure.weights]
    w11, w12, w21, w22, b1, b2, v1, v2, c = values
    x1, x2 = figure.inputs
    h1 = getattr(w11 * x1 + w21 * x2 + b1, figure.activation)()
    h2 = getattr(w12 * x1 + w22 * x2 + b2, figure.activation)()
    a = (v1 * h1 + v2 * h2 + c).sigmoid()
    ((a - figure.target) ** 2).backward()
    return [value.grad for value in values]


def in_the_page(figure: BackpropStepper) -> list[float]:
    """Return the nine gradients that the figure's JavaScript finds."""
    [found] = ask(
        {"backward": "core/inside/backprop.js"},
        "(state) => backward(state).grads",
        [figure.state()],
    )
    return found


@each
def test_four_ways_one_gradient(given):
    figure = BackpropStepper(**given)
    expected = by_hand(figure)
    # by layers
    assert figure.run.grads.tolist() == pytest.approx(expected, **CLOSE)
    assert by_scalars(figure) == pytest.approx(expected, **CLOSE)
    assert in_the_page(figure) == pytest.approx(expected, **CLOSE)


def test_a_pass_by_hand():
    # z1 = .5 .8 - 1 .3 = .1; z2 = .8 + .3; z = 2 tanh .1 - tanh 1.1
    run = BackpropStepper().run
    assert run.z[:2] == pytest.approx([0.1, 1.1])
    assert run.z[2] == pytest.approx(2 * np.tanh(0.1) - np.tanh(1.1))
    assert run.loss == pytest.approx((run.a[2] - 1) ** 2)
    assert run.da[2] == pytest.approx(2 * (run.a[2] - 1))


def test_a_small_wiggle_comes_close_to_the_gradient():
    figure = BackpropStepper(wiggle=0.01)
    for i, grad in enumerate(figure.run.grads):
        assert figure.wiggled(i) == pytest.approx(grad, abs=2e-3)


def test_what_questions_may_ask_about():
    silent = [1, 2, -1, 1, -3, 0.5, 2, 1, 0]
    figures = [
        BackpropStepper(),
        BackpropStepper(activation="relu", weights=silent, tried=4),
    ]
    names = ["larger", "deaf", "silent", "passes", "output", "loss"]
    found = ask(
        {"quantities": "views/BackpropStepper/task.js"},
        f"(s) => {names + ['d' + key for key in KEYS]}.map((n) => quantities[n](s))",
        [figure.state() for figure in figures],
    )
    assert [values[:4] for values in found] == [
        ["v2", 0, 0, 1],
        # b1 = -3 keeps h1 below 0: its two weights, its bias and v1 are deaf
        ["v2", 4, 1, 5],
    ]
    for figure, values in zip(figures, found, strict=True):
        expected = [figure.run.a[2], figure.run.loss, *figure.run.grads]
        assert values[4:] == pytest.approx(expected, **CLOSE)
