"""What a reader does with a page as a whole: look at it in a size, answer its bets."""

from tests.web import site
from tests.web.browser import Visit
from tests.web.driver import Hand

WIDE = 1280
PHONE = 360
SMALL = 320
TOO_WIDE = """() => {
  const limit = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= limit) return [];
  return [...document.querySelectorAll("body *")]
    .map((e) => [e, e.getBoundingClientRect().right])
    .filter(([e, right]) => right > limit + 1)
    .map(([e, right]) => `${e.localName}.${e.className} ${right}`);
}"""
FIRST_OPTION = "fieldset.ann-card label:first-of-type input"
FRAMES = """async () => {
  for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
}"""


def resize(visit: Visit, width: int) -> None:
    """Give the window a width, and let the page settle in it."""
    height = 640 if width == SMALL else 800
    visit.page.set_viewport_size({"width": width, "height": height})
    visit.page.evaluate(FRAMES)


def answer(visit: Visit, page: str) -> bool:
    """Make each bet and answer each quiz, once; say whether there is any."""
    figures = site.on(page)
    if "answered" not in visit.notes:
        for figure in figures:
            Hand(visit.page, figure).make_the_bet()
        for first in visit.page.locator(FIRST_OPTION).all():
            first.check()
        visit.notes["answered"] = True
    return bool(figures)
