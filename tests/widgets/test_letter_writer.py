"""The letter writer's own numbers; what holds for all is in test_all_figures."""

import json

import numpy as np
import pytest

import anncourse as ann
from anncourse.widgets import LetterWriter
from anncourse.widgets.figures.letter_writer import network, training
from anncourse.widgets.figures.letter_writer.corpus import Corpus, corpus
from tests.widgets.page import ask


def test_the_text_is_cut_between_paragraphs_and_nothing_is_lost():
    text = corpus()
    whole = ann.datasets.python_help()
    assert text.read + text.valid + text.held_out == whole
    assert text.read.endswith(".\n")
    assert text.valid.endswith("\n")
    assert len(text.held_out) / len(whole) == pytest.approx(0.1, abs=0.005)
    assert text.symbols("ab").tolist() == [
        text.alphabet.letters.index(letter) for letter in "\nab"
    ]


def test_what_is_expected_and_what_it_costs_by_hand():
    figure = LetterWriter(text="The in")
    costs = {"network": [], "6-gram": []}
    for at, letter in enumerate("The in"):
        one = LetterWriter(text="The in"[:at] or "\n")
        expected = one.expected if at else figure._two.expect("")
        for who, p in expected.items():
            share = np.ravel(p)[-92:]
            assert share.sum() == pytest.approx(1)
            costs[who].append(-np.log2(share[figure.letters.index(letter)]))
    assert figure.bits == pytest.approx(
        {who: np.mean(bits) for who, bits in costs.items()}
    )


def test_the_network_is_the_package_s_own():
    figure = LetterWriter(text="with ")
    symbols = [figure.letters.index(letter) for letter in "\nwith "]
    p = ann.softmax(figure.network(np.array([symbols]))[0, -1])
    assert figure.expected["network"] == pytest.approx(p)
    assert figure.gram.order == 6
    assert figure.expected["6-gram"].tolist() == (
        figure.gram.predict(symbols).tolist()
    )


def test_a_page_neither_has_read_goes_on_as_it_is():
    figure = LetterWriter(writer="page", seed=2)
    assert figure.page in figure.held_out
    assert figure.page not in figure.seen
    figure.text = figure.page[:50]
    assert figure.next == figure.page[50]


def test_weights_are_written_down_in_whole_steps():
    net = network.network("GRU", 30, 1)
    back = network.read(network.write_down(net), 30)
    for name, weights in net.named_params().items():
        step = abs(weights).max() / 127
        assert abs(back.named_params()[name] - weights).max() <= 0.51 * step
    assert network.write_down(back) == network.write_down(net)


def test_the_network_that_is_shipped_is_one_of_those_scored():
    text, figure = corpus(), LetterWriter()
    found = network.bits(figure.network, text.symbols(text.held_out))
    assert min(abs(found - score) for score in figure.scores["GRU"]) < 0.005
    assert {
        kind: len(s) for kind, s in figure.scores.items()
    } == dict.fromkeys(network.CELLS, training.SEEDS)


def test_the_6_gram_beats_all_fifteen_networks():
    text, figure = corpus(), LetterWriter()
    bits = figure.gram.bits(text.symbols(text.held_out))[1:].mean()
    best = min(min(scores) for scores in figure.scores.values())
    assert bits < best - 0.1


def test_to_train_again_is_to_find_the_same(monkeypatch):
    short = Corpus.of(ann.datasets.python_help()[:9_000])
    monkeypatch.setattr(training, "corpus", lambda: short)
    one, other = (training.trained("GRU", 3, epochs=2)[0] for _ in range(2))
    fresh = network.network("GRU", len(short.alphabet), 3)
    assert network.write_down(one) == network.write_down(other)
    assert network.write_down(one) != network.write_down(fresh)


def test_the_network_knows_of_an_open_star_what_the_6_gram_has_forgotten():
    figure = LetterWriter(text="The *value")
    star = figure.letters.index("*")
    assert figure.expected["network"][star] > 0.5
    assert figure.expected["6-gram"][star] < 0.02
    figure.text = "The value"
    assert figure.expected["network"][star] < 0.01


def test_windows_hold_each_letter_s_follower():
    X, y = training.windows(np.arange(240))
    assert X.shape == y.shape == (3, training.WINDOW)
    assert (y == X + 1).all()
    assert X[:, 0].tolist() == [0, 50, 100]


def test_what_questions_may_ask_about():
    figures = [LetterWriter(text="of *val", temperature=0.3)]
    names = json.dumps(
        [
            "letters",
            "bits of the network",
            "bits of the 6-gram",
            "lead of the 6-gram",
            "network star",
            "6-gram star",
        ]
    )
    found = ask(
        {"quantities": "views/LetterWriter/task.js"},
        f"(s) => {names}.map((name) => quantities[name](s))",
        [figure.page_state() for figure in figures],
    )
    for figure, values in zip(figures, found, strict=True):
        bits, at = figure.bits, figure.letters.index("*")
        expected = [7, bits["network"], bits["6-gram"]]
        expected += [bits["network"] - bits["6-gram"]]
        expected += [100 * figure.expected[who][at] for who in bits]
        assert values == pytest.approx(expected, rel=1e-12)


def test_the_picture_shows_the_page_and_both_shares():
    figure = LetterWriter(text="The inter")
    page, bars = figure.picture().axes
    assert "The inter" in page.texts[0].get_text()
    shares = [bar.get_width() / 100 for bar in bars.patches]
    assert len(shares) == 16
    assert max(shares) == pytest.approx(
        figure.expected["6-gram"].max(), 0.3
    )
