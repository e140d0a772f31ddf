"""Every built page with JavaScript off: pictures stand for the figures."""

from tests.web.browser import Visit
from tests.web.visits import PLAIN

WAY = PLAIN
# What is folded away until the reader asks has no size yet.
UNFOLDED = "article .math:not(details:not([open]) .math)"
FOLDS = "details:has([data-widget]) > summary"
FLAT = """formulas => formulas
  .filter((f) => !f.querySelector(".katex") || f.getBoundingClientRect().height <= 5)
  .map((f) => f.textContent)"""


def test_pictures_stand_for_the_figures(visit: Visit) -> None:
    """Each figure has a picture of some size, and nothing that answers to nobody."""
    for fold in visit.page.locator(FOLDS).all():
        fold.click()
    for figure in visit.page.locator("[data-widget]").all():
        picture = figure.locator(".ann-fallback img")
        picture.scroll_into_view_if_needed()
        assert picture.is_visible()
        size = picture.bounding_box()
        assert size["width"] > 100
        assert size["height"] > 50
        assert figure.locator("button, input").count() == 0


def test_formulas_are_set(visit: Visit) -> None:
    """A formula needs no script to be read."""
    flat = visit.page.locator(UNFOLDED).evaluate_all(FLAT)
    assert flat == []
