"""Two arrows: their own numbers; what holds for all figures is in test_all_figures."""

import pytest

from anncourse.widgets import DotProduct
from anncourse.widgets.figures.dot_product import angle, shadow
from tests.widgets.page import ask


@pytest.mark.parametrize(
    ("w", "x", "dot", "degrees", "foot"),
    [
        ([2, 1], [1, 2], 4, 36.87, [1.6, 0.8]),
        ([2, 1], [-1, 2], 0, 90, [0, 0]),
        ([2, 0], [-3, 1], -6, 161.57, [-3, 0]),
        ([0, 0], [1, 1], 0, 0, [0, 0]),
    ],
)
def test_arrows_by_hand(w, x, dot, degrees, foot):
    assert DotProduct(w=w, x=x).dot == dot
    assert angle(w, x) == pytest.approx(degrees, abs=0.01)
    assert shadow(w, x) == pytest.approx(foot)


@pytest.mark.parametrize(
    ("x", "words"),
    [
        ([1, 2], "= 4.00: 37 degrees apart, they point the same way."),
        ([-1, 2], "= 0.00: 90 degrees apart, a right angle."),
        ([-2, -1], "180 degrees apart, they point against each other."),
        ([0, 0], "= 0.00: an arrow without length points nowhere."),
    ],
)
def test_the_sentence_says_how_they_stand(x, words):
    assert DotProduct(w=[2, 1], x=x).describe().endswith(words)


def test_the_picture_shows_products_and_sum():
    figure = DotProduct(w=[2, 1], x=[-2, 1]).picture()
    bars = figure.axes[1].patches
    assert [bar.get_width() for bar in bars] == [-4, 1, -3]


def test_what_questions_may_ask_about():
    figures = [
        DotProduct(x=x) for x in ([1, 2], [-1, 2], [-1, 1.8], [0, 0])
    ]
    found = ask(
        {"quantities, judges": "views/DotProduct/task.js"},
        '(s) => [quantities.sum(s), quantities["length of x"](s),'
        ' judges["right angle"](s)]',
        [figure.state() for figure in figures],
    )
    sums, lengths, right = zip(*found, strict=True)
    assert sums == pytest.approx([figure.dot for figure in figures])
    assert lengths == pytest.approx([5**0.5, 5**0.5, 4.24**0.5, 0])
    # Within three degrees; an arrow of no length stands at no angle.
    assert right == (False, True, True, False)
