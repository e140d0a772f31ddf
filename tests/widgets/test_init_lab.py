"""The lab's own numbers; what holds for all is in test_all_figures."""

import numpy as np
import pytest

import anncourse as ann
from anncourse.widgets import InitLab
from anncourse.widgets.figures.init_lab import EXAMPLES, UNITS, short
from tests.widgets.page import ask


def test_a_half_in_each_layer_is_a_millionth_after_twenty():
    figure = InitLab(scale=0.5, depth=20)
    assert 1e-7 < figure.signal < 1e-5
    assert 1e-7 < figure.gradient < 1e-5
    assert len(figure.forward) == len(figure.backward) == 21


@pytest.mark.parametrize("seed", range(5))
def test_the_square_root_of_two_keeps_relu_and_one_keeps_tanh(seed):
    he = InitLab(activation="relu", scale=2**0.5, depth=30, seed=seed)
    assert 0.1 < he.signal < 10
    assert 0.1 < he.gradient < 10
    assert InitLab(activation="relu", depth=30, seed=seed).signal < 1e-3
    assert 0.05 < InitLab(depth=30, seed=seed).signal < 1


def test_too_large_weights_saturate_tanh_and_the_gradient_explodes():
    figure = InitLab(scale=3.0, depth=30)
    assert 0.5 < figure.signal < 1
    assert figure.gradient > 100


def test_zero_weights_let_nothing_through():
    figure = InitLab(scale=0.0, depth=3)
    assert figure.signal == figure.gradient == 0
    assert (
        "signal at the last layer: 0; of the gradient at the first: 0"
        in (figure.describe())
    )


def test_the_sizes_are_those_of_the_package_s_layers():
    figure = InitLab(scale=1.3, depth=2, activation="relu", seed=7)
    rng = np.random.default_rng(7)
    X, G = rng.normal(0, 1, (2, EXAMPLES, UNITS))
    layers = [ann.Dense(UNITS, UNITS, init="zeros") for _ in range(2)]
    for layer in layers:
        layer.params["W"] = 1.3 * rng.normal(
            0, (1 / UNITS) ** 0.5, (UNITS, UNITS)
        )
    relus = [ann.Activation("relu") for _ in range(2)]
    net = ann.Serial(layers[0], relus[0], layers[1], relus[1])
    y, cache = net.forward(X)
    dx, _ = net.backward(G, cache)
    assert figure.forward[-1] == pytest.approx(np.sqrt(np.mean(y**2)))
    assert figure.backward[0] == pytest.approx(np.sqrt(np.mean(dx**2)))


def test_sizes_are_written_short():
    assert [short(v) for v in (99.994, 100, 3e9, 0.01, 0.0099)] == (
        ["99.99", "about 10²", "about 10⁹", "0.01", "about 10⁻²"]
    )


def test_the_picture_shows_both_within_its_axis():
    figure = InitLab(scale=0.0, depth=4)
    signal, gradient = figure.picture().axes[0].lines
    assert signal.get_ydata().tolist() == [figure.forward[0]] + 4 * [1e-8]
    assert gradient.get_ydata()[-1] == figure.backward[-1]


def test_what_questions_may_ask_about():
    figures = [InitLab(scale=s, activation="relu") for s in (0.5, 1.4)]
    found = ask(
        {"quantities": "views/InitLab/task.js"},
        "(s) => [quantities.signal(s), quantities.gradient(s)]",
        [figure.state() for figure in figures],
    )
    for figure, values in zip(figures, found, strict=True):
        expected = [figure.signal, figure.gradient]
        assert values == pytest.approx(expected, rel=1e-12)
