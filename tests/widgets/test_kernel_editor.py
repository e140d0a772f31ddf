"""A kernel over a picture: its own numbers, beside what test_all_figures holds."""

import numpy as np
import pytest

from anncourse.widgets import KernelEditor
from tests.widgets.page import ask

QUANTITIES = {"quantities": "views/KernelEditor/task.js"}
CORNER = [0, -1, 0, -1, 1, 0, 0, 0, 0]


def test_an_upright_edge_is_found_on_both_sides():
    """The square's left side gives plus, its right side minus, its inside nothing."""
    found = KernelEditor().feature_map
    assert found.shape == (10, 10)
    np.testing.assert_array_equal(
        found[4], [0, 3, 3, 0, 0, 0, 0, -3, -3, 0]
    )
    # Above and below, the window meets one row of it, then two.
    np.testing.assert_array_equal(found[:, 1], [0, 1, 2, *[3] * 4, 2, 1, 0])


def test_it_is_a_cross_correlation():
    """One pixel of ink gives the kernel, turned by half; nothing is flipped before."""
    pixels = np.zeros((12, 12), int)
    pixels[5, 5] = 1
    kernel = [1, 2, 3, 4, 5, -1, -2, -3, -4]
    found = KernelEditor(kernel=kernel, pixels=pixels.ravel()).feature_map
    np.testing.assert_array_equal(
        found[3:6, 3:6], np.reshape(kernel[::-1], (3, 3))
    )


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ({"place": 42}, [3, 3, 3, -3, 32]),
        # Ink here, none above and none to the left: one corner of the square.
        ({"kernel": CORNER, "place": 23}, [1, 0, 1, -1, 38]),
        ({"pixels": [0] * 144}, [0, 0, 0, 0, 0]),
    ],
)
def test_what_questions_may_ask_about(state, expected):
    lab = KernelEditor(**state)
    [found] = ask(
        QUANTITIES,
        """(s) => ["answer", "elsewhere", "largest", "smallest", "lit"]
          .map((name) => quantities[name](s))""",
        [lab.state()],
    )
    assert found == expected
    cells = lab.feature_map
    assert found[0] == lab.answer
    assert found[2:] == [cells.max(), cells.min(), (cells != 0).sum()]


def test_the_sentence_holds_the_sum():
    said = KernelEditor(place=42).describe()
    assert "(−1 0 1, −1 0 1, −1 0 1)" in said
    assert "36 of its pixels ink" in said
    assert said.endswith(
        "At row 5, column 2 the nine products add up to 3."
    )


def test_the_picture_shows_all_three():
    planes = KernelEditor().picture().axes
    assert [ax.get_title() for ax in planes] == [
        "Picture",
        "Kernel",
        "Feature map",
    ]
    # A number in each cell of the kernel and of the map.
    assert [len(ax.texts) for ax in planes] == [0, 9, 100]
