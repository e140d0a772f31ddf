"""Every built page in the dark, from a file: no server, and no color unreadable."""

from tests.web import reading
from tests.web.axe import FIGURES, OF_COLOR, violations
from tests.web.browser import Visit
from tests.web.visits import NIGHT

WAY = NIGHT


def test_a_file_is_quiet(visit: Visit) -> None:
    """Opened from disk, a page asks no host, and nothing fails."""
    assert visit.elsewhere == []
    assert visit.errors == []


def test_a_dark_page_is_readable(visit: Visit) -> None:
    """The checker finds no color wrong in a wide window."""
    theme = visit.page.locator("html").get_attribute("data-theme")
    assert theme == "dark"
    assert violations(visit, rules=OF_COLOR) == []


def test_a_dark_page_is_accessible_on_a_phone(visit: Visit) -> None:
    """Nor anything else in a narrow one."""
    reading.resize(visit, reading.PHONE)
    assert violations(visit) == []


def test_an_answered_dark_page_is_readable_on_a_phone(
    visit: Visit, page: str
) -> None:
    """Nor once the questions are answered, which changes the figures alone."""
    reading.resize(visit, reading.PHONE)
    if reading.answer(visit, page):
        assert violations(visit, within=FIGURES, rules=OF_COLOR) == []


def test_an_answered_dark_page_is_readable(visit: Visit, page: str) -> None:
    """Nor then in a wide one."""
    reading.resize(visit, reading.WIDE)
    if reading.answer(visit, page):
        assert violations(visit, within=FIGURES, rules=OF_COLOR) == []
