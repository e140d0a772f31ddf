"""Every figure at a desk: it speaks, asks first, and solves what it asks."""

from dataclasses import dataclass
from typing import Any

import pytest

from tests.web.driver import Hand
from tests.web.visits import DESK, Visits

WAY = DESK


def test_a_picture_has_words(untouched: Hand) -> None:
    """The picture that stands for the figure says what it shows."""
    picture = untouched.root.locator(".ann-fallback img")
    assert len(picture.get_attribute("alt") or "") > 20


def test_nothing_moves_before_the_bet(untouched: Hand) -> None:
    """A gated figure is locked until the bet is made, and says so to a hand."""
    untouched.wake()
    asks = untouched.figure.asks
    gated = asks.get("bet") and untouched.figure.state["gate"]
    if gated:
        assert untouched.part("predict").is_visible()
        # Handles stand there to be sketched over; no key moves them yet.
        before = untouched.see("values")
        for control in untouched.controls():
            untouched.nudge(control)
        assert untouched.see("values") == before
        untouched.root.locator(".ann-stage").click(force=True)
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
