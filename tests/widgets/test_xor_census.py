"""The census's own numbers; what holds for all is in test_all_figures."""

import numpy as np
import pytest

import anncourse as ann
from anncourse.widgets import XorCensus
from anncourse.widgets.figures.xor_census.census import (
    ANSWERS,
    CORNERS,
    Census,
)
from anncourse.widgets.figures.xor_census.widget import (
    ROW,
    SIDE,
    TILE,
    wall,
)
from tests.widgets.page import ask

WIDTHS = (2, 3, 4, 8)


def test_the_nets_are_those_of_the_package_one_after_the_other():
    """The layers of chapter 07, drawn from one stream, learn the same."""
    rng, census = np.random.default_rng(3), Census(3, "tanh", 3, nets=4)
    census.train(50)
    for i in range(4):
        net = ann.Serial(
            ann.Dense(2, 3, rng=rng),
            ann.Activation("tanh"),
            ann.Dense(3, 1, rng=rng),
        )
        plan = {"optimizer": ann.SGD(0.5), "epochs": 50, "batch_size": 4}
        ann.fit(
            *(net, CORNERS, ANSWERS),
            loss=ann.binary_cross_entropy,
            progress=False,
            rng=0,
            **plan,
        )
        assert net(CORNERS) == pytest.approx(
            census.logits(CORNERS)[i], abs=1e-9
        )


@pytest.mark.parametrize(
    ("activation", "least"),
    [("tanh", (40, 85, 95, 99)), ("relu", (10, 35, 50, 85))],
)
def test_width_helps_to_find_it(activation, least):
    found = [
        XorCensus(units=n, activation=activation, epochs=1000).solved
        for n in WIDTHS
    ]
    assert found == sorted(found)
    assert all(n >= low for n, low in zip(found, least, strict=True))
    assert found[0] < 60
    assert found == [XorCensus().found(n, activation) for n in WIDTHS]


def test_nothing_is_decided_by_a_last_digit():
    """Whoever counts as solved is far from the line, and so is who does not."""
    census = Census(2, "tanh", 0)
    census.train(1000)
    right = np.where(ANSWERS > 0, 1, -1) * census.logits(CORNERS)
    assert np.abs(right.min((1, 2))).min() > 1e-3


def test_the_wall_has_each_net_in_its_place():
    census = Census(2, "tanh", 0)
    census.train(100)
    tiles = wall(census)
    assert tiles.shape == (10 * TILE, 10 * TILE)
    row, column = divmod(37, ROW)
    # Top left of a map: x1 = -0.3, x2 = 1.3.
    z = census.logits(np.array([[-0.3, 1.3]]))[37, 0, 0]
    tile = tiles[row * TILE :, column * TILE :]
    assert tile[0, 0] == pytest.approx(np.tanh(z / 2))
    assert np.isnan(tile[0, SIDE])


def test_what_questions_may_ask_about():
    figures = [
        XorCensus(units=3, epochs=400),
        XorCensus(units=4, activation="relu", seed=7, epochs=1000),
    ]
    found = ask(
        {"quantities": "views/XorCensus/task.js"},
        "quantities.solved",
        [figure.state() for figure in figures],
    )
    assert found == [figure.solved for figure in figures]
