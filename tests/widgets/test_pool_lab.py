"""The figure's own numbers; what holds for all figures is in test_all_figures."""

import pytest

from anncourse.widgets import PoolLab
from anncourse.widgets.figures.pool_lab import POOLS
from tests.widgets.page import ask


@pytest.mark.parametrize(("pool", "best"), [(99, "A"), (9999, "C")])
def test_the_winner_turns_with_the_pool(pool, best):
    rates = PoolLab(pool=pool).rates
    first, second = sorted(rates.values(), reverse=True)[:2]
    assert rates[best] == first
    assert first > second + 0.15


def test_in_full_a_hit_is_a_place_up_to_ten():
    assert PoolLab(pool=9999).rates == {"A": 0, "B": 0, "C": 0.2}


def test_the_picture_has_a_curve_and_dots_for_each():
    figure = PoolLab(pool=500)
    [left, ax] = figure.picture().axes
    heights = [line.get_ydata().mean() for line in left.lines[1:]]
    assert heights == pytest.approx(list(figure.rates.values()))
    dots = [line.get_xydata()[0].tolist() for line in ax.lines[1::2]]
    assert dots == [[500, rate] for rate in figure.rates.values()]
    for line, name in zip(ax.lines[::2], "ABC", strict=True):
        assert line.get_xdata().tolist() == POOLS
        assert line.get_ydata()[3] == PoolLab().rates[name]


def test_what_questions_may_ask_about():
    figures = [PoolLab(pool=n) for n in (10, 99, 1234, 9999)]
    found = ask(
        {"quantities": "views/PoolLab/task.js"},
        '(s) => ["A", "B", "C"].flatMap((name) => ["hits", "lead"]'
        ".map((what) => quantities[`${what} of ${name}`](s)))",
        [figure.state() for figure in figures],
    )
    for figure, values in zip(figures, found, strict=True):
        rates = figure.rates
        leads = [
            rates[one] - max(rates[two] for two in "ABC" if two != one)
            for one in "ABC"
        ]
        assert values[::2] == pytest.approx(list(rates.values()), abs=1e-12)
        assert values[1::2] == pytest.approx(leads, abs=1e-12)
