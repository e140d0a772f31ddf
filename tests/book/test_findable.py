"""What a page tells to search engines, to shared links, and to who finds a mistake."""

import json
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pytest
import yaml
from bs4 import BeautifulSoup
from docutils import nodes
from findable import cards, descriptions, signposts
from PIL import Image
from sphinx.errors import ConfigError

from tests.book.conftest import ROOT, Book, settings
from tests.book.test_pages import PAGES

SITE = settings()["html"]["baseurl"]
CHAPTER = "notebooks/02-one.html"
PLACES = {"index.html": f"{SITE}/"} | {
    page: f"{SITE}/{page}" for page in PAGES if page != "index.html"
}
IN_SITEMAP = [f"{SITE}/{page}" for page in ("", "book/words.html", CHAPTER)]


def told(page: BeautifulSoup, name: str) -> str | None:
    """Return what a page's head says under a name."""
    tag = page.find("meta", attrs={"name": name})
    tag = tag or page.find("meta", attrs={"property": name})
    return tag["content"] if tag else None


@pytest.mark.parametrize("page", PAGES)
def test_a_page_says_where_it_is(book: Book, page: str) -> None:
    soup = book.page(page)
    (link,) = soup.select("link[rel=canonical]")
    assert link["href"] == told(soup, "og:url") == PLACES[page]
    hidden = page in ("search.html", "genindex.html")
    assert (told(soup, "robots") == "noindex") == hidden


def test_a_page_is_described_in_its_own_words(book: Book) -> None:
    landing = book.page("index.html")
    assert told(landing, "description") == "What it promises."
    assert told(landing, "og:description") == "What it promises."
    words = book.page("book/words.html")
    # Not the note, nor the table, nor the sentence with a formula in it.
    assert told(words, "description") == "Equation (1)."
    # A chapter without words has no description, and no empty one either.
    assert told(book.page(CHAPTER), "description") is None


def test_a_chapter_has_a_card_that_it_does_not_load(book: Book) -> None:
    soup = book.page(CHAPTER)
    address = told(soup, "og:image")
    path = book.site / address.removeprefix(f"{SITE}/")
    with Image.open(path) as card:
        assert card.size == (1200, 630)
    assert told(soup, "og:image:width") == "1200"
    assert told(soup, "og:image:alt") == "Chapter 2, One neuron"
    assert told(soup, "twitter:card") == "summary_large_image"
    first = book.page(PAGES[0])
    assert told(book.page("book/words.html"), "og:image") == told(
        first, "og:image"
    )
    for page in (soup, first):
        loaded = [tag.get("src", "") for tag in page.select("[src]")]
        assert not any("cards/" in source for source in loaded)
    assert len(list(path.parent.iterdir())) == 2


def test_it_is_a_course_and_its_chapters(book: Book) -> None:
    kind = {"type": "application/ld+json"}
    course = json.loads(book.page("index.html").find("script", kind).string)
    assert course["@type"] == "Course"
    assert course["url"] == f"{SITE}/"
    part = json.loads(book.page(CHAPTER).find("script", kind).string)
    assert part["@type"] == "LearningResource"
    assert part["position"] == 2
    assert part["isPartOf"]["url"] == course["url"]
    assert book.page("book/words.html").find("script", kind) is None


def test_the_sitemap_has_the_pages_of_the_book(book: Book) -> None:
    tree = ElementTree.parse(book.site / "sitemap.xml")
    places = [
        place.text for place in tree.iter() if place.tag[-3:] == "loc"
    ]
    assert sorted(places) == sorted(IN_SITEMAP)
    robots = (book.site / "robots.txt").read_text(encoding="utf-8")
    path = urlsplit(SITE).path
    assert f"Sitemap: {SITE}/sitemap.xml" in robots.splitlines()
    assert f"Disallow: {path}/_sources/" in robots.splitlines()


def test_a_moved_page_leaves_a_signpost(book: Book) -> None:
    sign = book.page("book/once.html")
    assert sign.a["href"] == "words.html"
    refresh = sign.select_one("noscript > meta")
    assert refresh["content"] == "0; url=words.html"
    (link,) = sign.select("link[rel=canonical]")
    assert link["href"] == PLACES["book/words.html"]


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ("book/once", "book/nowhere", "'book/nowhere', which is no page"),
        ("book/words", "book/index", "book/words is a page of the book"),
        ("../once", "book/words", "lies outside the book"),
    ],
)
def test_a_wrong_signpost_is_refused(
    old: str, new: str, wrong: str
) -> None:
    with pytest.raises(ConfigError, match=wrong):
        signposts.check({old: new}, {"book/words", "book/index"})


