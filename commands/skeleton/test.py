"""The figure's own numbers; what holds for all figures is in test_all_figures."""

import pytest

from anncourse.widgets import NewFigure
from tests.widgets.page import ask


@pytest.mark.parametrize(
    ("slope", "way"), [(-2, "falls"), (0, "is level"), (0.5, "rises")]
)
def test_the_sentence_says_where_the_line_goes(slope, way):
    assert NewFigure(slope=slope).describe().endswith(f": it {way}.")


def test_what_questions_may_ask_about():
    slopes = [-2.0, 0.0, 1.25]
    found = ask(
        {"quantities": "views/NewFigure/task.js"},
        "(slope) => quantities.end({ slope })",
        slopes,
    )
    assert found == slopes
