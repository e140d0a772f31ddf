"""Every figure by the link it gives: found in view, in the state it was left."""

from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.web.driver import Hand
from tests.web.site import Figure
from tests.web.visits import DESK, Visits

WAY = DESK
MOVES = 3  # controls that are moved before a link is made
IN_VIEW = """root => {
  const { top, bottom } = root.getBoundingClientRect();
  return top < innerHeight / 2 && bottom > 0 && top > -innerHeight / 4;
}"""


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
        for control in hand.few(MOVES):
            hand.by_keys(control)
        fragment = "#" + hand.link().partition("#")[2]
        return Made(fragment, hand.state(), start)

    return visits.once(f"link of {figure}", make)


@pytest.fixture
def led(visits: Visits, link: Made, figure: Figure) -> Hand:
    """Return the figure as a friend finds it, who was sent the link."""
    visit = visits.beside(figure.page, WAY, link.fragment)
    if "hand" not in visit.notes:
        visit.notes["hand"] = Hand(visit.page, figure)
    return visit.notes["hand"]


@pytest.mark.each_kind
def test_a_link_leads_to_its_figure_in_view(led: Hand) -> None:
    """It comes to life, into view, and is marked, with no hand to help."""
    expect(led.root).to_have_attribute("data-live", "true")
    expect(led.root).to_have_attribute("data-marked", "true")
    led.page.wait_for_function(IN_VIEW, arg=led.root.element_handle())


@pytest.mark.each_kind
def test_a_link_leads_to_the_same_state(led: Hand, link: Made) -> None:
    """All arrives but what the question, still open there, holds fixed."""
    fixed = led.figure.asks["fixed"]
    held = fixed if led.is_asked() else []
    assert link.state != link.start
    assert without(held, led.state()) == without(held, link.state)


@pytest.mark.each_kind
def test_a_link_brings_a_start_of_its_own(led: Hand) -> None:
    """It is what "Same start" leads to; the author's is kept."""
    sent = led.state()
    for control in led.few(MOVES):
        led.by_keys(control)
    led.press("Same start")
    assert led.state() == sent
    led.press("Book’s start")
    given = led.figure.state
    assert led.state() == {name: given[name] for name in sent}


def without(names: list[str], state: dict[str, Any]) -> dict[str, Any]:
    """Leave out some traits."""
    return {name: state[name] for name in state if name not in names}
