"""A browser for a session, and two ways to the built book: http and file."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.web import browser as chromium
from tests.web.browser import Visit
from tests.web.serving import served
from tests.web.site import ROOT, SITE

AXE = ROOT / "anncourse/widgets/js/node_modules/axe-core/axe.min.js"
HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything in this folder, so that plain `pytest` stays quick."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium once; without one, fail in CI and skip elsewhere."""
    path = chromium.executable()
    if path is None:
        stop = pytest.fail if os.environ.get("CI") else pytest.skip
        stop(chromium.HOW_TO_GET_ONE)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=path, args=list(chromium.ARGUMENTS)
        )
        yield started
        started.close()


@pytest.fixture(scope="session")
def http() -> Iterator[str]:
    """Serve the built book on a free port."""
    with served(SITE) as address:
        yield address


@pytest.fixture
def visit(browser: Browser, http: str) -> Iterator[Callable[..., Visit]]:
    """Return a function that opens a page in a clean profile."""
    with ExitStack() as stack:

        def open_page(
            page: str,
            *,
            address: str = "",
            scheme: str = "http",
            theme: str = "light",
            **options,
        ) -> Visit:
            context = stack.enter_context(
                chromium.context(browser, color_scheme=theme, **options)
            )
            context.add_init_script(chromium.theme(theme))
            visited = Visit(context.new_page())
            base = http if scheme == "http" else SITE.as_uri()
            visited.page.goto(f"{base}/{page}{address}", wait_until="load")
            return visited

        yield open_page


@pytest.fixture(scope="session")
def axe() -> Path:
    """Return the path of the accessibility checker's script."""
    assert AXE.exists(), "axe-core is missing: run `make test` once"
    return AXE
