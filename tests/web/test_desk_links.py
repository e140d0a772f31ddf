"""Every figure by the link it gives, and at a later visit: found, as it was left."""

from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.web import site
from tests.web.driver import Hand
from tests.web.site import Figure
from tests.web.visits import DESK, Visits

WAY = DESK
HOW_TO = "book/how-to-use.html"
MOVES = 3  # controls that are moved before a link is made
IN_VIEW = """root => {
  const { top, bottom } = root.getBoundingClientRect();
  return top < innerHeight / 2 && bottom > 0 && top > -innerHeight / 4;
}"""
OURS = "() => Object.keys(localStorage).filter((key) => key.startsWith('anncourse.'))"


def asking() -> list[Figure]:
    """Return every figure with a bet."""
    return [f for f in site.figures() if f.asks.get("bet")]


@pytest.mark.parametrize("figure", asking(), ids=str)
def test_a_bet_survives_a_reload(free: Hand, visits: Visits) -> None:
    """The next visit finds the bet made, the goal reached, the figure open."""
    again = reloaded(free, visits)
    expect(again.part("predict")).to_have_attribute("data-bet", "done")
    if free.figure.asks["goal"]:
        challenge = again.part("challenge")
        expect(challenge).to_have_attribute("data-solved", "true")
    assert again.own()


def reloaded(hand: Hand, visits: Visits) -> Hand:
    """Load a figure's page anew, with no state in its address; the visit goes on."""
    hand.page.evaluate("history.replaceState(null, '', location.pathname)")
    hand.page.reload(wait_until="load")
    again = Hand(hand.page, hand.figure)
    again.wake()
    again.has_begun = True
    visits.now.notes["hand"] = again
    return again


@pytest.mark.parametrize("figure", asking()[:1], ids=str)
def test_bets_can_be_forgotten(free: Hand, visits: Visits) -> None:
    """A button clears what this browser keeps, and the figure asks again."""
    page = free.page
    there, _, _ = page.url.partition("#")
    assert page.evaluate(OURS)
    page.goto(there.replace(free.figure.page, HOW_TO), wait_until="load")
    page.locator("[data-part=forget]").click()
    assert page.evaluate(OURS) == []
    page.goto(there, wait_until="load")
    again = Hand(page, free.figure)
    again.wake()
    expect(again.part("predict")).to_have_attribute("data-bet", "open")
    # What was here is gone: the next check begins anew.
    visits.leave()


@dataclass(frozen=True)
class Made:
    """A link, the state it was made in, and the state before any move."""

    fragment: str
    state: dict[str, Any]
    start: dict[str, Any]


@pytest.fixture
def link(visits: Visits, figure: Figure, request) -> Made:
    """Move a few controls and copy the link, once."""

    def make() -> Made:
        hand: Hand = request.getfixturevalue("hand")
        start = hand.state()
        for control in hand.own()[:MOVES]:
            hand.by_keys(control)
        fragment = "#" + hand.link().partition("#")[2]
        return Made(fragment, hand.state(), start)

    return visits.once(f"link of {figure}", make)


@pytest.fixture
def led(visits: Visits, link: Made, figure: Figure) -> Hand:
    """Return the figure as a friend finds it, who was sent the link."""
    visit = visits.take(
        figure.page, WAY, address=link.fragment, subject=str(figure)
    )
    if "hand" not in visit.notes:
        visit.notes["hand"] = Hand(visit.page, figure)
    return visit.notes["hand"]


def test_a_link_leads_to_its_figure_in_view(led: Hand) -> None:
    """It comes to life, into view, and is marked, with no hand to help."""
    expect(led.root).to_have_attribute("data-live", "true")
    expect(led.root).to_have_attribute("data-marked", "true")
    led.page.wait_for_function(IN_VIEW, arg=led.root.element_handle())


def test_a_link_leads_to_the_same_state(led: Hand, link: Made) -> None:
    """All arrives but what the question, still open there, holds fixed."""
    fixed = led.figure.asks["fixed"]
    held = fixed if led.is_asked() else []
    assert link.state != link.start
    assert without(held, led.state()) == without(held, link.state)


def test_a_link_brings_a_start_of_its_own(led: Hand, link: Made) -> None:
    """It is what "Same start" leads to; the author's is kept."""
    sent = led.state()
    for control in led.own()[:MOVES]:
        led.by_keys(control)
    led.press("Same start")
    assert led.state() == sent
    led.press("Book’s start")
    assert led.state() == link.start


def without(names: list[str], state: dict[str, Any]) -> dict[str, Any]:
    """Leave out some traits."""
    return {name: state[name] for name in state if name not in names}
