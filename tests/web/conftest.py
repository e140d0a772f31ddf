"""A browser for a session, visits that checks share, two ways to the built book."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright
from xdist.remote import Producer

from tests.web import browser as chromium
from tests.web import site
from tests.web.browser import Visit
from tests.web.driver import Hand
from tests.web.measure import SCROLL_THROUGH
from tests.web.serving import served
from tests.web.site import SITE, Figure
from tests.web.turns import VisitByVisit, visit_of
from tests.web.visits import Visits, Way

HERE = Path(__file__).parent
SECONDS = 120  # for one check, in place of the ten minutes of other tests
VISITS = pytest.StashKey[Visits]()
# A check waits for what it wants to see: on a busy machine longer than five seconds.
expect.set_options(timeout=20_000)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a check that asks for a page, or a figure, with each that there is."""
    given = [
        mark.args[0]
        for mark in metafunc.definition.iter_markers("parametrize")
    ]
    if "figure" in metafunc.fixturenames and "figure" not in given:
        once = metafunc.definition.get_closest_marker("each_kind")
        found = site.without_twins() if once else site.figures()
        metafunc.parametrize("figure", found, ids=str)
    if "page" in metafunc.fixturenames:
        metafunc.parametrize("page", site.wanted())


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything in this folder; bring what shares a visit together."""
    here = [item for item in items if HERE in item.path.parents]
    for item in here:
        item.add_marker(pytest.mark.browser)
        if not item.get_closest_marker("timeout"):
            item.add_marker(pytest.mark.timeout(SECONDS))
    first: dict[str, int] = {}
    for item in here:
        first.setdefault(visit_of(item.nodeid), len(first))
    # Figure by figure, and last what concerns the page with all of them.
    here.sort(key=lambda item: (first[visit_of(item.nodeid)], number(item)))
    others = [item for item in items if HERE not in item.path.parents]
    items[:] = others + here
    if "CHAPTER" in os.environ:
        # What concerns no page concerns no chapter.
        items[:] = [item for item in items if ".html" in item.nodeid]


def number(item: pytest.Item) -> int:
    """Return the place among all figures of the one that a check concerns."""
    given = getattr(item, "callspec", None)
    figure = given and given.params.get("figure")
    among = site.figures()
    return among.index(figure) if figure in among else len(among)


def pytest_xdist_make_scheduler(
    config: pytest.Config, log: Producer
) -> VisitByVisit:
    """Let workers take visits in turns, whatever `--dist` says."""
    return VisitByVisit(config, log)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Iterator[None]:
    """Leave the visit of a check that failed, and say so should the visit have died."""
    report = yield
    visits = item.session.stash.get(VISITS, None)
    if visits and report.failed:
        death = visits.leave()
        if death:
            report.sections.append(("visit", f"The visit died: {death}."))
    return report


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Serve the book from a folder below the server's own, as a site may be."""
    with served(SITE.parent) as base:
        yield f"{base}/{SITE.name}"


@pytest.fixture(scope="session")
def visits(request: pytest.FixtureRequest) -> Iterator[Visits]:
    """Start a server and Chromium; without one, fail in CI and skip elsewhere."""
    path = chromium.executable()
    if path is None:
        stop = pytest.fail if os.environ.get("CI") else pytest.skip
        stop(chromium.HOW_TO_GET_ONE)
    with sync_playwright() as playwright, served(SITE) as address:

        def start() -> Browser:
            return playwright.chromium.launch(
                executable_path=path, args=list(chromium.ARGUMENTS)
            )

        made = Visits(start, {"http": address, "file": SITE.as_uri()})
        request.session.stash[VISITS] = made
        yield made
        made.end()


@pytest.fixture
def browser(visits: Visits) -> Browser:
    """Return the browser itself, for what visits no page of the book."""
    return visits.browser


def see_all(visit: Visit) -> None:
    """Unfold, scroll to the end and back, so that every figure and picture comes."""
    visit.page.evaluate(SCROLL_THROUGH)
    live = '[data-widget]:not([data-live="true"])'
    visit.page.wait_for_function(f"!document.querySelector('{live}')")
    visit.page.wait_for_load_state("networkidle")


@pytest.fixture
def visit(
    visits: Visits, page: str, request: pytest.FixtureRequest
) -> Visit:
    """Return the page, opened in the way that the module names, seen to its end."""
    way: Way = request.module.WAY
    return visits.take(page, way, arrive=see_all if way.scripts else None)


@pytest.fixture
def untouched(
    visits: Visits, figure: Figure, request: pytest.FixtureRequest
) -> Hand:
    """Return the figure as a reader finds it, who came in the way of the module."""
    hand = visits.hand(figure, request.module.WAY)
    if hand.has_begun:
        visits.leave()
        hand = visits.hand(figure, request.module.WAY)
    return hand


@pytest.fixture
def hand(
    visits: Visits, figure: Figure, request: pytest.FixtureRequest
) -> Hand:
    """Return the figure at its start, its bet made and done."""
    hand = visits.hand(figure, request.module.WAY)
    hand.begin()
    hand.start_again()
    return hand


@pytest.fixture
def free(hand: Hand) -> Hand:
    """Return the figure at its start, its question settled: nothing is held now."""
    if hand.solve():
        hand.start_again()
    return hand
