"""Every figure on a phone, from a file, by finger: what is dragged arrives, what is swiped scrolls."""

import pytest
from playwright.sync_api import expect

from tests.web import drags, site
from tests.web.drags import Drag
from tests.web.driver import SLIDES, Hand
from tests.web.site import Figure
from tests.web.visits import Visits, Way

WAY = Way(
    scheme="file", width=390, height=844, finger=True, less_motion=True
)
SWIPE = 120  # px
each_kind = pytest.mark.parametrize(
    "figure", site.without_twins(), ids=str
)


def address(figure: Figure) -> str:
    """A link that lost its end on the way: it is ignored, and the figure works."""
    return figure.address("garbage")


def test_a_garbled_link_is_ignored_aloud(untouched: Hand) -> None:
    """The figure says so, and stands as its author made it."""
    note = untouched.root.get_by_role("alert")
    expect(note).to_be_visible()
    expect(note).to_contain_text("ignored")
    untouched.begin()
    untouched.start_again()
    begun = untouched.state()
    given = untouched.figure.state
    assert begun == {name: given[name] for name in begun}


@pytest.fixture
def dragged(visits: Visits, free: Hand) -> list[Drag]:
    """What came of a drag of everything that follows a finger."""
    return visits.once(f"drags {free.figure}", lambda: drags.all_handles(free))


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


def test_a_wrong_link_on_the_page_is_ignored_aloud(free: Hand) -> None:
    """Empty, with an unknown part, or with a wrong value, it changes nothing."""
    before = free.state()
    wrong: list[str | dict] = [
        "",
        {"no_such_part": 1},
        # No trait takes a dictionary with such a name.
        {next(iter(before)): {"no such": "x"}},
    ]
    failed = []
    for content in wrong:
        free.go(free.figure.address(content))
        note = free.root.get_by_role("alert")
        said = note.inner_text() if note.is_visible() else ""
        if "ignored" not in said or free.state() != before:
            failed.append((content, said))
        free.start_again()
    assert failed == []


def test_other_controls_answer_to_a_finger(free: Hand) -> None:
    """A tap on any other control changes the picture."""
    wanted = free.own()
    failed = []
    for turn, control in enumerate(wanted):
        now = free.own()
        assert [str(c) for c in now] == [str(c) for c in wanted]
        if (
            now[turn].kind not in SLIDES
            and not free.is_chosen(now[turn])
            and not free.by_touch(now[turn])
        ):
            failed.append(str(control))
        free.start_again()
    assert failed == []


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


@each_kind
def test_the_buttons_of_the_frame_answer_to_a_finger(free: Hand) -> None:
    """Undo, the starts, the link and "Show me" can be tapped."""
    assert free.deaf_buttons("by_touch") == []


def test_reduced_motion_is_honored(free: Hand) -> None:
    """Nothing glides: "Show me" jumps, and no animation runs."""
    if free.part("show-me").is_visible():
        free.part("show-me").click()
    running = free.root.evaluate(
        "root => root.getAnimations({ subtree: true })"
        ".filter((a) => a.playState === 'running').length"
    )
    assert running == 0
