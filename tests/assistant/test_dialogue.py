"""The assistant as a whole: what it understands, refuses and remembers."""

import pytest

from anncourse.assistant import Assistant, corrected, reply
from anncourse.assistant.replies import CAN
from anncourse.datasets.sentences import INTENTS


def slots(text):
    return Assistant().answer(text).slots


def test_wake_me_at_six():
    answer = Assistant().answer("wake me at six")
    assert answer.intent == "timer"
    assert answer.slots == (("time", "six"),)
    assert answer.tags == ("", "", "", "time")
    assert answer.probability > 0.9
    assert answer.reply == "Alarm set for six."


def test_slots_of_a_conversion():
    assert slots("convert 5 miles to km") == (
        ("amount", "5"),
        ("unit", "miles"),
        ("unit", "km"),
    )


def test_what_it_cannot_do_it_refuses_and_says_what_it_can():
    answer = Assistant().answer("who won the war")
    assert (answer.intent, answer.slots) == ("none", ())
    assert CAN in answer.reply


@pytest.mark.parametrize("text", ["", " ", "?!", "🙂", "x" * 5000])
def test_it_has_an_answer_to_everything(text):
    answer = Assistant().answer(text)
    assert answer.intent in INTENTS
    assert 0 < answer.probability <= 1
    assert answer.reply


def test_an_intent_is_remembered_and_its_slots_filled_in():
    assistant = Assistant()
    assistant.answer("what is the weather in Oslo tomorrow")
    answer = assistant.answer("and in Rome?")
    assert (answer.intent, answer.followed) == ("weather", True)
    assert dict(answer.slots) == {"time": "tomorrow", "place": "rome"}


def test_a_refusal_does_not_end_the_subject():
    assistant = Assistant()
    assistant.answer("turn on the kitchen light")
    assistant.answer("who won the war")
    answer = assistant.answer("make it blue")
    assert answer.intent == "lights"
    assert dict(answer.slots) == {"room": "kitchen", "color": "blue"}


def test_nothing_is_remembered_across_four_turns_or_after_forgetting():
    assistant = Assistant()
    for text in ["lights on", *["who won the war"] * 3]:
        assistant.answer(text)
    assert len(assistant.turns) == 3
    assert not assistant.answer("and in Rome").followed
    assistant.answer("lights on")
    assistant.forget()
    assert not assistant.answer("and now blue").followed


def test_a_new_request_is_not_taken_for_the_old_one():
    assistant = Assistant()
    assistant.answer("what is the weather in Oslo")
    answer = assistant.answer("how about you wake me up at seven")
    assert (answer.intent, answer.followed) == ("timer", False)


def test_misspelled_words_are_understood():
    answer = Assistant().answer("whats the wether in Oslo tomorow")
    assert answer.intent == "weather"
    assert answer.text == "whats the weather in Oslo tomorrow"


def test_words_to_translate_are_left_as_they_are():
    text = "how do you say wether in german"
    assert Assistant().answer(text).text == text
    assert corrected("wether") == "weather"
    assert corrected("Wether") == "Wether"
    assert corrected("wether", ("phrase",)) == "wether"


def test_only_whole_words_are_corrected():
    assert corrected("alarn and alarnist") == "alarm and alarnist"


@pytest.mark.parametrize("text", [None, 3, b"wake me", ["wake me"]])
def test_only_sentences_are_answered(text):
    with pytest.raises(ValueError, match=r"answer expects a sentence, got"):
        Assistant().answer(text)


@pytest.mark.parametrize(
    ("intent", "found", "said"),
    [
        ("weather", (), "The weather here."),
        ("timer", (("span", "ten minutes"),), "Timer for ten minutes."),
        ("timer", (), "Your timers and alarms."),
        ("music", (("title", "hurt"),), "Playing hurt."),
        ("music", (("artist", "cher"),), "Playing cher."),
        (
            "music",
            (("title", "hurt"), ("artist", "cash")),
            "Playing hurt by cash.",
        ),
        ("music", (), "Your music."),
        ("reminder", (("task", "buy milk"),), "Noted: buy milk."),
        ("reminder", (), "Your calendar and lists."),
        ("convert", (), "Tell me an amount and two units."),
        ("translate", (("phrase", "dog"),), "“dog”."),
        ("directions", (("place", "town"),), "The way to town."),
        ("directions", (), "Your way and traffic."),
        ("lights", (("room", "hall"),), "Lights in hall."),
    ],
)
def test_replies(intent, found, said):
    assert reply(intent, found) == said