def test_what_the_course_has_moved_is_in_order() -> None:
    """A link once published goes on leading somewhere."""
    pages = {str(p.with_suffix("").relative_to(ROOT)) for p in sources()}
    config = yaml.safe_load((ROOT / "_config.yml").read_text("utf-8"))
    signposts.check(config["sphinx"]["config"]["moved_pages"], pages)


def sources() -> list[Path]:
    """Return the files that may be pages."""
    return [
        path
        for folder in ("book", "notebooks")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in (".md", ".ipynb")
    ]


@pytest.mark.parametrize("page", PAGES)
def test_a_mistake_is_reported_with_its_page(book: Book, page: str) -> None:
    """The link fills in what the form asks for first."""
    soup = book.page(page)
    (link,) = (a for a in soup.select("a") if a.text == "Report a mistake")
    assert link.find_parent(class_="actions") or page == "index.html"
    address, asked = link["href"].split("?")
    assert address == f"{settings()['repository']['url']}/issues/new"
    filled = parse_qs(asked)
    assert filled["page"] == [PLACES[page]]
    (name,) = filled["template"]
    folder = ROOT / ".github" / "ISSUE_TEMPLATE"
    form = yaml.safe_load((folder / name).read_text(encoding="utf-8"))
    assert form["body"][0]["id"] == "page"


def test_each_chapter_says_what_it_is_about() -> None:
    """In words of its own, that a search engine shows whole."""
    chapters = sorted((ROOT / "notebooks").glob("[0-9]*.ipynb"))
    about = [
        json.loads(path.read_text(encoding="utf-8"))["metadata"]
        for path in chapters
    ]
    words = [metadata["description"] for metadata in about]
    assert len(set(words)) == len(chapters) > 0
    lengths = [len(text) for text in words]
    assert min(lengths) >= descriptions.FEW
    assert max(lengths) <= descriptions.MOST


def page_of(*paragraphs: str) -> nodes.document:
    """Return a page with these paragraphs, a note before them."""
    page = nodes.document(None, None)
    page += nodes.sidebar("", nodes.paragraph("", "About 25 minutes."))
    page += [nodes.paragraph("", words) for words in paragraphs]
    return page


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (["One. Two.", "Three."], "One. Two."),
        ([f"{'a ' * 40}b. C{' c' * 60}."], f"{'a ' * 40}b."),
        (["One. So \\frac{a}{b} is two."], "One."),
        (["\\sigma(z).", "Two."], "Two."),
        ([], ""),
    ],
)
def test_a_description_ends_with_a_sentence(
    words: list[str], shown: str
) -> None:
    found = " ".join(descriptions.opening(page_of(*words)))
    assert descriptions.shortened(found) == shown


def test_a_long_sentence_is_cut_at_a_word() -> None:
    cut = descriptions.shortened("word, " * 60)
    assert cut.endswith("word …")
    assert len(cut) <= descriptions.MOST


def test_a_card_is_drawn_once_and_always_the_same(tmp_path: Path) -> None:
    picture = tmp_path / "figure.png"
    Image.new("RGBA", (40, 20), "#0072b2").save(picture)
    one, other = tmp_path / "one.png", tmp_path / "other.png"
    cards.keep(one, "Chapter 2", "One neuron", "A book", picture)
    cards.keep(other, "Chapter 2", "One neuron", "A book", picture)
    drawn = one.read_bytes()
    assert other.read_bytes() == drawn
    before = one.stat().st_mtime_ns
    cards.keep(one, "Chapter 2", "One neuron", "A book", picture)
    assert one.stat().st_mtime_ns == before
    cards.keep(one, "Chapter 2", "Two neurons", "A book", picture)
    assert one.read_bytes() != drawn


@pytest.mark.parametrize(
    ("title", "shown", "size"),
    [
        ("Training", "Training", cards.LARGEST),
        (
            "Radial basis function networks",
            "Radial basis function networks",
            72,
        ),
        ("network " * 20, "network network network", cards.SMALLEST),
    ],
)
def test_a_title_fits_on_its_card(
    title: str, shown: str, size: int
) -> None:
    text, letters = cards.fitting(title)
    assert letters.size == size
    assert text.startswith(shown)
    assert letters.getlength(text) <= cards.WIDTH - 2 * cards.EDGE
