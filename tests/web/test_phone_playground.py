"""The Playground on a phone: points painted, moved and taken away by a finger."""

import pytest

from tests.web import drags, site
from tests.web.driver import Hand
from tests.web.visits import PHONE

WAY = PHONE
playground = pytest.mark.parametrize(
    "figure",
    [f for f in site.without_twins() if f.name == "Playground"][:1],
    ids=str,
)
REACH = 1.3


def place(hand: Hand, across: float, down: float) -> tuple[float, float]:
    """Return a place of the plane on the screen, by its shares."""
    plane = hand.root.locator(".pg-plane")
    plane.evaluate(
        "e => e.scrollIntoView({ block: 'center', behavior: 'instant' })"
    )
    plane.evaluate("e => eyes.still(e)")
    box = plane.bounding_box()
    assert box
    return box["x"] + across * box["width"], box["y"] + down * box["height"]


def brush(hand: Hand, words: str) -> None:
    """Take a brush, with the finger."""
    label = hand.root.locator(".pg-brush label", has_text=words)
    label.scroll_into_view_if_needed()
    label.tap()


def in_data(across: float, down: float) -> list[float]:
    """Return where on the plane a place of these shares is."""
    return [REACH * (2 * across - 1), REACH * (1 - 2 * down)]


@playground
def test_a_point_painted_by_a_finger(free: Hand) -> None:
    """A tap paints one point where the finger was, in its color, and no other."""
    free.start_again()
    before = free.state()
    brush(free, "orange")
    free.finger.tap(place(free, 0.5, 0.4))
    free.settle()
    after = free.state()
    [[kind, *at]] = after["painted"]
    assert kind == 0
    assert at == pytest.approx(in_data(0.5, 0.4), abs=0.02)
    same = set(after) - {"painted", "weights"}
    assert {n: after[n] for n in same} == {n: before[n] for n in same}
    free.press("Undo")
    assert free.state() == before


@playground
def test_a_stroke_paints_points_and_leaves_the_page(free: Hand) -> None:
    """A drag of twelve steps leaves a trail, and is one step for Undo."""
    free.start_again()
    before = free.state()
    brush(free, "blue")
    start = place(free, 0.2, 0.2)
    end = place(free, 0.8, 0.2)
    scrolled = free.page.evaluate("scrollY")
    free.finger.drag(start, (end[0] - start[0], 0), drags.STEPS)
    free.settle()
    painted = free.state()["painted"]
    assert free.page.evaluate("scrollY") == scrolled
    assert 6 <= len(painted) <= drags.STEPS + 1
    assert {kind for kind, _, _ in painted} == {1}
    assert painted[0][1:] == pytest.approx(in_data(0.2, 0.2), abs=0.12)
    assert painted[-1][1:] == pytest.approx(in_data(0.8, 0.2), abs=0.12)
    assert [x for _, x, _ in painted] == sorted(x for _, x, _ in painted)
    brush(free, "erase")
    middle = place(free, 0.5, 0.2)
    free.finger.drag(middle, (end[0] - middle[0], 0), drags.STEPS)
    free.settle()
    left = free.state()["painted"]
    assert 0 < len(left) < len(painted)
    assert all(x < 0.05 for _, x, _ in left)
    free.press("Undo")
    assert free.state()["painted"] == painted
    free.press("Undo")
    assert free.state() == before


@playground
def test_a_painted_point_is_moved_and_taken_away(free: Hand) -> None:
    """Without a brush the same finger drags it; a tap offers to take it away."""
    free.start_again()
    brush(free, "orange")
    free.finger.tap(place(free, 0.06, 0.94))
    brush(free, "move")
    start, end = place(free, 0.06, 0.94), place(free, 0.2, 0.8)
    way = (end[0] - start[0], end[1] - start[1])
    free.finger.drag(start, way, drags.STEPS)
    free.settle()
    [[kind, *at]] = free.state()["painted"]
    assert kind == 0
    assert at == pytest.approx(in_data(0.2, 0.8), abs=0.03)
    assert free.state()["moved"] == []
    free.finger.tap(place(free, 0.2, 0.8))
    free.root.locator('[data-part="step-remove"]').tap()
    free.settle()
    assert free.state()["painted"] == []
    assert free.state()["removed"] == []
    free.start_again()


@playground
def test_with_a_brush_the_page_scrolls_beside_the_plane(free: Hand) -> None:
    """A brush takes the plane alone."""
    free.start_again()
    brush(free, "blue")
    place(free, 0.5, 0.5)
    tip = free.root.locator(".pg-tip").bounding_box()
    assert tip
    before = free.page.evaluate("scrollY")
    free.finger.drag((tip["x"] + 40, tip["y"] + 8), (0, -90), drags.STEPS)
    free.settle()
    assert free.page.evaluate("scrollY") > before + 40
    assert free.state()["painted"] == []
    free.start_again()
