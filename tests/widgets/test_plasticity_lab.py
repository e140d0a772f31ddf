"""Two spikes in order: the figure's own numbers; the rest is in test_all_figures."""

import math

import numpy as np
import pytest

from anncourse.widgets import PlasticityLab
from tests.widgets.page import ask

QUANTITIES = {"quantities": "views/PlasticityLab/task.js"}


def test_the_order_decides():
    grown = 0.5 + 100 * 0.005 * math.exp(-0.5)
    shrunk = 0.5 - 100 * 0.00525 * math.exp(-0.5)
    assert PlasticityLab(times=[40, 50]).weights[-1] == pytest.approx(grown)
    assert PlasticityLab(times=[50, 40]).weights[-1] == pytest.approx(
        shrunk
    )
    assert PlasticityLab(times=[50, 50]).weights[-1] == 0.5


@pytest.mark.parametrize(
    ("times", "jitter", "words"),
    [
        ([40, 50], 0, "at 50.0 ms, 10.0 ms later. In 100 pairs"),
        ([50, 40], 7, "at 40.0 ms, 10.0 ms earlier, give or take 7 ms. In"),
        (
            [50, 50],
            0,
            "at the same time. In 100 pairs the synapse goes from",
        ),
        ([50, 50], 0, "from 0.50 to 0.50: it stays."),
        ([40, 50], 0, "from 0.50 to 0.80: it grows."),
        ([50, 40], 0, "from 0.50 to 0.18: it shrinks."),
    ],
)
def test_the_sentence_says_order_and_drift(times, jitter, words):
    assert words in PlasticityLab(times=times, jitter=jitter).describe()


def test_pairs_stray_as_far_as_they_may_and_the_page_draws_the_same():
    figure = PlasticityLab(times=[40, 45], jitter=30, seed=3)
    away = figure.gaps - 5
    assert 25 < np.abs(away).max() <= 30
    [[gap, after]] = ask(
        QUANTITIES,
        "(s) => [quantities.gap(s), quantities.after(s)]",
        [figure.state()],
    )
    assert gap == 5
    assert after == pytest.approx(figure.weights[-1], rel=1e-12)


def test_the_picture_has_both_sides_of_the_window_and_every_pair():
    figure = PlasticityLab(times=[40, 45], jitter=30)
    left, right = figure.picture().axes
    assert left.lines[0].get_ydata().tolist() == figure.weights.tolist()
    assert len(right.lines[-1].get_xdata()) == 100
    shrinks, grows = (line.get_ydata() for line in right.lines[:2])
    assert shrinks.max() < 0 < grows.min()
