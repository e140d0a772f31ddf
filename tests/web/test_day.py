"""Every built page in light, from a server: quiet, small, readable by all."""

from tests.web import reading, site
from tests.web.axe import FIGURES, violations
from tests.web.browser import Visit
from tests.web.visits import DAY

WAY = DAY
WEIGHT = 450_000  # bytes of a first visit, compressed
# Where most readers come first.
LIGHTER = {"index.html": 220_000}


def test_there_is_a_book() -> None:
    """Guard the checks of pages: with no page they would check nothing."""
    assert "index.html" in site.pages()
    assert len(site.pages()) >= 5
    assert any(site.on(page) for page in site.pages())


def test_a_page_is_quiet(visit: Visit) -> None:
    """No other host is asked, nothing fails, nothing is complained of."""
    assert visit.elsewhere == []
    assert visit.errors == []


def test_a_first_visit_is_light(visit: Visit, page: str) -> None:
    """All of a page, scrolled to its end, stays within the budget."""
    budget = LIGHTER.get(page, WEIGHT)
    assert visit.weight <= budget, f"{visit.weight / 1000:.0f} kB"


def test_a_page_is_accessible(visit: Visit) -> None:
    """The checker finds nothing in a wide window."""
    theme = visit.page.locator("html").get_attribute("data-theme")
    assert theme == "light"
    assert violations(visit) == []


def test_a_page_is_accessible_on_a_phone(visit: Visit) -> None:
    """The checker finds nothing in a narrow one."""
    reading.resize(visit, reading.PHONE)
    assert violations(visit) == []


def test_an_answered_page_is_accessible_on_a_phone(
    visit: Visit, page: str
) -> None:
    """Nor once the questions are answered, which changes the figures alone."""
    reading.resize(visit, reading.PHONE)
    if reading.answer(visit, page):
        assert violations(visit, within=FIGURES) == []


def test_an_answered_page_is_accessible(visit: Visit, page: str) -> None:
    """Nor then in a wide one."""
    reading.resize(visit, reading.WIDE)
    if reading.answer(visit, page):
        assert violations(visit, within=FIGURES) == []


def test_nothing_scrolls_sideways(visit: Visit) -> None:
    """At 320 px the page is as wide as the window."""
    reading.resize(visit, reading.SMALL)
    assert visit.page.evaluate(reading.TOO_WIDE) == []


def test_a_page_stays_quiet(visit: Visit) -> None:
    """Nor has anything failed by now, in any size."""
    assert visit.elsewhere == []
    assert visit.errors == []
