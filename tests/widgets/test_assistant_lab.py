"""The assistant's own numbers; what holds for all is in test_all_figures."""

import json

import pytest

from anncourse.assistant import Assistant, stored
from anncourse.assistant.spelling import vocabulary
from anncourse.datasets.sentences import INTENTS, word_families
from anncourse.widgets import AssistantLab
from anncourse.widgets.figures.assistant_lab.brought import brought
from tests.widgets.page import ask

LIGHTS = "remind me to turn on the lights at nine"


def test_a_sentence_is_said_and_answered():
    figure = AssistantLab(without=2, order="backward")
    answer = figure.answer("and at seven")
    assert (answer.intent, answer.followed) == ("timer", True)
    assert figure.turns == ["wake me at six", "and at seven"]
    assert (figure.without, figure.order) == (0, "as said")


def test_the_oldest_sentence_leaves():
    figure = AssistantLab()
    for i in range(6):
        figure.answer(f"rain in {i} hours")
    assert len(figure.turns) == 6
    assert figure.turns[0] == "rain in 0 hours"


def test_a_sentence_that_is_too_long_is_refused_and_nothing_moves():
    figure = AssistantLab()
    with pytest.raises(ValueError, match="texts of at most 120 letters"):
        figure.answer("x" * 121)
    assert figure.turns == ["wake me at six"]


def test_its_answers_are_those_of_the_assistant():
    turns = ["whats the wether in Oslo tomorow", "and in Rome?", "no"]
    figure, assistant = AssistantLab(turns=turns), Assistant()
    assert figure.answers == tuple(map(assistant.answer, turns))


def test_a_word_taken_away_changes_the_bars():
    figure = AssistantLab(turns=[LIGHTS])
    before = figure.bars
    figure.without = 1
    assert figure.heard == "me to turn on the lights at nine"
    fall = before["reminder"] - figure.bars["reminder"]
    assert fall == pytest.approx(figure.worth[0])
    assert figure.answers[-1].intent == "lights"


def test_backward_the_intent_stays_and_the_tags_go():
    figure = AssistantLab(turns=["set a timer for ten minutes"])
    assert figure.answers[-1].tags[-2:] == ("span", "span")
    figure.order = "backward"
    assert figure.bars["timer"] > 0.95
    assert figure.answers[-1].tags == ("",) * 6


def test_corrected_words():
    figure = AssistantLab(turns=["rain in Oslo tomorow"])
    assert figure.corrected == (("tomorow", "tomorrow", 1),)


def test_nothing_said_is_something_to_look_at():
    figure = AssistantLab(turns=[])
    assert figure.heard == ""
    assert sum(figure.bars.values()) == pytest.approx(1)


def test_the_page_reads_the_same_networks_and_words():
    [found] = ask(
        {"netsOf": "core/assistant/brought.js"},
        """(text) => {
          const { intents, tags, intentNames, families, known } = netsOf(text);
          return [[...intents.W], intents.b, [...tags.W], intentNames,
            families.get("rome"), Object.fromEntries(known)];
        }""",
        [brought()],
    )
    nets = stored()
    assert found[0] == nets.intents.W.ravel().tolist()
    assert found[1] == nets.intents.b.tolist()
    assert found[2] == nets.tags.W.ravel().tolist()
    assert found[3] == list(INTENTS)
    assert found[4] == ["city"]
    assert "rome" in word_families()["city"]
    assert found[5] == dict(vocabulary())


def test_what_it_brings_along_is_small():
    assert len(brought()) < 240_000
    assert json.loads(brought()).keys() >= {"intents", "tags", "known"}


def test_what_questions_may_ask_about():
    figure = AssistantLab(
        turns=["turn on the kitchen lights", "or red"], without=3
    )
    names = ["intent", "alone", "followed", "reply", "words", "tagged"]
    names += ["corrected", *INTENTS]
    [found] = ask(
        {"quantities": "views/AssistantLab/task.js"},
        f"(s) => {json.dumps(names)}.map((name) => quantities[name](s))",
        [figure.page_state()],
    )
    answer = figure.answers[-1]
    tagged = sum(map(bool, answer.tags))
    assert found[:4] == ["lights", "none", True, answer.reply]
    assert found[4:7] == [2, tagged, 0]
    assert found[7:] == pytest.approx(
        [100 * share for share in figure.bars.values()], abs=1e-9
    )


def test_the_picture_shows_bars_tags_and_the_reply():
    figure = AssistantLab()
    [plane] = figure.picture().axes
    widths = [bar.get_width() for bar in plane.patches]
    assert widths == pytest.approx(list(figure.bars.values()))
    assert plane.get_title() == "wake me at six [time]"
    assert plane.get_xlabel() == "Alarm set for six."
