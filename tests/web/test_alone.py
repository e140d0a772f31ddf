"""Each figure on a page of its own: alive, quiet, with its state, in anyone's frame."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from tests.web import browser as chromium
from tests.web import reading, site
from tests.web.axe import violations
from tests.web.browser import Visit
from tests.web.driver import Hand
from tests.web.serving import served
from tests.web.site import Figure
from tests.web.visits import DESK, NIGHT, PLAIN, Visits, Way

SMALL = Way(width=320)
NEW = Way(first=True)
FIRST_VISIT = 125_000  # bytes, of a figure that brings no weights
OWN = 125_000  # what a figure brings at most, and shares with none
ONE = "figure/umbrella.html"
# A page of somebody else, which takes the height that a figure tells.
OUTER = """<!DOCTYPE html><title>A course elsewhere</title>
<link rel="icon" href="data:,">
<p style="height: 75rem">Much to read before.</p>
<iframe src="{}" title="A figure" width="100%" height="100" {}></iframe>
<script>addEventListener("message", ({{ source, data }}) => {{
  const frame = document.querySelector("iframe");
  if (frame.contentWindow === source && data?.anncourse === "umbrella")
    frame.height = data.height;
}});</script>"""
figures = pytest.mark.parametrize(
    "figure", [one for one in site.figures() if one.name != "Quiz"], ids=str
)


def alone(figure: Figure) -> str:
    """Return the page that shows a figure alone."""
    return f"figure/{figure.asks['id']}.html"


@figures
def test_a_figure_alone_comes_alive(visits: Visits, figure: Figure) -> None:
    """It says its name and its claim, leads to its place, and fits a telephone."""
    visit = visits.take(alone(figure), SMALL)
    page = visit.page
    live = page.locator("[data-widget]")
    expect(live).to_have_attribute("data-live", "true")
    expect(live).to_have_attribute("data-widget", figure.name)
    asks = figure.asks
    assert (
        page.locator("h1").inner_text() == asks["title"].rstrip(".") + "."
    )
    assert page.locator(".claim").text_content() == asks["caption"]
    place = page.locator(".from a").get_attribute("href")
    there, _, name = place.removeprefix("../").partition("#")
    assert there == figure.page
    assert name in site.anchors(there)
    assert page.locator(":is(nav, header, form, footer)").count() == 0
    assert page.evaluate(reading.TOO_WIDE) == []
    assert visit.elsewhere == []
    assert visit.errors == []
    picture = page.locator(".ann-fallback img").get_attribute("src")
    assert (site.SITE / "figure" / picture).exists()
    whole = (site.SITE / alone(figure)).read_bytes()
    assert chromium.squeezed(whole) <= OWN


def test_every_figure_has_its_page_and_no_page_is_left() -> None:
    """What the build wrote is what the book's pages show."""
    found = [
        alone(figure)
        for page in site.pages()
        for figure in site.on(page)
        if figure.name != "Quiz"
    ]
    there = [f"figure/{p.name}" for p in (site.SITE / "figure").iterdir()]
    assert sorted(there) == sorted(found)
    assert len(found) > 50


@pytest.mark.parametrize("way", [DESK, NIGHT], ids=["http", "file"])
def test_a_state_in_its_address_is_shown(visits: Visits, way: Way) -> None:
    """And its theme; a link that is copied there leads there."""
    (figure,) = site.on(ONE)
    other = {"light": "dark", "dark": "light"}[way.theme]
    end = figure.asks["bet"]["end"]
    address = f"?theme={other}{figure.address(end)}"
    page = visits.take(ONE, way, address=address).page
    hand = Hand(page, figure)
    hand.wake()
    assert page.locator("html").get_attribute("data-theme") == other
    state = hand.state()
    assert {name: state[name] for name in end} == end
    assert f"{ONE}?theme={other}#figure=umbrella." in page.url


