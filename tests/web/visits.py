"""A visit: a page that is opened once for all that is asked of it.

Opening pages is a third of the work. So the checks that concern the same page, or the
figures on it, and come in the same way share a visit: those of `test_desk_*.py` one,
those of `test_phone_*.py` one. A check that fails leaves the visit behind it, and the
next gets a fresh one: no failure stops another check, or stains it.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Error

from tests.web import browser as chromium
from tests.web.browser import Visit
from tests.web.driver import Hand
from tests.web.site import Figure


@dataclass(frozen=True)
class Way:
    """From where a reader comes, and with what in hand."""

    scheme: str = "http"
    theme: str = "light"
    width: int = 1280
    height: int = 900
    finger: bool = False
    less_motion: bool = False
    scripts: bool = True
    first: bool = False  # with nothing of the book kept from pages before

    def options(self) -> dict[str, Any]:
        """Return it in the browser's words."""
        return {
            "viewport": {"width": self.width, "height": self.height},
            "color_scheme": self.theme,
            "has_touch": self.finger,
            "reduced_motion": "reduce" if self.less_motion else None,
            "java_script_enabled": self.scripts,
        }


# The ways in which pages and figures are visited: each is tried in all that differs.
DAY = Way(theme="light", height=800, first=True)
NIGHT = Way(scheme="file", theme="dark", height=800)
PLAIN = Way(scripts=False)
DESK = Way()
PHONE = Way(
    scheme="file",
    width=390,
    height=844,
    finger=True,
    less_motion=True,
)


@dataclass(frozen=True)
class Key:
    """What makes two checks share a visit."""

    page: str
    way: Way
    address: str

    def __str__(self) -> str:
        """Return it in a message's words."""
        way = self.way
        return f"{self.page}{self.address} by {way.scheme}, {way.theme}, {way.width} px"


class Visits:
    """The visit under way, and what earlier checks have found out.

    Parameters
    ----------
    start
        Starts a browser.
    bases
        For each scheme, where the book lies.
    """

    def __init__(
        self, start: Callable[[], Browser], bases: dict[str, str]
    ) -> None:
        self._start = start
        self._bases = bases
        self._browser: Browser | None = None
        self._key: Key | None = None
        self.now: Visit | None = None
        self._look: tuple[Key, Visit] | None = None
        self._profiles: dict[tuple[Way, str], BrowserContext] = {}
        self._lost: dict[Key, str] = {}
        self._kept: dict[str, Any] = {}

    @property
    def browser(self) -> Browser:
        """The browser, started again should it have died."""
        if self._browser is None or not self._browser.is_connected():
            self._browser = self._start()
            self._profiles.clear()
        return self._browser

    def take(
        self,
        page: str,
        way: Way,
        *,
        address: str = "",
        arrive: Callable[[Visit], None] | None = None,
    ) -> Visit:
        """Return the visit under way, or end it and open another.

        `arrive` is done once, as part of the opening.
        """
        key = Key(page, way, address)
        if self.now and key == self._key and not self.now.death:
            return self.now
        self._turn_the_page(way)
        if key in self._lost:
            pytest.fail(f"No visit: {key} {self._lost[key]}", pytrace=False)
        try:
            visit = self._open(key, "reader")
            if arrive:
                arrive(visit)
        except Exception as error:
            first = str(error).partition("\n")[0]
            self._lost[key] = f"died while it was opened: {first}"
            self.leave()
            raise
        self._key, self.now = key, visit
        return visit

    def hand(self, figure: Figure, way: Way) -> Hand:
        """Return the hand on a figure of the page under visit."""
        visit = self.take(figure.page, way)
        hands: dict[Figure, Hand] = visit.notes.setdefault("hands", {})
        if figure not in hands:
            hands[figure] = Hand(visit.page, figure)
        return hands[figure]

    def beside(self, page: str, way: Way, address: str) -> Visit:
        """Open a page in a friend's browser, for a look; the visit goes on."""
        key = Key(page, way, address)
        if self._look and key == self._look[0] and not self._look[1].death:
            return self._look[1]
        if self._look:
            self._look[1].page.close()
        self._look = key, self._open(key, "friend")
        return self._look[1]

    def _turn_the_page(self, way: Way) -> None:
        """End the visit under way; what it has loaded may serve the next one."""
        for visit in filter(None, (self.now, self._look and self._look[1])):
            with suppress(Error):
                visit.page.close()
        self._key = self.now = self._look = None
        if way.first:
            self._close((way, "reader"))

    def _profile(self, way: Way, who: str) -> BrowserContext:
        """Return a reader's profile: what one page has loaded, the next one has."""
        browser = self.browser
        if (way, who) not in self._profiles:
            made = chromium.profile(browser, **way.options())
            made.add_init_script(chromium.theme(way.theme))
            self._profiles[way, who] = made
        return self._profiles[way, who]

    def _close(self, *profiles: tuple[Way, str]) -> None:
        for name in profiles:
            # With a browser that has died, they are gone.
            with suppress(Error, KeyError):
                self._profiles.pop(name).close()

    def _open(self, key: Key, who: str) -> Visit:
        visit = Visit(self._profile(key.way, who).new_page())
        address = f"{self._bases[key.way.scheme]}/{key.page}{key.address}"
        visit.page.goto(address, wait_until="load")
        return visit

    def once(self, name: str, find: Callable[[], Any]) -> Any:
        """Return what an earlier check has found out, or find out; names are global."""
        if name not in self._kept:
            self._kept[name] = find()
        return self._kept[name]

    def leave(self) -> str:
        """End the visit, and keep nothing of it; return how it died, if it did."""
        death = self.now.death if self.now else ""
        self._key = self.now = self._look = None
        self._close(*self._profiles)
        return death

    def end(self) -> None:
        """End the visit and the browser."""
        self.leave()
        if self._browser:
            self._browser.close()
