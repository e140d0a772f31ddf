"""The map of all figures: every one is linked to where it stands, and grows."""

import re

import pytest
import yaml

from anncourse.widgets import NeuronExplorer
from tests.book.conftest import TOC, Book
from tests.book.test_questions import GOOD, ask_in
from tests.notebooks.chapter import chapters

MAP = """# The end

```{course-figures}
01-none: Nothing yet.
02-one: One & only.
```
"""
FIGURE = {"id": "a-figure", "title": "It moves.", "caption": "C."}


def mapped(book: Book, text: str = MAP) -> Book:
    """Give the small book a last chapter with a map, and a figure to link."""
    toc = yaml.safe_load(yaml.safe_dump(TOC))
    toc["parts"][0]["chapters"].append({"file": "notebooks/19-end"})
    book.write("_toc.yml", yaml.safe_dump(toc))
    book.write("notebooks/19-end.md", text)
    return ask_in(book, NeuronExplorer=NeuronExplorer(**GOOD | FIGURE))


def links(book: Book) -> list[tuple[str, str]]:
    """Return the words and the targets of the map's links; none is dead."""
    found = book.page("notebooks/19-end.html").select(".course-figures a")
    for link in found:
        page, _, name = link["href"].partition("#")
        there = book.page(f"notebooks/{page}")
        assert not name or there.find(id=name), link["href"]
    return [(link.get_text(), link["href"]) for link in found]


def test_every_figure_is_linked_and_the_map_grows(make_book) -> None:
    book = mapped(make_book())
    done = book.build()
    assert done.returncode == 0, done.stdout + done.stderr
    assert links(book) == [
        ("One neuron", "02-one.html"),
        ("It moves", "02-one.html#a-figure"),
    ]
    row = book.page("notebooks/19-end.html").select_one(".course-figures p")
    assert row.get_text() == "02 One neuron One & only."
    # Nobody edits the map: a figure that is renamed is renamed there.
    new = FIGURE | {"id": "b-figure", "title": "It turns."}
    ask_in(book, NeuronExplorer=NeuronExplorer(**GOOD | new))
    done = book.build()
    assert done.returncode == 0, done.stdout + done.stderr
    assert links(book)[1] == ("It turns", "02-one.html#b-figure")


@pytest.mark.parametrize(
    ("claims", "message"),
    [
        ("01-none: Nothing yet.", "no sentence for notebooks/02-one."),
        ("- a list", "write chapters and one sentence for each"),
        ("a: [", "course-figures: while parsing"),
    ],
)
def test_a_map_that_lacks_a_chapter_stops_the_build(
    make_book, claims: str, message: str
) -> None:
    text = f"# The end\n\n```{{course-figures}}\n{claims}\n```\n"
    done = mapped(make_book(), text).build()
    assert done.returncode != 0
    assert message in done.stdout + done.stderr


def test_the_course_has_a_sentence_for_each_chapter() -> None:
    """Known before the book is built; each is one sentence, and none is said twice."""
    *others, last = chapters()
    whole = "\n\n".join(source for _, source in last.prose())
    [text] = re.findall(
        r"```\{course-figures\}\n(.*?)\n```", whole, re.DOTALL
    )
    claims = yaml.safe_load(text)
    assert {chapter.path.stem for chapter in others} <= set(claims)
    assert len(set(claims.values())) == len(claims)
    for claim in claims.values():
        assert re.fullmatch(r"[A-Z][^.]+\.", claim), claim
