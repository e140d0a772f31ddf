"""What a reader does with a page as a whole: look at it in a size, answer its bets."""

from tests.web.browser import Visit

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
FRAMES = """async () => {
  for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
}"""


def resize(visit: Visit, width: int) -> None:
    """Give the window a width, and let the page settle in it."""
    height = 640 if width == SMALL else 800
    visit.page.set_viewport_size({"width": width, "height": height})
    visit.page.evaluate(FRAMES)


def answer(visit: Visit) -> bool:
    """Answer each figure's question, once; say whether there is one."""
    if "answered" not in visit.notes:
        questions = visit.page.locator('[data-part="predict"]:has(button)')
        for question in questions.all():
            question.locator("button").first.click()
        visit.notes["answered"] = questions.count() > 0
    return visit.notes["answered"]
