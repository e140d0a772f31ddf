"""Scores: counts, shares and means that a reader can check by hand."""

import numpy as np
import pytest
from matplotlib import pyplot as plt
from matplotlib.colors import to_hex

from anncourse import plots
from anncourse.plots.kit import ink

TRUTH = [0, 0, 0, 0, 1, 1, 2]
SAID = [0, 0, 0, 1, 1, 2, 2]


def texts(ax: plt.Axes) -> list[str]:
    return [text.get_text() for text in ax.texts]


def test_confusion_counts_truth_by_answer():
    ax = plots.confusion(TRUTH, SAID)
    assert texts(ax) == ["3", "1", "·", "·", "1", "1", "·", "·", "1"]
    places = [text.get_position()[0] for text in ax.texts]
    assert places == [0, 1, 2] * 3  # answers run across
    assert (ax.get_xlabel(), ax.get_ylabel()) == ("answer", "truth")
    assert ax.get_ylim()[0] > ax.get_ylim()[1]  # class 0 is on top


def test_a_bar_is_the_share_of_its_row():
    ax = plots.confusion(TRUTH, SAID)
    right, wrong, *rest = ax.patches
    assert right.get_width() == pytest.approx(0.8 * 3 / 4)
    assert wrong.get_width() == pytest.approx(0.8 / 4)
    assert to_hex(right.get_facecolor()) == ink.POSITIVE
    assert to_hex(wrong.get_edgecolor()) == ink.NEGATIVE
    assert wrong.get_hatch()
    assert not right.get_hatch()
    assert len(rest) == 3  # no bar for a zero


def test_confusion_of_counts_is_the_same():
    counts = [[3, 1, 0], [0, 1, 1], [0, 0, 1]]
    ax = plots.confusion(counts, names=["a", "b", "c"])
    assert texts(ax) == texts(plots.confusion(TRUTH, SAID))
    assert [t.get_text() for t in ax.get_yticklabels()] == ["a", "b", "c"]


def test_names_make_room_for_a_class_that_never_came():
    ax = plots.confusion([0, 1], [0, 1], names=["a", "b", "c"])
    assert len(ax.texts) == 9
    assert texts(ax)[-1] == "·"


def test_calibration_by_hand():
    """Four answers around 0.25, one of them right; two around 0.95, both right."""
    p = [0.21, 0.23, 0.27, 0.29, 0.94, 0.96]
    ax = plots.calibration([0, 0, 0, 1, 1, 1], p, bins=5)
    diagonal, dots = ax.lines
    np.testing.assert_allclose(dots.get_xydata(), [[0.25, 0.25], [0.95, 1]])
    np.testing.assert_array_equal(diagonal.get_xydata(), [[0, 0], [1, 1]])
    assert texts(ax) == ["n", "4", "2"]
    bars = [bar.get_height() for bar in ax.patches]
    np.testing.assert_allclose(bars, [0, 0.1, 0, 0, 0.05])


def test_the_interval_is_wilsons():
    """Known: 1 of 4 gives 4.6 % to 69.9 %; 2 of 2 gives 34.2 % to 100 %."""
    p = [0.21, 0.23, 0.27, 0.29, 0.94, 0.96]
    ax = plots.calibration([0, 0, 0, 1, 1, 1], p, bins=5)
    ends = [path.vertices[:, 1] for path in ax.collections[0].get_paths()]
    np.testing.assert_allclose(
        ends, [[0.0456, 0.6994], [0.3424, 1]], atol=1e-4
    )


def test_a_certainty_of_1_has_a_place():
    ax = plots.calibration([False, True], [0.0, 1.0], bins=4)
    assert ax.lines[1].get_xydata().tolist() == [[0, 0], [1, 1]]


