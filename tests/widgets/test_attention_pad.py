"""The figure's own numbers; what holds for all figures is in test_all_figures."""

import numpy as np
import pytest

import anncourse as ann
from anncourse.widgets import AttentionPad
from tests.widgets.page import ask

STATES = [
    {},
    {"shuffle": 5},
    {"shuffle": 5, "positions": True},
    {"width": 256, "root": False, "seed": 3},
    {"width": 64, "positions": True, "seed": 7, "shuffle": 12},
]


def test_two_numbers_by_hand():
    pad = AttentionPad(
        query=[2, 0], word_keys=[0.0] * 2 + [1.0] * 2 + [0.0] * 6
    )
    strong = np.exp(2 / np.sqrt(2))
    assert pad.weights == pytest.approx(
        np.array([1, strong, 1, 1, 1, 1]) / (5 + strong)
    )
    assert pad.reads == pytest.approx(
        (1 + 9 * strong + 4 + 2 + 1 + 7) / (5 + strong)
    )


@pytest.mark.parametrize("width", [2, 64])
def test_a_shuffle_changes_nothing_but_where_places_are_known(width: int):
    def reads(**state: object) -> float:
        return AttentionPad(width=width, **state).reads

    for shuffle in (1, 2, 3, 500):
        assert reads(shuffle=shuffle) == pytest.approx(reads(), rel=1e-12)
        known = reads(shuffle=shuffle, positions=True)
        assert abs(known - reads(positions=True)) > 0.01


def test_two_equal_words_differ_by_their_places_alone():
    for width in (2, 256):
        unknown = AttentionPad(width=width).weights
        assert unknown[0] == pytest.approx(unknown[4], rel=1e-12)
        known = AttentionPad(width=width, positions=True).weights
        assert abs(known[0] - known[4]) > 0.001


def test_without_the_root_the_weights_harden():
    """On the mean over twenty draws; a single draw may do as it likes."""

    def top(width: int, root: bool) -> float:
        pads = [
            AttentionPad(width=width, root=root, seed=s) for s in range(20)
        ]
        return float(np.mean([pad.weights.max() for pad in pads]))

    assert top(256, False) > 0.8
    assert top(256, True) < 0.5
    assert top(16, False) < top(256, False)


def test_the_package_says_the_same():
    pad = AttentionPad(width=2, positions=True)
    keys = np.reshape(pad.word_keys, (-1, 2))[[0, 1, 2, 3, 0, 4]]
    _, weights = ann.attention(
        [pad.query], keys + ann.positions(6, 2), np.ones((6, 1))
    )
    np.testing.assert_allclose(pad.weights, weights[0], rtol=1e-12)


def test_the_picture_shows_weights_and_words():
    pad = AttentionPad(positions=True, shuffle=2)
    left, right = pad.picture().axes
    assert [
        bar.get_width() for bar in right.patches
    ] == pad.weights.tolist()
    assert [t.get_text() for t in right.get_yticklabels()] == pad.tokens
    assert len(left.lines) == 7


def test_what_questions_may_ask_about():
    pads = [AttentionPad(**state) for state in STATES]
    found = ask(
        {"quantities": "views/AttentionPad/task.js"},
        '(s) => ["reads", "top weight", "first the", "second the"]'
        ".map((name) => quantities[name](s))",
        [pad.state() for pad in pads],
    )
    for pad, values in zip(pads, found, strict=True):
        the = [
            weight
            for weight, token in zip(pad.weights, pad.tokens, strict=True)
            if token == "the"
        ]
        expected = [pad.reads, pad.weights.max(), *the]
        assert values == pytest.approx(expected, rel=1e-10)
