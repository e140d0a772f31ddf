"""Tales, a real text, letters as numbers."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from anncourse import datasets
from anncourse.datasets.text import _HEROES, _WORDS, _tell

LETTERS = '\n ",.?abcdefghijklmnopqrstuvwxyz'


@pytest.mark.parametrize("length", [1, 399, 5000])
def test_tales_are_as_long_as_asked(length):
    text = datasets.tales(length, rng=0)
    assert len(text) == length
    assert datasets.tales(5000, rng=0).startswith(text)


def test_the_letters_of_tales():
    assert "".join(sorted(set(datasets.tales(50_000, rng=1)))) == LETTERS


def test_a_tale_keeps_its_promises():
    """Names stay, verbs agree, quotation marks come in pairs."""
    one = _WORDS["one"].split()
    many = _WORDS["many"].split()
    assert len(one) == len(many) == len(set(one) | set(many)) / 2
    others = [name for name, *_ in _HEROES]
    agreed = 0
    for tale in datasets.tales(100_000, rng=2).split("\n")[:-1]:
        names = {name for name in others if re.search(rf"\b{name}\b", tale)}
        assert len(names) == 1
        (name,) = names
        _, kind, she, _ = next(h for h in _HEROES if h[0] == name)
        assert kind in tale
        assert not re.search(
            r"\b(he|his)\b" if she == "she" else r"\bshe\b", tale
        )
        assert not (she == "he" and re.search(r"\bher\b", tale))
        assert tale.count('"') % 2 == 0
        assert tale.endswith(".")
        for noun, verb in re.findall(
            r"\bthe (?:\w+ )?(\w+) (was|were)\b", tale
        ):
            if noun in (*one, *many):
                agreed += 1
                assert (noun in many) == (verb == "were")
    assert agreed > 300


class Counting(np.random.Generator):
    """A Generator that counts the bits of the choices it makes."""

    bits = 0.0

    def integers(self, n):
        self.bits += np.log2(n)
        return super().integers(n)


def test_the_grammar_spends_less_than_half_a_bit_a_letter():
    rng = Counting(np.random.PCG64(0))
    letters = sum(len(_tell(rng)) for _ in range(500))
    assert rng.bits / letters == pytest.approx(0.45, abs=0.01)


def test_all_words_of_the_grammar_are_told():
    told = set(re.findall(r"[a-z]+", datasets.tales(400_000, rng=0)))
    words = {word for words in _WORDS.values() for word in words.split()}
    assert words <= told
    assert len(told) < 300


def test_python_help_is_prose_that_does_not_repeat_itself():
    text = datasets.python_help()
    assert (len(text), len(set(text))) == (218_155, 92)
    lines = text.splitlines()
    assert len(lines) == len(set(lines)) > 700
    assert min(map(len, lines)) >= 60
    assert text.isascii()


@given(st.text(min_size=1))
def test_letters_to_numbers_and_back(text):
    alphabet = datasets.Alphabet.of(text)
    numbers = alphabet.encode(text)
    assert alphabet.decode(numbers) == text
    assert set(numbers) == set(range(len(alphabet)))


def test_letters_in_the_order_of_the_code_points():
    alphabet = datasets.Alphabet.of("banana.")
    assert alphabet == datasets.Alphabet(".abn")
    encoded = alphabet.encode("nab.")
    assert (encoded.tolist(), encoded.dtype) == ([3, 1, 2, 0], np.int64)
    assert alphabet.encode("").shape == (0,)
    assert alphabet.decode([]) == ""


@pytest.mark.parametrize(
    ("do", "words"),
    [
        (lambda a: datasets.Alphabet(""), "expects letters, got ''"),
        (lambda a: datasets.Alphabet.of(""), "expects letters, got ''"),
        (lambda a: datasets.Alphabet("aba"), "each letter once"),
        (lambda a: a.encode("abxy"), "out of 'abc', got 'xy'"),
        (lambda a: a.decode([3]), "numbers from 0 to 2, got 3 to 3"),
        (lambda a: a.decode([0, -1]), "numbers from 0 to 2, got -1 to 0"),
        (lambda a: a.decode([0.0]), "whole numbers"),
        (lambda a: a.decode([[0]]), "whole numbers"),
        (lambda a: a.decode([True]), "whole numbers"),
    ],
)
def test_bad_letters_and_numbers_are_refused(do, words):
    with pytest.raises(ValueError, match=f"Alphabet.*{words}"):
        do(datasets.Alphabet("abc"))
