"""The figure's own numbers; what holds for all figures is in test_all_figures."""

import numpy as np
import pytest

import anncourse as ann
from anncourse.widgets import OverfitLab
from tests.widgets.page import ask

STATES = [
    {},
    {"width": 17, "seed": 1},
    {"width": 20, "count": 8, "noise": 0.6, "seed": 4},
    {"width": 20, "decay": 0.01, "ghosts": 3},
    {"width": 20, "steps": 50, "ghosts": 12, "moved": [[2, 0.5, -2.0]]},
    {"width": 3, "moved": [[30, 0.1, 1.0]]},
]


def test_more_waves_always_fit_their_own_points_better():
    own = [OverfitLab(width=w).errors[0] for w in range(1, 21)]
    assert own == sorted(own, reverse=True)
    assert own[-1] == pytest.approx(0, abs=1e-9)


def test_new_points_are_met_best_in_between():
    new = [OverfitLab(width=w).errors[1] for w in range(1, 21)]
    assert int(np.argmin(new)) + 1 == 4
    found = [new[w - 1] for w in (1, 4, 20)]
    assert found == pytest.approx([0.80, 0.34, 0.75], abs=0.005)


@pytest.mark.parametrize("brake", [{"decay": 0.01}, {"steps": 50}])
def test_a_brake_undoes_the_harm(brake):
    loose = OverfitLab(width=20).errors[1]
    braked = OverfitLab(width=20, **brake).errors[1]
    assert braked < 0.6 * loose
    assert braked < 0.45


def test_other_draws_vary_more_with_more_waves():
    few, many = (OverfitLab(width=w, ghosts=12).spread for w in (4, 16))
    assert many > 2 * few
    assert OverfitLab(width=16).spread == 0
    curves = OverfitLab(width=4, ghosts=12).others()
    assert few == pytest.approx(np.sqrt(curves.var(axis=0).mean()))


def test_a_point_that_is_moved_is_learned_where_it_is():
    x, y = OverfitLab(moved=[[3, 0.25, -1.5], [39, 0.5, 0.5]]).points
    was_x, was_y = OverfitLab().points
    assert (x[3], y[3]) == (0.25, -1.5)
    assert np.delete(x, 3).tolist() == np.delete(was_x, 3).tolist()
    assert np.delete(y, 3).tolist() == np.delete(was_y, 3).tolist()


def test_the_picture_shows_the_curve_and_both_errors():
    lab = OverfitLab(width=6, ghosts=2, seed=1)
    left, right = lab.picture().axes
    waves = ann.cosine_features(np.arange(161) / 160, 6)
    curves = [line.get_ydata() for line in left.lines]
    assert len(curves) == 2 + 1 + 1 + 1
    assert curves[-1].tolist() == (waves @ lab.weights).tolist()
    dots = [
        line.get_xydata()
        for line in right.lines
        if len(line.get_xydata()) == 1
    ]
    assert [dot[0].tolist() for dot in dots] == [
        [6, error] for error in lab.errors
    ]


def test_what_questions_may_ask_about():
    figures = [OverfitLab(**state) for state in STATES]
    names = ["training error", "new error", "spread", "best waves"]
    found = ask(
        {"quantities": "views/OverfitLab/task.js"},
        f"(s) => [...{names}.map((name) => quantities[name](s)),"
        ' quantities["new curve"](s)(s.width), quantities["new curve"](s)(1.5)]',
        [figure.state() for figure in figures],
    )
    for state, figure, values in zip(STATES, figures, found, strict=True):
        new = [
            OverfitLab(**state | {"width": w}).errors[1]
            for w in range(1, 21)
        ]
        own, far = figure.errors
        expected = [own, far, figure.spread, int(np.argmin(new)) + 1]
        expected += [min(1, far), min(1, (new[0] + new[1]) / 2)]
        assert values == pytest.approx(expected, rel=1e-9, abs=1e-9)
