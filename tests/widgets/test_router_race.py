"""The race's own numbers; what holds for all is in test_all_figures."""

import numpy as np
import pytest

import anncourse as ann
from anncourse.widgets import RouterRace
from anncourse.widgets.figures.router_race.race import (
    GRID,
    NEAR,
    RUNS,
    TRUTH,
    Race,
    X,
    Y,
)
from tests.widgets.page import ask


def trained(experts: int, balance: float) -> Race:
    race = Race(experts, balance, 0)
    race.train(1500)
    return race


@pytest.fixture(scope="module")
def three() -> Race:
    return trained(3, 0.0)


@pytest.mark.parametrize("balance", [0.0, 0.1])
def test_the_mixtures_are_those_of_the_package(balance):
    rng, race = np.random.default_rng(3), Race(3, balance, 3, runs=2)
    race.train(50)
    for run in range(2):
        gate = ann.Serial(ann.Dense(1, 3, rng=rng), ann.Softmax())
        experts = [ann.Dense(1, 1, rng=rng) for _ in range(3)]
        net = ann.MixtureOfExperts(gate, experts, balance=balance)
        ann.fit(
            *(net, X[:, None], Y[:, None]),
            loss=ann.mse,
            optimizer=ann.Adam(0.1),
            epochs=50,
            batch_size=len(X),
            progress=False,
            rng=0,
        )
        assert net(GRID[:, None])[:, 0] == pytest.approx(
            race.answers(False)[run], abs=1e-9
        )


def test_the_lines_are_those_of_the_data_set():
    x, y = ann.datasets.pieces(len(X), noise=0.05, rng=0)
    assert X.tolist() == x[:, 0].tolist()
    assert Y.tolist() == y[:, 0].tolist()
    off = np.interp(X, GRID, TRUTH) - Y
    assert np.median(np.abs(off)) < 0.06


def test_some_starts_share_the_work_and_some_blend(three):
    alone, blended = three.summary(True), three.summary(False)
    assert 20 <= alone["specialists"] <= 35
    assert blended["errors"].max() < 0.15
    assert alone["errors"].max() > 0.3
    # The lowest training loss finds a run that has shared the work.
    assert alone["errors"][alone["best"]] < NEAR


def test_even_use_of_one_expert_too_many_ends_all_specialists():
    free, even = trained(4, 0.0), trained(4, 0.1)
    one, other = free.summary(True), even.summary(True)
    assert one["specialists"] > 25
    assert other["specialists"] == 0
    assert one["least used"] < 0.05 < 0.2 < other["least used"]
    blended = free.summary(False), even.summary(False)
    assert blended[0]["median"] < blended[1]["median"] < 0.12


def test_nothing_is_decided_by_a_last_digit(three):
    assert np.abs(three.errors(True) - NEAR).min() > 1e-4
    assert len(three.errors(True)) == RUNS


def test_one_expert_by_hand():
    race = Race(2, 0.0, 0, runs=1)
    race.weights[0] = [[1000, -1000], [0, 0], [2, -1], [0, 1]]
    expected = np.where(GRID > 0, 2 * GRID, 1 - GRID)
    away = GRID != 0
    for alone in (True, False):
        assert race.answers(alone)[0][away] == pytest.approx(expected[away])
    assert race.shares()[0] == pytest.approx(
        [(X > 0).mean(), (X < 0).mean()]
    )


def test_what_questions_may_ask_about():
    figures = [
        RouterRace(epochs=400, alone=True, run=7),
        RouterRace(experts=4, balance="0.1", seed=7, epochs=300),
    ]
    names = ["median", "specialists", "least used", "best", "error"]
    found = ask(
        {"quantities": "views/RouterRace/task.js"},
        f"(s) => {names}.map((name) => quantities[name](s))",
        [figure.state() for figure in figures],
    )
    for figure, numbers in zip(figures, found, strict=True):
        expected = figure.summary
        error = expected["errors"][figure.run]
        wanted = [*(expected[name] for name in names[:4]), error]
        assert numbers == pytest.approx(wanted, abs=0.006)
