"""The Playground at a desk: what a reader does there, found again in the state."""

import pytest

from tests.web import site
from tests.web.driver import Hand
from tests.web.visits import DESK

WAY = DESK
playground = pytest.mark.parametrize(
    "figure",
    [f for f in site.without_twins() if f.name == "Playground"][:1],
    ids=str,
)
NEW = {"weights", "epoch"}
FEATURES = ("x1", "x2", "x1²", "x2²", "x1x2", "sin πx1", "sin πx2")


def news(hand: Hand, before: dict) -> set[str]:
    """Return the names of what has changed."""
    after = hand.state()
    return {name for name in after if after[name] != before[name]}


def choose(hand: Hand, words: str) -> None:
    """Choose what stands beside a mark by its words."""
    hand.root.locator("label", has_text=words).first.click()
    hand.settle()


@playground
def test_training_with_adam(free: Hand) -> None:
    """The optimizer is changed, the weights stay, and then Adam trains on."""
    free.start_again()
    free.settle()
    before = free.state()
    free.root.get_by_label("Optimizer").select_option("adam")
    free.settle()
    chosen = free.state()
    assert chosen["optimizer"] == "adam"
    assert news(free, before) <= {"optimizer", "weights"}
    free.press("Step")
    free.press("Undo")
    assert free.state() == chosen
    free.press("Play")
    free.page.evaluate("eyes.frames(20)")
    free.press("Pause")
    assert news(free, chosen) == NEW
    assert free.state()["epoch"] > chosen["epoch"]
    free.start_again()
    assert free.state() == before


@playground
def test_inputs_by_the_mouse_and_by_keys(free: Hand) -> None:
    """An input more begins anew; the last one cannot be taken away."""
    free.start_again()
    before = free.state()
    new = next(name for name in FEATURES if name not in before["features"])
    free.root.get_by_label(new, exact=True).check(force=True)
    free.settle()
    chosen = [n for n in FEATURES if n in (*before["features"], new)]
    assert free.state()["features"] == chosen
    assert news(free, before) <= {"features", *NEW}
    assert free.state()["epoch"] == 0
    last, *others = chosen
    for name in others:
        free.root.get_by_label(name, exact=True).press("Space")
    assert free.state()["features"] == [last]
    assert free.root.get_by_label(last, exact=True).is_disabled()
    free.start_again()
    assert free.state() == before


@playground
def test_four_classes_of_ones_own(free: Hand) -> None:
    """An empty plane, four colors, a point of each, and a net that learns them."""
    free.start_again()
    before = free.state()
    free.root.get_by_label("4", exact=True).check(force=True)
    free.press("Clear")
    free.settle()
    assert free.state()["classes"] == 4
    assert news(free, before) <= {"classes", "dataset", *NEW}
    plane = free.root.locator(".pg-plane")
    box = plane.bounding_box()
    assert box
    side = box["width"]
    for kind, (across, down) in enumerate(
        [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)]
    ):
        choose(free, ("orange", "blue", "green", "gray")[kind])
        plane.click(position={"x": across * side, "y": down * side})
    painted = free.state()["painted"]
    places = [[-0.65, 0.65], [0.65, 0.65], [-0.65, -0.65], [0.65, -0.65]]
    assert [point[0] for point in painted] == [0, 1, 2, 3]
    for (_, x1, x2), place in zip(painted, places, strict=True):
        assert [x1, x2] == pytest.approx(place, abs=0.02)
    free.root.get_by_label("Optimizer").select_option("adam")
    free.press("Play")
    said = free.root.locator(".ann-say", has_text="100% right")
    said.wait_for(timeout=20_000)
    free.press("Pause")
    free.start_again()
    assert free.state() == before


@playground
def test_a_lock_in_the_table(free: Hand) -> None:
    """A weight is locked beside its number, and training leaves it."""
    free.start_again()
    before = free.state()
    cell = free.root.locator(".pg-cell").nth(2)
    cell.click()
    free.root.locator('[data-part="step-lock"]').click()
    assert free.state()["locked"] == [2]
    assert news(free, before) <= {"locked", "weights"}
    value = cell.inner_text()
    free.press("Play")
    free.page.evaluate("eyes.frames(20)")
    free.press("Pause")
    assert cell.inner_text() == value
    assert news(free, before) == {"locked", *NEW}
    cell.press("l")
    assert free.state()["locked"] == []
    free.start_again()
