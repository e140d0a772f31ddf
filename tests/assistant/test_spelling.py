"""Slips of the finger."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anncourse.assistant import correct, edit_distance

words = st.text("abcd", max_size=7)


@pytest.mark.parametrize(
    ("a", "b", "slips"),
    [
        ("", "", 0),
        ("abc", "", 3),
        ("weather", "wether", 1),
        ("lights", "lihgts", 1),
        ("timer", "tymer", 1),
        ("kitten", "sitting", 3),
        ("ca", "abc", 3),
    ],
)
def test_slips_are_counted(a, b, slips):
    assert edit_distance(a, b) == edit_distance(b, a) == slips


@given(words, words)
def test_no_more_slips_than_letters(a, b):
    slips = edit_distance(a, b)
    assert abs(len(a) - len(b)) <= slips <= max(len(a), len(b))
    assert (slips == 0) == (a == b)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("wether", "weather"),
        ("tommorow", "tomorrow"),
        ("alarn", "alarm"),
        ("translte", "translate"),
        ("weather", "weather"),
        ("zaphod", "zaphod"),
        ("teh", "teh"),
        ("12345", "12345"),
    ],
)
def test_the_nearest_known_word_is_taken(typed, meant):
    assert correct(typed) == meant
