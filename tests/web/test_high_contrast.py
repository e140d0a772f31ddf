"""Where the system gives the colors itself, a page follows it, whatever was chosen."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web import browser as chromium

PAGES = (
    "index.html",
    "notebooks/02-artificial-neuron.html",
    "figure/umbrella.html",
)
INK = """() => {
  const text = document.querySelector("svg text") ?? document.querySelector("h1");
  const paint = getComputedStyle(text);
  document.body.style.backgroundColor = "Canvas";
  return [text.localName === "text" ? paint.fill : paint.color,
          getComputedStyle(document.body).backgroundColor];
}"""


@pytest.fixture(params=["light", "dark"])
def system(
    request: pytest.FixtureRequest, browser: Browser
) -> Iterator[Page]:
    """Open a page under a system that forces its colors."""
    with chromium.context(
        browser, forced_colors="active", color_scheme=request.param
    ) as context:
        yield context.new_page()


def lightness(color: str) -> float:
    """Return the mean of red, green and blue."""
    red, green, blue = color.partition("(")[2].rstrip(")").split(",")[:3]
    return (float(red) + float(green) + float(blue)) / 3


@pytest.mark.parametrize("place", PAGES)
def test_the_system_decides(system: Page, address: str, place: str) -> None:
    """Ink and ground stay far apart, and no button offers what it cannot do."""
    system.goto(f"{address}/{place}", wait_until="load")
    for chosen in ("light", "dark"):
        system.evaluate(f"localStorage.setItem('mode', '{chosen}')")
        system.reload(wait_until="load")
        system.wait_for_selector("svg text, body.landing h1")
        ink, ground = system.evaluate(INK)
        assert abs(lightness(ink) - lightness(ground)) > 150
    switch = system.locator(".theme-switch")
    assert not any(each.is_visible() for each in switch.all())
    system.emulate_media(forced_colors="none")
    expect(system.locator("html")).to_have_attribute("data-theme", "dark")
