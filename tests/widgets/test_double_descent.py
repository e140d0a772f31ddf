"""The figure's own numbers; what holds for all figures is in test_all_figures."""

import pytest

from anncourse.widgets import DoubleDescent
from anncourse.widgets.figures.double_descent import medians
from tests.widgets.page import ask


@pytest.mark.parametrize(
    ("count", "width", "prior"),
    [(20, 6, True), (20, 20, True), (10, 60, False), (30, 120, True)],
)
def test_a_median_that_is_kept_is_what_the_draws_give(count, width, prior):
    kept = medians.kept()[medians.name(count, prior)]
    place = medians.WIDTHS.index(width)
    # Near the peak rounding is a part of the answer.
    assert kept[place] == pytest.approx(
        medians.median(count, width, prior), rel=0.011
    )


def test_the_table_is_whole():
    kept = medians.kept()
    names = [
        medians.name(n, prior)
        for n in medians.COUNTS
        for prior in (True, False)
    ]
    assert set(kept) == {"draws", "widths", *names}
    assert kept["draws"] == medians.DRAWS
    assert tuple(kept["widths"]) == medians.WIDTHS
    for name in names:
        assert len(kept[name]) == len(medians.WIDTHS)


@pytest.mark.parametrize("count", medians.COUNTS)
def test_the_peak_stands_where_waves_equal_points(count):
    for prior in (True, False):
        heights = medians.kept()[medians.name(count, prior)]
        peak = medians.WIDTHS[heights.index(max(heights))]
        assert peak == count


def test_the_second_descent_is_the_prior_s_and_the_small_model_wins():
    with_it, without, small = (
        DoubleDescent(width=w, prior=p).median
        for w, p in ((500, True), (500, False), (6, True))
    )
    assert small < with_it < 0.2 * without
    assert DoubleDescent(width=20).median > 1000


def test_between_two_widths_the_median_is_on_the_line_of_logarithms():
    low, high = (DoubleDescent(width=w).median for w in (100, 120))
    assert DoubleDescent(width=110).median == pytest.approx(
        low ** (1 - 0.52275) * high**0.52275, rel=1e-3
    )


def test_the_picture_marks_where_we_are():
    figure = DoubleDescent(width=60, count="10")
    left, right = figure.picture().axes
    assert len(left.lines[-1].get_xdata()) == 10
    [dot] = [line for line in right.lines if len(line.get_xdata()) == 1]
    assert dot.get_xydata().tolist() == [[60, figure.median]]


def test_what_questions_may_ask_about():
    figures = [
        DoubleDescent(width=w, count=c, prior=p, seed=s)
        for w, c, p, s in (
            (6, "20", True, 0),
            (500, "30", False, 7),
            (1, "10", True, 3),
            (333, "20", True, 12),
        )
    ]
    found = ask(
        {"quantities": "views/DoubleDescent/task.js"},
        "(s) => [quantities.error(s), quantities.median(s), quantities.peak(s)]",
        [figure.state() for figure in figures],
    )
    for figure, values in zip(figures, found, strict=True):
        expected = [figure.error, figure.median, int(figure.count)]
        assert values == pytest.approx(expected, rel=1e-9)
