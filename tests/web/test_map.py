"""The map of the course: it shows the reader's way, keeps it here, and forgets it."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.web import site
from tests.web.driver import Hand
from tests.web.site import Figure
from tests.web.visits import DESK, NIGHT, Visits, Way

LANDING = "index.html"
CHAPTER = "notebooks/02-artificial-neuron.html"
HOW_TO = "book/how-to-use.html"
OURS = """() => Object.keys(localStorage)
  .filter((key) => key.startsWith("anncourse."))"""
GARBLED = ("{", "7", '"yes"', "null", "[]", '{"at": "soon", "section": 3}')
# Nothing was written for a second, and the note has come; or four, and it is lost.
STILL = """(left) => new Promise((done) => {
  let before = "", since = 0;
  const noted = () => Object.keys(localStorage).some((key) =>
    key.startsWith("anncourse.") && JSON.parse(localStorage[key]).at >= left);
  const look = () => {
    const now = JSON.stringify(localStorage);
    if (now !== before) since = performance.now();
    before = now;
    if (performance.now() - since > (noted() ? 1000 : 4000)) done();
    else setTimeout(look, 50);
  };
  look();
})"""
ways = pytest.mark.parametrize("way", [DESK, NIGHT], ids=["http", "file"])


def first_bet() -> Figure:
    """Return chapter 02's first figure with a bet."""
    return next(f for f in site.on(CHAPTER) if f.asks.get("bet"))


def base(page: Page) -> str:
    """Return where the book lies, by the landing page's address."""
    return page.url.removesuffix(LANDING)


def landing(visits: Visits, way: Way) -> Page:
    """Open the landing page as a reader who has never been here.

    In a browser of its own: one that has had hundreds of readers may lose what a
    page from a file has noted.
    """
    visits.end()
    return visits.take(LANDING, way).page


def row(page: Page, number: int = 2) -> tuple[str, str]:
    """Return how a chapter is marked, and what stands below its name."""
    line = page.locator(f"[data-map] [data-chapter='{number}']")
    mark = line.get_attribute("data-way") or ""
    return mark, line.locator(".way").inner_text()


def says(page: Page, words: str, number: int = 2) -> None:
    """Wait until a chapter's line begins with some words.

    Of a page that is left in a hurry, the next one may hear a moment later.
    """
    line = page.locator(f"[data-map] [data-chapter='{number}'] .way")
    expect(line).to_have_text(re.compile(f"^{re.escape(words)}"))


def come_back(page: Page, address: str) -> None:
    """Leave a chapter for the map, and wait for the chapter's last note.

    A page that is left may write it when the next one stands already, and one
    that was begun before. A busy browser may end the page before it has written;
    what the page noted when it was opened is there in any case.
    """
    page.evaluate("new Promise((done) => setTimeout(done, 500))")
    left = page.evaluate("Date.now()")
    page.goto(address)
    page.evaluate(STILL, left)


def asked(part: str) -> int:
    """Return how many bets, or goals, chapter 02 has."""
    return len([f for f in site.on(CHAPTER) if f.asks.get(part)])


@ways
def test_without_a_way_it_says_where_to_start(
    visits: Visits, way: Way
) -> None:
    page = landing(visits, way)
    assert row(page) == ("new", "not opened yet")
    start = page.locator("[data-start]")
    first = page.locator("[data-map] [data-chapter] a").first
    assert start.get_attribute("href") == first.get_attribute("href")
    assert "Start" in start.inner_text()
    assert page.evaluate(OURS) == []
    visits.leave()


