"""Every figure answers to mouse, keyboard and finger, and keeps its word."""

import base64
import json

import pytest
from playwright.sync_api import expect

from tests.web import site
from tests.web.browser import Visit
from tests.web.driver import Control, Hand
from tests.web.site import Figure

FIGURES = site.figures()
KINDS = site.without_twins()
each_figure = pytest.mark.parametrize("figure", FIGURES, ids=str)
each_kind = pytest.mark.parametrize("figure", KINDS, ids=str)
OF_THE_FRAME = (
    "Undo",
    "Redo",
    "Same start",
    "New start",
    "Copy link to this",
    "Hint",
    "Show me",
)


@pytest.fixture
def hand(visit):
    """Return a function that opens a figure's page and takes it in hand."""

    def take(figure: Figure, **options) -> Hand:
        return Hand(visit(figure.page, **options).page, figure)

    return take


def own(controls: list[Control]) -> list[Control]:
    """Leave out the buttons that every figure has; they have their own tests."""
    return [c for c in controls if c.label not in OF_THE_FRAME]


def stuck(hand: Hand, way: str) -> list[str]:
    """Operate every control in one way; return those that moved nothing."""
    hand.begin()
    wanted = own(hand.controls())
    failed = []
    for turn, control in enumerate(wanted):
        now = own(hand.controls())
        assert [str(c) for c in now] == [str(c) for c in wanted]
        if not chosen(hand, now[turn]) and not getattr(hand, way)(
            now[turn]
        ):
            failed.append(str(control))
        hand.same_start()
    return failed


def chosen(hand: Hand, control: Control) -> bool:
    """Say whether this is the option that the group already has."""
    return control.kind == "choice" and hand.element(control).is_checked()


@each_figure
def test_controls_answer_to_the_mouse(hand, figure: Figure) -> None:
    """A drag or a click on any control changes the picture."""
    assert stuck(hand(figure), "by_mouse") == []


@each_figure
def test_controls_answer_to_a_finger(hand, figure: Figure) -> None:
    """Touch events on any control change the picture, on a phone's screen."""
    phone = {"width": 390, "height": 844}
    taken = hand(figure, has_touch=True, viewport=phone)
    assert stuck(taken, "by_touch") == []


@each_figure
def test_controls_answer_to_keys(hand, figure: Figure) -> None:
    """Keys on any control change the picture."""
    assert stuck(hand(figure), "by_keys") == []


@each_kind
@pytest.mark.parametrize("way", ["by_mouse", "by_keys", "by_touch"])
def test_the_buttons_of_the_frame_answer(
    hand, figure: Figure, way: str
) -> None:
    """Undo, the starts, the link and "Show me" work in every way."""
    taken = hand(figure, has_touch=way == "by_touch")
    taken.begin()
    for name in OF_THE_FRAME:
        # "Redo" has something to do after "Undo" alone; hints end in "Show me".
        if name in ("Redo", "Hint") or not taken.button(name).is_visible():
            continue
        taken.by_keys(own(taken.controls())[0])
        control = next(c for c in taken.controls() if c.label == name)
        assert getattr(taken, way)(control), name


@each_figure
def test_tab_reaches_every_control(hand, figure: Figure) -> None:
    """Tab visits each control on the way through the figure."""
    taken = hand(figure)
    taken.begin()
    reached = taken.tab_through()
    controls = taken.controls()
    assert controls
    assert [str(c) for c in controls if c.place not in reached] == []


@each_figure
def test_nothing_moves_before_the_prediction(hand, figure: Figure) -> None:
    """A gated figure is locked until the reader has answered, and open after."""
    taken = hand(figure)
    taken.wake()
    question = taken.root.locator('[data-part="predict"]:has(button)')
    # A figure that only offers its question has it inside its body.
    inside = taken.root.locator(
        '.ann-body [data-part="predict"]:has(button)'
    )
    if question.count() and not inside.count():
        assert question.is_visible()
        assert taken.controls() == []
    taken.begin()
    assert taken.controls()
    if question.count():
        expect(question).to_contain_text("Locked in")


@each_figure
def test_show_me_solves_its_challenge(hand, figure: Figure) -> None:
    """The challenge is open at first, and the solution passes its check."""
    taken = hand(figure)
    taken.begin()
    challenge = taken.root.locator('[data-part="challenge"]')
    show_me = taken.root.locator('[data-part="show-me"]')
    assert challenge.count() == show_me.count()
    if challenge.count():
        finish_the_bet(taken)
        expect(challenge).to_have_attribute("data-solved", "false")
        hint = taken.root.locator('[data-part="hint"]')
        while hint.is_visible():
            hint.click()
        show_me.click()
        expect(challenge).to_have_attribute(
            "data-solved", "true", timeout=30_000
        )
        expect(show_me).to_be_enabled(timeout=30_000)
        expect(challenge).to_have_attribute("data-solved", "true")


