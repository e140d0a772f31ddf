"""Every figure at a desk: it asks first, answers to mouse and keys, keeps its word."""

import pytest
from playwright.sync_api import expect

from tests.web import site
from tests.web.driver import OF_THE_FRAME, Control, Hand
from tests.web.site import Figure
from tests.web.visits import Way

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
    """A gated figure is locked until the reader has answered, and open after."""
    bet = untouched.part("predict")
    if bet.count() and untouched.figure.state["gate"]:
        assert bet.is_visible()
        assert untouched.controls() == []
    untouched.begin()
    assert untouched.controls()


def test_a_figure_speaks(hand: Hand) -> None:
    """The live figure says what it shows, and each control has a name."""
    stage = hand.root.locator(".ann-stage")
    assert len(stage.get_attribute("aria-label") or "") > 10
    names = [control.label for control in hand.controls()]
    assert all(names), names


def test_tab_reaches_every_control(hand: Hand) -> None:
    """Tab visits each control on the way through the figure."""
    hand.controls()
    reached = hand.tab_through()
    controls = hand.controls()
    assert controls
    assert [str(c) for c in controls if c.place not in reached] == []


def test_show_me_solves_its_challenge(hand: Hand) -> None:
    """The challenge is open at first, and the solution passes its check."""
    challenge, show_me = hand.part("challenge"), hand.part("show-me")
    assert challenge.count() == show_me.count()
    if challenge.count():
        expect(challenge).to_have_attribute("data-solved", "false")
        show_me.click()
        expect(challenge).to_have_attribute(
            "data-solved", "true", timeout=30_000
        )
        expect(show_me).to_be_enabled(timeout=30_000)
        expect(challenge).to_have_attribute("data-solved", "true")


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
        hand.same_start()
    return failed


def test_controls_answer_to_the_mouse(hand: Hand) -> None:
    """A drag or a click on any control changes the picture."""
    assert stuck(hand, "by_mouse") == []


def test_controls_answer_to_keys(hand: Hand) -> None:
    """Keys on any control change the picture."""
    assert stuck(hand, "by_keys") == []


@each_kind
@pytest.mark.parametrize("way", ["by_mouse", "by_keys"])
def test_the_buttons_of_the_frame_answer(hand: Hand, way: str) -> None:
    """Undo, the starts, the link and "Show me" work in every way."""
    for name in OF_THE_FRAME:
        if not hand.button(name).count():
            continue
        hand.by_keys(hand.own()[0])
        control = next(c for c in hand.controls() if c.label == name)
        assert getattr(hand, way)(control), name
