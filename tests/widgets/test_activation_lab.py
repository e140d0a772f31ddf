"""The activation lab: its mathematics, its words, and the page's agreement."""

import itertools

import numpy as np
import pytest
from matplotlib.figure import Figure

from anncourse.neurons.activations import ACTIVATIONS
from anncourse.widgets import ActivationLab
from anncourse.widgets.figures.activation_lab import amount, chain
from tests.widgets.page import ask

SMOOTH = ["linear", "sigmoid", "tanh", "elu", "gelu", "softplus", "silu"]
LAB = "views/ActivationLab"
STATES = [
    {"activation": a, "z": z, "layers": n, "weight": w}
    for a, z, n, w in itertools.product(
        ACTIVATIONS,
        (-5.0, -1.5, 0.0, 0.3, 2.0),
        (1, 4, 10, 30),
        (-1.0, 0.0, 0.5, 1.0, 1.5, 4.0),
    )
    # Far below 0 the tanh form of GELU has no digits left to compare.
    if (a, w) != ("gelu", -1.0)
]


def test_two_sigmoid_layers_by_hand():
    lab = ActivationLab(activation="sigmoid", z=0, layers=2, weight=2)
    # z_1 = 0, a_1 = 1/2, z_2 = 1; the slopes are 1/4 and s (1 - s) with s = 0.7311
    assert lab.chain.z.tolist() == [0, 1]
    assert lab.gradient == pytest.approx(0.25 * 2 * 0.19661193324148185)


def test_one_layer_is_its_own_slope():
    lab = ActivationLab(activation="tanh", z=0.5, layers=1, weight=-3)
    assert lab.gradient == pytest.approx(1 - np.tanh(0.5) ** 2)


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_gradient_is_the_product_of_slopes_and_weights(activation):
    lab = ActivationLab(activation=activation, z=1, layers=7, weight=-0.8)
    product = np.prod(lab.chain.slopes) * (-0.8) ** 6
    assert lab.gradient == pytest.approx(product, rel=1e-12)


@pytest.mark.parametrize("activation", SMOOTH)
def test_gradient_is_the_derivative_of_the_last_activation(activation):
    def last(z):
        for _ in range(6):
            a = float(ACTIVATIONS[activation](z))
            z = 0.9 * a
        return a

    lab = ActivationLab(activation=activation, z=0.7, layers=6, weight=0.9)
    numerical = (last(0.7 + 1e-5) - last(0.7 - 1e-5)) / 2e-5
    assert lab.gradient == pytest.approx(numerical, rel=1e-6)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ({}, "3.5 × 10⁻⁷ is felt at the last: it vanishes."),
        ({"activation": "relu"}, "1 is felt at the last: it comes"),
        ({"activation": "relu", "z": -1}, "Dead: the slope is 0, nothing"),
        ({"activation": "step"}, "Dead: the slope is 0, nothing comes"),
        ({"weight": 0}, "The weight is 0, nothing comes through."),
        ({"activation": "linear", "weight": -4}, "−2.6 × 10⁵ is felt"),
        (
            {"activation": "linear", "weight": 2},
            "at the last: it explodes.",
        ),
    ],
)
def test_description_says_what_becomes_of_a_wiggle(state, words):
    assert words in ActivationLab(**state).describe()


def test_page_and_package_compute_the_same_gradients():
    found = ask(
        {"chain": "core/layers/chain.js"},
        "(s) => Array.from(chain(s.activation, s.z, s.layers, s.weight).reach)",
        STATES,
    )
    for state, page in zip(STATES, found, strict=True):
        np.testing.assert_allclose(
            page, chain(**state).reach, rtol=1e-11, atol=1e-300
        )


def test_page_and_package_write_numbers_alike():
    # Halves, where rounding could go either way, and both ends of the plain form.
    numbers = [0.5**n for n in range(60)] + [1.5**n for n in range(60)]
    numbers += [0.000999, 0.001, 999.4, 999.6, 1000, 9.96e-8, -0.0, -31.25]
    written = ask(
        {"amount": f"{LAB}/words.js"}, "(x) => amount(x)", numbers
    )
    assert written == [amount(number) for number in numbers]


def test_what_questions_may_ask_about():
    states = [
        {"activation": "sigmoid", "z": 0.5, "layers": 10},
        {"activation": "softplus", "z": -2, "layers": 10, "weight": 1.5},
        {"activation": "linear", "layers": 3, "weight": -1},
        {"activation": "relu", "z": 1, "layers": 10, "weight": 2},
    ]
    labs = [ActivationLab(**state) for state in states]
    found = ask(
        {"quantities, judges": f"{LAB}/task.js"},
        "(state) => [quantities.left(state), quantities.amount(state),"
        ' quantities.curve(state), judges["comes through"](state)]',
        [lab.state() for lab in labs],
    )
    left, amounts, curves, through = zip(*found, strict=True)
    reach = [lab.chain.reach[0] for lab in labs]
    assert left == pytest.approx([abs(value) for value in reach])
    assert amounts == tuple(amount(value) for value in reach)
    assert curves == ("sigmoid", "softplus", "linear", "ReLU")
    # It vanishes, comes through, is a line, explodes.
    assert through == (False, True, False, False)


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_picture_shows_every_activation(activation):
    lab = ActivationLab(activation=activation, z=-1, weight=-2)
    picture = lab.picture()
    assert isinstance(picture, Figure)
    _, right = picture.axes
    assert (
        right.get_title()
        == f"felt of a wiggle at layer 1: {amount(lab.gradient)}"
    )
    assert len(right.patches) >= lab.layers
