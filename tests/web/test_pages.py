"""Every built page: quiet, light, readable by all, at home on a small screen."""

from pathlib import Path

import pytest

from tests.web import site
from tests.web.browser import Visit
from tests.web.measure import SCROLL_THROUGH

PAGES = site.pages()
WEIGHT = 450_000  # bytes of a first visit, compressed


def see_all(visited: Visit) -> None:
    """Scroll to the end and back, so that every figure and picture comes."""
    visited.page.evaluate(SCROLL_THROUGH)
    live = '[data-widget]:not([data-live="true"])'
    visited.page.wait_for_function(f"!document.querySelector('{live}')")
    visited.page.wait_for_load_state("networkidle")


def test_there_is_a_book() -> None:
    """Guard the parametrized checks: with no page they would check nothing."""
    assert "index.html" in PAGES
    assert len(PAGES) >= 5
    assert site.figures()


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("scheme", ["http", "file"])
def test_a_page_is_quiet(visit, page: str, scheme: str) -> None:
    """No other host is asked, nothing fails, nothing is complained of."""
    visited = visit(page, scheme=scheme)
    see_all(visited)
    assert visited.elsewhere == []
    assert visited.errors == []


@pytest.mark.parametrize("page", PAGES)
def test_a_first_visit_is_light(visit, page: str) -> None:
    """All of a page, scrolled to its end, stays within the budget."""
    visited = visit(page)
    see_all(visited)
    assert visited.weight <= WEIGHT, f"{visited.weight / 1000:.0f} kB"


def violations(visited: Visit, axe: Path) -> list[str]:
    """Return what the accessibility checker finds, one line each."""
    visited.page.evaluate(axe.read_text(encoding="utf-8"))
    found = visited.page.evaluate(
        "async () => (await axe.run()).violations"
    )
    return [
        f"{one['id']}: {node['target']} {node.get('failureSummary', '')}"
        for one in found
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_a_page_is_accessible(visit, axe, page, theme, width) -> None:
    """The checker finds nothing, before and after the questions are answered."""
    size = {"width": width, "height": 800}
    visited = visit(page, theme=theme, viewport=size)
    see_all(visited)
    root = visited.page.locator("html")
    assert root.get_attribute("data-theme") == theme
    assert violations(visited, axe) == []
    questions = visited.page.locator('[data-part="predict"]:has(button)')
    for question in questions.all():
        question.locator("button").first.click()
    if questions.count():
        assert violations(visited, axe) == []


@pytest.mark.parametrize("page", PAGES)
def test_nothing_scrolls_sideways(visit, page: str) -> None:
    """At 320 px the page is as wide as the window."""
    visited = visit(page, viewport={"width": 320, "height": 640})
    see_all(visited)
    wide = visited.page.evaluate(
        """() => {
          const limit = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= limit) return [];
          return [...document.querySelectorAll("body *")]
            .map((e) => [e, e.getBoundingClientRect().right])
            .filter(([e, right]) => right > limit + 1)
            .map(([e, right]) => `${e.localName}.${e.className} ${right}`);
        }"""
    )
    assert wide == []


@pytest.mark.parametrize("page", PAGES)
def test_every_picture_has_words(page: str) -> None:
    """An image says what it shows; a decoration says that it is one."""
    silent = [
        str(image)[:200]
        for image in site.soup(page).find_all("img")
        if not image.get("alt", "").strip()
        and image.get("role") not in ("presentation", "none")
    ]
    assert silent == []


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_whole_without_scripts(visit, page: str) -> None:
    """Pictures stand for the figures, and formulas are set."""
    visited = visit(page, java_script_enabled=False)
    figures = visited.page.locator("[data-widget]")
    for figure in figures.all():
        picture = figure.locator(".ann-fallback img")
        picture.scroll_into_view_if_needed()
        assert picture.is_visible()
        size = picture.bounding_box()
        assert size["width"] > 100
        assert size["height"] > 50
        assert figure.locator("button, input").count() == 0
    # What is folded away until the reader asks has no size yet.
    unfolded = "article .math:not(details:not([open]) .math)"
    for formula in visited.page.locator(unfolded).all():
        assert formula.locator(".katex").count(), formula.inner_text()
        assert formula.bounding_box()["height"] > 5
