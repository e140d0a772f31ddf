"""A browser for a session, visits that checks share, two ways to the built book."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.web import browser as chromium
from tests.web import site
from tests.web.browser import Visit
from tests.web.driver import Hand
from tests.web.measure import SCROLL_THROUGH
from tests.web.serving import served
from tests.web.site import SITE, Figure
from tests.web.visits import Visits, Way

HERE = Path(__file__).parent
SECONDS = 120  # for one check, in place of the ten minutes of other tests
VISITS = pytest.StashKey[Visits]()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a check that asks for a page, or a figure, with each that there is."""
    given = [
        mark.args[0]
        for mark in metafunc.definition.iter_markers("parametrize")
    ]
    if "figure" in metafunc.fixturenames and "figure" not in given:
        metafunc.parametrize("figure", site.figures(), ids=str)
    if "page" in metafunc.fixturenames:
        metafunc.parametrize("page", site.wanted())


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything in this folder; bring what shares a visit together."""
    here = [item for item in items if HERE in item.path.parents]
    for item in here:
        item.add_marker(pytest.mark.browser)
        item.add_marker(pytest.mark.timeout(SECONDS))
        # One worker runs a group, and the two take turns at the groups.
        item.add_marker(pytest.mark.xdist_group(group(item)))
    order = {name: turn for turn, name in enumerate(map(group, here))}
    here.sort(key=lambda item: order[group(item)])
    items[:] = [item for item in items if item not in set(here)] + here


def group(item: pytest.Item) -> str:
    """Return what names a visit: its kind, and what is visited."""
    given = getattr(item, "callspec", None)
    subject = given.params.get("figure", given.params.get("page")) if given else ""
    return f"{item.path.stem}-{subject}"


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


@pytest.fixture(scope="session")
def visits(request: pytest.FixtureRequest) -> Iterator[Visits]:
    """Start Chromium and a server; without a Chromium, fail in CI and skip elsewhere."""
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
    """The browser itself, for what visits no page of the book."""
    return visits.browser


def see_all(visit: Visit) -> None:
    """Scroll to the end and back, so that every figure and picture comes."""
    visit.page.evaluate(SCROLL_THROUGH)
    live = '[data-widget]:not([data-live="true"])'
    visit.page.wait_for_function(f"!document.querySelector('{live}')")
    visit.page.wait_for_load_state("networkidle")


@pytest.fixture
def visit(
    visits: Visits, page: str, request: pytest.FixtureRequest
) -> Visit:
    """The page, opened in the way that the module names, seen to its end."""
    way: Way = request.module.WAY
    return visits.take(page, way, arrive=see_all if way.scripts else None)


@pytest.fixture
def untouched(
    visits: Visits, figure: Figure, request: pytest.FixtureRequest
) -> Hand:
    """The figure as a reader finds it, who came in the way that the module names."""
    hand = arrive(visits, figure, request)
    if hand.has_begun:
        visits.leave()
        hand = arrive(visits, figure, request)
    hand.wake()
    return hand


@pytest.fixture
def hand(
    visits: Visits, figure: Figure, request: pytest.FixtureRequest
) -> Hand:
    """The figure at its start, its question answered."""
    hand = arrive(visits, figure, request)
    hand.begin()
    hand.same_start()
    return hand


def arrive(
    visits: Visits, figure: Figure, request: pytest.FixtureRequest
) -> Hand:
    """Return the hand of the visit under way, or of a new one."""
    address = getattr(request.module, "address", lambda _: "")
    visit = visits.take(
        figure.page,
        request.module.WAY,
        address=address(figure),
        subject=str(figure),
    )
    if "hand" not in visit.notes:
        visit.notes["hand"] = Hand(visit.page, figure)
    return visit.notes["hand"]