@ways
def test_a_bet_is_on_the_map_and_gone_when_cleared(
    visits: Visits, way: Way
) -> None:
    """The way out and back, and the button on the map."""
    page, bets = landing(visits, way), asked("bet")
    home = base(page)
    page.goto(home + CHAPTER)
    come_back(page, home + LANDING)
    says(page, f"opened, 0 of {bets} bets made")
    assert row(page)[0] == "opened"
    page.goto(home + CHAPTER)
    hand = Hand(page, first_bet())
    hand.wake()
    hand.make_the_bet()
    come_back(page, home + LANDING)
    says(page, f"opened, 1 of {bets} bets made")
    way_so_far = page.locator(".course-way").inner_text()
    assert way_so_far.startswith("Your way so far: 1 of 19 chapters opened")
    start = page.locator("[data-start]")
    assert start.inner_text() == "Continue with chapter 2"
    page.locator("[data-map] [data-part=forget]").click()
    assert page.evaluate(OURS) == []
    assert row(page) == ("new", "not opened yet")
    said = page.locator("[data-map] [role=status]").inner_text()
    assert said.startswith("Forgotten: 1 figure and 1 chapter.")
    assert "Start" in start.inner_text()
    visits.leave()


def test_a_goal_counts_and_the_help_page_forgets_too(
    visits: Visits,
) -> None:
    page = landing(visits, DESK)
    home = base(page)
    page.goto(home + CHAPTER)
    goal = next(f for f in site.on(CHAPTER) if f.asks.get("goal"))
    hand = Hand(page, goal)
    hand.begin()
    hand.solve()
    page.goto(home + LANDING)
    line = page.locator("[data-map] [data-chapter='2'] .way")
    reached = re.compile(rf"\b1 of {asked('goal')} goals? reached")
    expect(line).to_have_text(reached)
    page.goto(home + HOW_TO)
    page.locator("[data-part=forget]").click()
    assert page.evaluate(OURS) == []
    # By the browser's own button the landing page comes back as it was left.
    page.go_back()
    expect(page.locator("[data-map] [data-chapter='2']")).to_have_attribute(
        "data-way", "new"
    )
    visits.leave()


def test_it_continues_where_the_reader_left(visits: Visits) -> None:
    """The last chapter opened, at the section that was being read."""
    page = landing(visits, DESK)
    home = base(page)
    page.goto(home + CHAPTER)
    heading = page.locator("article section section[id]").nth(2)
    name = heading.get_attribute("id")
    heading.evaluate("section => section.scrollIntoView()")
    page.goto(home + "notebooks/03-activations.html")
    page.goto(home + CHAPTER)
    page.goto(home + LANDING)
    start = page.locator("[data-start]")
    expect(start).to_have_attribute("href", f"{CHAPTER}#{name}")
    start.click()
    expect(page).to_have_url(f"{home}{CHAPTER}#{name}")
    visits.leave()


@pytest.mark.parametrize("text", GARBLED)
def test_what_is_garbled_is_dropped_in_silence(
    visits: Visits, text: str
) -> None:
    """Neither map nor chapter complains, and neither believes it."""
    page = landing(visits, DESK)
    home = base(page)
    visit = visits.now
    page.evaluate(
        """([page, id, text]) => {
          const path = new URL(page, location.href).pathname;
          for (const end of ["", `#${id}`])
            localStorage.setItem(`anncourse.1.${path}${end}`, text);
        }""",
        [CHAPTER, first_bet().asks["id"], text],
    )
    page.reload()
    assert row(page) == ("new", "not opened yet")
    assert "Start" in page.locator("[data-start]").inner_text()
    page.goto(home + CHAPTER)
    page.goto(home + LANDING)
    says(page, "opened")
    assert visit
    # What was still loading when we left has failed, and is nobody's error.
    said = [one for one in visit.errors if not one.startswith("failed")]
    assert said == []
    visits.leave()


def test_it_is_read_without_scripts(visits: Visits) -> None:
    """All nineteen chapters are named, and no button answers to nobody."""
    visits.leave()
    page = visits.take(LANDING, Way(scripts=False)).page
    lines = page.locator("[data-map] ol > li")
    assert lines.count() == 19
    there = len([p for p in site.pages() if re.search(r"/\d\d-", p)])
    assert page.locator("[data-map] ol > li > a").count() == there
    preparing = page.locator("[data-map] .absent em").all_inner_texts()
    assert preparing == ["in preparation"] * (19 - there)
    assert page.locator("[data-map] button:visible").count() == 0
    visits.leave()
