"""An exercise worked on in the page: its tests answer, and it is handed in as it is."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from anncourse.grading.collect.collecting import collect
from anncourse.grading.course.course import Course
from tests.web import browser as chromium
from tests.web.axe import violations
from tests.web.browser import Visit
from tests.web.site import ROOT
from tests.web.test_python import PATIENCE, PLACE, done, write

NAME = "perceptron"
EXERCISE = f"notebooks/exercises/release/{NAME}/{NAME}.html"
HALF = """def correct(w, b, x, target):
    e = target - int(w @ x + b >= 0)
    return w + e * x, b - e"""
WHOLE = HALF.replace("b - e", "b + e")
WORDS = "No line has the ones of XOR on one side."

pytestmark = pytest.mark.timeout(300)


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """Open the exercise in a clean profile."""
    with chromium.context(browser) as context:
        visit = Visit(context.new_page())
        visit.page.goto(f"{address}/{EXERCISE}", wait_until="load")
        yield visit


def cell(page: Page, code: str) -> Locator:
    """Return the cell whose code of the book has this text."""
    return page.locator(
        ".cell", has=page.locator("pre", has_text=code)
    ).first


def saved(page: Page, folder: Path) -> Path:
    """Press "Save my notebook" and return the file, under the name it came with."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Save my notebook").click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def sources(path: Path) -> dict[str, str]:
    """Return the text of each cell by its id."""
    cells = json.loads(path.read_text("utf-8"))["cells"]
    return {one["id"]: "".join(one["source"]) for one in cells}


def test_tests_answer_and_the_notebook_is_taken(
    visit: Visit, tmp_path: Path
) -> None:
    """From a stub to a right answer, with a hint; `collect` takes what is saved."""
    if not PLACE.exists():
        pytest.skip("this book was built without Python: run `make python`")
    page = visit.page
    tests = cell(page, "a yes that was missed: w")
    tests.locator(".run").click()
    page.get_by_role("button", name="Run Python here").click()
    result = tests.locator(".own-output")
    expect(result).to_contain_text("0 of 3 right", timeout=PATIENCE)
    expect(result).to_contain_text("Hints come after your first try.")
    expect(result).not_to_contain_text("Traceback")

    answer = cell(page, "def correct(w, b, x, target)")
    answer.locator(".run").click()
    status = answer.locator(".bench-status")
    done(answer)
    for text, says in ((HALF, "2 of 3 right"), (WHOLE, "3 of 3 right")):
        write(answer, text)
        done(answer)
        tests.get_by_role("button", name="Run", exact=True).click()
        expect(result).to_contain_text(says)
        if text == HALF:
            expect(result).to_contain_text("The bias is corrected too")
    expect(status).to_be_empty()
    page.locator("textarea").fill(WORDS)
    assert violations(visit) == []

    path = saved(page, tmp_path)
    expect(page.locator(".hand-in p")).to_have_text(
        f"Saved as {NAME}.ipynb, with 2 of your answers."
    )
    given = ROOT / EXERCISE.replace(".html", ".ipynb")
    assert sources(path) == sources(given) | {
        "correct": WHOLE,
        "xor": WORDS,
    }
    source = ROOT / "notebooks" / "exercises" / "source" / NAME
    course = Course(tmp_path / "course")
    shutil.copytree(source, course.root / "source" / NAME)
    (tmp_path / "in" / "ann").mkdir(parents=True)
    path.rename(tmp_path / "in" / "ann" / path.name)
    report = collect(course, NAME, [tmp_path / "in"])
    assert (report.taken, report.told, report.refused) == (["ann"], [], [])
    assert visit.elsewhere == []
    assert visit.errors == []


def test_what_was_written_is_there_at_the_next_visit(
    visit: Visit, tmp_path: Path
) -> None:
    """Words need no Python; what is empty is saved as it was handed out."""
    page = visit.page
    given = sources(ROOT / EXERCISE.replace(".html", ".ipynb"))
    assert sources(saved(page, tmp_path)) == given
    expect(page.locator(".hand-in p")).to_contain_text("Nothing is written")
    page.locator("textarea").fill(WORDS)
    page.reload()
    expect(page.locator("textarea")).to_have_value(WORDS)
    assert sources(saved(page, tmp_path)) == given | {"xor": WORDS}
    page.locator("textarea").fill("")
    page.reload()
    expect(page.locator("textarea")).to_have_value("")


def test_a_network_that_is_gone_loses_nothing(visit: Visit) -> None:
    visit.page.locator("textarea").fill(WORDS)
    visit.page.context.set_offline(True)
    visit.page.get_by_role("button", name="Save my notebook").click()
    said = visit.page.locator(".hand-in p")
    expect(said).to_contain_text("could not be fetched")
    expect(visit.page.locator("textarea")).to_have_value(WORDS)
