"""The module lab's own numbers; what holds for all is in test_all_figures."""

import numpy as np
import pytest

import anncourse as ann
from anncourse.widgets import ModuleLab
from anncourse.widgets.figures.module_lab import nets, training
from tests.widgets.page import ask

QUANTITIES = ("seen", "unseen", "left read", "right read")


def kept() -> nets.Sums:
    return nets.Sums.read(nets.letters())


def test_the_nets_have_about_as_many_weights():
    counts = {
        name: sum(array.size for array in arrays)
        for name, arrays in kept().weights.items()
    }
    assert counts == {
        "modules": 3620,
        "one net": 3571,
        "learned adder": 4019,
    }


def test_only_modules_with_an_adder_add_pairs_never_seen():
    found = {name: ModuleLab(net=name) for name in nets.NETS}
    assert found["modules"].unseen > 90
    assert found["modules"].seen > 90
    for name in ("one net", "learned adder"):
        assert found[name].seen > 45
        assert found[name].unseen < 3


def test_a_broken_module_leaves_the_other_as_it_is():
    whole, broken = ModuleLab(), ModuleLab(broken=24)
    assert broken.left_read < 15 < 90 < whole.left_read
    assert broken.right_read == whole.right_read
    assert broken.unseen < 15


def test_the_table_counts_by_hand():
    sums, figure = kept(), ModuleLab(net="one net", broken=3)
    right = 0
    for hand in range(nets.HANDS):
        X = sums.pair(7, 6, hand)
        right += int(sums.answers("one net", X, 3).argmax() == 13)
    assert figure.table[7, 6] == right
    assert sums.unseen.sum() == 20
    hidden = figure.table[sums.unseen]
    assert figure.unseen == pytest.approx(10 * hidden.mean())


def test_the_adder_by_hand_and_backward():
    reads = np.zeros((1, 2, 10))
    reads[0, 0, [2, 3]], reads[0, 1, [5, 6]] = [0.75, 0.25], [0.5, 0.5]
    found = nets.added(reads)[0]
    assert found[[7, 8, 9]].tolist() == [0.375, 0.5, 0.125]
    z = np.random.default_rng(0).normal(size=(3, 20))
    assert max(ann.gradcheck(training.Adder(), z).values()) < 1e-6


def test_what_is_kept_is_read_as_it_was_written():
    sums = kept()
    again = nets.Sums.read(sums.text())
    for name in nets.NETS:
        for one, other in zip(
            sums.weights[name], again.weights[name], strict=True
        ):
            np.testing.assert_allclose(one, other, rtol=1e-12)
    assert again.pictures.tolist() == sums.pictures.tolist()
    assert again.unseen.tolist() == sums.unseen.tolist()


def test_the_script_makes_such_nets(monkeypatch, tmp_path):
    """A short training writes what the figure reads."""
    file = tmp_path / "sums.json"
    monkeypatch.setattr(training, "FILE", file)
    monkeypatch.setattr(training, "EPOCHS", 1)
    training.main()
    made = nets.Sums.read(file.read_text("utf-8"))
    assert made.unseen.tolist() == kept().unseen.tolist()
    assert made.pictures.tolist() == kept().pictures.tolist()
    one = made.weights["one net"][0]
    assert one.shape == kept().weights["one net"][0].shape


def test_what_questions_may_ask_about():
    figures = [ModuleLab(), ModuleLab(net="one net", broken=5)]
    found = ask(
        {"quantities": "views/ModuleLab/task.js"},
        f"(s) => {list(QUANTITIES)}.map((name) => quantities[name](s))",
        [figure.page_state() for figure in figures],
    )
    for figure, numbers in zip(figures, found, strict=True):
        assert numbers == [
            round(figure.seen),
            round(figure.unseen),
            round(figure.left_read),
            round(figure.right_read),
        ]
