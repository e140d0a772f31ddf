"""Two functions in a row: their own numbers; the rest is in test_all_figures."""

import itertools

import pytest

from anncourse.widgets import ChainLab
from anncourse.widgets.figures.chain_lab import LINKS
from tests.widgets.page import ask


def test_double_and_triple_by_hand():
    lab = ChainLab(inner="double", outer="triple", x=0.5, move=0.5)
    assert lab.passage.u == (1, 2)
    assert lab.passage.y == (3, 6)
    assert lab.passage.slopes == (2, 3)
    assert lab.times == 6


@pytest.mark.parametrize(
    ("inner", "outer"), list(itertools.product(LINKS, LINKS))
)
def test_a_small_move_arrives_as_the_product_of_the_slopes(inner, outer):
    lab = ChainLab(inner=inner, outer=outer, x=-0.6, move=0.01)
    f, g = lab.passage.slopes
    # Nine times a square bends most: by 9 for each 1 of the move.
    assert lab.times == pytest.approx(f * g, abs=0.1)


def test_the_sentence_follows_the_move():
    lab = ChainLab(inner="square", outer="flip", x=-1.0, move=0.5)
    assert lab.describe() == (
        "f is square, g is flip: x = −1.00, u = 1.00, y = −1.00. A move of "
        "0.50 becomes −0.75, then 0.75: 1.50 times as far. "
        "Slopes: −2.00 · (−1.00) = 2.00."
    )


def test_the_picture_has_a_band_for_each_function():
    [ax] = ChainLab(inner="flip", outer="double").picture().axes
    turned, straight = ax.patches
    assert turned.get_linestyle() == "--"
    assert straight.get_linestyle() == "-"


def test_what_questions_may_ask_about():
    labs = [
        ChainLab(inner=f, outer=g, x=0.4)
        for f, g in itertools.product(LINKS, LINKS)
    ]
    found = ask(
        {"quantities": "views/ChainLab/task.js"},
        '(s) => ["times", "product", "slope of f", "slope of g"]'
        ".map((name) => quantities[name](s))",
        [lab.state() for lab in labs],
    )
    for lab, values in zip(labs, found, strict=True):
        f, g = lab.passage.slopes
        assert values == pytest.approx([lab.times, f * g, f, g], rel=1e-9)
