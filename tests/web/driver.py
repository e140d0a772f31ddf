"""Move any figure as a reader does: by mouse, by keyboard, by finger.

Nothing here knows a figure by name. A figure is what carries `data-widget`; a
control is whatever in it a reader can operate.
"""

import base64
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Locator, Page, expect

from tests.web.finger import Finger
from tests.web.site import Figure

EYES = Path(__file__).with_name("eyes.js").read_text(encoding="utf-8")
PATIENCE = 30_000  # ms: a solution may train a network
POINTS_OF_A_SKETCH = 24
MANY = 300  # more presses of Tab than any figure has controls
REACH = 24  # px of a drag: more than one step of every control
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


@dataclass(frozen=True)
class Control:
    """One thing a reader can operate, found again by its place in the figure."""

    place: int
    kind: str  # slider, range, choice, check, select, button, number
    label: str

    def __str__(self) -> str:
        """Return its words in a message."""
        return f"{self.kind} “{self.label}”"


class Hand:
    """A reader's hand on one figure."""

    def __init__(self, page: Page, figure: Figure) -> None:
        self.page = page
        self.figure = figure
        self.root: Locator = page.locator(figure.selector)
        self.finger = Finger(page)
        self.has_begun = False
        page.evaluate(EYES)

    # What a reader sees

    def wake(self) -> None:
        """Scroll to the figure and wait until it lives."""
        self.root.scroll_into_view_if_needed()
        expect(self.root).to_have_attribute("data-live", "true")

    def see(self, what: str, *arguments: Any) -> Any:
        """Ask the eyes in the page for something about the figure."""
        return self.root.evaluate(
            f"(root, given) => eyes.{what}(root, ...given)", arguments
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

    def element(self, control: Control) -> Locator:
        """Return a control's element."""
        return self.root.locator(f'[data-hand="{control.place}"]')

    def has(self, control: Control) -> bool:
        """Say whether a control is still there, to be seen."""
        return self.element(control).is_visible()

    def is_chosen(self, control: Control) -> bool:
        """Say whether this is the option that its group already has."""
        return (
            control.kind == "choice" and self.element(control).is_checked()
        )

    def settle(self) -> None:
        """Let two frames pass, so that what was asked is drawn."""
        self.page.evaluate("() => eyes.frames(2)")

    def changes(self, act: Callable[[], None]) -> bool:
        """Say whether the figure, once at rest, looks different after an act."""
        self.see("rest")
        act()
        return self.see("changed")

    # What a reader does first

    def begin(self) -> None:
        """Wake the figure, make its bet, do what was bet on, unfold; once."""
        if self.has_begun:
            return
        self.wake()
        if self.figure.asks.get("bet"):
            self.make_the_bet()
            self.do_the_bet()
        for summary in self.root.locator("summary").all():
            summary.click()
        self.settle()
        self.has_begun = True

    def make_the_bet(self) -> None:
        """Answer by the first option, by the slider as it stands, or by a sketch."""
        bet = self.part("predict")
        sketch = self.part("sketch")
        if sketch.count():
            sketch.focus()
            for key in ("ArrowUp", "ArrowRight") * POINTS_OF_A_SKETCH:
                self.page.keyboard.press(key)
        for panel in (bet, self.part("sure")):
            buttons = panel.locator("button:enabled:visible")
            if buttons.count():
                buttons.first.click()
        expect(bet).to_have_attribute("data-bet", re.compile("made|done"))

    def do_the_bet(self) -> None:
        """Come to the end of what the bet is about, by the address."""
        self.go(self.figure.address(self.figure.asks["bet"]["end"]))
        report = self.part("seen").locator("button:visible")
        if report.count():
            report.first.click()
        expect(self.part("predict")).to_have_attribute("data-bet", "done")

    def is_asked(self) -> bool:
        """Say whether its question still stands."""
        asks = self.figure.asks
        bet, goal = self.part("predict"), self.part("challenge")
        if asks.get("bet") and bet.get_attribute("data-bet") != "done":
            return True
        if asks.get("goal"):
            return goal.get_attribute("data-solved") != "true"
        return not asks.get("bet")

    def go(self, fragment: str) -> None:
        """Change the address under the figure, as a link on its page does."""
        self.page.evaluate("hash => { location.hash = hash; }", fragment)
        self.settle()
        # A key ends the page's own scrolling to the figure.
        self.page.keyboard.press("Shift")

    def solve(self) -> None:
        """Ask for every hint, then for the solution, and wait for its end."""
        challenge = self.part("challenge")
        if not challenge.count():
            return
        if challenge.get_attribute("data-solved") == "true":
            return
        while self.part("hint").is_visible():
            self.part("hint").click()
        self.part("show-me").click()
        expect(challenge).to_have_attribute(
            "data-solved", "true", timeout=PATIENCE
        )
        expect(self.part("show-me")).to_be_enabled(timeout=PATIENCE)

    # What every figure has

    def part(self, name: str) -> Locator:
        """Return what the frame marks by a name."""
        return self.root.locator(f'[data-part="{name}"]')

    def button(self, name: str) -> Locator:
        """Return a button of the frame by its words."""
        return self.root.get_by_role("button", name=name, exact=True)

    def press(self, name: str) -> None:
        """Press a button of the frame by script: that it answers has its own check."""
        assert self.see("press", name), f"{self.figure}: no button “{name}”"

    def link(self) -> str:
        """Return the address that "Copy link to this" makes."""
        self.press("Copy link to this")
        return self.page.url

    def state(self) -> dict[str, Any]:
        """Return the state that "Copy link to this" puts into the address."""
        fragment = unquote(urlsplit(self.link()).fragment)
        assert "." in fragment, f"no state in the address: #{fragment}"
        text = fragment.split(".", 1)[1]
        padded = text + "=" * (-len(text) % 4)
        return json.loads(base64.urlsafe_b64decode(padded))

    def start_again(self) -> None:
        """Take everything back to the start that the author gave."""
        self.see("startAgain")

    # Three ways to operate a control

    def by_keys(self, control: Control) -> bool:
        """Operate by keyboard; say whether something visible moved."""
        element = self.element(control)
        keys = {
            "button": ["Enter"],
            "check": ["Space"],
            "number": ["ArrowUp", "ArrowDown"],
        }.get(
            control.kind,
            ["ArrowRight", "ArrowUp", "ArrowLeft", "ArrowDown"],
        )

        def press(key: str) -> None:
            element.focus()
            self.page.keyboard.press(key)

        return any(self.changes(lambda key=key: press(key)) for key in keys)

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
        ways = [(0, 0)]
        if control.kind in SLIDES:
            ways = [(REACH, -REACH), (-REACH, REACH), (-REACH, -REACH)]
        return any(
            self.changes(lambda dx=dx, dy=dy: drag(dx, dy))
            for dx, dy in ways
        )

    def _choose_other(self, control: Control) -> bool:
        """Choose another option; the list itself belongs to the system."""
        element = self.element(control)
        values = element.evaluate("e => [...e.options].map(o => o.value)")
        now = element.input_value()
        other = next(value for value in values if value != now)
        return self.changes(lambda: element.select_option(other))

    def grip(self, control: Control) -> tuple[float, float]:
        """Return a point where the control, and nothing above it, can be held."""
        point = self.element(control).evaluate("e => eyes.grip(e)")
        assert point, f"{self.figure}: nothing to hold at {control}"
        return point["x"], point["y"]

    def deaf_buttons(self, way: str) -> list[str]:
        """Operate the frame's buttons in one way; return those that changed nothing."""
        failed = []
        for name in OF_THE_FRAME:
            self.by_keys(self.own()[0])
            if name == "Redo":
                self.press("Undo")
            found = [c for c in self.controls() if c.label == name]
            if found and not getattr(self, way)(found[0]):
                failed.append(name)
        return failed

    def key_with_room(self, control: Control) -> str:
        """Take a slider by the keys; return the one that leads from its nearer end."""
        element = self.element(control)
        element.focus()
        return element.evaluate("e => eyes.keyWithRoom(e)")

    def press_picture(self) -> None:
        """Press the middle of the picture, whatever is there."""
        self.root.locator(".ann-stage").scroll_into_view_if_needed()
        box = self.root.locator(".ann-stage").bounding_box()
        self.page.mouse.click(
            box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        )

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
