"""Thresholds: every count by hand, every area as scikit-learn has it."""

import numpy as np
import pytest
from sklearn import metrics

from anncourse import plots
from anncourse.plots.kit import ink
from anncourse.plots.kit.sweep import sweep

Y = np.array([0, 0, 1, 1])
SCORES = np.array([0.1, 0.4, 0.35, 0.8])
rng = np.random.default_rng(0)
MANY = rng.integers(0, 2, 200)
SURE = (MANY + rng.normal(size=200)).round(1)  # with ties


def named(ax) -> list[str]:
    return [text.get_text() for text in ax.get_legend().get_texts()]


def test_a_sweep_by_hand():
    s = sweep("test", Y, SCORES, "scores")
    assert s.thresholds.tolist() == [np.inf, 0.8, 0.4, 0.35, 0.1]
    assert s.found.tolist() == [0, 1, 1, 2, 2]
    assert s.alarms.tolist() == [0, 0, 1, 1, 2]
    assert [s.at(t) for t in (0.9, 0.8, 0.5, 0.4, 0.0)] == [0, 1, 1, 2, 4]
    assert s.precision.tolist() == [1, 1, 0.5, pytest.approx(2 / 3), 0.5]


def test_areas_are_those_of_scikit_learn():
    s = sweep("test", MANY, SURE, "scores")
    assert s.area == pytest.approx(metrics.roc_auc_score(MANY, SURE))
    assert s.average_precision == pytest.approx(
        metrics.average_precision_score(MANY, SURE)
    )


def test_a_roc_curve_is_that_of_scikit_learn():
    curve = plots.roc(MANY, SURE).lines[0]
    across, up, _ = metrics.roc_curve(MANY, SURE, drop_intermediate=False)
    np.testing.assert_allclose(curve.get_xdata(), across)
    np.testing.assert_allclose(curve.get_ydata(), up)


def test_the_operating_point_is_what_the_threshold_does():
    ax = plots.roc(Y, {"a": SCORES, "b": -SCORES}, threshold=0.5)
    point = ax.lines[-1]
    assert point.get_xydata().tolist() == [[0, 0.5], [0, 0]]
    assert point.get_color() == ink.INK
    assert named(ax) == [
        "a, area 0.75",
        "b, area 0.25",
        "by chance",
        "threshold 0.50",
    ]


def test_precision_and_recall_by_hand():
    ax = plots.precision_recall(Y, SCORES, threshold=0.35)
    curve, share, point = ax.lines
    np.testing.assert_allclose(curve.get_xdata(), [0, 0.5, 0.5, 1, 1])
    np.testing.assert_allclose(curve.get_ydata(), [1, 1, 0.5, 2 / 3, 0.5])
    assert set(share.get_ydata()) == {0.5}
    np.testing.assert_allclose(point.get_xydata(), [[1, 2 / 3]])
    assert named(ax)[0] == "average 0.83"


def test_the_line_of_everybody_is_the_share_of_class_1():
    ax = plots.precision_recall([True, False, False, False], [3, 2, 1, 0])
    assert "everybody: 0.25" in named(ax)


def test_the_cost_of_a_threshold_by_hand():
    """Between two scores nothing changes: the step holds to the lower one."""
    ax = plots.thresholds(Y, SCORES, at=0.38)
    found, spared = ax.lines[:2]
    assert found.get_xdata().tolist()[1:-1] == [0.8, 0.4, 0.35, 0.1]
    assert found.get_ydata().tolist() == [0, 0.5, 0.5, 1, 1, 1]
    assert spared.get_ydata().tolist() == [1, 1, 0.5, 0.5, 0, 0]
    assert found.get_drawstyle() == "steps-post"
    marks = ax.lines[-1]
    assert marks.get_xydata().tolist() == [[0.38, 0.5], [0.38, 0.5]]
    text = "at 0.38: finds 1 of 2, 1 false alarms of 2"
    assert ax.get_title() == text


@pytest.mark.parametrize("at", [-0.5, 0.1, 0.35, 0.36, 0.8, 0.9])
def test_the_marks_lie_on_the_curves(at):
    ax = plots.thresholds(Y, SCORES, at=at)
    found, spared, _, marks = ax.lines
    yes = at <= SCORES
    share = yes[Y == 1].mean(), (~yes)[Y == 0].mean()
    np.testing.assert_allclose(marks.get_ydata(), share)
    for curve, value in zip((found, spared), share, strict=True):
        x, y = curve.get_xdata(), curve.get_ydata()
        holds = np.flatnonzero(x >= at)  # x falls: the last one counts
        assert y[holds[-1] if len(holds) else 0] == value


def test_equal_scores_have_room():
    ax = plots.thresholds([0, 1], [2.0, 2.0])
    assert ax.lines[0].get_xdata().tolist() == [3, 2, 1]


BAD = [
    (
        plots.roc,
        ([0, 1], [0.5]),
        {},
        "a score for each of 2 examples, got 1",
    ),
    (plots.roc, ([1, 1], [0.5, 1]), {}, "0 and 1, both of them"),
    (plots.roc, ([0, 1], {}), {}, "dictionary of scores by name"),
    (plots.roc, ([0, 1], {"net": [1]}), {}, "got 1 in net"),
    (plots.roc, ([0, 1], [1, np.nan]), {}, "finite numbers"),
    (plots.roc, ([0, 1], [0, 1]), {"threshold": "0"}, "to be a number"),
    (plots.precision_recall, ([0, 1], [[1, 2]]), {}, r"scores \(n,\)"),
    (plots.precision_recall, ([0, 3], [1, 2]), {}, "0 and 1, both of them"),
    (
        plots.precision_recall,
        ([0, 1], {str(i): [0, 1] for i in range(7)}),
        {},
        "1 to 6 curves, got 7",
    ),
    (plots.thresholds, ([0, 1], [1, 2]), {"at": np.inf}, "at to be finite"),
    (plots.thresholds, ([0, 1], {"a": [1, 2]}), {}, "to hold numbers"),
]


@pytest.mark.parametrize(("draw", "given", "settings", "message"), BAD)
def test_bad_input_is_refused_by_name(draw, given, settings, message):
    with pytest.raises(ValueError, match=message) as error:
        draw(*given, **settings)
    assert draw.__name__ in str(error.value)
