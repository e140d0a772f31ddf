"""The net's own numbers; what holds for all figures is in test_all_figures."""

import numpy as np
import pytest

import anncourse as ann
from anncourse.widgets import BumpBuilder
from anncourse.widgets.figures.bump_builder import GRID, target
from tests.widgets.page import ask

# Six hats side by side, each with its top on the curve: straight pieces between.
CENTERS = [k / 7 for k in range(1, 7)] + [0.0, 0.0]
HATS = {
    "centers": CENTERS,
    "heights": target(np.array(CENTERS)).tolist(),
    "bumps": 6,
    "width": 1 / 7,
    "activation": "relu",
}


def test_a_pair_of_sigmoids_goes_up_and_comes_down_again():
    figure = BumpBuilder(bumps=1, width=0.2)
    ends, top = (
        figure.net(np.array([0.5, 0.9])),
        figure.net(np.array([0.1])),
    )
    assert ends == pytest.approx([0, 0], abs=1e-6)
    assert top == pytest.approx(1.05, rel=0.01)
    assert len(figure.units) == 2


def test_three_relus_make_a_hat_with_straight_sides():
    figure = BumpBuilder(bumps=1, width=0.2, activation="relu")
    places = np.array([0.0, 0.1, 0.2, 0.3, 0.8])
    assert figure.net(places) == pytest.approx([0.525, 1.05, 0.525, 0, 0])


def test_hats_side_by_side_join_their_tops_by_straight_lines():
    knots = [0, *CENTERS[:6], 1]
    lines = np.interp(GRID, knots, target(np.array(knots)))
    assert BumpBuilder(**HATS).net(GRID) == pytest.approx(lines, abs=1e-12)


@pytest.mark.parametrize("activation", ["sigmoid", "relu"])
def test_the_net_is_a_net_of_the_package(activation: str):
    figure = BumpBuilder(activation=activation, width=0.17)
    at, steep, weights = figure.units.T
    first = ann.Dense(1, len(at), init="zeros")
    last = ann.Dense(len(at), 1, init="zeros")
    first.params["W"][:] = steep
    first.params["b"][:] = -steep * at
    last.params["W"][:] = weights[:, None]
    net = ann.Serial(first, ann.Activation(activation), last)
    assert figure.net(GRID) == pytest.approx(
        net(GRID[:, None])[:, 0], abs=1e-12
    )


def test_a_bump_moves_the_net_near_it_and_nowhere_else():
    before = BumpBuilder()
    after = BumpBuilder(heights=[1.05, -1.0, *before.heights[2:]])
    moved = np.abs(after.net(GRID) - before.net(GRID))
    assert moved[60] == pytest.approx(1.65, rel=0.01)
    assert moved[160:].max() < 1e-9


def test_more_bumps_come_closer_and_the_gap_is_the_largest_miss():
    assert BumpBuilder(**HATS).gap == pytest.approx(0.42, abs=0.005)
    figure = BumpBuilder(heights=[0.0] * 8)
    assert figure.gap == pytest.approx(1.0756, abs=1e-3)


def test_the_picture_shows_the_net_and_each_unit():
    left, right = BumpBuilder(bumps=2).picture().axes
    assert [line.get_label() for line in left.lines[:2]] == ["curve", "net"]
    assert len(right.lines) == 4
    assert [line.get_linestyle() for line in right.lines] == ["-", "--"] * 2


def test_what_questions_may_ask_about():
    figures = [BumpBuilder(), BumpBuilder(**HATS)]
    found = ask(
        {"quantities": "views/BumpBuilder/task.js"},
        '(s) => [quantities.gap(s), quantities["bump 2"](s), quantities.far(s)]',
        [figure.state() for figure in figures],
    )
    for figure, (gap, second, far) in zip(figures, found, strict=True):
        assert gap == pytest.approx(figure.gap)
        assert second == figure.heights[1]
        assert far == pytest.approx(figure.net(np.array([0.9]))[0])
