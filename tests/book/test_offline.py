"""What a kept book is made of, and what tells a browser that it has changed."""

import json
from pathlib import Path

import offline
import pytest
from offline import kept

from tests.book.conftest import REFERENCES, WORDS, Book

BUTTON = "\n```{keep-book}\n```\n"
PAGE = """<link rel="stylesheet" href="../_static/a%20b.css?x=1">
<script src="../_static/book.0123456789.js"></script>
<script>document.write('<img src="no.png">');</script>
<img alt="" src="../_images/kept.png"><a href="../_images/saved.png">save</a>
<a href="two.html#there">two</a> <a href="../notes.ipynb">save</a>
<a href="../lite/index.html">try</a> <a href="https://host/three.html">out</a>
<a href="../../four.html">above</a> <a href="gone.html">gone</a>
"""
FILES = {
    "book/one.html": PAGE,
    "book/two.html": '<a href="one.html">back</a>',
    "_static/a b.css": 'a { src: url("c.woff2"), url(data:,x) }',
    "_static/c.woff2": "letters",
    "_static/book.0123456789.js": "script",
    "_images/kept.png": "picture",
}
OTHERS = (
    "_images/saved.png",
    "_images/of-an-earlier-build.png",
    "book/no.png",
    "book/not-linked.html",
    "lite/index.html",
    "notes.ipynb",
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a site in which each way to name a file stands once."""
    for name, text in {**FILES, **dict.fromkeys(OTHERS, "x")}.items():
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    (tmp_path / "four.html").write_text("above")
    return tmp_path / "site"


def test_pages_lead_to_all_that_is_kept(site: Path) -> None:
    assert kept.kept_files(site, "book/one.html") == sorted(FILES)


def test_a_name_with_a_hash_needs_no_other(site: Path) -> None:
    found = kept.listing(site, FILES)
    without = [name for name, content in found.items() if not content]
    assert without == ["_static/book.0123456789.js"]
    assert len(set(found.values())) == len(FILES)


def test_both_weights_are_told(site: Path) -> None:
    """Of a text that is sent compressed, and of a picture that is not."""
    (site / "book/two.html").write_text("again " * 1000)
    (site / "_images/kept.png").write_bytes(bytes(range(256)))
    names = ["_images/kept.png", "book/two.html"]
    fetches, takes = kept.weight(site, names)
    assert takes == 256 + 6000
    assert 256 < fetches < 400


def listed(book: Book) -> dict[str, str]:
    """Return the files that the built worker names."""
    head, _, _ = (book.site / "offline.js").read_text().partition(";\n")
    return json.loads(head.removeprefix("const FILES = "))


def test_a_changed_page_changes_the_worker_and_no_other_page(
    make_book,
) -> None:
    book = make_book()
    book.write("book/words.md", WORDS + BUTTON + REFERENCES)
    assert book.build().returncode == 0
    page = book.page("book/words.html")
    place = page.select_one("[data-part=keep]")
    assert place["data-worker"] == "../offline.js"
    sizes = place["data-fetches"], place["data-takes"]
    assert sizes == tuple(
        map(offline.megabytes, kept.weight(book.site, listed(book)))
    )
    script = page.select_one("script[src*=keep]")["src"]
    assert (book.site / "book" / script).exists()
    assert "keep." not in str(book.page("index.html"))
    before = listed(book)
    assert {"index.html", "search.html", "searchindex.js"} <= set(before)
    book.write("book/words.md", WORDS + BUTTON + "More." + REFERENCES)
    assert book.build().returncode == 0
    after = listed(book)
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {"book/words.html", "searchindex.js"}
