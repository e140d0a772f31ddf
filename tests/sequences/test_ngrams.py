"""Counts of what follows: by hand, on any short text, and on a real one."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import anncourse as ann

TEXT = st.lists(st.integers(0, 3), min_size=1, max_size=40)


def test_two_letters_by_hand():
    # abab, discount 1/2: before a stood b alone, before b stood a alone
    model = ann.NGram(2, 2, discount=0.5).fit([0, 1, 0, 1])
    single = (1 - 0.5 + 0.5 * 2 * 0.5) / 2
    assert model.predict([]).tolist() == [single, single]
    # after a came b twice, after b came a once
    after_a = (2 - 0.5 + 0.5 * 1 * single) / 2
    assert model.predict([0])[1] == pytest.approx(after_a)
    after_b = (1 - 0.5 + 0.5 * 1 * single) / 1
    assert model.predict([0, 1])[0] == pytest.approx(after_b)
    expected = [-np.log2(single), -np.log2(after_a), -np.log2(after_b)]
    assert model.bits([0, 1, 0]) == pytest.approx(expected)


def test_a_shorter_context_asks_in_how_many_places():
    # 2 comes often, and only after 1; 3 comes three times, each after another.
    text = [1, 2] * 8 + [0, 3, 1, 3, 2, 3]
    single = ann.NGram(2, 4).fit(text).predict([])
    assert single[3] > single[2]
    assert ann.NGram(1, 4).fit(text).predict([])[2] > 0.3


def test_a_context_that_was_never_seen_asks_the_shorter_one():
    model = ann.NGram(3, 3).fit([0, 1, 0, 1, 0])
    assert (
        model.predict([2, 1]).tolist()
        == model.predict([1]).tolist()
        != (model.predict([0, 1]).tolist())
    )
    assert model.predict([2]).tolist() == model.predict([]).tolist()


@given(TEXT, TEXT, st.integers(1, 5))
def test_probabilities_add_up_and_bits_are_theirs(text, other, order):
    model = ann.NGram(order, 4).fit(text)
    seen = [model.predict(other[:at]) for at in range(len(other))]
    assert all(p.min() > 0 for p in seen)
    assert [p.sum() for p in seen] == pytest.approx([1.0] * len(seen))
    expected = [-np.log2(p[s]) for p, s in zip(seen, other, strict=True)]
    assert model.bits(other) == pytest.approx(expected)


@given(TEXT, st.integers(1, 4))
def test_only_the_last_symbols_count(text, order):
    model = ann.NGram(order, 4).fit(text)
    assert (
        model.predict(text).tolist()
        == model.predict(text[max(0, len(text) - order + 1) :]).tolist()
    )


def test_fitting_again_forgets():
    model = ann.NGram(2, 2).fit([0, 0, 0])
    assert (
        model.fit([1, 1]).predict([]).tolist()
        == ann.NGram(2, 2).fit([1, 1]).predict([]).tolist()
    )


def test_a_longer_context_helps_until_the_text_is_too_short_for_it():
    text = ann.datasets.python_help()
    symbols = ann.datasets.Alphabet.of(text).encode(text)
    read, held_out = symbols[:-20_000], symbols[-20_000:]
    costs = [
        ann.NGram(order, 92).fit(read).bits(held_out).mean()
        for order in range(1, 8)
    ]
    assert sorted(costs[:6], reverse=True) == costs[:6]
    # From six letters to seven there is next to nothing left to gain.
    assert costs[5] < costs[4] - 0.05
    assert abs(costs[6] - costs[5]) < 0.03
    # What was read is nearly known by heart.
    assert ann.NGram(7, 92).fit(read).bits(read).mean() < 1


@pytest.mark.parametrize(
    ("do", "words"),
    [
        (lambda: ann.NGram(0, 3), "order to be at least 1, got 0"),
        (lambda: ann.NGram(2, 1.5), "n_symbols to be a whole number"),
        (lambda: ann.NGram(10, 92), r"below 2 \*\* 63, got 92 \*\* 10"),
        (
            lambda: ann.NGram(2, 3, discount=0),
            "discount to be greater than 0",
        ),
        (lambda: ann.NGram(2, 3, discount=1.5), "discount to be at most 1"),
        (lambda: ann.NGram(2, 3).fit([]), "at least one symbol, got none"),
        (lambda: ann.NGram(2, 3).fit([0, 3]), "from 0 to 2, got 3"),
        (lambda: ann.NGram(2, 3).fit([0, -1]), "from 0 to 2, got -1"),
        (
            lambda: ann.NGram(2, 3).fit([0.0]),
            "which are integers, got float",
        ),
        (lambda: ann.NGram(2, 3).fit([[0]]), r"of shape \(1, 1\)"),
        (lambda: ann.NGram(2, 3).predict([0]), "got none; call fit"),
        (lambda: ann.NGram(2, 3).bits([0]), "got none; call fit"),
    ],
)
def test_what_is_no_text_is_refused(do, words):
    with pytest.raises(ValueError, match=f"^NGram.*{words}"):
        do()
