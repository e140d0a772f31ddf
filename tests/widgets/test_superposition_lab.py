"""The figure's own numbers; what holds for all figures is in test_all_figures."""

import numpy as np
import pytest

from anncourse.widgets import SuperpositionLab
from anncourse.widgets.figures.superposition_lab import nets, training
from tests.widgets.page import ask


def test_the_rarer_features_are_the_more_of_them_are_told():
    told = [SuperpositionLab(chance=chance).told for chance in range(1, 51)]
    assert told == sorted(told, reverse=True)
    assert [told[chance - 1] for chance in (50, 30, 15, 5, 1)] == [
        2,
        3,
        4,
        5,
        5,
    ]


def test_rare_features_stand_in_a_pentagon():
    W = SuperpositionLab(chance=5).net.W
    turns = np.sort(np.degrees(np.arctan2(*W)) % 360)
    assert np.diff(turns, append=turns[0] + 360) == pytest.approx(72, abs=4)
    assert np.hypot(*W) == pytest.approx(1.16, abs=0.02)


def test_frequent_features_have_two_numbers_for_two_of_them():
    W = SuperpositionLab(chance=50).net.W
    assert abs(W[:, 0] @ W[:, 1]) < 0.05
    assert np.hypot(*W)[3:] == pytest.approx(0, abs=1e-3)


def test_alone_a_rare_feature_comes_back_alone():
    net = nets.net(5)
    back = net.back(np.eye(5))
    assert back.diagonal().min() > 0.9
    assert (back - np.diag(back.diagonal())).max() < 0.05


def test_two_that_are_no_neighbors_are_lost_and_a_third_seems_to_be_on():
    lab = SuperpositionLab(chance=5, on=[1, 0, 0, 1, 0])
    assert lab.back.tolist() == pytest.approx([0, 0.36, 0, 0, 0], abs=0.01)
    assert "On: 1 4. Back come 0.00 0.36 0.00 0.00 0.00." in lab.describe()


def test_a_net_by_hand():
    # Two features on the axes, one against the first; the rest have no arrow.
    W = np.array([[1, 0, -1, 0, 0], [0, 1, 0, 0, 0]])
    net = nets.Net(W, np.array([0, 0, 0, 0.5, 0.5]))
    assert net.back(np.array([1, 1, 0, 0, 0])).tolist() == [
        1,
        1,
        0,
        0.5,
        0.5,
    ]
    assert net.back(np.array([1, 0, 1, 0, 0])).tolist() == [
        0,
        0,
        0,
        0.5,
        0.5,
    ]
    assert net.told == 3
    # Both of the pair are on in a quarter of the inputs, and both are lost.
    pair = (1 + 0.64) / 4
    rest = (0.8**3 + 0.8**4) / 4
    assert net.loss(0.5) == pytest.approx(pair + rest)


@pytest.mark.parametrize("percent", [1, 5, 15, 30, 50])
def test_what_is_kept_is_at_the_bottom(percent):
    kept, chances = nets.net(percent), np.array([percent / 100])
    loss, dW, db = training.slope(kept.W[None], kept.b[None], chances)
    assert loss[0] == pytest.approx(kept.loss(percent / 100))
    # Stored to three digits.
    assert max(np.abs(dW).max(), np.abs(db).max()) < 4e-3
    rng = np.random.default_rng(percent)
    starts = rng.normal(0, 0.7, (6, 2, 5)), np.zeros((6, 5))
    found = training.descend(*starts, np.full(6, percent / 100))[0]
    assert loss[0] < found.min() * 1.001


def test_the_slope_is_that_of_the_loss():
    rng = np.random.default_rng(3)
    W, b, chance = rng.normal(size=(2, 5)), rng.normal(size=5), 0.3
    _, dW, db = training.slope(W[None], b[None], np.array([chance]))
    step = 1e-6
    for grad, array in ((dW[0], W), (db[0], b)):
        for place in np.ndindex(array.shape):
            ends = []
            for side in (step, -step):
                array[place] += side
                ends.append(nets.Net(W, b).loss(chance))
                array[place] -= side
            slope = (ends[0] - ends[1]) / (2 * step)
            assert grad[place] == pytest.approx(slope, abs=1e-7)


def test_the_picture_shows_arrows_and_what_comes_back():
    lab = SuperpositionLab(chance=5, on=[1, 1, 0, 0, 0])
    left, right = lab.picture().axes
    tips = [line.get_xydata()[-1].tolist() for line in left.lines[:5]]
    assert tips == lab.net.W.T.tolist()
    assert [bar.get_height() for bar in right.patches] == lab.back.tolist()


def test_what_questions_may_ask_about():
    names = [
        "told",
        "how many on",
        "weakest",
        "strongest",
        "false alarm",
        "loss",
    ]
    labs = [
        SuperpositionLab(chance=5, on=[1, 0, 0, 1, 0]),
        SuperpositionLab(chance=40, on=[0, 0, 0, 0, 0]),
        SuperpositionLab(chance=1, on=[1, 1, 1, 1, 1]),
    ]
    found = ask(
        {"quantities": "views/SuperpositionLab/task.js"},
        f"(s) => {names}.map((name) => quantities[name](s))",
        [lab.state() for lab in labs],
    )
    for lab, values in zip(labs, found, strict=True):
        on = np.array(lab.on, bool)
        expected = [
            *(lab.told, on.sum()),
            lab.back[on].min(initial=1),
            lab.back[on].max(initial=0),
            lab.back[~on].max(initial=0),
            lab.net.loss(lab.chance / 100),
        ]
        assert values == pytest.approx(expected, rel=1e-12, abs=1e-14)
