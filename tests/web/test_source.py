"""Every built page as text: its links land, its pictures have words."""

import re
from collections import Counter
from urllib.parse import unquote, urldefrag, urlsplit

from tests.web import site

DESCRIBED = re.compile(r'<meta name="description" content="([^"]+)">')
# What Sphinx adds; search engines are asked to leave it out.
WITHOUT_WORDS = {"genindex.html", "search.html"}


def targets(page: str) -> list[str]:
    """Return every address inside the site that a page names."""
    found = [
        tag[attribute]
        for attribute in ("href", "src")
        for tag in site.soup(page).find_all(attrs={attribute: True})
    ]
    return [
        link for link in found if not urlsplit(link).scheme and link != "#"
    ]


def lands(page: str, link: str) -> bool:
    """Say whether a link from a page finds its file and its anchor."""
    address, anchor = urldefrag(link)
    path = unquote(urlsplit(address).path)
    target = (site.SITE / page).parent / path if path else site.SITE / page
    if target.is_dir():
        target /= "index.html"
    if not target.exists():
        return False
    if not anchor or target.suffix != ".html":
        return True
    name = target.resolve().relative_to(site.SITE.resolve()).as_posix()
    return unquote(anchor) in site.anchors(name)


def test_links_land(page: str) -> None:
    """Name each link of a page that leads nowhere."""
    links = targets(page)
    assert links
    assert [link for link in links if not lands(page, link)] == []


def test_every_picture_has_words(page: str) -> None:
    """An image says what it shows; a decoration says that it is one."""
    silent = [
        str(image)[:200]
        for image in site.soup(page).find_all("img")
        if not image.get("alt", "").strip()
        and image.get("role") not in ("presentation", "none")
    ]
    assert silent == []


def test_no_two_figures_ask_the_same(page: str) -> None:
    """On one page, no bet and no goal comes twice."""
    asked = [
        figure.asks[kind]["question"].strip()
        for figure in site.on(page)
        for kind in ("bet", "goal")
        if figure.asks.get(kind)
    ]
    assert [text for text in asked if asked.count(text) > 1] == []


def test_every_figure_has_a_name_of_its_own(page: str) -> None:
    """What a link names, a page has once."""
    names = [figure.asks.get("id") for figure in site.on(page)]
    assert all(names)
    assert len(set(names)) == len(names)


def test_no_two_pages_are_described_alike() -> None:
    """What stands below a page's title in a search engine is its own."""
    told = {
        page: DESCRIBED.findall((site.SITE / page).read_text("utf-8"))
        for page in site.pages()
    }
    assert {page for page in told if not told[page]} == WITHOUT_WORDS
    count = Counter(words for found in told.values() for words in found)
    assert [words for words, times in count.items() if times > 1] == []
