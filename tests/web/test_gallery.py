"""The gallery of all figures: it has each, small, and gives what embeds it."""

import pytest
from playwright.sync_api import Page, expect

from tests.web import site
from tests.web.visits import DESK, NIGHT, Visits, Way

GALLERY = "book/teach/gallery.html"
ways = pytest.mark.parametrize("way", [DESK, NIGHT], ids=["http", "file"])


def opened(visits: Visits, way: Way) -> Page:
    """Open the gallery."""
    return visits.take(GALLERY, way).page


def test_every_figure_of_the_book_is_there(visits: Visits) -> None:
    """With its name, its caption, its picture and two links that lead there."""
    cards = opened(visits, DESK).locator(".gallery li")
    asked = [
        (page, figure.asks)
        for page in site.pages()
        for figure in site.on(page)
        if figure.name != "Quiz"
    ]
    expected = {
        f"{page}#{asks['id']}": [asks["title"].rstrip("."), asks["caption"]]
        for page, asks in asked
    }
    found = cards.evaluate_all(
        """cards => Object.fromEntries(cards.map((card) => [
          new URL(card.querySelector("a").href).href.replace(/^.*?\\/\\/[^/]*\\//, ""),
          ["strong", "a + p"].map((part) => card.querySelector(part).textContent),
        ]))"""
    )
    assert found == expected


@ways
def test_its_embed_code_is_copied(visits: Visits, way: Way) -> None:
    """As a frame whose address is there, whole; a copy on disk says what it is."""
    page = opened(visits, way)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    card = page.locator(
        ".gallery li", has_text="Two reasons for an umbrella"
    )
    card.get_by_role("button", name="Copy embed code").click()
    expect(card.get_by_role("status")).to_contain_text("Copied.")
    assert ("on this machine" in card.inner_text()) == (way is NIGHT)
    code = page.evaluate("() => navigator.clipboard.readText()")
    base = page.url.removesuffix(GALLERY)
    assert f'src="{base}figure/umbrella.html"' in code
    assert 'title="Two reasons for an umbrella"' in code
    assert (site.SITE / "figure/umbrella.html").exists()
    visits.leave()