def finish_the_bet(taken: Hand) -> None:
    """Bring the figure to where its author says that the doing ends."""
    bet = site.asks(taken.figure)["bet"]
    if bet:
        end = address(taken.figure, bet["end"])
        taken.page.evaluate("hash => { location.hash = hash }", end)
        done = taken.root.locator('[data-part="predict"]')
        expect(done).to_have_attribute("data-bet", "done")


@each_figure
def test_undo_and_same_start(hand, figure: Figure) -> None:
    """Undo takes back one move; "Same start" takes back all, exactly."""
    taken = hand(figure)
    taken.begin()
    start = taken.state()
    moved = [
        control
        for control in own(taken.controls())
        # A move may take others away: a layer goes, and its weights with it.
        if taken.has(control) and taken.by_keys(control)
    ]
    assert moved
    assert taken.state() != start
    taken.same_start()
    assert taken.state() == start
    # How a reader looks at it (held-out points shown or not) is no state.
    looks = taken.picture()
    taken.by_keys(moved[0])
    taken.button("Undo").click()
    assert taken.state() == start
    assert taken.picture() == looks


def rewinds() -> list[Figure]:
    """Return one figure of each kind that trains."""
    return [figure for figure in KINDS if figure.name == "Playground"][:1]


@pytest.mark.parametrize("figure", rewinds(), ids=str)
def test_rewinding_returns_the_same_weights(hand, figure: Figure) -> None:
    """Back to the first epoch and forth again: every number is as it was."""
    taken = hand(figure)
    taken.begin()
    start, picture = taken.state(), taken.picture()
    taken.button("Play").click()
    taken.page.evaluate("eyes.frames(20)")
    taken.pause()
    later = taken.state()
    assert later["epoch"] > 1
    rewind = taken.root.get_by_label("Rewind")
    rewind.press("Home")
    first = taken.state()
    assert first["epoch"] == 0
    assert first["weights"] != later["weights"]
    rewind.press("End")
    assert taken.state() == later
    rewind.press("Home")
    assert taken.state() == first
    taken.same_start()
    assert taken.state() == start
    assert taken.picture() == picture


@each_figure
def test_a_link_leads_to_the_same_state(hand, figure: Figure) -> None:
    """A state goes out by "Copy link to this" and comes in by the address."""
    first = hand(figure)
    first.begin()
    start = first.state()
    for control in own(first.controls())[:3]:
        first.by_keys(control)
    state = first.state()
    assert state != start
    fragment = "#" + first.page.url.split("#")[1]
    second = hand(figure, address=fragment)
    second.wake()
    assert second.state() == state


def address(figure: Figure, content: str | dict) -> str:
    """Return the end of an address that carries a state for a figure."""
    if isinstance(content, dict):
        text = json.dumps(content).encode()
        content = base64.urlsafe_b64encode(text).decode().rstrip("=")
    return f"#figure={figure.id}.{content}"


@each_kind
@pytest.mark.parametrize(
    "content",
    ["garbage", "", {"no_such_part": 1}, {"weights": ["x"]}],
    ids=["noise", "empty", "unknown part", "wrong value"],
)
def test_a_garbled_address_is_ignored_aloud(hand, figure, content) -> None:
    """The figure says so, and stands as if the address were clean."""
    clean = hand(figure)
    clean.begin()
    garbled = hand(figure, address=address(figure, content))
    garbled.wake()
    note = garbled.root.get_by_role("alert")
    expect(note).to_be_visible()
    expect(note).to_contain_text("ignored")
    garbled.begin()
    assert garbled.state() == clean.state()


@each_kind
def test_a_figure_lives_in_a_file(hand, figure: Figure) -> None:
    """Opened from disk, with no server, a control still moves the picture."""
    taken = hand(figure, scheme="file")
    taken.begin()
    assert taken.by_keys(own(taken.controls())[0])


@each_kind
def test_reduced_motion_is_honored(hand, figure: Figure) -> None:
    """Nothing glides: "Show me" jumps, and no animation runs."""
    taken = hand(figure, reduced_motion="reduce")
    taken.begin()
    show_me = taken.root.locator('[data-part="show-me"]')
    while taken.button("Hint").is_visible():
        taken.button("Hint").click()
    if show_me.is_visible():
        show_me.click()
    running = taken.root.evaluate(
        "root => root.getAnimations({ subtree: true })"
        ".filter((a) => a.playState === 'running').length"
    )
    assert running == 0


@each_kind
def test_a_figure_speaks(visit, figure: Figure) -> None:
    """The picture's words and the live figure's words are there."""
    visited: Visit = visit(figure.page)
    taken = Hand(visited.page, figure)
    alternative = taken.root.locator(".ann-fallback img").get_attribute(
        "alt"
    )
    assert len(alternative or "") > 20
    taken.begin()
    stage = taken.root.locator(".ann-stage")
    assert len(stage.get_attribute("aria-label") or "") > 10
    names = [control.label for control in taken.controls()]
    assert all(names), names
