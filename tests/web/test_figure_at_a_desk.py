"""Every figure at a desk: it asks first, answers to mouse and keys, keeps its word."""

from dataclasses import dataclass
from typing import Any

import pytest

from tests.web import site
from tests.web.driver import SLIDES, Hand
from tests.web.visits import Visits, Way

WAY = Way()
each_kind = pytest.mark.parametrize(
    "figure", site.without_twins(), ids=str
)
PRESSES = 20


def test_a_picture_has_words(untouched: Hand) -> None:
    """The picture that stands for the figure says what it shows."""
    picture = untouched.root.locator(".ann-fallback img")
    assert len(picture.get_attribute("alt") or "") > 20


def test_nothing_moves_before_the_bet(untouched: Hand) -> None:
    """A gated figure is locked until the bet is made, and says so to a hand."""
    asks = untouched.figure.asks
    gated = asks.get("bet") and untouched.figure.state["gate"]
    if gated:
        assert untouched.part("predict").is_visible()
        locked = [c for c in untouched.controls() if c.kind != "button"]
        assert locked == []
        untouched.press_picture()
        assert untouched.part("bet-first").inner_text() == "Bet first."
    untouched.begin()
    assert untouched.controls()


@dataclass(frozen=True)
class Solved:
    """The state before and after "Show me", and what the challenge said."""

    before: dict[str, Any]
    after: dict[str, Any]
    open_at_first: bool
    solved_in_the_end: bool


@pytest.fixture
def solved(visits: Visits, hand: Hand) -> Solved | None:
    """Press "Show me" at the start, all hints read; None where nothing is asked."""

    def find() -> Solved | None:
        challenge = hand.part("challenge")
        if not hand.figure.asks.get("goal"):
            assert challenge.count() == 0
            return None
        was = challenge.get_attribute("data-solved")
        before = hand.state()
        hand.solve()
        now = challenge.get_attribute("data-solved")
        return Solved(before, hand.state(), was == "false", now == "true")

    return visits.once(f"solved {hand.figure}", find)


def test_show_me_solves_its_challenge(solved: Solved | None) -> None:
    """The challenge is open at first, and the solution passes its check."""
    if solved:
        assert solved.open_at_first
        assert solved.solved_in_the_end


def test_show_me_leaves_alone_what_is_fixed(
    hand: Hand, solved: Solved | None
) -> None:
    """What the question holds fixed is the same before and after."""
    if solved:
        fixed = set(hand.figure.asks["fixed"]) & set(solved.before)
        assert {name: solved.after[name] for name in fixed} == {
            name: solved.before[name] for name in fixed
        }


def test_a_figure_speaks(free: Hand) -> None:
    """The live figure says what it shows, and each control has a name."""
    stage = free.root.locator(".ann-stage")
    assert len(stage.get_attribute("aria-label") or "") > 10
    names = [control.label for control in free.controls()]
    assert all(names), names


def test_tab_reaches_every_control(free: Hand) -> None:
    """Tab visits each control on the way through the figure."""
    controls = free.controls()
    reached = free.tab_through()
    assert controls
    assert [str(c) for c in controls if c.place not in reached] == []


def stuck(hand: Hand, way: str) -> list[str]:
    """Operate every control in one way; return those that moved nothing."""
    wanted = hand.own()
    failed = []
    for turn, control in enumerate(wanted):
        now = hand.own()
        assert [str(c) for c in now] == [str(c) for c in wanted]
        if not hand.is_chosen(now[turn]) and not getattr(hand, way)(
            now[turn]
        ):
            failed.append(str(control))
        hand.start_again()
    return failed


def test_controls_answer_to_the_mouse(free: Hand) -> None:
    """A drag or a click on any control changes the picture."""
    assert stuck(free, "by_mouse") == []


def test_controls_answer_to_keys(free: Hand) -> None:
    """Keys on any control change the picture."""
    assert stuck(free, "by_keys") == []


@each_kind
def test_the_buttons_of_the_frame_answer_to_the_mouse(free: Hand) -> None:
    """Undo, redo, the starts, the link and "Show me" can be clicked."""
    assert free.deaf_buttons("by_mouse") == []


@each_kind
def test_the_buttons_of_the_frame_answer_to_keys(free: Hand) -> None:
    """They can be pressed by keys."""
    assert free.deaf_buttons("by_keys") == []


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
    assert free.state() != start
    free.start_again()
    assert free.state() == start
    # How a reader looks at it (held-out points shown or not) is no state.
    looks = free.picture()
    free.by_keys(moved[0])
    free.button("Undo").click()
    assert free.state() == start
    assert free.picture() == looks


def test_twenty_presses_are_one_undo(free: Hand) -> None:
    """Keys pressed in a row on one control are one gesture, and come back as one."""
    sliding = [c for c in free.own() if c.kind in SLIDES]
    for kind in SLIDES:
        found = [c for c in sliding if c.kind == kind]
        if not found:
            continue
        free.start_again()
        start = free.state()
        control = free.own()[free.own().index(found[0])]
        key = free.key_with_room(control)
        for _ in range(PRESSES):
            free.page.keyboard.press(key)
        free.settle()
        moved = free.state()
        assert moved != start, str(control)
        free.button("Undo").click()
        assert free.state() == start, str(control)
        free.button("Redo").click()
        assert free.state() == moved, str(control)


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
