"""Figures elsewhere: each has a page of its own, and the gallery has them all."""

import json
from pathlib import Path

import pytest
import yaml
from PIL import Image

from anncourse.widgets import NeuronExplorer
from tests.book import outputs
from tests.book.conftest import TOC, Book
from tests.book.test_questions import GOOD, ask_in

import page_assets  # isort: skip
from elsewhere.alone import brought  # isort: skip
from elsewhere.gallery import small  # isort: skip

GALLERY = "# All of them\n\n```{figure-gallery}\n```\n"
PROSE = """# Some words

```{live} NeuronExplorer
id: in-prose
title: It <moves> & turns.
caption: A claim.
```
"""
FIGURE = {"id": "a-figure", "title": "One neuron.", "caption": "It adds."}


@pytest.fixture(scope="module")
def shown(make_book) -> Book:
    """Build a book with a figure in a chapter, one in prose, and a gallery."""
    book = make_book()
    toc = yaml.safe_load(yaml.safe_dump(TOC))
    pages = [{"file": "book/more"}, {"file": "book/gallery"}]
    toc["parts"][0]["chapters"] += pages
    book.write("_toc.yml", yaml.safe_dump(toc))
    book.write("book/more.md", PROSE)
    book.write("book/gallery.md", GALLERY)
    ask_in(book, NeuronExplorer=NeuronExplorer(**GOOD | FIGURE))
    done = book.build()
    assert done.returncode == 0, done.stdout + done.stderr
    return book


@pytest.mark.parametrize(
    ("name", "title", "place", "words"),
    [
        (
            "a-figure",
            "One neuron.",
            "../notebooks/02-one.html#a-figure",
            "From chapter 2, One neuron, in A small title. CC BY 4.0.",
        ),
        (
            "in-prose",
            "It <moves> & turns.",
            "../book/more.html#in-prose",
            "From Some words, in A small title. CC BY 4.0.",
        ),
    ],
)
def test_a_figure_has_a_page_of_its_own(
    shown: Book, name: str, title: str, place: str, words: str
) -> None:
    """With its state, its picture and its words, and nothing of the theme."""
    page = shown.page(f"figure/{name}.html")
    whole = shown.page("index.html").select_one("meta[property$=site_name]")
    assert page.h1.get_text() == title
    link = page.select_one(".from a")
    assert link["href"] == place
    said = " ".join(page.select_one(".from").get_text().split())
    assert said == words.replace("A small title", whole["content"])
    folder = shown.site / "figure"
    files = [tag["src"] for tag in page.select("script[src], img")]
    files += [tag["href"] for tag in page.select("link")]
    assert [f for f in files if not (folder / f).exists()] == []
    assert not [f for f in files if "/book." in f]
    assert page.img["width"]
    state = json.loads(page.select_one("[data-figure] script").string)
    assert state["state"]["asks"]["id"] == name
    assert not page.select("nav, header, footer")


def test_the_gallery_has_every_figure_and_grows(shown: Book) -> None:
    """In the book's order; a figure that is renamed leaves no page behind."""
    cards = shown.page("book/gallery.html").select(".gallery li")
    links = [[a["href"] for a in card.select("a")] for card in cards]
    assert links == [
        [
            "../notebooks/02-one.html#a-figure",
            "../figure/a-figure.html",
        ],
        ["more.html#in-prose", "../figure/in-prose.html"],
    ]
    assert cards[1].strong.get_text() == "It <moves> & turns"
    picture = shown.site / "book" / cards[1].img["src"]
    with Image.open(picture) as image:
        assert image.size == (
            int(cards[1].img["width"]),
            int(cards[1].img["height"]),
        )
    new = FIGURE | {"id": "b-figure", "title": "It turns."}
    ask_in(shown, NeuronExplorer=NeuronExplorer(**GOOD | new))
    done = shown.build()
    assert done.returncode == 0, done.stdout + done.stderr
    cards = shown.page("book/gallery.html").select(".gallery li")
    assert cards[0].strong.get_text() == "It turns"
    there = {path.name for path in (shown.site / "figure").iterdir()}
    assert there == {"b-figure.html", "in-prose.html"}


def test_two_figures_with_one_address_stop_the_build(shown: Book) -> None:
    """On two pages, an id may stand twice; its page of its own may not."""
    twin = FIGURE | {"id": "in-prose"}
    ask_in(shown, NeuronExplorer=NeuronExplorer(**GOOD | twin))
    done = shown.build()
    assert done.returncode != 0
    said = done.stdout + done.stderr
    assert "'in-prose'" in said
    assert "figure/in-prose.html can show one alone" in said


def test_a_lone_page_has_what_the_figure_needs_and_no_more() -> None:
    """What Jupyter keeps beside, and what the page loads once, stay away."""
    kept = outputs.model("NeuronExplorer")["state"] | {
        "layout": "IPY_MODEL_1",
        "_view_name": "AnyView",
        "_rules": {"bias": {}},
        "bias": 0.5,
    }
    shared = {"ground.js": outputs.GROUND, "charts.js": outputs.CHARTS}
    assert brought(kept, shared) == {
        "_esm": outputs.CHART_MODULE,
        "_rules": {"bias": {}},
        "bias": 0.5,
    }


def test_a_small_picture_is_light_and_keeps_its_shape(
    tmp_path: Path,
) -> None:
    """And is made once."""
    path = tmp_path / "a-very-large-picture.png"
    Image.radial_gradient("L").resize((1200, 400)).save(path)
    name, width, height = small(path, tmp_path / "small")
    assert (width, height) == (320, 107)
    made = tmp_path / "small" / name
    assert made.stat().st_size < 6000
    before = made.stat().st_mtime_ns
    assert small(path, tmp_path / "small") == (name, width, height)
    assert made.stat().st_mtime_ns == before


def test_a_lone_page_takes_a_part_of_the_books_style() -> None:
    """So it cannot look otherwise."""
    style, alone = page_assets.style(), page_assets.style(page_assets.ALONE)
    assert len(alone) < len(style) / 4
    for shared in ("--nn-accent:", ".ann-fallback", ".claim"):
        assert shared in alone
        assert shared in style
    assert ".bd-article" not in alone
