"""The book is kept on a device when its reader asks for it, and never before."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.web import browser as chromium
from tests.web import site
from tests.web.axe import violations
from tests.web.browser import Visit
from tests.web.driver import Hand
from tests.web.line import Line, laid
from tests.web.operating import SLIDES
from tests.web.site import SITE, Figure

HOW_TO = "book/how-to-use.html"
CHAPTER = "notebooks/02-artificial-neuron.html"
OTHERS = "book /courses/other/"  # another book at the same host
KEPT_BY = """async () => ({
  workers: (await navigator.serviceWorker.getRegistrations()).length,
  boxes: await caches.keys(),
})"""
NOTHING = {"workers": 0, "boxes": []}
ARRIVE = """async (names) => {
  const came = await Promise.all(names.map((name) => fetch(name)));
  return came.filter((answer) => !answer.ok).map((answer) => answer.url);
}"""
TAKE_THE_NEW = """async () => {
  const own = await navigator.serviceWorker.getRegistration();
  await own.update();
  const coming = own.installing ?? own.waiting;
  if (coming) await new Promise((done) => {
    const look = () => coming.state === "activated" && done();
    coming.addEventListener("statechange", look);
    look();
  });
}"""
EMPTY = """async () => {
  for (const name of await caches.keys()) await caches.delete(name);
}"""
FORBIDDEN = """ServiceWorkerContainer.prototype.register = async () => {
  throw new DOMException("not here", "SecurityError");
};"""
MISSING = "delete Navigator.prototype.serviceWorker;"
WHOLE = 60_000  # ms for the whole book, on a busy machine

pytestmark = pytest.mark.timeout(240)


@pytest.fixture(scope="module")
def line(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Line]:
    with laid(tmp_path_factory.mktemp("line")) as made:
        yield made


@pytest.fixture(autouse=True)
def whole(line: Line) -> Iterator[None]:
    """Begin and end with a line that lets all through."""
    line.mend()
    yield
    line.mend()


def arrive(
    browser: Browser, line: Line, script: str = ""
) -> Iterator[Visit]:
    """Open the page with the button, as a reader who is here for the first time."""
    with chromium.context(browser) as context:
        context.add_init_script(script)
        visit = Visit(context.new_page())
        visit.page.goto(f"{line.address}/{HOW_TO}")
        yield visit


@pytest.fixture
def new(browser: Browser, line: Line) -> Iterator[Page]:
    """Return the page of a reader who keeps nothing."""
    for visit in arrive(browser, line):
        yield visit.page


@pytest.fixture(scope="module")
def kept(visits, line: Line) -> Iterator[Page]:
    """Return the page of a reader who has pressed the button."""
    for visit in arrive(visits.browser, line):
        press(visit.page, "Keep this book on my device")
        says(visit.page, "Kept:")
        yield visit.page


def first_bet() -> Figure:
    """Return the chapter's first figure with a bet."""
    return next(f for f in site.on(CHAPTER) if f.asks.get("bet"))


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()


def told(page: Page) -> Locator:
    return page.locator("[data-part=keep] [role=status]")


def says(page: Page, words: str) -> None:
    expect(told(page)).to_contain_text(words, timeout=WHOLE)


def test_who_only_reads_keeps_nothing(new: Page, line: Line) -> None:
    """No worker and no cache; what it takes is said before the press."""
    says(new, "It fetches")
    assert re.search(
        r"\d\.\d MB and takes \d+\.\d MB", told(new).inner_text()
    )
    for name in ("index.html", CHAPTER):
        new.goto(f"{line.address}/{name}", wait_until="networkidle")
    assert new.evaluate(KEPT_BY) == NOTHING
    assert "offline.js" not in line.asked


def test_it_opens_without_a_network(kept: Page, line: Line) -> None:
    """A figure answers, words are found, and no page is missing."""
    line.cut()
    visit = Visit(kept.context.new_page())
    page = visit.page
    page.goto(f"{line.address}/{CHAPTER}", wait_until="load")
    hand = Hand(page, first_bet())
    hand.begin()
    slider = next(c for c in hand.controls() if c.kind in SLIDES)
    assert hand.by_mouse(slider)
    assert visit.errors == []
    page.goto(f"{line.address}/search.html?q=gradient")
    expect(page.locator("#search-results li").first).to_be_visible()
    page.goto(f"{line.address}/")
    expect(page.locator(".course-way")).to_contain_text("1 of 19 chapters")
    pages = [f"{line.address}/{name}" for name in site.pages()]
    assert page.evaluate(ARRIVE, pages) == []
    assert line.asked == []
    page.close()


def test_a_network_that_hangs_is_not_waited_for(
    kept: Page, line: Line
) -> None:
    line.is_free.clear()
    kept.goto(f"{line.address}/{HOW_TO}")
    says(kept, "Kept:")