def test_a_comparison_shows_means_spreads_and_every_run():
    ax = plots.comparison(
        {"rule": 0.6, "net": [0.8, 0.9, 1.0]}, nets=["net"], chance=0.5
    )
    rule, net = ax.patches
    assert (rule.get_width(), net.get_width()) == pytest.approx((0.6, 0.9))
    assert rule.get_facecolor()[3] == 0
    assert to_hex(net.get_facecolor()) == ink.POSITIVE
    spread, runs, chance = ax.lines
    np.testing.assert_allclose(
        spread.get_xdata(), [0.9 - 0.0816, 0.9816], 1e-3
    )
    np.testing.assert_array_equal(runs.get_xdata(), [0.8, 0.9, 1.0])
    assert set(chance.get_xdata()) == {0.5}
    assert texts(ax) == ["0.60", "0.90 ± 0.08"]
    assert [t.get_text() for t in ax.get_yticklabels()] == ["rule", "net"]
    assert ax.get_title() == "dotted: by chance, 0.50"


def test_a_cut_axis_has_dots_and_no_bars():
    """The length of a bar that does not start at 0 would mislead."""
    ax = plots.comparison({"a": [0.949, 0.951], "b": 0.97}, low=0.9)
    assert list(ax.patches) == []
    assert ax.get_xlim()[0] == 0.9
    assert ax.lines[0].get_xdata() == pytest.approx(0.95)
    # A spread that two digits would show as nothing has three.
    assert texts(ax) == ["0.950 ± 0.001", "0.970"]


BAD = [
    (
        plots.confusion,
        ([[1, 2]],),
        {},
        r"counts \(K, K\), got shape \(1, 2\)",
    ),
    (plots.confusion, ([[1, -2], [0, 1]],), {}, "counts from 0, got -2"),
    (plots.confusion, ([0, 1], [0]), {}, r"predicted \(2,\)"),
    (plots.confusion, ([0.0, 1], [0, 1]), {}, "truth to be whole numbers"),
    (plots.confusion, ([0, -1], [0, 1]), {}, "truth to be whole numbers"),
    (plots.confusion, ([12], [0]), {}, "at most 12 classes, got 13"),
    (plots.confusion, ([2], [0]), {"names": ["a"]}, "3 names"),
    (plots.calibration, ([0, 1], [0.5]), {}, r"p \(2,\)"),
    (plots.calibration, ([0, 1], [0.5, 1.5]), {}, "p from 0 to 1, got 0.5"),
    (plots.calibration, ([0, 0], [0.5, 0.5]), {}, "0 and 1, both of them"),
    (plots.calibration, ([0, 2], [0.5, 0.5]), {}, "0 and 1, both of them"),
    (plots.calibration, (["a"], [0.5]), {}, "y to hold numbers"),
    (plots.calibration, ([0, 1], [0.5, 0.5]), {"bins": 0}, "at least 1"),
    (
        plots.calibration,
        ([0, 1], [0.5, 0.5]),
        {"bins": 21},
        "20 bins, got 21",
    ),
    (plots.comparison, ([0.5],), {}, "dictionary of scores by name"),
    (plots.comparison, ({"a": []},), {}, "at least one number in a"),
    (plots.comparison, ({"a": [[1]]},), {}, r"a \(\) or \(runs,\)"),
    (plots.comparison, ({"a": 1},), {"nets": ["b"]}, "nets to be among a"),
    (plots.comparison, ({"a": 1},), {"nets": "a"}, "nets to be among a"),
    (
        plots.comparison,
        ({"a": 1},),
        {"chance": "x"},
        "chance to be a number",
    ),
    (
        plots.comparison,
        ({str(i): 1 for i in range(17)},),
        {},
        "at most 16 scores, got 17",
    ),
]


@pytest.mark.parametrize(("draw", "given", "settings", "message"), BAD)
def test_bad_input_is_refused_by_name(draw, given, settings, message):
    with pytest.raises(ValueError, match=message) as error:
        draw(*given, **settings)
    assert draw.__name__ in str(error.value)
