"""Operate what stands in a figure as a reader does: by mouse, by keys, by finger.

Nothing here knows a figure by name. A control is whatever in a figure a reader can
operate; the eyes in the page (eyes.js, handles.js) find it, and say what is seen.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.web.finger import Finger
from tests.web.site import Figure

EYES = "\n".join(
    Path(__file__).with_name(name).read_text(encoding="utf-8")
    for name in ("eyes.js", "handles.js")
)
MANY = 300  # more presses of Tab than any figure has controls
REACH = 24  # px of a drag at least, and more than one step of the control
OF_THE_FRAME = (
    "Undo",
    "Redo",
    "Same start",
    "New start",
    "Book’s start",
    "Copy link to this",
    "Hint",
    "Show me",
)
SLIDES = ("slider", "range")
ARROWS = ("ArrowRight", "ArrowUp", "ArrowLeft", "ArrowDown")
KEYS = {
    # Of two options, an arrow leads from the other one back to the one chosen.
    "choice": (*ARROWS, "Space"),
    "button": ("Enter",),
    "check": ("Space",),
    "paper": ("Space",),
    "number": ("ArrowUp", "ArrowDown"),
    # A formula takes this at its end, and Enter makes it one.
    "text": ("End", "+", "1", "Enter"),
}


@dataclass(frozen=True)
class Control:
    """One thing a reader can operate, found again by its place in the figure."""

    place: int
    kind: str  # slider, range, paper, choice, check, select, button, number, text
    label: str

    def __str__(self) -> str:
        """Return its words in a message."""
        return f"{self.kind} “{self.label}”"


class Operator:
    """Operates the controls of one figure, one at a time."""

    def __init__(self, page: Page, figure: Figure) -> None:
        self.page = page
        self.figure = figure
        self.root: Locator = page.locator(figure.selector)
        self.finger = Finger(page)
        page.evaluate(f"() => {{ if (window.eyes) return; {EYES} }}")

    # What a reader sees

    def wake(self) -> None:
        """Unfold what it stands in, scroll to the figure, wait until it lives."""
        self.see("unfold")
        self.root.scroll_into_view_if_needed()
        expect(self.root).to_have_attribute("data-live", "true")

    def see(self, what: str, *arguments: Any) -> Any:
        """Ask the eyes in the page for something about the figure.

        By the page, which is one message; by the element it would be four.
        """
        return self.page.evaluate(
            "([what, name, number, given]) =>"
            " eyes[what](eyes.figure(name, number), ...given)",
            [what, self.figure.name, self.figure.number, arguments],
        )

    def picture(self) -> str:
        """Return what its picture shows, without buttons and panels."""
        return self.see("picture")

    def controls(self) -> list[Control]:
        """Return every control that can be operated now."""
        return [Control(**control) for control in self.see("controls")]

    def own(self) -> list[Control]:
        """Leave out the buttons that every figure has; they have their own checks."""
        return [c for c in self.controls() if c.label not in OF_THE_FRAME]

    def few(self, most: int) -> list[Control]:
        """Return some that change the state, each another part of it.

        One of several options is enough: a key on each leads back to the first.
        """
        own = [c for c in self.own() if c.kind != "button"]
        options = [c for c in own if c.kind == "choice"]
        others = [c for c in own if c.kind != "choice"]
        return [*others, *options[:1]][:most] or self.own()[:1]

    def has(self, control: Control) -> bool:
        """Say whether a control is still there, to be seen."""
        return self.see("has", control.place)

    def is_chosen(self, control: Control) -> bool:
        """Say whether this is the option that its group already has."""
        return self.see("isChosen", control.place)

    def settle(self) -> None:
        """Let two frames pass, so that what was asked is drawn."""
        self.page.evaluate("() => eyes.frames(2)")

    def changes(self, act: Callable[[], None]) -> bool:
        """Say whether the figure, once at rest, looks different after an act."""
        self.see("rest")
        act()
        return self.see("changed")

    # Three ways to operate a control

    def by_keys(self, control: Control) -> bool:
        """Operate by keyboard; say whether something visible moved."""

        def press(key: str) -> None:
            self.see("focus", control.place)
            self.page.keyboard.press(key)

        return any(
            self.changes(lambda key=key: press(key))
            for key in KEYS.get(control.kind, ARROWS)
        )

    def nudge(self, control: Control) -> None:
        """Press the key that has room, and look at nothing."""
        key = self.see("takeKeys", control.place)
        if control.kind not in SLIDES:
            key = KEYS.get(control.kind, ARROWS[-1:])[0]
        self.page.keyboard.press(key)

    def by_mouse(self, control: Control) -> bool:
        """Operate by mouse; say whether something visible moved."""
        mouse = self.page.mouse

        def drag(dx: int, dy: int) -> None:
            x, y = self.grip(control)
            mouse.move(x, y)
            mouse.down()
            if dx or dy:
                mouse.move(x + dx / 2, y + dy / 2)
                mouse.move(x + dx, y + dy)
            mouse.up()

        return self._try(control, drag)

    def by_touch(self, control: Control) -> bool:
        """Operate by finger; say whether something visible moved."""

        def drag(dx: int, dy: int) -> None:
            self.finger.drag(self.grip(control), (dx, dy), steps=2)

        return self._try(control, drag)

    def _try(
        self, control: Control, drag: Callable[[int, int], None]
    ) -> bool:
        """Drag this way and that: a control may stand at an end already."""
        if control.kind == "select":
            return self._choose_other(control)
        if control.kind == "text":
            self.page.mouse.click(*self.grip(control))
            return self.by_keys(control)
        ways = [(0, 0)]
        if control.kind in SLIDES:
            far = max(REACH, round(self.see("reach", control.place)))
            ways = [(far, -far), (-far, far), (-far, -far)]
        return any(
            self.changes(lambda dx=dx, dy=dy: drag(dx, dy))
            for dx, dy in ways
        )

    def _choose_other(self, control: Control) -> bool:
        """Choose another option; the list itself belongs to the system."""
        element = self.root.locator(f'[data-hand="{control.place}"]')
        values = element.evaluate("e => [...e.options].map(o => o.value)")
        now = element.input_value()
        other = next(value for value in values if value != now)
        return self.changes(lambda: element.select_option(other))

    def grip(self, control: Control) -> tuple[float, float]:
        """Return a point where the control, and nothing above it, can be held."""
        point = self.see("gripOf", control.place)
        assert point, f"{self.figure}: nothing to hold at {control}"
        return point["x"], point["y"]

    # The order of Tab

    def tab_through(self) -> set[int]:
        """Press Tab from before the figure to its end; return what was reached."""
        self.see("standBefore")
        reached: set[int] = set()
        for _ in range(MANY):
            self.page.keyboard.press("Tab")
            places = self.see("focused")
            if places is None:
                return reached
            reached.update(places)
        raise AssertionError(f"{self.figure}: Tab never leaves it")
