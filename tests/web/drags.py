"""A drag of twelve steps with a finger, and all that is to be said of it after."""

from dataclasses import dataclass, field
from typing import Any

from tests.web.driver import Hand
from tests.web.finger import Point

STEPS = 12
REACH = 48  # px: twelve steps of four, more than what scrolls a page
EDGE = 4  # px from the edge of the screen, where a finger cannot go
CLOSE = (
    2.0  # px between the middle of a handle and the finger that holds it
)
# The browser's own sliders: their thumbs have a size that no page is told.
ROUGHLY = 3.0
# What a tap on some handles offers beside the steps.
ALSO = {"step-lock", "step-remove"}


@dataclass(frozen=True)
class Handle:
    """One thing that follows a finger, and what it says of itself.

    `kind` is "range" (a slider of the browser's own), "handle" (it has a value) or
    "free" (it moves what other controls have the value of).
    """

    place: int
    label: str
    kind: str
    axis: str
    pixels: float
    now: float
    min: float
    max: float
    text: str
    grip: Point | None
    middle: Point
    inward: Point

    def travel(self, width: int) -> Point:
        """Return a way that neither limits nor the edge of the screen cut short."""
        if self.axis not in ("x", "y"):
            right, down = self.inward
            return right * REACH * 0.75, down * REACH * 0.5
        up = self.max - self.now >= self.now - self.min
        room = (
            self.max - self.now if up else self.now - self.min
        ) * self.pixels
        if self.axis == "y":
            way = round(min(REACH, room))
            return 0, -way if up else way
        x = self.middle[0]
        room = min(room, (width - EDGE - x) if up else x - EDGE)
        way = round(min(REACH, room))
        return way if up else -way, 0

    def meant(self, travel: Point) -> float:
        """Return the value that a travel stands for."""
        way = travel[0] if self.axis == "x" else -travel[1]
        return min(max(self.now + way / self.pixels, self.min), self.max)


@dataclass(frozen=True)
class Drag:
    """What came of one drag."""

    label: str
    missed: str = ""
    canceled: int = 0
    scrolled: float = 0
    strayed: list[str] = field(default_factory=list)
    changed: bool = True


def all_handles(hand: Hand) -> list[Drag]:
    """Drag everything that follows a finger, each from the figure's start."""
    return [drag(hand, place) for place in range(hand.see("handles"))]


def find(hand: Hand, place: int) -> Handle:
    """Scroll to a handle and read what it says of itself."""
    return Handle(place, **hand.see("handle", place))


def drag(hand: Hand, place: int) -> Drag:
    """Drag one handle in twelve steps."""
    step = one_step(hand, place)
    handle = find(hand, place)
    if handle.grip is None:
        return Drag(handle.label, missed="nothing to hold")
    if handle.kind == "handle" and handle.axis not in ("x", "y", "xy"):
        return Drag(handle.label, missed="no data-axis")
    travel = handle.travel(hand.page.viewport_size["width"])
    hand.see("watch", place)
    hand.finger.drag(handle.grip, travel, STEPS)
    after: dict[str, Any] = hand.see("outcome")
    return Drag(
        handle.label,
        missed=missed(handle, travel, after, step),
        canceled=after["canceled"],
        scrolled=after["scrolled"],
        strayed=after["strayed"],
        changed=after["changed"],
    )


def one_step(hand: Hand, place: int) -> float:
    """Return what an arrow key is worth, from the figure's start; 0 without keys."""
    at = hand.see("takeByKeys", place)
    if at is None:
        return 0
    hand.page.keyboard.press(
        "ArrowUp" if at["now"] < at["max"] else "ArrowDown"
    )
    return abs(hand.see("valueAt", place) - at["now"])


def missed(
    handle: Handle, travel: Point, after: dict[str, Any], step: float
) -> str:
    """Say how the end differs from what was meant; nothing if it does not."""
    if handle.kind == "free":
        return ""
    if handle.axis == "xy":
        ends = zip(handle.middle, travel, after["middle"], strict=True)
        gaps = [abs(was + way - now) for was, way, now in ends]
        if after["text"] != handle.text and max(gaps) <= CLOSE:
            return ""
        return f"the middle ended {max(gaps):.1f} px from the finger"
    meant = handle.meant(travel)
    near = (
        step / 2
        + (ROUGHLY if handle.kind == "range" else 1) / handle.pixels
    )
    if after["now"] != handle.now and abs(after["now"] - meant) <= near:
        return ""
    return f"meant {meant:.3f}, got {after['now']} from {handle.now}"


def tapped(hand: Hand, handle: Handle) -> str:
    """Tap a handle and the buttons that come; say what is wrong, or nothing."""
    if handle.grip is None:
        return "nothing to hold"
    hand.finger.tap(handle.grip)
    hand.settle()
    found = {step["part"] for step in hand.see("steps")}
    pairs = [("step-up", "step-down")]
    if handle.axis == "xy":
        pairs.append(("step-right", "step-left"))
    wanted = {part for pair in pairs for part in pair}
    if found - ALSO != wanted:
        return f"a tap brings {sorted(found)}, not {sorted(wanted)}"
    for more, less in pairs:
        # At its end already, a handle has one way only.
        order = (less, more) if handle.now >= handle.max else (more, less)
        seen = [find(hand, handle.place)]
        for part in order:
            at = next(
                s["at"] for s in hand.see("steps") if s["part"] == part
            )
            hand.finger.tap(at)
            hand.settle()
            seen.append(find(hand, handle.place))
        if not all(map(steps_on, order, seen, seen[1:])):
            texts = " → ".join(handle.text for handle in seen)
            return f"{' and '.join(order)}: {texts}"
    return ""


def steps_on(part: str, before: Handle, after: Handle) -> bool:
    """Say whether a value has gone where its button points."""
    if before.axis == "xy" and part in ("step-up", "step-down"):
        # Of a point, the page tells the height in words alone.
        return before.text != after.text
    more = part in ("step-up", "step-right")
    return after.now > before.now if more else after.now < before.now
