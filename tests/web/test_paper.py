"""Two chapters, printed: outline, tags, links that lead somewhere, no controls."""

import re
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from bs4 import BeautifulSoup

from commands.paper import chapters
from tests.web import browser, site

PAGES = (
    "notebooks/01-biological-neuron.html",
    "notebooks/02-artificial-neuron.html",
)
# In a process of its own: the checks have a browser at hand, and one drives one.
PRINT = """
import sys
from pathlib import Path
from commands import pdf
from commands.paper.contents import Entry
listed = [Entry(page, "Part I, Neurons") for page in sys.argv[3:]]
pdf.make(listed, Path(sys.argv[1]), Path(sys.argv[2]))
"""


@pytest.fixture(scope="module")
def printed(visits, tmp_path_factory) -> Path:
    """Print two chapters of the built book."""
    folder = tmp_path_factory.mktemp("pdf")
    assert browser.executable()
    command = [
        sys.executable,
        "-c",
        PRINT,
        str(site.SITE),
        str(folder),
        *PAGES,
    ]
    done = subprocess.run(
        command, cwd=site.ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (made,) = folder.iterdir()
    return made


@pytest.fixture
def book(printed: Path):
    with pikepdf.open(printed) as opened:
        yield opened


def depth(items: list) -> int:
    """Return how many levels an outline has."""
    return 1 + max(
        (depth(list(item.children)) for item in items), default=-1
    )


def links(book: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    """Return all links of a printed book."""
    return [
        note
        for page in book.pages
        for note in page.get("/Annots", [])
        if note.get("/Subtype") == "/Link"
    ]


def test_it_is_tagged_named_and_dated(book: pikepdf.Pdf) -> None:
    assert "/StructTreeRoot" in book.Root
    assert book.Root.MarkInfo.Marked
    assert str(book.Root.Lang) == "en"
    assert str(book.docinfo["/Title"]) == "Neural networks you can touch"
    assert str(book.docinfo["/Author"])
    assert book.docinfo["/CreationDate"] == book.docinfo["/ModDate"]


def test_its_outline_has_parts_chapters_and_sections(
    book: pikepdf.Pdf,
) -> None:
    with book.open_outline() as outline:
        assert depth(list(outline.root)) >= 3


def test_every_inner_link_has_a_place(book: pikepdf.Pdf) -> None:
    places = {str(name) for name in book.Root.Dests}
    wanted = {
        f"/{note.Dest}".replace("//", "/")
        for note in links(book)
        if "/Dest" in note
    }
    assert wanted
    assert wanted - places == set()


def test_each_figure_names_its_address(book: pikepdf.Pdf) -> None:
    outer = {str(note.A.URI) for note in links(book) if "/A" in note}
    figures = [
        f for page in PAGES for f in site.on(page) if f.name != "Quiz"
    ]
    assert figures
    for figure in figures:
        end = f"/{figure.page}#{figure.asks['id']}"
        assert any(address.endswith(end) for address in outer)


@pytest.mark.parametrize("name", PAGES)
def test_no_button_is_printed(name: str) -> None:
    read = chapters.read(site.SITE, name, "", "https://example.org")
    text = read.html(read.ids, "https://example.org", "")
    left = BeautifulSoup(text, "html.parser")
    assert (
        left.select("button, input, select, details, script, canvas") == []
    )
    words = set(re.findall(r"\w+", left.text))
    assert words & {"Undo", "Redo", "Play", "JavaScript"} == set()


def test_nothing_is_tagged_as_a_control(book: pikepdf.Pdf) -> None:
    kinds = {
        str(item["/S"])
        for item in book.objects
        if isinstance(item, pikepdf.Dictionary) and "/S" in item
    }
    assert "/Form" not in kinds
    assert {"/H1", "/H2", "/H3", "/Figure", "/Link"} <= kinds
