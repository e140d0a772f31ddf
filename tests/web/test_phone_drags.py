"""Every figure on a phone: what is dragged arrives, what is swiped scrolls."""

import pytest

from tests.web import drags
from tests.web.drags import Drag
from tests.web.driver import Hand
from tests.web.visits import PHONE, Visits

WAY = PHONE
SWIPE = 120  # px


@pytest.fixture
def dragged(visits: Visits, free: Hand) -> list[Drag]:
    """Return what came of a drag of everything that follows a finger."""
    return visits.once(
        f"drags {free.figure}", lambda: drags.all_handles(free)
    )


def test_a_drag_ends_at_the_value_meant(dragged: list[Drag]) -> None:
    """Twelve steps of a finger are worth what they are long."""
    assert {d.label: d.missed for d in dragged if d.missed} == {}


def test_a_drag_is_never_canceled(dragged: list[Drag]) -> None:
    """The browser takes no drag for the begin of a scroll."""
    assert {d.label: d.canceled for d in dragged if d.canceled} == {}


def test_a_drag_leaves_the_page_where_it_is(dragged: list[Drag]) -> None:
    """Nothing scrolls under the hand."""
    assert {d.label: d.scrolled for d in dragged if d.scrolled} == {}


def test_a_drag_moves_nothing_else(dragged: list[Drag]) -> None:
    """Other values stay, but for those that a figure declares as one."""
    assert {d.label: d.strayed for d in dragged if d.strayed} == {}


def test_a_drag_moves_the_picture(dragged: list[Drag]) -> None:
    """What is dragged is seen to move."""
    assert [d.label for d in dragged if not d.changed] == []


def test_taps_do_what_a_drag_does(free: Hand) -> None:
    """A tap on a handle brings buttons; one adds a step, its twin takes it back."""
    failed = {}
    for place in range(free.see("handles")):
        free.start_again()
        handle = drags.find(free, place)
        if handle.kind == "handle":
            said = drags.tapped(free, handle)
            if said:
                failed[handle.label] = said
    assert failed == {}


def test_a_swipe_beside_the_handles_scrolls(free: Hand) -> None:
    """A finger that begins on the picture's ground moves the page on."""
    free.start_again()
    start = free.see("ground")
    assert start, "no ground: everything in the picture can be held"
    page = free.page
    before = page.evaluate("scrollY")
    room = page.evaluate(
        "document.documentElement.scrollHeight - innerHeight - scrollY"
    )
    way = -SWIPE if room > SWIPE else SWIPE
    free.finger.drag(tuple(start), (0, way), drags.STEPS)
    free.settle()
    assert (page.evaluate("scrollY") - before) * -way > SWIPE * SWIPE / 2
