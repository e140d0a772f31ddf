"""The damage lab's own numbers; what holds for all is in test_all_figures."""

import numpy as np
import pytest

from anncourse.neurons.activations import softmax_rows
from anncourse.widgets import DamageLab
from anncourse.widgets.figures.damage_lab import nets, training
from tests.widgets.page import ask


def kept() -> nets.Damage:
    return nets.Damage.read(nets.letters())


def test_blind_the_ear_goes_on_and_so_does_a_net_that_knew_gaps():
    whole, blind = DamageLab().right, DamageLab(covered=8).right
    assert min(whole.values()) > 90
    assert blind["eye and ear"] > 70
    assert blind["with gaps"] > 70
    assert blind["one net"] < 50


def test_a_module_without_input_still_talks():
    """Zeros are a vowel to the ear: it is sure, and it misleads the eye."""
    deaf = DamageLab(deaf=True).right
    assert deaf["eye and ear"] < 65 < 75 < deaf["one net"]


def test_what_is_covered_is_zero_and_the_rest_is_as_it_was():
    data = kept()
    X = data.damaged(3, deaf=False)
    assert not X[:, :24].any()
    assert X[:, 24:].tolist() == data.X[:, 24:].tolist()
    assert not data.damaged(0, deaf=True)[:, 64:].any()


def test_scores_are_added_where_shares_are_multiplied():
    data = kept()
    X = data.damaged(0, deaf=False)[:5]
    parts = data.weights["eye and ear"]
    each = [
        softmax_rows(nets.hidden(x, own[:2]) @ own[2] + own[3])
        for x, own in ((X[:, :64], parts[:4]), (X[:, 64:], parts[4:]))
    ]
    product = each[0] * each[1]
    expected = product / product.sum(1, keepdims=True)
    np.testing.assert_allclose(data.answers("eye and ear", X), expected)


def test_what_is_kept_is_read_as_it_was_written():
    data = kept()
    again = nets.Damage.read(data.text())
    np.testing.assert_allclose(again.X, data.X, rtol=1e-12)
    assert again.y.tolist() == data.y.tolist()


def test_the_script_makes_such_nets(monkeypatch, tmp_path):
    file = tmp_path / "damage.json"
    monkeypatch.setattr(training, "FILE", file)
    monkeypatch.setattr(training, "COPIES", 1)
    training.main()
    made = nets.Damage.read(file.read_text("utf-8"))
    np.testing.assert_allclose(made.X, kept().X)
    assert made.y.tolist() == kept().y.tolist()
    whole = made.right("eye and ear", 0, False)
    assert whole == pytest.approx(DamageLab().right["eye and ear"], abs=5)


def test_what_questions_may_ask_about():
    figures = [DamageLab(covered=5), DamageLab(deaf=True, covered=1)]
    found = ask(
        {"quantities": "views/DamageLab/task.js"},
        f"(s) => {list(nets.NETS)}.map((net) => quantities[net](s))",
        [figure.page_state() for figure in figures],
    )
    for figure, numbers in zip(figures, found, strict=True):
        expected = [figure.right[net] for net in nets.NETS]
        assert numbers == pytest.approx(expected, abs=0.5)
