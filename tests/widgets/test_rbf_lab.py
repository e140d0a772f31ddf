"""The figure's own numbers; what holds for all figures is in test_all_figures."""

import numpy as np
import pytest

from anncourse.widgets import RBFLab
from tests.widgets.page import ask

RAMPS = [[1.0, 0.0, 0.5], [0.0, 1.0, -1.0]]
STATES = [
    {},
    {"probe": 9.0, "rival": RAMPS},
    {"width": 0.3, "centers": [0.5]},
    {"width": 5.0, "ridge": 1.0, "centers": [-9.0, 3.3, 3.3]},
]


def test_far_from_the_points_it_says_its_bias():
    lab = RBFLab(probe=9.5)
    [bias] = lab.net.layers[1].params["b"]
    assert lab.says == pytest.approx(bias, abs=1e-4)
    assert lab.nearness < 1e-4
    assert lab.says == pytest.approx(1.93, abs=0.005)


def test_bumps_too_narrow_or_too_wide_miss_the_points():
    narrow, right, wide = (
        RBFLab(width=width).error for width in (0.2, 1.2, 5.0)
    )
    assert right == pytest.approx(0.12, abs=0.005)
    assert narrow > 8 * right
    assert wide > 5 * right


def test_the_heights_are_those_of_least_squares():
    lab = RBFLab(centers=[-2.0, 2.0], ridge=1e-4)
    x, y = lab.points
    units, out = lab.net.layers
    phi = np.column_stack([units(x[:, None]), np.ones(len(x))])
    best = np.linalg.lstsq(phi, y, rcond=None)[0]
    found = [*out.params["W"][:, 0], *out.params["b"]]
    assert found == pytest.approx(best, rel=1e-2)


def test_a_center_alone_gives_the_nearness_by_hand():
    lab = RBFLab(centers=[1.0], width=2.0, probe=3.0)
    assert lab.nearness == pytest.approx(np.exp(-0.5))
    [nearness] = lab.net.layers[0].nearness(np.array([[3.0]]))
    assert lab.nearness == pytest.approx(nearness)


def test_the_rival_is_a_sum_of_ramps():
    lab = RBFLab(rival=RAMPS, probe=4.0)
    assert lab.rival_says == 0.5 * 4 - 1
    assert RBFLab().rival_says == 0
    assert "ReLU net says 1.00" in lab.describe()


def test_the_picture_shows_points_curves_and_bumps():
    lab = RBFLab(rival=RAMPS, probe=-2.0)
    left, right = lab.picture().axes
    points, radial, rival, probe = left.lines
    assert points.get_ydata().tolist() == lab.points[1].tolist()
    grid = radial.get_xdata()[:, None]
    assert radial.get_ydata().tolist() == lab.net(grid)[:, 0].tolist()
    assert rival.get_ydata()[-1] == 0.5 * 10 - 1
    assert probe.get_xydata().tolist() == [[-2.0, lab.says]]
    assert len(right.lines) == len(lab.centers) + 1


def test_what_questions_may_ask_about():
    figures = [RBFLab(**state) for state in STATES]
    names = ["error", "says", "bias", "nearness", "rival says"]
    found = ask(
        {"quantities": "views/RBFLab/task.js"},
        f"(s) => {names}.map((name) => quantities[name](s))",
        [figure.state() for figure in figures],
    )
    for figure, values in zip(figures, found, strict=True):
        [bias] = figure.net.layers[1].params["b"]
        expected = [figure.error, figure.says, bias, figure.nearness]
        expected.append(figure.rival_says)
        assert values == pytest.approx(expected, rel=1e-9, abs=1e-9)


def test_the_points_are_the_same_for_all():
    one, other = RBFLab().points, RBFLab(width=3.0).points
    assert [list(a) for a in one] == [list(a) for a in other]
    assert np.abs(one[0]).max() < 4
