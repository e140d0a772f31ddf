"""Pictures and sources on the package's pages."""

import inspect
from collections.abc import Callable

import pytest
from package_reference import without_docstring

import anncourse as ann
from tests.book.conftest import Book

PAGE = """# A layer

```{layer} Dense layers.dense
Inputs joined to units.
```
"""


@pytest.fixture(scope="module")
def page(make_book: Callable[[], Book]) -> Book:
    book = make_book()
    book.write("book/words.md", PAGE)
    book.write("notebooks/02-one.md", "# One")
    (book.root / "notebooks/02-one.ipynb").unlink()
    done = book.build()
    assert "package_reference" not in done.stderr, done.stderr
    assert (book.site / "book/words.html").exists(), done.stderr
    return book


def test_a_drawing_is_a_picture_with_words(page: Book) -> None:
    image = page.page("book/words.html").select_one("article img, main img")
    assert image["alt"] == "Inputs joined to units."
    drawn = (page.site / "book" / image["src"]).resolve()
    assert drawn.read_bytes().startswith(b"\x89PNG")


def test_the_docstring_stands_below(page: Book) -> None:
    signature = page.page("book/words.html").select_one("dt.sig")
    assert signature["id"] == "anncourse.Dense"
    assert "joined to every unit" in signature.parent.get_text()


def test_a_source_is_folded_and_whole_but_for_its_docstring(
    page: Book,
) -> None:
    fold = page.page("book/words.html").select_one("details")
    shown = fold.select_one("pre").get_text()
    assert "def forward" in shown
    assert "Glorot's uniform" not in shown
    assert "Return x W + b" in shown
    count = len(shown.strip("\n").splitlines())
    summary = fold.select_one("summary").get_text(strip=True)
    assert summary == f"The source of Dense, {count} lines"


def test_a_source_links_to_its_lines(page: Book) -> None:
    (link,) = page.page("book/words.html").select("a[href*='dense.py#L']")
    lines, first = inspect.getsourcelines(ann.Dense)
    last = first + len(lines) - 1
    assert link["href"].endswith(f"#L{first}-L{last}")
    assert link.get_text() == (
        f"anncourse/layers/dense.py, lines {first} to {last}"
    )


def test_what_has_no_docstring_stays_as_it_is() -> None:
    source = "def f(x):\n    return x\n"
    assert without_docstring(source) == source


@pytest.mark.parametrize(
    ("directive", "complaint"),
    [
        ("```{layer} Dense layers.dense\n```", "say in words"),
        ("```{layer} Dense layers.nothing\nWords.\n```", "nothing"),
        ("```{layer} Nothing layers.dense\nWords.\n```", "Nothing"),
    ],
)
def test_a_wrong_name_stops_the_build(
    make_book: Callable[[], Book], directive: str, complaint: str
) -> None:
    book = make_book()
    book.write("book/words.md", f"# Words\n\n{directive}\n")
    done = book.build()
    assert done.returncode != 0
    assert complaint in done.stderr + done.stdout