def test_a_new_page_is_seen_at_once_and_nothing_else_is_fetched(
    kept: Page, line: Line
) -> None:
    line.change(CHAPTER, "<h1>The artificial", "<h1>The new")
    kept.goto(f"{line.address}/{CHAPTER}", wait_until="networkidle")
    assert "The new" in kept.locator("h1").inner_text()
    kept.evaluate(TAKE_THE_NEW)
    line.change(CHAPTER, "<h1>The new", "<h1>The newer")
    line.mend()
    kept.evaluate(TAKE_THE_NEW)
    assert set(line.asked) == {"offline.js", CHAPTER}
    line.cut()
    kept.goto(f"{line.address}/{CHAPTER}")
    assert "The newer" in kept.locator("h1").inner_text()


def test_it_is_forgotten_whole_and_can_be_kept_again(
    kept: Page, line: Line
) -> None:
    """All of it, and nothing that another book keeps."""
    kept.goto(f"{line.address}/{HOW_TO}")
    kept.evaluate("(name) => caches.open(name)", OTHERS)
    says(kept, "Kept:")
    press(kept, "Forget the kept book")
    says(kept, "Forgotten.")
    kept.goto(f"{line.address}/{CHAPTER}")
    kept.goto(f"{line.address}/{HOW_TO}")
    assert kept.evaluate(KEPT_BY) == {"workers": 0, "boxes": [OTHERS]}
    press(kept, "Keep this book on my device")
    says(kept, "Kept:")
    # And at once, while its worker still serves the page.
    press(kept, "Forget the kept book")
    press(kept, "Keep this book on my device")
    says(kept, "Kept:")


def test_a_box_that_others_have_emptied_is_filled_again(
    kept: Page, line: Line
) -> None:
    """The browser, or its owner, may clear what is kept and leave the worker."""
    kept.goto(f"{line.address}/{HOW_TO}")
    says(kept, "Kept:")
    kept.evaluate(EMPTY)
    kept.reload()
    says(kept, "It fetches")
    press(kept, "Keep this book on my device")
    says(kept, "Kept:")
    line.cut()
    kept.goto(f"{line.address}/{CHAPTER}")
    assert "neuron" in kept.locator("h1").inner_text()


def test_half_a_book_is_not_called_kept(new: Page, line: Line) -> None:
    """The network goes in the middle; a second press goes on from there."""
    says(new, "It fetches")
    line.cut(after=100)
    press(new, "Keep this book on my device")
    says(new, "The network broke off. A part of the book has come")
    first = set(line.asked)
    line.mend()
    new.reload()
    says(new, "it is not kept yet")
    assert new.evaluate(KEPT_BY)["workers"] == 0
    figure = Hand(new, site.on(HOW_TO)[0])
    figure.begin()
    line.mend()
    press(new, "Fetch the rest")
    says(new, "Kept:")
    assert first & set(line.asked) == {"offline.js"}


def test_the_states_are_accessible(browser: Browser, line: Line) -> None:
    """The checker finds nothing on the way; who presses by keys stays there."""
    for visit in arrive(browser, line):
        says(visit.page, "It fetches")
        line.is_free.clear()
        button = visit.page.get_by_role("button", name="Keep this book")
        button.focus()
        visit.page.keyboard.press("Enter")
        says(visit.page, "on its way")
        assert violations(visit) == []
        line.mend()
        says(visit.page, "Kept:")
        assert violations(visit) == []
        forget = visit.page.get_by_role("button", name="Forget the kept")
        expect(forget).to_be_focused()
        assert visit.errors == []


def test_a_full_device_is_told(new: Page, line: Line) -> None:
    origin = line.address.partition("/courses")[0]
    session = new.context.new_cdp_session(new)
    session.send(
        "Storage.overrideQuotaForOrigin",
        {"origin": origin, "quotaSize": 1_000_000},
    )
    press(new, "Keep this book on my device")
    says(new, "This browser has no room left for it.")
    assert new.evaluate(KEPT_BY)["workers"] == 0
    press(new, "Forget the part")
    says(new, "It fetches")
    assert new.evaluate(KEPT_BY) == NOTHING


@pytest.mark.parametrize(
    ("script", "words"),
    [
        (FORBIDDEN, "does not let the book keep anything. Nothing is kept"),
        (MISSING, "This browser cannot keep the book."),
    ],
    ids=["forbidden", "missing"],
)
def test_a_browser_that_refuses_is_told_of(
    browser: Browser, line: Line, script: str, words: str
) -> None:
    for visit in arrive(browser, line, script):
        button = visit.page.get_by_role("button", name="Keep this book")
        if script == FORBIDDEN:
            button.click()
        says(visit.page, words)
        assert visit.errors == []


def test_a_copy_in_a_folder_offers_nothing(browser: Browser) -> None:
    with chromium.context(browser) as context:
        visit = Visit(context.new_page())
        visit.page.goto(f"{SITE.as_uri()}/{HOW_TO}", wait_until="load")
        place = visit.page.locator("[data-part=keep]")
        assert place.get_by_role("button").count() == 0
        assert told(visit.page).inner_text() == ""
        assert visit.errors == []
