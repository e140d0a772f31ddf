"""The layer's own numbers; what holds for all figures is in test_all_figures."""

import numpy as np
import pytest

import anncourse as ann
from anncourse.widgets import SpaceWarp
from anncourse.widgets.figures.space_warp import along, logistic
from tests.widgets.page import ask

BETWEEN = [0.25, 0.25, -0.25, -0.25, 0.0, 0.0]
AROUND = [0.0, 0.5, -0.45, -0.25, 0.45, -0.25]


def test_blue_groups_between_two_lines_come_together():
    figure = SpaceWarp(grips=BETWEEN)
    X, y = figure.points
    blue = [figure.hidden[(y == 1) & (X[:, 0] * k > 0)] for k in (-1, 1)]
    assert np.abs(blue[0].mean(0) - blue[1].mean(0)).max() < 0.2
    assert figure.right == 80
    assert SpaceWarp().right < 50


def test_a_layer_that_hardly_bends_parts_no_more_than_a_line():
    figure = SpaceWarp(grips=BETWEEN, steepness=0.25)
    X, y = figure.points
    w = logistic(X, y)
    line = np.sum((X @ w[:2] + w[2] > 0) == y)
    assert figure.right < 50
    assert line < 50


def test_a_disk_in_a_ring_takes_a_third_unit():
    rng = np.random.default_rng(0)
    two = [
        SpaceWarp(
            data="ring",
            grips=rng.uniform(-1, 1, 6).round(2).tolist(),
            steepness=steepness,
        ).right
        for steepness in (1.0, 2.0, 4.0)
        for _ in range(50)
    ]
    assert max(two) < 80
    three = SpaceWarp(data="ring", units="3", grips=AROUND, steepness=2.0)
    assert three.right == 80


def test_the_layer_is_the_package_s():
    figure = SpaceWarp(grips=BETWEEN, activation="relu", steepness=2.0)
    dense = ann.Dense(2, 2, init="zeros")
    dense.params["W"][:] = np.array([[1, -1], [1, -1]]) * 2 * 0.5**0.5
    dense.params["b"][:] = -2 * np.hypot(0.25, 0.25)
    X, _ = figure.points
    assert figure.hidden == pytest.approx(ann.relu(dense(X)))


def test_the_reading_neuron_stands_where_no_step_leads_down():
    figure = SpaceWarp(grips=BETWEEN)
    h, (_, y), w = figure.hidden, figure.points, figure.reading
    inputs = np.column_stack([h, np.ones(80)])
    slope = inputs.T @ (ann.sigmoid(inputs @ w) - y) / 80 + 0.001 * w
    assert np.abs(slope).max() < 1e-12


def test_a_grip_in_the_middle_has_a_line_upward():
    hidden = SpaceWarp(grips=[0.0] * 6, steepness=1.0).hidden
    X, _ = SpaceWarp().points
    assert hidden[:, 0] == pytest.approx(np.tanh(X[:, 0]))


@pytest.mark.parametrize(
    "w", [[1.0, 2.0, 3.0, 4.0], [2.0, -2.0, 0.0, 1.0], [0.0, 0.0, 0.0, 1.0]]
)
def test_three_units_are_seen_along_the_cut(w):
    side, square = along(np.array(w))
    assert [side @ side, square @ square] == pytest.approx([1, 1])
    assert side @ square == pytest.approx(0)
    assert side @ w[:3] == pytest.approx(0)


def test_the_picture_shows_both_planes_with_all_points():
    left, right = SpaceWarp(data="ring", units="3").picture().axes
    for ax in (left, right):
        points = [
            line for line in ax.lines if line.get_linestyle() == "None"
        ]
        assert sum(len(line.get_xdata()) for line in points) == 80


def test_what_questions_may_ask_about():
    figures = [
        SpaceWarp(),
        SpaceWarp(grips=BETWEEN),
        SpaceWarp(data="ring"),
    ]
    found = ask(
        {"quantities": "views/SpaceWarp/task.js"},
        "(s) => [quantities.right(s), quantities.apart(s)]",
        [figure.state() for figure in figures],
    )
    for figure, (right, apart) in zip(figures, found, strict=True):
        X, y = figure.points
        h = figure.hidden
        groups = [h[(y == 1) & (X[:, 0] * k > 0)].mean(0) for k in (-1, 1)]
        assert right == figure.right
        assert apart == pytest.approx(np.linalg.norm(groups[0] - groups[1]))
