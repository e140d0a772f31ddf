"""Every page at a later visit: its bets and goals are as they were left."""

from playwright.sync_api import expect

from tests.web import site
from tests.web.driver import Hand
from tests.web.visits import DESK, Visits

WAY = DESK
HOW_TO = "book/how-to-use.html"
OURS = """() => Object.keys(localStorage)
  .filter((key) => key.startsWith("anncourse."))"""


def settled(visits: Visits, page: str) -> list[Hand]:
    """Make every bet of a page and reach every goal."""
    asked = [f for f in site.on(page) if f.asks["bet"] or f.asks["goal"]]
    hands = [visits.hand(figure, WAY) for figure in asked]
    for hand in hands:
        hand.begin()
        hand.solve()
    return hands


def loaded_again(hands: list[Hand], address: str) -> list[Hand]:
    """Load the page of some figures anew, with no state in its address."""
    page = hands[0].page
    # The same address with another end would not be loaded.
    page.goto("about:blank")
    page.goto(address, wait_until="load")
    again = [Hand(page, hand.figure) for hand in hands]
    for hand in again:
        hand.wake()
    return again


def test_bets_survive_a_reload_and_can_be_forgotten(
    visits: Visits, page: str
) -> None:
    """The next visit finds them made and reached; a button clears what is kept."""
    hands = settled(visits, page)
    if not hands:
        return
    open_page = hands[0].page
    address, _, _ = open_page.url.partition("#")
    told = {
        hand.figure: hand.part("predict").inner_text()
        for hand in hands
        if hand.figure.asks["bet"]
    }
    for hand in loaded_again(hands, address):
        if hand.figure.asks["bet"]:
            bet = hand.part("predict")
            expect(bet).to_have_attribute("data-bet", "done")
            assert bet.inner_text() == told[hand.figure]
        if hand.figure.asks["goal"]:
            goal = hand.part("challenge")
            expect(goal).to_have_attribute("data-solved", "true")
        assert hand.own()
    # Beside its figures a chapter keeps that it was opened.
    figures = [key for key in open_page.evaluate(OURS) if "#" in key]
    assert len(figures) == len(hands)
    open_page.goto(address.replace(page, HOW_TO), wait_until="load")
    open_page.locator("[data-part=forget]").click()
    assert open_page.evaluate(OURS) == []
    for hand in loaded_again(hands, address):
        if hand.figure.asks["bet"]:
            bet = hand.part("predict")
            expect(bet).to_have_attribute("data-bet", "open")
    visits.leave()
