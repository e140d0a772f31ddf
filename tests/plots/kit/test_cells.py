"""Numbers as cells: clear at 0, full at the largest, negative in stripes."""

import numpy as np
import pytest

from anncourse import plots
from anncourse.plots.kit import cells
from tests.plots.kit.test_ink import contrast

BLUE, ORANGE = (0, 114, 178), (213, 94, 0)


def cell(values: np.ndarray, row: int, column: int) -> np.ndarray:
    """Return the dots, (h, w, 4), that one cell is painted with."""
    dots = cells.painted(values, cells.largest(values), (1.0, 1.0))
    high, wide = (
        n // k for n, k in zip(dots.shape, values.shape, strict=False)
    )
    return dots[
        row * high : (row + 1) * high, column * wide : (column + 1) * wide
    ]


VALUES = np.array([[2.0, -2.0, 0.0], [1.0, -1.0, 0.5]])


def test_a_positive_cell_is_blue_and_as_full_as_its_amount():
    for (row, column), alpha in {
        (0, 0): 255,
        (1, 0): 128,
        (1, 2): 64,
    }.items():
        dots = cell(VALUES, row, column)
        assert (dots == (*BLUE, alpha)).all()


def test_a_negative_cell_is_orange_in_stripes():
    """The page shows through the gaps, so that no color has to tell the sign."""
    dots = cell(VALUES, 0, 1)
    assert (dots[..., :3] == ORANGE).all()
    assert set(np.unique(dots[..., 3])) == {0, 255}
    gaps = (dots[..., 3] == 0).mean()
    assert gaps == pytest.approx(cells.CLEAR / cells.PERIOD, abs=0.05)
    assert set(np.unique(cell(VALUES, 1, 1)[..., 3])) == {0, 128}


def test_zero_is_the_page():
    assert (cell(VALUES, 0, 2)[..., 3] == 0).all()
    assert (cells.painted(np.zeros((2, 2)), 1.0, (1, 1))[..., 3] == 0).all()
    assert cells.largest(np.zeros(3)) == 1


def test_the_painting_has_a_whole_number_of_dots_a_cell():
    for shape in ((3, 3), (28, 28), (7, 90), (1, 1), (400, 500)):
        high, wide = cells.painted(np.ones(shape), 1, (0.5, 0.4)).shape[:2]
        assert high % shape[0] == wide % shape[1] == 0
        assert max(high, wide) <= 500


@pytest.mark.parametrize("page", ["#ffffff", "#12161b"])
def test_full_cells_stand_out_from_the_page(page):
    for color in (BLUE, ORANGE):
        assert contrast("#{:02x}{:02x}{:02x}".format(*color), page) >= 3.5


def test_the_key_has_the_ends_of_the_scale():
    ax = plots.feature_maps([[[-30.0], [20.0]]])
    legend = ax.get_legend()
    texts = [text.get_text() for text in legend.get_texts()]
    assert texts == ["−30", "0", "30"]
    low, none, high = legend.legend_handles
    assert low.get_hatch()
    assert not high.get_hatch()
    assert none.get_facecolor()[3] == 0
