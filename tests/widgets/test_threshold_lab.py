"""The threshold's own numbers; what holds for all is in test_all_figures."""

import pytest

from anncourse.widgets import ThresholdLab
from tests.widgets.page import ask


def test_the_course_s_example_by_hand():
    # 8 of 10 ill reach 0.5, one of 10 well does
    lab = ThresholdLab(threshold=0.5, prevalence=100)
    assert (lab.sensitivity, lab.specificity) == (0.8, 0.9)
    # 80 of 100 ill; a tenth of 900 others
    assert lab.crowd == (80, 90, 20, 810)
    assert lab.share_right == pytest.approx(80 / 170)


def test_a_thousand_stay_a_thousand_and_a_rare_illness_drowns_in_alarms():
    shares = []
    for prevalence in (1, 10, 100, 500):
        lab = ThresholdLab(prevalence=prevalence)
        assert sum(lab.crowd) == 1000
        assert min(lab.crowd) >= 0
        shares.append(lab.share_right)
    assert shares == sorted(shares)
    assert shares[0] < 0.01 < 0.88 < shares[-1]


def test_a_score_at_the_threshold_is_an_alarm_and_none_has_no_share():
    lab = ThresholdLab(ill=[0.5], well=[0.5], threshold=0.5)
    assert (lab.sensitivity, lab.specificity) == (1.0, 0.0)
    lab.threshold = 0.51
    assert lab.share_right == 0.0
    assert "0 alarms, 0 of them right, 370 missed" in lab.describe()


def test_the_picture_shows_every_score_and_every_one_of_a_thousand():
    left, right = ThresholdLab(threshold=0.5).picture().axes
    full, hollow = (
        sum(len(dots.get_offsets()) for dots in left.collections[k::2])
        for k in (0, 1)
    )
    assert (full, hollow) == (9, 11)
    shown = [len(dots.get_offsets()) for dots in right.collections]
    assert sum(shown) == 1000
    # ill and found, well and not; then who is missed, and who is left in peace
    assert [n for n in shown if n] == [296, 63, 74, 567]


def test_what_questions_may_ask_about():
    labs = [
        ThresholdLab(threshold=t, prevalence=p)
        for t, p in ((0.5, 10), (0.05, 370), (0.99, 1))
    ]
    names = ("found", "wrong alarms", "alarms", "missed", "right alarms")
    asked = ask(
        {"quantities": "views/ThresholdLab/task.js"},
        f"(s) => {list(names)}.map((name) => quantities[name](s))",
        [lab.state() for lab in labs],
    )
    assert asked == [
        [8, 1, 107, 2, 7],
        # seven of ten well people reach 0.05: 441 of 630
        [10, 7, 811, 0, 46],
        # one of ten ill is 0.1 of a person: nobody
        [1, 0, 0, 1, 100],
    ]
