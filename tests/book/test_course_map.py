"""The map on the landing page: which chapters there are, and what they ask."""

import pytest
import yaml
from bs4 import Tag

from anncourse.widgets import NeuronExplorer
from tests.book.conftest import LANDING, TOC, Book
from tests.book.test_questions import GOOD, ask_in

ZERO = "# Before the first\n\nA chapter.\n"


def rows(book: Book) -> list[Tag]:
    """Return the lines of the map, a chapter each."""
    return book.page("index.html").select("[data-map] ul.parts ol > li")


def said(row: Tag) -> str:
    """Return what a line says."""
    return " ".join(row.get_text().split())


def test_what_is_there_is_a_link_and_what_is_not_is_named(
    book: Book,
) -> None:
    absent, there = rows(book)
    assert said(absent) == "01 None yet in preparation"
    assert absent.a is None
    # A chapter is called what it calls itself.
    assert said(there) == "02 One neuron"
    assert there.a["href"] == "notebooks/02-one.html"
    part = book.page("index.html").select_one("[data-map] ul.parts > li")
    assert part.h3.get_text() == "Part I"
    assert part.p.get_text() == "One & two."


def test_start_leads_to_the_first_chapter_that_there_is(book: Book) -> None:
    start = book.page("index.html").select_one("p.start > a")
    assert start.get_text() == "Start here"
    assert start["href"] == "notebooks/02-one.html"


def test_a_chapter_says_its_number_to_the_scripts(book: Book) -> None:
    assert book.page("notebooks/02-one.html").body["data-chapter"] == "2"
    for page in ("index.html", "book/words.html"):
        assert "data-chapter" not in book.page(page).body.attrs


def test_a_chapter_that_arrives_is_on_the_map_by_itself(make_book) -> None:
    """Nobody edits the landing page, and a second build writes it again."""
    book = make_book()
    assert book.build().returncode == 0
    toc = yaml.safe_load(yaml.safe_dump(TOC))
    files = toc["parts"][0]["chapters"]
    files.insert(0, {"file": "notebooks/01-none"})
    book.write("_toc.yml", yaml.safe_dump(toc))
    book.write("notebooks/01-none.md", ZERO)
    done = book.build()
    assert done.returncode == 0, done.stdout + done.stderr
    first, second = rows(book)
    assert said(first) == "01 Before the first"
    assert first.a["href"] == "notebooks/01-none.html"
    assert said(second) == "02 One neuron"
    start = book.page("index.html").select_one("p.start > a")
    assert start["href"] == "notebooks/01-none.html"
    # What a chapter asks now, and its title, follow too.
    book.write("notebooks/01-none.md", ZERO.replace("first", "second"))
    asks = {name: text for name, text in GOOD.items() if name != "goal"}
    ask_in(book, NeuronExplorer=NeuronExplorer(**asks))
    done = book.build()
    assert done.returncode == 0, done.stdout + done.stderr
    first, second = rows(book)
    assert said(first) == "01 Before the second"
    assert (first["data-bets"], first["data-goals"]) == ("", "")
    assert (second["data-bets"], second["data-goals"]) == ("a", "")


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ("- part: Part I", "write a list of parts, each with part, about"),
        ("part: [", "course-map: while parsing"),
    ],
)
def test_a_map_that_cannot_be_read_stops_the_build(
    make_book, wrong: str, message: str
) -> None:
    book = make_book()
    begin, end = LANDING.index("- part"), LANDING.index("```\n\n(license)")
    landing = LANDING[:begin] + wrong + "\n" + LANDING[end:]
    book.write("book/index.md", landing)
    done = book.build()
    assert done.returncode != 0
    assert message in done.stdout + done.stderr