@pytest.mark.parametrize(
    "limits", ["", 'sandbox="allow-scripts"'], ids=["frame", "sandbox"]
)
def test_a_figure_moves_in_the_frame_of_another_site(
    browser: Browser, tmp_path: Path, limits: str
) -> None:
    """By mouse; and the frame becomes as high as the figure says."""
    (figure,) = site.on(ONE)
    end = figure.address(figure.asks["bet"]["end"])
    with served(site.SITE) as book, served(tmp_path) as school:
        outer = OUTER.format(f"{book}/{ONE}{end}", limits)
        (tmp_path / "index.html").write_text(outer, encoding="utf-8")
        with chromium.context(browser) as profile:
            visit = Visit(profile.new_page())
            visit.page.goto(f"{school}/index.html")
            frame = inside(visit.page)
            moved_by_mouse(visit.page, frame)
            frame.locator("button", has_text="Copy link").click()
            said = frame.locator('[data-part="copied"]')
            expect(said).to_contain_text(f"{ONE}#figure=umbrella.")
            fits = (
                "() => document.documentElement.scrollHeight <= innerHeight"
            )
            frame.wait_for_function(fits)
            assert frame.evaluate("() => innerHeight") > 300
            assert visit.elsewhere == []
            # A frame may not copy unless it is allowed to. And this server does not
            # let a frame without an origin have letters; those of the system stand in.
            refused = re.compile(r"[Cc]lipboard|\.woff2")
            assert [e for e in visit.errors if not refused.search(e)] == []


def test_a_linked_figure_leaves_the_page_around_it_alone(
    browser: Browser,
) -> None:
    """A page of the same host, which a frame can scroll: the reader stays above."""
    (figure,) = site.on(ONE)
    end = figure.address(figure.asks["bet"]["end"])
    with served(site.SITE) as book, chromium.context(browser) as profile:
        page = profile.new_page()
        page.goto(f"{book}/{ONE}")
        page.set_content(OUTER.format(f"{book}/{ONE}{end}", ""))
        inside(page)
        assert page.evaluate("scrollY") == 0


def inside(page: Page) -> Frame:
    """Return what the frame of a page shows, once it is alive."""
    live = page.frame_locator("iframe").locator("[data-widget]")
    expect(live).to_have_attribute("data-live", "true")
    return page.frames[1]


def moved_by_mouse(page: Page, frame: Frame) -> None:
    """Drag the first weight that no question holds: it follows."""
    free = 'svg [role="slider"]:not([aria-disabled="true"])'
    handle = frame.locator(free).first
    page.locator("iframe").scroll_into_view_if_needed()
    handle.scroll_into_view_if_needed()
    before = handle.get_attribute("aria-valuenow")
    box = handle.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 20, y - 30, steps=4)
    page.mouse.up()
    expect(handle).not_to_have_attribute("aria-valuenow", before)


def test_a_picture_stands_for_it_without_scripts(visits: Visits) -> None:
    """In the colors of the reader's system."""
    page = visits.take(ONE, PLAIN).page
    expect(page.locator(".ann-fallback img")).to_be_visible()
    expect(page.locator(".ann-note")).to_be_visible()
    assert page.locator(":is(button, input)").count() == 0


@pytest.mark.parametrize("width", [reading.WIDE, reading.PHONE])
@pytest.mark.parametrize("way", [DESK, NIGHT], ids=["light", "dark"])
def test_its_page_is_accessible(
    visits: Visits, way: Way, width: int
) -> None:
    """The checker finds nothing around the figure; inside, test_day looks."""
    visit = visits.take(ONE, way)
    Hand(visit.page, site.on(ONE)[0]).wake()
    reading.resize(visit, width)
    assert violations(visit) == []


def test_a_first_visit_is_half_a_page(visits: Visits) -> None:
    """The style, the letters, the bundles and the figure."""
    visit = visits.take(ONE, NEW)
    Hand(visit.page, site.on(ONE)[0]).wake()
    assert visit.weight <= FIRST_VISIT
