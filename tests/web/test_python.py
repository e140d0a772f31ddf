"""Python in the page: cells run and changed where they stand, and what can go wrong."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.web import browser as chromium
from tests.web import site
from tests.web.axe import violations
from tests.web.browser import Visit
from tests.web.serving import served
from tests.web.site import SITE

PLACE = SITE / "python"
PATIENCE = 90_000  # ms: a busy machine, and a chapter that trains
# A script that leaves a page as a build without Python makes it.
WITHOUT = "document.body.removeAttribute('data-python')"
# One chapter at each change; each week all of them (PAGE_PYTHON=all).
EVERY = os.environ.get("PAGE_PYTHON") == "all"
CHAPTERS = [f"{n:02}" for n in range(1, 20)] if EVERY else ["02"]
# Why a cell of a chapter may not run here: it reads a figure, or what such a cell made,
# or faces that a site does not hand out.
LACKS = ("NameError", "The faces have no stated license")

pytestmark = pytest.mark.timeout(900 if EVERY else 300)


def chapter(number: str) -> str:
    """Return a chapter's page."""
    return site.called(number)[0]


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """Open chapter 2 in a clean profile."""
    with chromium.context(browser) as context:
        visit = Visit(context.new_page())
        visit.page.goto(f"{address}/{chapter('02')}", wait_until="load")
        yield visit


@pytest.fixture
def open_page(visit: Visit) -> Page:
    """Return the page, on a site that has Python."""
    if not PLACE.exists():
        pytest.skip("this book was built without Python: run `make python`")
    return visit.page


def run(page: Page, number: int) -> Locator:
    """Press the n-th cell's own button, or its editor's, and return the cell."""
    cell = page.locator(".cell:has(> .run)").nth(number)
    own = cell.locator(".run")
    if own.is_visible():
        own.click()
    else:
        cell.locator("button:text-is('Run'):visible").click()
    return cell


def begin(page: Page, number: int) -> Locator:
    """Run a cell as the first of a visit; return it with its result."""
    cell = run(page, number)
    page.get_by_role("button", name="Run Python here").click()
    expect(page.locator(".own-output").first).to_be_visible(
        timeout=PATIENCE
    )
    done(cell)
    return cell


def done(cell: Locator) -> None:
    """Wait until the cell may be run again."""
    expect(
        cell.locator("button:text-is('Run'):visible").last
    ).to_be_visible(timeout=PATIENCE)


def write(cell: Locator, code: str) -> None:
    """Put other code into a cell's editor, and run it by its key."""
    cell.locator(".cm-content").focus()
    keyboard = cell.page.keyboard
    keyboard.press("Control+a")
    keyboard.insert_text(code)
    keyboard.press("Shift+Enter")


def test_a_copy_without_python_says_so(visit: Visit) -> None:
    """And where there is one; the book's own result stays, and nothing is asked for."""
    visit.page.evaluate(WITHOUT)
    visit.page.locator(".run").nth(1).click()
    offer = visit.page.locator(".offer")
    expect(offer).to_contain_text("This copy of the book has no Python.")
    for place in ("colab.research", "mybinder.org"):
        assert offer.locator(f"a[href*='{place}']").count() == 1
    assert violations(visit) == []
    offer.get_by_role("button", name="Not now").click()
    expect(offer).to_have_count(0)
    expect(visit.page.locator(".run").nth(1)).to_be_focused()
    assert visit.elsewhere == []
    assert visit.errors == []


def test_a_book_from_a_folder_says_so(browser: Browser) -> None:
    """A browser starts no Python from a file, and the reader is told."""
    with chromium.context(browser) as context:
        page = context.new_page()
        page.goto(f"{SITE.as_uri()}/{chapter('02')}")
        page.locator(".run").first.click()
        words = "This copy of the book was opened from a folder"
        expect(page.locator(".offer")).to_contain_text(words)


def test_nothing_is_loaded_before_it_is_asked_for(
    visit: Visit, open_page: Page
) -> None:
    """A press tells the weight, and only a second one loads it, from this site."""
    asked: list[str] = []
    open_page.on("request", lambda request: asked.append(request.url))
    open_page.locator(".run").nth(1).click()
    expect(open_page.locator(".offer")).to_contain_text("NumPy, 9.")
    assert [url for url in asked if "/python/" in url] == []
    open_page.get_by_role("button", name="Run Python here").click()
    result = open_page.locator(".own-output")
    expect(result).to_contain_text("z = 0.80, a = 0.69", timeout=PATIENCE)
    loaded = [url for url in asked if "/python/" in url]
    assert any("numpy" in url for url in loaded)
    assert not any("matplotlib" in url for url in loaded)
    assert violations(visit) == []
    assert visit.elsewhere == []
    assert visit.errors == []


@pytest.mark.parametrize("number", CHAPTERS)
def test_each_cell_gives_the_books_text(
    open_page: Page, address: str, number: str
) -> None:
    """One after another, in one namespace; the book's own text stands hidden below."""
    open_page.goto(f"{address}/{chapter(number)}")
    begin(open_page, 0)
    cells = open_page.locator("[data-runs]").count()
    assert cells > 10
    differs = {}
    for index in range(1, cells):
        fold = (
            open_page.locator("[data-runs]").nth(index).locator("xpath=..")
        )
        if fold.evaluate("e => e.tagName") == "DETAILS":
            fold.evaluate("e => { e.open = true; }")
        cell = run(open_page, index)
        done(cell)
        book, own = cell.evaluate(TEXTS)
        lacking = EVERY and any(word in own for word in LACKS)
        if book != own and not lacking:
            differs[cell.locator(".cm-content").inner_text()] = (book, own)
    assert differs == {}


