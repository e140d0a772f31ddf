"""Points, regions and lines: the right ones in the right places."""

import numpy as np
import pytest
from matplotlib.colors import to_hex

import anncourse as ann
from anncourse import plots
from anncourse.plots.kit import ink, regions

X, Y = ann.datasets.circles(20, rng=0)
NET = ann.Serial(ann.Dense(2, 3, rng=0), ann.Activation("tanh"))


def test_points_by_class():
    ax = plots.points(X, Y)
    zero, one = ax.collections
    np.testing.assert_array_equal(zero.get_offsets(), X[Y == 0])
    np.testing.assert_array_equal(one.get_offsets(), X[Y == 1])
    assert to_hex(one.get_facecolor()[0]) == ink.POSITIVE


def test_regions_show_the_side_of_the_logit():
    ax = plots.decision_regions(lambda x: x[:, 0], resolution=4)
    picture = ax.images[0].get_array()
    np.testing.assert_array_equal(picture[0], [False, False, True, True])
    line = ax.collections[0].get_paths()[0].vertices
    np.testing.assert_allclose(line[:, 0], 0, atol=1e-12)


def test_regions_of_one_answer_have_no_border():
    assert not plots.decision_regions(lambda x: x[:, 0] + 9).collections


def nearest(x: np.ndarray) -> np.ndarray:
    return -np.stack([(x[:, 0] - c) ** 2 for c in (-1, 0, 1)], axis=1)


def test_regions_of_many_classes_by_hand():
    """Three bands side by side; the borders lie halfway between the centers."""
    ax = plots.decision_regions(nearest, resolution=5)
    (picture,) = ax.images
    np.testing.assert_array_equal(picture.get_array()[0], [0, 0, 1, 2, 2])
    assert [to_hex(c) for c in picture.cmap.colors] == list(ink.CLASSES[:3])
    borders = {
        round(float(x), 2)
        for drawn in ax.collections
        for path in drawn.get_paths()
        for x in path.vertices[:, 0]
    }
    assert borders == {-0.5, 0.5}


def test_regions_without_points_have_names():
    shown = plots.decision_regions(nearest).texts
    assert [t.get_text() for t in shown] == [
        "class 0",
        "class 1",
        "class 2",
    ]
    left, middle, right = (t.get_position()[0] for t in shown)
    assert left < -0.5 < middle < 0.5 < right
    assert list(plots.decision_regions(nearest, X, Y).texts) == []


def test_a_class_that_never_wins_has_no_region():
    ax = plots.decision_regions(
        lambda x: np.column_stack([x, x[:, 0] * 0 - 9])
    )
    assert len(ax.texts) == 2


def test_the_deepest_place_of_a_region():
    mask = np.zeros((7, 9), bool)
    mask[1:6, 2:7] = True
    mask[3] = True  # a thin arm is not deep
    assert regions.deepest(mask) == (3, 4)
    assert regions.deepest(np.ones((5, 5), bool)) == (2, 2)


def test_the_line_of_a_neuron_and_its_arrow():
    ax = plots.decision_line([0.0, -2.0], 1.0)  # x2 = 1/2, yes below
    line = ax.collections[0].get_paths()[0].vertices
    np.testing.assert_allclose(line[:, 1], 0.5, atol=0.01)
    arrow = ax.texts[0]
    np.testing.assert_allclose(arrow.xyann, (0, 0.5))
    assert arrow.xy[1] < 0.5


BAD = [
    (plots.points, ([[1, 2]], [1.0]), {}, "classes 0 to 9"),
    (plots.points, ([[1, 2]], [10]), {}, "classes 0 to 9"),
    (plots.points, ([[1, 2]], [-1]), {}, "classes 0 to 9"),
    (plots.points, ([[1, 2]], [1, 0]), {}, r"X \(n, 2\) and y \(n,\)"),
    (plots.points, ([[1, np.nan]], [1]), {}, "finite numbers"),
    (plots.decision_regions, ("net",), {}, "expects a network"),
    (plots.decision_regions, (lambda x: x[:3],), {}, r"shape \(40000, K\)"),
    (plots.decision_regions, (lambda x: x * np.nan,), {}, "finite numbers"),
    (plots.decision_regions, (NET, X), {}, "at least one number in y"),
    (plots.decision_regions, (NET,), {"limit": 0}, "greater than 0"),
    (plots.decision_regions, (NET,), {"resolution": 1}, "at least 2"),
    (plots.decision_line, ([0, 0], 1), {}, "not both 0"),
    (plots.decision_line, ([1, 2, 3], 1), {}, "two weights"),
    (plots.decision_line, ([1, 2], np.inf), {}, "b to be finite"),
]


@pytest.mark.parametrize(("draw", "given", "settings", "message"), BAD)
def test_bad_input_is_refused_by_name(draw, given, settings, message):
    with pytest.raises(ValueError, match=message) as error:
        draw(*given, **settings)
    assert draw.__name__ in str(error.value)
