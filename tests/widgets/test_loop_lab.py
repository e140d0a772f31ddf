"""The figure's own numbers; what holds for all figures is in test_all_figures."""

import numpy as np
import pytest

from anncourse.widgets import LoopLab
from anncourse.widgets.figures.loop_lab.loop import ITEMS, Loop
from tests.widgets.page import ask

SEEDS = range(5)
STATES = [
    {},
    {"round": 0},
    {"round": 15, "rule": "popular"},
    {"round": 9, "explore": "5", "offers": "new", "seed": 7},
    {"round": 4, "rule": "chance", "explore": "2"},
]


def at(last, **settings):
    """Return share, taste and likeness of a round, over five seeds."""
    found = [LoopLab(round=last, seed=s, **settings) for s in SEEDS]
    return np.mean([[one.shown, one.taste, one.alike] for one in found], 0)


def test_the_first_lists_are_drawn_by_chance():
    shown, _, alike = at(0)
    assert shown == 100
    assert alike == pytest.approx(1, abs=0.05)


def test_the_loop_narrows_the_shelf_and_what_is_chosen_is_liked_more():
    (shown, taste, alike), (later, better, closer) = at(1), at(15)
    assert later < shown - 8
    assert better > taste + 0.4
    assert closer > alike + 0.8


def test_what_is_new_keeps_the_shelf_and_wears_the_taste_out():
    _, taste, _ = at(2, offers="new")
    later, worse, _ = at(15, offers="new")
    assert later > at(15)[0] + 5
    assert later > 35
    assert worse < taste - 1


def test_the_popular_are_the_same_ten_for_all():
    shown, taste, alike = at(15, rule="popular")
    assert (shown, alike) == (10, pytest.approx(10))
    assert at(0)[1] < taste < at(15)[1]


def test_some_places_by_chance_show_nearly_everything():
    shown, taste, _ = at(15, explore="2")
    assert shown > 95
    assert taste == pytest.approx(at(15)[1], abs=0.15)


def test_other_settings_over_five_seeds():
    lab = LoopLab(seed=9)
    ends = lab.found("popular", 2, "new")
    for seed, (shown, taste, alike) in enumerate(ends):
        one = LoopLab(
            rule="popular", explore="2", offers="new", round=15, seed=seed
        )
        assert (shown, taste, alike) == (one.shown, one.taste, one.alike)
    assert lab.seed == 9


@pytest.mark.parametrize("explore", [0, 5])
def test_nobody_is_offered_what_she_has_or_one_thing_twice(explore):
    loop = Loop("factors", explore, True, 3)
    loop.until(6)
    scores = np.random.default_rng(0).normal(size=loop.bought.shape)
    lists = loop._lists(scores, explore)
    had = np.take_along_axis(loop.bought, lists, axis=1)
    assert not had.any()
    assert all(len(set(row)) == 10 for row in lists.tolist())


def test_an_item_that_all_lists_hold_counts_for_every_pair():
    rounds = Loop("popular", 0, False, 0).until(1)
    assert sorted(rounds[1].shown)[-10:] == [200] * 10
    assert rounds[1].chosen.sum() == 200
    assert len(rounds[1].shown) == ITEMS


def test_the_picture_ends_at_the_round():
    figure = LoopLab(round=6)
    left, right = figure.picture().axes
    dots = [line.get_xydata()[0].tolist() for line in left.lines[1::2]]
    assert dots == [[6, figure.shown], [6, figure.chosen]]
    assert right.lines[-1].get_xydata().tolist() == [[6, figure.taste]]
    assert len(right.lines[0].get_xydata()) == 7


def test_what_questions_may_ask_about():
    figures = [LoopLab(**state) for state in STATES]
    found = ask(
        {"quantities": "views/LoopLab/task.js"},
        '(s) => ["shown", "chosen", "taste", "alike"]'
        ".map((name) => quantities[name](s))",
        [figure.state() for figure in figures],
    )
    for lab, values in zip(figures, found, strict=True):
        mine = [lab.shown, lab.chosen, lab.taste, lab.alike]
        assert values == pytest.approx(mine, rel=1e-12)
