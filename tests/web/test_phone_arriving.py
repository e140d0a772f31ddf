"""Every figure on a phone, from a file: wrong links are told, taps are answered."""

import pytest
from playwright.sync_api import expect

from tests.web.driver import Hand
from tests.web.operating import SLIDES
from tests.web.visits import PHONE

WAY = PHONE


@pytest.mark.each_kind
def test_a_garbled_link_is_ignored_aloud(untouched: Hand) -> None:
    """The figure says so as it comes to life, and stands as its author made it."""
    untouched.go(untouched.figure.address("garbage"))
    untouched.wake()
    note = untouched.root.get_by_role("alert")
    expect(note).to_be_visible()
    expect(note).to_contain_text("ignored")
    untouched.begin()
    untouched.start_again()
    begun = untouched.state()
    given = untouched.figure.state
    assert begun == {name: given[name] for name in begun}


@pytest.mark.each_kind
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
    assert free.stuck("by_touch", SLIDES) == []


@pytest.mark.each_kind
def test_the_buttons_of_the_frame_answer_to_a_finger(free: Hand) -> None:
    """Undo, the starts, the link and "Show me" can be tapped."""
    assert free.deaf_buttons("by_touch") == []


def test_reduced_motion_is_honored(free: Hand) -> None:
    """Nothing glides: "Show me" jumps, and no animation runs."""
    if free.part("show-me").is_visible():
        free.part("show-me").click()
    running = free.root.evaluate(
        "root => root.getAnimations({ subtree: true })"
        ".filter((a) => a.effect.getComputedTiming().activeDuration > 1)"
        ".map((a) => `${a.effect.target.className} ${a.transitionProperty}`)"
    )
    assert running == []