TEXTS = """cell => {
  const root = cell.closest(".cell");
  const text = (all) => all.map((pre) => pre.textContent.trimEnd()).join("\\n").trim();
  const own = root.querySelector(".own-output");
  const book = [...root.querySelectorAll(".cell_output:not(.own-output) pre")];
  return [text(book), text([...own.querySelectorAll("pre")])];
}"""


def test_an_error_shows_the_readers_lines_alone(open_page: Page) -> None:
    """And the cells below are not run on what is not there."""
    cell = begin(open_page, 1)
    write(cell, "def f(x):\n    return x.nothing\nf(np.ones(2))")
    said = cell.locator(".own-error")
    expect(said).to_contain_text("AttributeError")
    expect(said).to_contain_text("this cell, line 2, in f")
    assert "site-packages" not in said.inner_text()
    assert "_pyodide" not in said.inner_text()
    write(cell, "z = 'never closed")
    expect(said).to_contain_text("SyntaxError")
    below = run(open_page, 3)
    status = below.locator(".bench-status")
    expect(status).to_contain_text("A cell above stopped with an error")
    cell.get_by_role("button", name="Back to the book’s cell").click()
    expect(cell.locator(".own-output")).to_have_count(0)
    expect(cell.locator(".cell_output")).to_be_visible()


def test_a_cell_that_reads_a_figure_says_so(
    open_page: Page, address: str
) -> None:
    """And does not stop the cells below, which may do without it."""
    open_page.goto(f"{address}/{chapter('09')}")
    reads = open_page.locator("[data-runs]").all_inner_texts()
    number = next(i for i, code in enumerate(reads) if "warp." in code)
    cell = begin(open_page, number)
    status = cell.locator(".bench-status")
    expect(status).to_contain_text("works with a live figure")
    below = run(open_page, number + 1)
    done(below)
    status = below.locator(".bench-status")
    expect(status).not_to_contain_text("A cell above stopped")


def test_an_endless_loop_is_stopped(open_page: Page) -> None:
    """The page stays alive, and the next run begins with the cells before."""
    cell = begin(open_page, 1)
    write(cell, "while True:\n    print('on' * 200)")
    expect(cell.locator(".own-output")).to_contain_text("the rest is left")
    cell.get_by_role("button", name="Stop").click()
    expect(cell.locator(".bench-status")).to_contain_text("Stopped.")
    write(cell, "print('alive', np.ones(2).sum())")
    result = cell.locator(".own-output")
    expect(result).to_contain_text("alive 2.0", timeout=PATIENCE)


def test_memory_has_an_end(open_page: Page) -> None:
    """Python says so, and goes on."""
    cell = begin(open_page, 1)
    write(cell, "x = [np.ones(10**7) for _ in range(100)]")
    said = cell.locator(".own-error")
    expect(said).to_contain_text("1 GB", timeout=PATIENCE)
    write(cell, "print('alive')")
    expect(cell.locator(".own-output")).to_contain_text("alive")


def test_what_the_reader_wrote_is_kept(open_page: Page) -> None:
    """In this browser, until it is given back to the book; the keys lead out."""
    cell = begin(open_page, 1)
    write(cell, "print('mine')")
    expect(cell.locator(".own-output")).to_contain_text("mine")
    open_page.keyboard.press("Escape")
    expect(
        cell.get_by_role("button", name="Run", exact=True)
    ).to_be_focused()
    open_page.reload()
    cell = begin(open_page, 1)
    expect(cell.locator(".own-output")).to_contain_text("mine")
    cell.locator(".cm-content").focus()
    open_page.keyboard.press("Tab")
    expect(
        cell.get_by_role("button", name="Run", exact=True)
    ).to_be_focused()
    cell.get_by_role("button", name="Back to the book’s cell").click()
    assert (
        open_page.evaluate("Object.keys(localStorage).join()").count(
            "#cell"
        )
        == 0
    )


def test_a_picture_is_drawn(open_page: Page) -> None:
    """With words for who cannot see it; its package is loaded then."""
    cell = begin(open_page, 1)
    write(cell, PICTURE)
    picture = cell.locator(".own-output img")
    expect(picture).to_be_visible(timeout=PATIENCE)
    assert "here" in str(picture.get_attribute("alt"))


PICTURE = """import matplotlib.pyplot as plt
_ = plt.subplots()[1].set(xlabel='here')"""


def test_a_file_that_differs_is_not_run(
    open_page: Page, browser: Browser, tmp_path: Path
) -> None:
    """The browser refuses what the lock does not name; the page says what to do."""
    folder = tmp_path / "site"
    shutil.copytree(
        SITE, folder, ignore=shutil.ignore_patterns("_sources", "*.ipynb")
    )
    (wheel,) = folder.glob("python/*/numpy-*.whl")
    wheel.write_bytes(wheel.read_bytes()[:-1] + b"?")
    with served(folder) as base, chromium.context(browser) as context:
        other = context.new_page()
        other.goto(f"{base}/{chapter('02')}")
        cell = run(other, 1)
        other.get_by_role("button", name="Run Python here").click()
        expect(cell.locator(".bench-status")).to_contain_text(
            "Python could not be loaded", timeout=PATIENCE
        )
        expect(other.locator("h1")).to_be_visible()
