"""Every figure at a desk: it answers to mouse and keys, and takes moves back."""

import pytest

from tests.web import site
from tests.web.driver import Hand
from tests.web.operating import SLIDES, Control
from tests.web.visits import DESK

WAY = DESK
PRESSES = 20


@pytest.mark.each_kind
def test_controls_answer_to_the_mouse(free: Hand) -> None:
    """A drag or a click on any control changes the picture."""
    assert free.stuck("by_mouse") == []


def test_controls_answer_to_keys(free: Hand) -> None:
    """Keys on any control change the picture."""
    assert free.stuck("by_keys") == []


@pytest.mark.each_kind
def test_the_buttons_of_the_frame_answer_to_the_mouse(free: Hand) -> None:
    """Undo, redo, the starts, the link and "Show me" can be clicked."""
    assert free.deaf_buttons("by_mouse") == []


@pytest.mark.each_kind
def test_the_buttons_of_the_frame_answer_to_keys(free: Hand) -> None:
    """They can be pressed by keys."""
    assert free.deaf_buttons("by_keys") == []


@pytest.mark.each_kind
def test_undo_and_the_start(free: Hand) -> None:
    """Undo takes back one move; the start takes back all, exactly."""
    start = free.state()
    moved = [
        control
        for control in free.own()
        # A move may take others away: a layer goes, and its weights with it.
        if free.has(control) and free.by_keys(control)
    ]
    assert moved
    if free.state() == start:
        # While a figure played, a key may have led back to where it had come from.
        free.by_keys(moved[-1])
    assert free.state() != start
    free.start_again()
    assert free.state() == start
    # How a reader looks at it (held-out points shown or not) is no state.
    looks = free.picture()
    free.by_keys(moved[0])
    free.button("Undo").click()
    assert free.state() == start
    assert free.picture() == looks


@pytest.mark.each_kind
def test_twenty_presses_are_one_undo(free: Hand) -> None:
    """Keys pressed in a row on one control are one gesture, and come back as one."""
    for kind in SLIDES:
        for turn in range(len(sliding(free, kind))):
            free.start_again()
            start = free.state()
            control = sliding(free, kind)[turn]
            key = free.see("takeKeys", control.place)
            for _ in range(PRESSES):
                free.page.keyboard.press(key)
            free.settle()
            moved = free.state()
            # How a reader looks at it, at what time say, is no state.
            if moved == start:
                continue
            free.button("Undo").click()
            assert free.state() == start, str(control)
            free.button("Redo").click()
            assert free.state() == moved, str(control)
            break


def sliding(hand: Hand, kind: str) -> list[Control]:
    """Return the controls of one kind of slider."""
    return [control for control in hand.own() if control.kind == kind]


def rewinds() -> list[site.Figure]:
    """Return one figure of each kind that trains."""
    kinds = site.without_twins()
    return [figure for figure in kinds if figure.name == "Playground"][:1]


@pytest.mark.parametrize("figure", rewinds(), ids=str)
def test_rewinding_returns_the_same_weights(free: Hand) -> None:
    """Back to the first epoch and forth again: every number is as it was."""
    start, picture = free.state(), free.picture()
    free.button("Play").click()
    free.page.evaluate("eyes.frames(20)")
    free.press("Pause")
    later = free.state()
    assert later["epoch"] > 1
    rewind = free.root.get_by_label("Rewind")
    rewind.press("Home")
    first = free.state()
    assert first["epoch"] == 0
    assert first["weights"] != later["weights"]
    rewind.press("End")
    assert free.state() == later
    rewind.press("Home")
    assert free.state() == first
    free.start_again()
    assert free.state() == start
    assert free.picture() == picture
