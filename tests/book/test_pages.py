"""What the built pages of a small book say and load."""

import gzip
import json
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import page_assets
import pytest

from tests.book import outputs
from tests.book.conftest import Book

PAGES = (
    "index.html",
    "book/words.html",
    "notebooks/02-one.html",
    "search.html",
    "genindex.html",
)
# Style, script and letters of a page without figures, compressed.
SHELL_BUDGET = 90_000


def loaded(book: Book, page: str) -> list[Path]:
    """Return the files that a page loads at once."""
    soup = book.page(page)
    names = [tag["src"] for tag in soup.select("script[src]")]
    names += [tag["href"] for tag in soup.select("link[rel=stylesheet]")]
    return [(book.site / page).parent / unquote(name) for name in names]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_loads_what_exists_and_nothing_from_elsewhere(
    book: Book, page: str
) -> None:
    soup = book.page(page)
    for tag in soup.select("script[src], link[rel=stylesheet], img"):
        assert not urlsplit(tag.get("src") or tag["href"]).scheme
    missing = [path for path in loaded(book, page) if not path.exists()]
    assert missing == []


@pytest.mark.parametrize("page", PAGES)
def test_links_land(book: Book, page: str) -> None:
    for tag in book.page(page).select("a[href]"):
        address, anchor = urldefrag(tag["href"])
        if urlsplit(address).scheme:
            continue
        target = (book.site / page).parent / unquote(address or "")
        target = target if address else book.site / page
        assert target.exists(), tag
        if anchor:
            name = target.resolve().relative_to(book.site.resolve())
            assert book.page(str(name)).find(id=unquote(anchor)), tag


def test_a_link_to_a_file_may_name_a_place_in_it(book: Book) -> None:
    page = book.page("index.html")
    link = page.find("a", string="a place")
    assert link["href"] == "book/words.html#first-claim"


@pytest.mark.parametrize("page", PAGES)
def test_the_landmarks_and_the_names(book: Book, page: str) -> None:
    soup = book.page(page)
    assert soup.html["lang"] == "en"
    assert len(soup.select("h1")) == 1
    assert len(soup.select("main")) == 1
    assert soup.select_one("a.skip-link")["href"] == "#main"
    assert soup.select_one("nav#contents")["aria-label"] == "Book"
    for icon in soup.select("svg.icon"):
        assert icon["aria-hidden"] == "true"
    for control in soup.select("header button, header summary"):
        assert control.get_text(strip=True)
        assert not control.get("aria-label")
    ids = [tag["id"] for tag in soup.select("[id]")]
    assert len(ids) == len(set(ids))


def test_the_first_page_is_the_sites_first_page(book: Book) -> None:
    assert "A small book" in book.page("index.html").h1.get_text()
    sign = book.page("book/index.html")
    assert sign.find("meta", attrs={"http-equiv": "Refresh"})
    assert sign.a["href"] == "../index.html"
    link = book.page("book/words.html").select_one("a.home")
    assert link["href"] == "../index.html"


def test_the_shell_is_light(book: Book) -> None:
    files = loaded(book, "index.html")
    files += sorted(book.site.glob("_static/fonts/*.woff2"))
    weight = sum(
        min(len(data), len(gzip.compress(data)))
        for data in (path.read_bytes() for path in files)
    )
    assert len(files) >= 5
    assert weight <= SHELL_BUDGET, weight


def test_only_the_search_page_loads_the_index(book: Book) -> None:
    for page in PAGES:
        names = {path.name for path in loaded(book, page)}
        assert ("searchindex.js" in names) == (page == "search.html")


def test_the_widget_host_comes_only_with_figures(book: Book) -> None:
    for page in PAGES:
        names = [path.name for path in loaded(book, page)]
        found = [
            name
            for name in names
            if name.startswith(("ground.", "charts.", "widget-host."))
        ]
        figures = page == "notebooks/02-one.html"
        assert len(found) == (3 if figures else 0)
        assert all(len(name.split(".")) == 3 for name in found)


def test_the_page_has_the_shared_bundles_once(book: Book) -> None:
    """Each stored figure carries them; the page loads them as files."""
    page = book.page("notebooks/02-one.html")
    script = page.select_one(f'script[type="{outputs.STATE}"]')
    models = json.loads(script.string)["state"].values()
    modules = {model["state"]["_esm"] for model in models}
    assert modules == {outputs.MODULE, outputs.CHART_MODULE}
    order = [tag["src"] for tag in page.select("script[src]")]
    ground, charts, host = order[-3:]
    assert "ground." in ground
    assert "charts." in charts
    assert "widget-host." in host


def test_a_page_loads_what_its_figures_take() -> None:
    """Charts come only where a figure takes them, in the order of loading."""
    quiz, lab = outputs.MODULE, outputs.CHART_MODULE
    assert page_assets.shared_by(quiz, quiz) == ["ground.js"]
    assert page_assets.shared_by(quiz, lab) == ["ground.js", "charts.js"]
    assert page_assets.shared_by("no figure") == []


