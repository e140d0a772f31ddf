"""Two synapses: the figure's own numbers; what holds for all is in test_all_figures."""

import math

import pytest

from anncourse.widgets import CoincidenceLab
from tests.widgets.page import ask

RULE = {"rule": "views/CoincidenceLab/words.js"}
QUANTITIES = {"quantities": "views/CoincidenceLab/task.js"}


def test_near_spikes_fire_it_and_far_ones_do_not():
    # two jumps of 12 mV, 20 mV to go: 8 ln(12 / 8) = 3.24 ms
    near, far = (
        CoincidenceLab(arrivals=[10, 10 + gap]) for gap in (3, 3.4)
    )
    assert near.run.spikes.tolist() == [13]
    assert far.run.spikes.tolist() == []
    slow = CoincidenceLab(arrivals=[10, 13.4], tau=20)
    assert slow.run.spikes.tolist() == [13.4]


@pytest.mark.parametrize(
    ("weights", "words"),
    [
        ([12, 12], "It fires for spikes up to 3.2 ms apart."),
        ([9, 9], "Not even together do they make it fire."),
        ([21, 3], "A alone makes it fire."),
        (
            [-4, 21],
            "B alone makes it fire unless A comes up to 11.1 ms before.",
        ),
        ([-0.5, 21], "B alone makes it fire."),
        (
            [16, 8],
            "It fires up to 2.3 ms apart if A is first, up to 5.5 ms if B is.",
        ),
    ],
)
def test_it_says_which_pairs_it_answers_to(weights, words):
    state = CoincidenceLab(weights=weights).state()
    assert ask(RULE, "(s) => rule(s)", [state]) == [words]


def test_what_questions_may_ask_about():
    figures = [
        CoincidenceLab(arrivals=[20, 12], weights=w)
        for w in ([12, 12], [16, 8], [21, -4])
    ]
    names = [
        "apart",
        "spikes",
        "peak",
        "window",
        "widest",
        "veto",
        "A",
        "weaker",
    ]
    found = ask(
        QUANTITIES,
        f"(s) => {names}.map((name) => quantities[name](s))",
        [figure.state() for figure in figures],
    )
    left = math.exp(-1)
    edges = [
        8 * math.log(12 / 8),
        8 * math.log(16 / 12),
        8 * math.log(8 / 4),
    ]
    # Infinity is no number of JSON.
    expected = [
        [8, 0, -58 + 12 * left, edges[0], edges[0], 0, 12, 12],
        [8, 0, -54 + 8 * left, edges[1], edges[2], 0, 16, 8],
        [
            8,
            0,
            -49 - 4 * left,
            8 * math.log(4),
            None,
            8 * math.log(4),
            21,
            -4,
        ],
    ]
    for values, numbers in zip(found, expected, strict=True):
        assert values == [
            n if n is None else pytest.approx(n, rel=1e-12) for n in numbers
        ]


def test_the_picture_shows_where_we_are_under_the_threshold():
    figure = CoincidenceLab(arrivals=[10, 12])
    left, right = figure.picture().axes
    assert right.lines[-1].get_xydata()[0].tolist() == [
        2,
        pytest.approx(-70 + 12 * math.exp(-0.25) + 12),
    ]
    [spikes] = left.collections
    assert len(spikes.get_segments()) == 1
