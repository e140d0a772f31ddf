"""Neurons and networks: every number is there, and signs are seen twice."""

import numpy as np
import pytest
from matplotlib import pyplot as plt

import anncourse as ann
from anncourse import plots
from anncourse.plots.kit import ink

UMBRELLA = ([0.8, 0.3], [2.0, -1.0], -0.5)


def texts(ax: plt.Axes) -> list[str]:
    return [text.get_text() for text in ax.texts]


def test_a_neuron_shows_its_numbers():
    shown = texts(plots.neuron(*UMBRELLA, labels=["sky", "forecast"]))
    for text in ("sky", "0.80", "w = 2.00", "w = −1.00", "b = −0.50"):
        assert text in shown
    assert "Σ 0.80" in shown
    assert shown[-1] == "a = 0.69"


def test_a_weight_is_told_by_color_dash_and_width():
    positive, negative = plots.neuron(*UMBRELLA).lines
    assert positive.get_color() == ink.POSITIVE
    assert positive.get_linestyle() == "-"
    assert negative.get_color() == ink.NEGATIVE
    assert negative.get_linestyle() == "--"
    assert (positive.get_linewidth(), negative.get_linewidth()) == (5, 3)
    huge = plots.neuron([1], [100], 0).lines[0]
    assert huge.get_linewidth() == 10


def test_contributions_add_up():
    ax = plots.contributions(*UMBRELLA, labels=["sky", "forecast"])
    ends = [bar.get_x() + bar.get_width() for bar in ax.patches]
    np.testing.assert_allclose(ends, [1.6, 1.3, 0.8, 0.8])
    assert texts(ax) == ["+1.60", "−0.30", "−0.50", "+0.80"]
    names = [label.get_text() for label in ax.get_yticklabels()]
    assert names[0] == "sky: 2.00 × 0.80"
    assert ax.patches[1].get_hatch()
    assert not ax.patches[0].get_hatch()


def test_contributions_of_nothing():
    ax = plots.contributions([0.0], [0.0], 0.0)
    assert ax.get_xlim() == (-0.25, 0.25)


def test_a_network_has_a_line_for_each_weight():
    net = ann.Serial(
        ann.Dense(2, 3, rng=0), ann.Serial(ann.Dense(3, 1, rng=0))
    )
    ax = plots.network(net)
    assert (len(ax.patches), len(ax.lines)) == (6, 9)
    W = net.named_params()["0.W"]
    colors = [line.get_color() for line in ax.lines[:6]]
    assert colors == [ink.sign_color(w) for w in W.ravel()]
    assert texts(ax)[-3:] == ["2 inputs", "3 units", "1 output"]


def test_a_wide_layer_is_drawn_in_part():
    ax = plots.network([64, 3, 10])
    assert len(ax.patches) == 8 + 3 + 8
    assert "64 inputs\n(8 drawn)" in texts(ax)


BAD = [
    (plots.neuron, ([1], [1, 2], 0), {}, "as many weights as inputs"),
    (plots.neuron, ([1] * 9, [1] * 9, 0), {}, "1 to 8"),
    (plots.neuron, UMBRELLA, {"labels": ["sky"]}, "2 labels"),
    (plots.neuron, UMBRELLA, {"labels": "ab"}, "2 labels"),
    (plots.neuron, UMBRELLA, {"activation": "x"}, "one of step"),
    (plots.contributions, ([1], [1], True), {}, "bias to be a number"),
    (plots.network, (ann.Softmax(),), {}, "a Dense layer"),
    (plots.network, ([3],), {}, "two sizes"),
    (plots.network, ("23",), {}, "two sizes"),
    (plots.network, ([2, 0],), {}, "size 1 to be at least 1"),
    (plots.network, ([2, 1.5],), {}, "size 1 to be a whole number"),
]


@pytest.mark.parametrize(("draw", "given", "settings", "message"), BAD)
def test_bad_input_is_refused_by_name(draw, given, settings, message):
    with pytest.raises(ValueError, match=message) as error:
        draw(*given, **settings)
    assert draw.__name__ in str(error.value)
