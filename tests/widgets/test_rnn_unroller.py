"""The memory's own numbers; what holds for all figures is in test_all_figures."""

import numpy as np
import pytest

import anncourse as ann
from anncourse.widgets import RNNUnroller
from anncourse.widgets.figures.rnn_unroller import memory
from tests.widgets.page import ask


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def test_a_unit_that_hears_itself_by_hand():
    # tanh(1) = 0.7616, tanh(0.5 * 0.7616) = 0.3634
    run = RNNUnroller(feedback=0.5, delay=1).run
    assert run.memory == pytest.approx([0.7616, 0.3634], abs=1e-4)
    slope = 0.5 * (1 - run.memory[1] ** 2)
    assert run.kept == pytest.approx([slope, 1])
    assert run.counts == pytest.approx(
        [slope * (1 - run.memory[0] ** 2), 1 - run.memory[1] ** 2]
    )


@pytest.mark.parametrize("bias", [-1.0, 1.0, 5.0])
@pytest.mark.parametrize("delay", [10, 20, 40])
def test_what_gates_keep_is_the_dial_of_retention(bias, delay):
    figure = RNNUnroller(
        cell="gated", forget=bias, delay=delay, noise=1.0, seed=3
    )
    assert figure.left == pytest.approx(sigmoid(bias) ** delay)


def test_more_feedback_keeps_more_of_the_number_and_less_of_its_change():
    half, one, two = (RNNUnroller(feedback=u) for u in (0.5, 1.0, 2.0))
    ends = [figure.run.memory[-1] for figure in (half, one, two)]
    assert ends == pytest.approx([0.0002, 0.318, 0.958], abs=1e-3)
    assert two.left < half.left < one.left


def test_a_gate_that_heeds_the_mark_keeps_noise_out():
    gate = RNNUnroller(
        cell="gated", forget=7.0, valve=7.0, delay=40, noise=1.0
    ).run
    assert gate.counts[0] > 0.4
    assert np.abs(gate.counts[1:]).max() < 0.001
    assert gate.memory[-1] == pytest.approx(gate.memory[0], abs=0.05)
    half_open = RNNUnroller(cell="gated", forget=7.0, delay=40, noise=1.0)
    assert np.abs(half_open.run.counts[1:]).max() > 0.4


@pytest.mark.parametrize(
    "state", [{"feedback": -1.2}, {"cell": "gated", "valve": 2.0}]
)
def test_the_numbers_are_those_of_the_package_s_unrolling(state):
    figure = RNNUnroller(**state, noise=0.7, delay=9)
    x = memory.inputs(9, 1.0, 0.7, 0)[None, :, None]
    if figure.cell == "plain":
        cell = memory.plain(figure.feedback)
    else:
        cell = memory.gated(figure.forget, figure.valve)
        x = np.concatenate([x, np.eye(10)[:1].T[None]], axis=2)
    layer = ann.Recurrent(cell, returns="last")
    seen = layer.watch(x)
    held = seen.get("c", seen["h"])[0, :, 0]
    assert figure.run.memory == pytest.approx(held)
    y, cache = layer.forward(x)
    dx, _ = layer.backward(np.ones_like(y), cache)
    # The layer says h; beside it stands c, and o (1 - tanh(c)^2) between.
    last = 1.0
    if figure.cell == "gated":
        last = seen["o"][0, -1, 0] * (1 - np.tanh(held[-1]) ** 2)
    assert dx[0, :, 0] == pytest.approx(last * figure.run.counts)


def test_the_picture_shows_the_memory_and_what_counts():
    figure = RNNUnroller(feedback=0.0, delay=3)
    left, right = figure.picture().axes
    assert left.lines[0].get_ydata() == pytest.approx(figure.run.memory)
    assert right.lines[0].get_ydata().tolist() == [1e-12, 1e-12, 1e-12, 1]


def test_what_questions_may_ask_about():
    figures = [
        RNNUnroller(feedback=1.0),
        RNNUnroller(cell="gated", forget=5.0, delay=40, noise=0.5),
    ]
    found = ask(
        {"quantities": "views/RNNUnroller/task.js"},
        '(s) => [quantities.memory(s), quantities.left(s), quantities["left'
        ' written"](s), quantities.keeps(s), quantities["first counts"](s),'
        ' quantities["noise counts"](s), quantities["noise written"](s)]',
        [figure.state() for figure in figures],
    )
    for figure, values in zip(figures, found, strict=True):
        run = figure.run
        assert [values[i] for i in (0, 1, 3, 4, 5)] == pytest.approx(
            [
                *(run.memory[-1], figure.left, run.keep[0]),
                *(abs(run.counts[0]), np.abs(run.counts[1:]).max()),
            ]
        )
    assert found[0][2] == "0.069"
    assert found[1][2::4] == ["0.76", "0.49"]
