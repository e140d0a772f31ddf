"""The page of one figure follows its files, and keeps the last good figure."""

import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from commands import figure
from commands.workshop.serving import Workshop, serve
from tests.house.copied import copy
from tests.web import browser as chromium

NEW = "TriedOut"
SOON = 60_000  # milliseconds for the bundler and Python on a busy machine

pytestmark = pytest.mark.timeout(500)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the house with one figure more."""
    folder = copy(tmp_path_factory.mktemp("house"))
    figure.write(NEW, folder)
    return folder


@pytest.fixture
def bench(house: Path, browser: Browser) -> Iterator[Page]:
    """Open the figure's bench."""
    shop = Workshop(NEW, house)
    with serve(shop) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with chromium.context(browser) as context:
            opened = context.new_page()
            opened.goto(f"http://127.0.0.1:{server.server_address[1]}/")
            yield opened
        shop.end()
        server.shutdown()


def said(bench: Page, words: str) -> None:
    """Expect a sentence under the figure that is shown."""
    frame = bench.frame_locator("iframe:not(.is-coming)")
    expect(frame.locator(".ann-say")).to_contain_text(words, timeout=SOON)


def fault(bench: Page, words: str) -> None:
    """Expect a fault to be told, or none."""
    told = bench.locator("#fault")
    if words:
        expect(told).to_contain_text(words, timeout=SOON)
    else:
        expect(told).to_be_hidden(timeout=SOON)


def change(path: Path, old: str, new: str) -> None:
    """Change a file as an editor does."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_page_follows_every_change(
    bench: Page, house: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """A new sentence is shown; what is wrong is told, here and there."""
    views = house / "anncourse/widgets/js/views" / NEW
    words, view = views / "words.js", views / "view.js"
    python = house / "anncourse/widgets/figures/tried_out.py"
    reference = house / "book/api/figures.md"
    said(bench, "A line of slope 0.50: it rises.")
    fault(bench, "")

    change(words, '"rises"', '"climbs"')
    said(bench, "it climbs.")

    for path, good, bad, told in (
        (words, '"falls"', '"falls', "Unterminated string"),
        (view, "const line =", "nowhere(); const line =", "nowhere is not"),
        (
            python,
            "slope = Number(0.5",
            "slope = Number(5",
            "must be a numb",
        ),
        (reference, '{"slope": 1.5}', '{"slope": 1}', "does not reach"),
    ):
        change(path, good, bad)
        fault(bench, told)
        said(bench, "it climbs.")
        assert told in capfd.readouterr().out
        change(path, bad, good)
        fault(bench, "")
        said(bench, "it climbs.")

    change(python, "Number(0.5", "Number(0.75")
    said(bench, "A line of slope 0.75")


def test_the_author_sees_a_phone_and_the_dark(bench: Page) -> None:
    said(bench, "A line of slope")
    bench.get_by_role("button", name="Phone").click()
    bench.get_by_role("button", name="Dark").click()
    frame = bench.frame_locator("iframe:not(.is-coming)")
    expect(frame.locator("html")).to_have_attribute("data-theme", "dark")
    width = frame.locator("html").evaluate("() => innerWidth")
    assert width == 360
    expect(frame.locator("figcaption")).to_contain_text("A slope.")
    frame.locator("summary").click()
    expect(frame.locator("details")).to_contain_text("A line of slope")


def test_the_server_ends_and_knows_no_other_file(bench: Page) -> None:
    said(bench, "A line of slope")
    for path in ("nothing.js", "../base.py", "%2e%2e/base.py"):
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(bench.url + path, timeout=10)
