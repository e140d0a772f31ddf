"""Find a browser, and open pages in it with an ear to everything that goes wrong."""

import gzip
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, Response

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
HOW_TO_GET_ONE = (
    "no browser: install one (Debian and Ubuntu: apt-get install chromium) "
    "or say where yours is: BROWSER=/path/to/chrome"
)
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
HERE = ("127.0.0.1", "localhost", "")


def executable() -> str | None:
    """Return the path of a Chromium, or None."""
    named = os.environ.get("BROWSER")
    if named:
        return shutil.which(named)
    return next(filter(None, map(shutil.which, NAMES)), None)


@dataclass
class Visit:
    """A page, and everything it asked for or complained about."""

    page: Page
    elsewhere: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    responses: list[Response] = field(default_factory=list)
    death: str = ""
    notes: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Listen from before the first request."""
        self.page.on("request", lambda request: self._asked(request.url))
        self.page.on("pageerror", lambda error: self._wrong("page", error))
        self.page.on("response", self._answered)
        self.page.on("console", self._said)
        self.page.on(
            "requestfailed", lambda r: self._wrong("failed", r.url)
        )
        self.page.on("crash", lambda _: self._dies("the page crashed"))
        self.page.on("close", lambda _: self._dies("the page was closed"))

    def _asked(self, url: str) -> None:
        parts = urlsplit(url)
        inside = parts.scheme in ("data", "blob", "about", "file")
        if not inside and parts.hostname not in HERE:
            self.elsewhere.append(url)

    def _answered(self, response: Response) -> None:
        # A module that the page makes of its own text has come with the page.
        if urlsplit(response.url).scheme not in ("blob", "data"):
            self.responses.append(response)

    def _dies(self, how: str) -> None:
        self.death = self.death or how

    def _wrong(self, kind: str, what: object) -> None:
        self.errors.append(f"{kind}: {what}")

    def _said(self, message) -> None:
        if message.type in ("error", "warning"):
            where = message.location.get("url", "")
            self._wrong(
                f"console {message.type}", f"{message.text} {where}"
            )

    @property
    def weight(self) -> int:
        """Bytes of all responses so far, text compressed as GitHub Pages sends it."""
        return sum(sent(response) for response in self.responses)


@cache
def squeezed(body: bytes) -> int:
    """Return the bytes that go over the line; pages share most of their files."""
    return min(len(body), len(gzip.compress(body, 9, mtime=0)))


def sent(response: Response) -> int:
    """Return what one answer weighs."""
    return squeezed(response.body())


def profile(browser: Browser, **options) -> BrowserContext:
    """Open a clean profile whose waits end in 10 seconds."""
    size = {"width": 1280, "height": 900}
    opened = browser.new_context(**{"viewport": size, **options})
    opened.set_default_timeout(10_000)
    return opened


@contextmanager
def context(browser: Browser, **options) -> Iterator[BrowserContext]:
    """Open a clean profile for the time of a block."""
    opened = profile(browser, **options)
    try:
        yield opened
    finally:
        opened.close()


def theme(name: str) -> str:
    """Return a script that chooses light or dark before a page loads."""
    return (
        f"localStorage.setItem('mode', '{name}');"
        f"localStorage.setItem('theme', '{name}');"
    )
