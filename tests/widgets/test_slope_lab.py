"""A step that shrinks: its own numbers; what holds for all is in test_all_figures."""

import pytest

from anncourse.widgets import SlopeLab
from anncourse.widgets.figures.slope_lab import CURVES
from tests.widgets.page import ask


def test_the_parabola_by_hand():
    # (x + h)² − x² = 2 x h + h², so the slope over a step is 2 x + h
    lab = SlopeLab(curve="parabola", x=1.0, step=0.5)
    assert (lab.secant, lab.slope) == (2.5, 2.0)
    assert SlopeLab(x=-0.5, step=1.0).secant == 0


@pytest.mark.parametrize("curve", CURVES)
def test_a_short_step_comes_close_to_the_slope(curve):
    for x in (-2.0, -0.3, 0.0, 1.5):
        long = SlopeLab(curve=curve, x=x, step=1.0)
        short = SlopeLab(curve=curve, x=x, step=0.01)
        gap = abs(short.secant - short.slope)
        assert gap <= 0.011
        assert gap < abs(long.secant - long.slope)


def test_the_sentence_says_both_slopes():
    assert SlopeLab(x=1.0, step=0.1).describe() == (
        "The parabola at x = 1.00, height 1.00. Over a step of 0.10 the slope "
        "is 2.10; at the point itself it is 2.00."
    )


def test_the_picture_says_the_slope_over_the_step():
    [ax] = SlopeLab(curve="wave", x=0.0, step=1.0).picture().axes
    assert ax.get_title() == "slope over the step: 0.84"


def test_what_questions_may_ask_about():
    labs = [SlopeLab(curve=c, x=-1.0, step=0.5) for c in CURVES]
    found = ask(
        {"quantities": "views/SlopeLab/task.js"},
        "(s) => [quantities.secant(s), quantities.slope(s), quantities.tilt(s)]",
        [lab.state() for lab in labs],
    )
    for lab, values in zip(labs, found, strict=True):
        expected = [lab.secant, lab.slope, abs(lab.secant)]
        assert values == pytest.approx(expected, rel=1e-12)
