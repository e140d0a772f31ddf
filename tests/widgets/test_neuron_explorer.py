"""The neuron explorer: its mathematics, and what it asks the page."""

import itertools
import math

import pytest
from matplotlib.figure import Figure

from anncourse.neurons.activations import ACTIVATIONS
from anncourse.widgets import NeuronExplorer
from anncourse.widgets.written import num
from tests.widgets.page import ask

VIEW = "views/NeuronExplorer"
TASK = f"{VIEW}/task.js"
# The equation is made of elements; their text is all that counts here.
THREE = {
    "labels": ["rain", "wind", "cold"],
    "inputs": [-0.8, 0.3, 1.5],
    "weights": [-2.0, 0.0, 10.0],
}
STATES = [
    {"activation": activation, "bias": bias, **lists}
    for activation, bias, lists in itertools.product(
        ACTIVATIONS,
        (-0.5, 0.0, 2.25),
        (
            {"inputs": [0.8, 0.3], "weights": [2.0, 1.0]},
            {"inputs": [0.0, -7.5], "weights": [0.5, -1.25]},
            {"inputs": [-1.0, 0.5], "weights": [-3.0, 0.0]},
            THREE,
        ),
    )
]
FULL = [NeuronExplorer(**state).state() for state in STATES]


def test_the_umbrella_by_hand():
    neuron = NeuronExplorer()
    # 2 * 0.8 + 1 * 0.3 - 0.5
    assert neuron.z == pytest.approx(1.4)
    assert neuron.output == pytest.approx(1 / (1 + math.exp(-1.4)))
    neuron.w2 = -1
    assert neuron.weights == [2, -1]
    assert neuron.z == pytest.approx(0.8)


def test_three_inputs_get_labels_of_their_own():
    neuron = NeuronExplorer(inputs=[1, 2, 3], weights=[1, 1, 1])
    assert neuron.labels == ["first", "second", "third"]
    assert NeuronExplorer(**THREE).labels == THREE["labels"]
    with pytest.raises(ValueError, match="weights must have 3 entries"):
        NeuronExplorer(inputs=[1, 2, 3])


def test_description_states_the_equation():
    neuron = NeuronExplorer(
        inputs=[0.8, -0.3], weights=[-2, 1], activation="tanh"
    )
    assert neuron.describe() == (
        "A neuron of sky and forecast: "
        "z = −2.00 · 0.80 + 1.00 · (−0.30) − 0.50 = −2.40, "
        "a = tanh(−2.40) = −0.98. Output −0.98: leave the umbrella at home."
    )
    assert "umbrella" not in NeuronExplorer(**THREE).describe()


def test_page_and_package_compute_the_same_output():
    found = ask({"output": f"{VIEW}/neuron.js"}, "output", FULL)
    expected = [NeuronExplorer(**state).output for state in STATES]
    assert found == pytest.approx(expected, rel=1e-12, abs=1e-12)


def test_page_and_package_write_numbers_alike():
    numbers = [sign * n / 8 for n in range(40) for sign in (1, -1)]
    numbers += [0.005, -0.005, -0.004, 1.005, 310.0, -99.995]
    written = ask({"num": "ui/dom.js"}, "(x) => num(x)", numbers)
    assert written == [num(number) for number in numbers]


def test_what_questions_may_ask_about():
    found = ask(
        {"quantities": TASK},
        "(state) => [quantities.output, quantities.z, quantities.weighted]"
        ".map((of) => of(state))",
        FULL,
    )
    for values, state in zip(found, STATES, strict=True):
        neuron = NeuronExplorer(**state)
        expected = [neuron.output, neuron.z, neuron.z - neuron.bias]
        assert values == pytest.approx(expected, rel=1e-12, abs=1e-12)


@pytest.mark.parametrize(
    "state", [{}, {**THREE, "activation": "relu"}, {"activation": "step"}]
)
def test_picture_shows_neuron_parts_and_curve(state):
    neuron = NeuronExplorer(**state)
    figure = neuron.picture()
    assert isinstance(figure, Figure)
    drawing, parts, curve = figure.axes
    assert drawing.texts[-1].get_text() == f"a = {num(neuron.output)}"
    assert len(parts.patches) == len(neuron.inputs) + 2
    assert curve.lines[-1].get_xydata().tolist() == [
        [neuron.z, neuron.output]
    ]
