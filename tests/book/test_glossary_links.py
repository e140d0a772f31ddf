"""The first time that a chapter says a word of the glossary, it leads there."""

import nbformat
import pytest
from bs4 import BeautifulSoup
from glossary_links import pattern, terms

from tests.book import outputs
from tests.book.conftest import REFERENCES, TOC, Book

GLOSSARY = """# Glossary

```{glossary}
neuron
  A cell.

artificial neuron
  A {term}`neuron` that is none.

XOR
either
  One of two.

unit
one neuron
  What the title names.

bias
  A number.
```
"""
CHAPTER = """## More on the bias

```{margin} A neuron
An XOR.
```

The *artificial neurons* have `bias`, $bias$ and [a bias](https://x.org).
A neuron is not
a neuron. Either of two biases, a biased one, or the
bias itself; [xor]{.no-term} is left out, XOR is not.
"""


@pytest.fixture(scope="module")
def linked(make_book) -> Book:
    """Build a book with a glossary, in two parts."""
    book = make_book()
    toc = str(TOC).replace(
        "'book/words'}", "'book/words'}, {'file': 'book/glossary'}"
    )
    book.write("_toc.yml", toc)
    book.write("book/glossary.md", GLOSSARY)
    words = "# Words\n\n(first-claim)=\nA neuron.\n"
    book.write("book/words.md", words + REFERENCES)
    more = nbformat.v4.new_markdown_cell(CHAPTER, id="more")
    book.write(
        "notebooks/02-one.ipynb", nbformat.writes(outputs.notebook(more))
    )
    done = book.build()
    assert done.returncode == 0, done.stdout + done.stderr
    return book


def links(page: BeautifulSoup) -> list[tuple[str, str]]:
    """Return what is linked to the glossary, and where."""
    found = page.select("article a:has(> .std-term)")
    return [
        (a.get_text(), a["href"].rpartition("glossary.html")[2])
        for a in found
    ]


def test_each_word_is_linked_once_where_it_first_stands(
    linked: Book,
) -> None:
    """In running text only; the longer word wins, and a plural is the word."""
    page = linked.page("notebooks/02-one.html")
    assert links(page) == [
        ("artificial neurons", "#term-artificial-neuron"),
        ("neuron", "#term-neuron"),
        ("Either", "#term-either"),
        ("biases", "#term-bias"),
        ("XOR", "#term-XOR"),
    ]
    assert page.select_one("article em").get_text() == "artificial neurons"


def test_the_index_leads_to_where_a_word_is_explained(linked: Book) -> None:
    """To italics, and to a chapter that is called so, by all names of a word."""
    entries = {
        entry.a.get_text(): [a["href"] for a in entry.select("a")]
        for entry in linked.page("genindex.html").select(
            ".index-entries li"
        )
    }
    chapter, glossary = "notebooks/02-one.html#", "book/glossary.html#term-"
    assert set(entries["artificial neuron"]) == {
        f"{chapter}word-artificial_neuron",
        f"{glossary}artificial-neuron",
    }
    assert f"{chapter}one-neuron" in entries["one neuron"]
    assert f"{chapter}one-neuron" in entries["unit"]
    assert entries["XOR"] == [f"{glossary}XOR"]
    place = linked.page("notebooks/02-one.html").find(
        id="word-artificial_neuron"
    )
    assert place.get_text() == "artificial neurons"


def test_other_pages_stay_as_they_are(linked: Book) -> None:
    assert links(linked.page("book/words.html")) == []


def test_a_new_word_reaches_the_chapters(linked: Book) -> None:
    """A changed glossary reads them again."""
    more = GLOSSARY.replace("XOR\n", "running\n  Text.\n\nXOR\n")
    changed = more.replace("neuron\n  A cell.\n\n", "")
    changed = changed.replace("{term}`neuron`", "cell")
    linked.write("book/glossary.md", changed)
    done = linked.build()
    assert done.returncode == 0, done.stdout + done.stderr
    words = [
        word for word, _ in links(linked.page("notebooks/02-one.html"))
    ]
    assert words == ["artificial neurons", "Either", "biases", "XOR"]


def test_the_words_are_read_from_the_glossary() -> None:
    assert terms(GLOSSARY) == [
        "neuron",
        "artificial neuron",
        "XOR",
        "either",
        "unit",
        "one neuron",
        "bias",
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Neurons and weights.", ["Neurons"]),
        ("an artificial\nneuron", ["artificial\nneuron"]),
        ("a neuron-like neuronal thing, micro-neuron", []),
        ("losses", ["losses"]),
    ],
)
def test_what_is_the_word(text: str, found: list[str]) -> None:
    words = pattern(["neuron", "artificial neuron", "loss"])
    assert [match[0] for match in words.finditer(text)] == found
