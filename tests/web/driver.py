"""A reader's hand on one figure: it bets, it moves, it follows links."""

import base64
import json
import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Locator, Page, expect

from tests.web.operating import MANY, OF_THE_FRAME, Control, Operator
from tests.web.site import Figure

PATIENCE = 30_000  # ms: a bet's end, or a solution, may train a network
POINTS_OF_A_SKETCH = 24


class Hand(Operator):
    """Operates one figure, and knows what every figure has around it."""

    def __init__(self, page: Page, figure: Figure) -> None:
        super().__init__(page, figure)
        self.has_begun = False
        self.is_solved = False

    # What a reader does first

    def begin(self) -> None:
        """Wake the figure, make its bet, do what was bet on, unfold; once."""
        if self.has_begun:
            return
        self.wake()
        self.has_begun = True
        self.make_the_bet()
        self.do_the_bet()
        for summary in self.root.locator("summary").all():
            summary.click()
        self.settle()
        assert "NaN" not in self.root.inner_text(), f"{self.figure}: NaN"

    def make_the_bet(self) -> None:
        """Answer by the first option, by the slider as it stands, or by a sketch."""
        if not self.figure.asks.get("bet"):
            return
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
        if not self.figure.asks.get("bet"):
            return
        self.go(self.figure.address(self.figure.asks["bet"]["end"]))
        report = self.part("seen").locator("button:visible")
        if report.count():
            report.first.click()
        expect(self.part("predict")).to_have_attribute(
            "data-bet", "done", timeout=PATIENCE
        )

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

    def solve(self) -> bool:
        """Ask for every hint, then for the solution; say whether that was needed."""
        if self.is_solved or not self.figure.asks.get("goal"):
            return False
        challenge = self.part("challenge")
        while self.part("hint").is_visible():
            self.part("hint").click()
        self.part("show-me").click()
        expect(challenge).to_have_attribute(
            "data-solved", "true", timeout=PATIENCE
        )
        expect(self.part("show-me")).to_be_enabled(timeout=PATIENCE)
        self.is_solved = True
        return True

    # What every figure has

    def part(self, name: str) -> Locator:
        """Return what the frame marks by a name."""
        return self.root.locator(f'[data-part="{name}"]')

    def button(self, name: str) -> Locator:
        """Return a button of the frame by its words."""
        return self.root.locator(f'button:text-is("{name}")')

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

    def stuck(self, way: str, but: tuple[str, ...] = ()) -> list[str]:
        """Operate every control in one way; return those that moved nothing.

        One may bring others, or take them away: each that is seen is tried once.
        Kinds in `but` have a check of their own.
        """
        tried: set[tuple[str, int]] = set()
        failed = []
        while True:
            now = named(c for c in self.own() if c.kind not in but)
            left = [name for name in now if name not in tried]
            if not left:
                return failed
            tried.add(left[0])
            control = now[left[0]]
            if self.is_chosen(control):
                continue
            if not getattr(self, way)(control):
                failed.append(str(control))
            self.start_again()

    def deaf_buttons(self, way: str) -> list[str]:
        """Operate the frame's buttons in one way; return those that changed nothing."""
        failed = []
        self.press("Same start")
        self.see("rest")
        start = self.picture()
        for name in OF_THE_FRAME:
            # Something to take back, and no training, which a button may begin.
            self.start_again()
            # One key does nothing to a text.
            moves = [c for c in self.few(MANY) if c.kind != "text"]
            self.nudge(moves[0] if moves else self.own()[0])
            self.see("rest")
            if self.picture() == start:
                # A link has brought the very state that the move leads to.
                self.nudge(
                    next(c for c in self.own() if c.kind == "button")
                )
                self.see("rest")
            if name == "Redo":
                self.press("Undo")
            found = [c for c in self.controls() if c.label == name]
            if found and not getattr(self, way)(found[0]):
                failed.append(name)
        return failed


def named(controls: Iterable[Control]) -> dict[tuple[str, int], Control]:
    """Tell controls apart by their words, and by a count where two have the same."""
    found: dict[tuple[str, int], Control] = {}
    for control in controls:
        word = str(control)
        same = sum(name == word for name, _ in found)
        found[word, same] = control
    return found