def test_a_module_on_other_bundles_stays_whole() -> None:
    """A notebook that was run long ago brings the ground it was run on."""
    state = {"state": {"a": {"state": {"_esm": "old" + outputs.MODULE}}}}
    shared = {"ground.js": outputs.GROUND}
    kept = page_assets.lighten(json.dumps(state), shared)
    assert json.loads(kept) == state


def test_a_long_text_stands_once_on_a_page() -> None:
    """Weights and modules are those of a kind; short texts and others stay."""
    weights, others = "w" * page_assets.LONG, "o" * page_assets.LONG
    figures = {
        "a": {"weights": weights, "title": "one"},
        "b": {"weights": weights, "title": "one"},
        "c": {"weights": others},
        "d": {"biases": weights},
    }
    models = {name: {"state": {**state}} for name, state in figures.items()}
    kept = json.loads(
        page_assets.lighten(json.dumps({"state": models}), {})
    )
    assert kept["again"] == {"b": {"weights": "a"}}
    assert kept["state"].pop("b") == {"state": {"title": "one"}}
    assert kept["state"] == {name: models[name] for name in "acd"}


def test_formula_style_comes_only_with_formulas(book: Book) -> None:
    for page in PAGES:
        names = [path.name for path in loaded(book, page)]
        style = [name for name in names if name.startswith("katex.")]
        assert bool(style) == (page == "book/words.html")


def test_a_figure_is_a_picture_and_a_view(book: Book) -> None:
    soup = book.page("notebooks/02-one.html")
    figure = soup.select_one('[data-widget="NeuronExplorer"]')
    image = figure.select_one(".ann-fallback > img")
    assert image["alt"] == "NeuronExplorer: two inputs, output 0.69."
    assert (image["width"], image["height"]) == ("8", "4")
    assert figure.select_one(".ann-fallback > .ann-note")
    (view,) = figure.find_all("script", recursive=False)
    assert json.loads(view.string)["model_id"] == "NeuronExplorer"
    kind = "application/vnd.jupyter.widget-state+json"
    (state,) = soup.find_all("script", type=kind)
    assert set(json.loads(state.string)["state"]) == {
        "NeuronExplorer",
        "Quiz",
    }


def test_a_quiz_keeps_its_answers_to_itself(book: Book) -> None:
    soup = book.page("notebooks/02-one.html")
    quiz = soup.select_one('[data-widget="Quiz"]')
    cell = quiz.find_parent(class_="cell")
    assert cell.select(".cell_input") == []
    assert "correct" not in cell.get_text()
    other = soup.select_one('[data-widget="NeuronExplorer"]')
    assert other.find_parent(class_="cell").select(".cell_input")


def test_hidden_code_is_folded_behind_words(book: Book) -> None:
    folded = book.page("notebooks/02-one.html").select_one(
        "details.hidden-cell"
    )
    assert folded.summary.get_text() == "Show or hide the source"
    assert not folded.summary.get("aria-label")


def test_formulas_are_set_for_eye_and_ear(book: Book) -> None:
    soup = book.page("book/words.html")
    (display,) = soup.select("div.math")
    box = display.select_one(".scroll")
    assert (box["role"], box["aria-label"]) == ("group", "Equation 1")
    for formula in soup.select(".math"):
        assert formula.select_one("math semantics")
        assert formula.select_one(".katex-html")["aria-hidden"] == "true"


def test_tables_scroll_and_margin_notes_are_notes(book: Book) -> None:
    soup = book.page("book/words.html")
    box = soup.table.parent
    assert (box["role"], box["aria-label"]) == ("group", "Table")
    assert soup.select_one("aside.margin")["role"] == "note"


def test_a_chapter_can_be_run_saved_and_traced(book: Book) -> None:
    soup = book.page("notebooks/02-one.html")
    links = {
        a.get_text().strip(): a["href"] for a in soup.select(".actions a")
    }
    assert set(links) == {
        "In Colab",
        "On Binder",
        "Notebook",
        "Source",
        "Report a mistake",
    }
    for name in ("In Colab", "On Binder", "Source"):
        assert links[name].endswith("notebooks/02-one.ipynb")
    assert soup.select_one(".chapter-number").get_text() == "Chapter 2"
    current = soup.select_one("#contents li.current > a")
    assert current.get_text() == "2 One neuron"


def test_a_page_with_foreign_widgets_finds_all_it_needs(book: Book) -> None:
    """Jupyter's manager, its icons and anywidget lie where it will look."""
    vendor = book.site / "_static" / "vendor"
    loader = (vendor / "require.min.js").read_text(encoding="utf-8")
    assert "requirejs.config({ baseUrl: new URL(" in loader
    assert "define(" in (vendor / "anywidget.js").read_text(
        encoding="utf-8"
    )
    manager = (vendor / "embed-amd.js").read_text(encoding="utf-8")
    fonts = {path.name for path in vendor.glob("@jupyter-widgets/*.woff2")}
    assert fonts
    assert all(name in manager for name in fonts)
    assert list(vendor.glob("LICENSE-*"))
