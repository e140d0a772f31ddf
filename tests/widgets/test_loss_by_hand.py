"""The line's own numbers; what holds for all is in test_all_figures."""

import pytest

from anncourse.widgets import LossByHand
from tests.widgets.page import ask


def test_four_days_hit_and_one_missed_by_hand():
    # 0.9 mm of forecast: the line says 9, it rained 4; 25 over five days
    figure = LossByHand(slope=10, intercept=0)
    assert figure.misses == pytest.approx([0, 0, 0, 0, -5])
    assert figure.loss == 5
    assert figure.best == pytest.approx((5, 1.5))
    # misses of 1, 0, 1, 2 and 2
    assert LossByHand(slope=5, intercept=1.5).loss == pytest.approx(2)


def test_what_questions_may_ask_about():
    figures = [
        LossByHand(slope=s, intercept=i)
        for s, i in ((10, 0), (5, 1.5), (0, 4))
    ]
    found = ask(
        {"quantities": "views/LossByHand/task.js"},
        '(s) => [quantities.loss(s), quantities["least loss"](s)]',
        [figure.state() for figure in figures],
    )
    for figure, (loss, least) in zip(figures, found, strict=True):
        assert (loss, least) == pytest.approx((figure.loss, 2))


def test_the_picture_has_a_square_for_each_day_and_a_place_on_the_map():
    figure = LossByHand(slope=5, intercept=1.5)
    left, right = figure.picture().axes
    heights = [abs(square.get_height()) for square in left.patches]
    assert heights == pytest.approx([1, 0, 1, 2, 2])
    # as wide as high: the plane is 14 mm high and 1 wide
    widths = [14 * square.get_width() for square in left.patches]
    assert widths == pytest.approx(heights)
    assert right.lines[-1].get_xydata().tolist() == [[5, 1.5]]
