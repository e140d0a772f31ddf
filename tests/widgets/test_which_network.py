"""The blind net's own numbers; what holds for all is in test_all_figures."""

import numpy as np
import pytest

import anncourse as ann
from anncourse.widgets import WhichNetwork
from anncourse.widgets.figures.which_network.blind import (
    KINDS,
    NOTHING,
    ORDERS,
    SIGNATURES,
    SOMETHING,
    Blind,
    blind,
)
from tests.widgets.page import ask

SEEDS = range(150)


@pytest.fixture(scope="module")
def nets():
    return [blind(seed) for seed in SEEDS]


def test_every_kind_comes_about_as_often(nets):
    found = [sum(net.kind == kind for net in nets) for kind in KINDS]
    assert sum(found) == len(SEEDS)
    assert min(found) >= 18


def test_the_probes_tell_the_five_kinds_apart(nets):
    assert len(SIGNATURES) == len(KINDS)
    for net in nets:
        assert SIGNATURES[net.signature()] == net.kind


def test_no_probe_whispers(nets):
    for net in nets:
        moved = [net.changes(shift=s).max() for s in range(1, 5)]
        moved += [net.changes(order=order).max() for order in ORDERS[1:]]
        moved += [c for k in range(1, 5) for c in net.changes(cut=k)]
        assert all(m <= NOTHING or m >= SOMETHING for m in moved)
        assert net.tries < 400


def test_a_convolution_says_the_same_to_the_last_digits(nets):
    for net in nets:
        if net.kind == "convolutional":
            for shift in range(1, 5):
                assert net.changes(shift=shift).max() < 1e-14


def test_far_from_all_centers_the_bias_is_left(nets):
    for net in nets:
        if net.kind == "radial":
            rest = ann.sigmoid(net.readout.params["b"][0])
            found = list(net.answers(far=8.0).values())
            assert found == pytest.approx([rest] * 3, abs=1e-12)


def test_only_a_memory_hears_what_came_before(nets):
    for net in nets:
        for order in ORDERS[1:]:
            moved = net.changes(order=order).max()
            assert (moved > 0) == (net.kind == "recurrent")


def test_a_cut_is_undone(nets):
    net = nets[0]
    before = net.answers()
    assert net.answers(cut=2) != before
    assert net.answers() == before


def test_the_net_is_one_of_the_package_s_layers():
    figure = WhichNetwork(seed=1)
    assert figure.kind == "modular"
    rows = np.zeros((1, 16))
    rest = ann.sigmoid(blind(1).readout.params["b"])
    assert figure.net(rows) == pytest.approx(rest[None])
    fresh = Blind(1).net.named_params()
    for name, values in figure.net.named_params().items():
        assert np.array_equal(values, fresh[name])


def test_the_first_sentence_and_the_verdict():
    figure = WhichNetwork(seed=1, cut="2")
    assert figure.same == 2
    assert "As before: A and B." in figure.describe()
    figure.guess = "radial"
    assert "It is not radial: far away" in figure.describe()
    figure.guess, figure.row = "modular", 3
    assert figure.describe().endswith("In a row: 3.")


def test_what_questions_may_ask_about():
    figures = [
        WhichNetwork(seed=seed, shift=3, far=far, cut=cut, guess="radial")
        for seed in range(6)
        for far, cut in [(1.0, "none"), (8.0, "3")]
    ]
    found = ask(
        {"quantities": "views/WhichNetwork/task.js"},
        "(s) => [quantities.same(s), quantities.apart(s),"
        " quantities.named(s)]",
        [figure.state() for figure in figures],
    )
    for figure, (same, apart, named) in zip(figures, found, strict=True):
        assert same == figure.same
        assert apart == pytest.approx(figure.apart, abs=1e-12)
        assert named == (figure.kind == "radial")
