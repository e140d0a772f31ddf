"""What is typed into AssistantLab is answered as in Python, and at once."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from anncourse.widgets import AssistantLab
from anncourse.widgets.base import BUNDLES
from tests.web import browser as chromium

OWN = "application/vnd.anncourse.widget+json"
PAGE = """<!doctype html><meta charset="utf-8"><title>AssistantLab</title>
<div class="ann-figure" data-widget="AssistantLab">
<script type="{kind}">{state}</script></div>
<script src="widget-host.js"></script>"""
SOON = 50  # milliseconds from a key to the answer
SAID = [
    "wake me at six",
    "and at seven",
    "whats the wether in Oslo tomorow",
    "who won the war",
    "and in Rome?",
]
# Each key is a letter more; the page has drawn when the event is over.
TYPE = """(text) => {
  const input = document.querySelector(".al-line input"), took = [];
  for (let n = 1; n <= text.length; n++) {
    input.value = text.slice(0, n);
    const start = performance.now();
    input.dispatchEvent(new Event("input", { bubbles: true }));
    document.body.offsetHeight;
    took.push(performance.now() - start);
  }
  return took.sort((a, b) => a - b);
}"""


@pytest.fixture
def tab(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """Open a page with the figure alone, empty."""
    figure = AssistantLab(turns=[""], gate=False)
    state = figure.page_state() | {"_esm": figure._esm}
    text = json.dumps({"state": state}).replace("</", "<\\/")
    alone = tmp_path / "index.html"
    alone.write_text(PAGE.format(kind=OWN, state=text), encoding="utf-8")
    host = (BUNDLES / "widget-host.js").read_bytes()
    (tmp_path / "widget-host.js").write_bytes(host)
    with chromium.context(browser) as opened:
        page = opened.new_page()
        page.goto(alone.as_uri())
        page.locator("[data-live=true]").wait_for()
        yield page


def test_a_typed_dialogue_gets_the_answers_of_the_package(
    tab: Page,
) -> None:
    """By keys alone: the words, and Enter for the next sentence."""
    figure, line = AssistantLab(turns=[]), tab.get_by_label("You say")
    for text in SAID:
        line.focus()
        tab.keyboard.type(text)
        answer = figure.answer(text)
        assert tab.locator(".al-reply").text_content() == answer.reply
        shown = tab.locator(".al-bars .is-it b").text_content()
        assert shown == answer.intent
        tags = tab.locator(".al-word small").all_text_contents()
        assert tags == [tag or "·" for tag in answer.tags]
        tab.keyboard.press("Enter")
    assert tab.locator(".al-before .said").all_text_contents() == SAID


def test_a_tap_takes_a_word_away_and_another_brings_it_back(
    tab: Page,
) -> None:
    """The bars are those of the package, and so are they afterwards."""
    figure = AssistantLab(turns=["remind me to turn on the lights at nine"])
    tab.get_by_role("button", name=figure.turns[0], exact=True).click()
    word = tab.locator(".al-word").first
    for without in (1, 0):
        word.click()
        figure.without = without
        shown = tab.locator(".al-bars .share").all_text_contents()
        assert shown == [
            f"{round(100 * share)} %" for share in figure.bars.values()
        ]


def test_an_answer_comes_within_a_few_milliseconds_of_a_key(
    tab: Page,
) -> None:
    """Measured over a long sentence with a slip, as the last of a dialogue."""
    text = "what is the wether going to be like in Reykjavik tomorow"
    for said in SAID:
        tab.evaluate(TYPE, said)
        tab.get_by_role("button", name="Next sentence").click()
    took = tab.evaluate(TYPE, text)
    assert took[int(0.95 * len(took))] < SOON
