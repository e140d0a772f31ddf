"""A second build does no more than it must, and never too little."""

import json
import re
from pathlib import Path

import nbformat
import notebook_cache
import pytest

from tests.book import outputs
from tests.book.conftest import BIBLIOGRAPHY, REFERENCES, WORDS, Book

READ = re.compile(r"(\d+) added, (\d+) changed, (\d+) removed")


def build(book: Book) -> tuple[int, int, int]:
    """Build and return how many sources were new, changed, gone."""
    done = book.build()
    assert done.returncode == 0, done.stdout + done.stderr
    return tuple(map(int, READ.search(done.stdout).groups()))


@pytest.fixture(scope="module")
def built(make_book) -> Book:
    """Build once; each test changes another file and builds again."""
    book = make_book()
    assert build(book) == (3, 0, 0)
    return book


def test_nothing_changed_nothing_read(built: Book) -> None:
    page = built.site / "book/words.html"
    before = page.read_bytes(), page.stat().st_mtime_ns
    assert build(built) == (0, 0, 0)
    assert (page.read_bytes(), page.stat().st_mtime_ns) == before


def test_a_new_letter_in_a_formula_reaches_every_page(built: Book) -> None:
    notebook = outputs.notebook(
        nbformat.v4.new_markdown_cell("$\\Omega$", id="omega")
    )
    built.write("notebooks/02-one.ipynb", nbformat.writes(notebook))
    assert build(built) == (0, 1, 0)
    styles = {
        built.page(page).select_one("link[href*=katex]")["href"]
        for page in ("book/words.html", "notebooks/02-one.html")
    }
    (style,) = styles
    assert (built.site / "book" / style).exists()


def test_a_changed_bibliography_reaches_every_citation(built: Book) -> None:
    built.write("references.bib", BIBLIOGRAPHY.replace("One", "Two"))
    build(built)
    claim = built.page("book/words.html").select_one("article p")
    assert "Two, 2000" in claim.get_text()


def test_a_changed_host_gets_a_new_name_everywhere(built: Book) -> None:
    built.write("anncourse/widgets/static/widget-host.js", "// new")
    build(built)
    page = built.page("notebooks/02-one.html")
    name = page.select_one("script[src*=widget-host]")["src"]
    host = (built.site / "notebooks" / name).resolve()
    assert host.read_text() == "// new"
    assert list(host.parent.glob("widget-host.*.js")) == [host]


def test_what_is_missing_is_an_error(make_book) -> None:
    """A picture without words, and a figure that nobody has made."""
    book = make_book()
    silent = outputs.plot_cell(alt=None)
    silent.id = "silent"
    chapter = nbformat.writes(outputs.notebook(silent))
    book.write("notebooks/02-one.ipynb", chapter)
    figure = "\n```{live} NoSuchFigure\n```\n"
    book.write("book/words.md", WORDS + figure + REFERENCES)
    done = book.build()
    assert done.returncode != 0
    assert "this picture has no alternative text" in done.stderr
    assert "live NoSuchFigure" in done.stderr


def modules(book: Book) -> dict[str, str]:
    """Return what moves each figure of the chapter's page."""
    script = book.page("notebooks/02-one.html").select_one(
        f'script[type="{outputs.STATE}"]'
    )
    models = json.loads(script.string)["state"]
    return {name: model["state"]["_esm"] for name, model in models.items()}


def test_a_changed_module_reaches_its_pages_without_a_run(
    make_book,
) -> None:
    """The stored state keeps the module of the day when the chapter ran."""
    book = make_book()
    bundle = "anncourse/widgets/static/NeuronExplorer.js"
    book.write(bundle, "export default {} // first")
    assert build(book) == (3, 0, 0)
    before = modules(book)
    assert before["NeuronExplorer"] == "export default {} // first"
    assert build(book) == (0, 0, 0)
    book.write(bundle, "export default {} // second")
    assert build(book) == (0, 1, 0)
    assert modules(book) == before | {
        "NeuronExplorer": "export default {} // second"
    }
    stored = (book.root / "notebooks/02-one.ipynb").read_text("utf-8")
    assert "// second" not in stored


INGREDIENTS = (
    "anncourse/layers/dense.py",
    "anncourse/widgets/figures/quiz/widget.py",
    "anncourse/datasets/files/co2.csv",
    "requirements.txt",
)
OTHERS = (
    "README.md",
    "anncourse/grading/judge/judging.py",
    "anncourse/widgets/js/node_modules/x/build.py",
    "anncourse/widgets/js/ui/frame.js",
    "anncourse/widgets/static/Quiz.js",
)


@pytest.fixture
def house(tmp_path: Path) -> Path:
    for name in (*INGREDIENTS, *OTHERS):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("1")
    return tmp_path


@pytest.mark.parametrize("name", INGREDIENTS)
def test_the_cache_follows_the_package(house: Path, name: str) -> None:
    before = notebook_cache.package_digest(house)
    (house / name).touch()
    assert notebook_cache.package_digest(house) == before
    (house / name).write_text("2")
    assert notebook_cache.package_digest(house) != before


@pytest.mark.parametrize("name", OTHERS)
def test_the_cache_ignores_what_is_no_ingredient(
    house: Path, name: str
) -> None:
    """The grader is called by no chapter, a module is put in afterwards."""
    before = notebook_cache.package_digest(house)
    (house / name).write_text("2")
    assert notebook_cache.package_digest(house) == before
