"""Print through Chromium: once to learn where all stands, once with the numbers."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Error, Page, sync_playwright

from commands.paper.places import pages_of

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
NO_BROWSER = (
    "The book is printed by Chromium, and there is none. Install one (Debian and "
    "Ubuntu: apt-get install chromium) or say where yours is: "
    "make pdf BROWSER=/path/to/chrome"
)
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)
MOST_PRINTS = 4
READY = """async () => {
  const missing = [];
  const decoded = [...document.images].map(
    (image) => image.decode().catch(() => missing.push(image.getAttribute("src"))));
  await Promise.all([...decoded, document.fonts.ready]);
  return missing;
}"""
FILL = """(pages) => {
  for (const place of document.querySelectorAll("[data-page]"))
    place.textContent = pages[place.dataset.page] ?? "";
}"""


def browser() -> str:
    """Return the path of a Chromium, or stop with a sentence."""
    named = os.environ.get("BROWSER", "")
    found = (
        shutil.which(named)
        if named
        else next(filter(None, map(shutil.which, NAMES)), None)
    )
    if found is None:
        raise SystemExit(
            f"{named} is no program. " * bool(named) + NO_BROWSER
        )
    return found


def _print(page: Page, pdf: Path, whole: bool) -> None:
    page.pdf(
        path=pdf,
        tagged=whole,
        outline=whole,
        prefer_css_page_size=True,
        print_background=True,
    )


def print_book(source: Path, pdf: Path, say: Callable[[str], None]) -> None:
    """Print a page into a PDF, its tables of contents filled with what was found."""
    path = browser()
    with sync_playwright() as playwright:
        try:
            chromium = playwright.chromium.launch(
                executable_path=path, args=list(ARGUMENTS)
            )
        except Error as error:
            words = error.message.splitlines()[0]
            raise SystemExit(f"{path} does not start: {words}") from None
        page = chromium.new_page(color_scheme="light")
        page.goto(source.as_uri())
        page.emulate_media(media="print", color_scheme="light")
        missing = page.evaluate(READY)
        if missing:
            raise SystemExit(
                f"Pictures are missing: {', '.join(missing)}. "
                "Build the book again: make book"
            )
        known: dict[str, int] = {}
        for turn in range(1, MOST_PRINTS + 1):
            # The first print is only looked at.
            _print(page, pdf, whole=turn > 1)
            found = pages_of(pdf)
            if found == known:
                break
            say(
                f"{max(found.values(), default=0)} pages; their numbers go in"
            )
            known = found
            page.evaluate(FILL, known)
        else:
            raise SystemExit("The numbers of pages do not come to rest.")
        chromium.close()
