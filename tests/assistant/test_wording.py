"""Words taken away, and what they were worth."""

import numpy as np
import pytest

from anncourse.assistant import Assistant, corrections, reworded, worth
from anncourse.datasets.sentences import INTENTS


def test_a_word_is_left_out_and_marks_count_as_words():
    assert reworded("Wake me, please", without=3) == "wake me please"
    assert reworded("Wake me", without=3) == "Wake me"
    assert reworded("Wake me") == "Wake me"


def test_both_at_once():
    text = reworded("wake me at six", without=1, backward=True)
    assert text == "six at me"


def test_a_word_is_worth_what_the_bar_falls_without_it():
    assistant = Assistant()
    text = "remind me to turn on the lights at nine"
    found = worth(assistant, text)
    best = INTENTS.index("reminder")
    bars = assistant.bars(text)
    without = assistant.bars("me to turn on the lights at nine")
    assert found[0] == pytest.approx(bars[best] - without[best])
    assert int(np.argmax(found)) == 0
    assert found[6] < 0


def test_nothing_said_is_worth_nothing():
    assert worth(Assistant(), "") == ()


def test_marks_are_worth_nothing():
    assert worth(Assistant(), "rain?")[1] == 0


def test_two_slips_are_counted():
    found = corrections("the tranlsaton", "the translation")
    assert found == (("tranlsaton", "translation", 2),)
    assert corrections("as it was", "as it was") == ()
