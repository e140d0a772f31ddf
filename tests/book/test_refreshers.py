"""The refreshers: what their code prints is so, and chapters lead to them."""

import doctest
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "book" / "refreshers.md"
CELLS = re.compile(r"^```pycon\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ANCHOR = re.compile(r"^\((refresher-[\w-]+)\)=$", re.MULTILINE)
LINK = re.compile(r"\.\./book/refreshers\.md#([\w-]+)")
NEEDS = {
    "02-artificial-neuron": {"refresher-dot-product", "refresher-shapes"},
    "03-activations": {"refresher-slope"},
}


def test_the_code_prints_what_the_page_says() -> None:
    cells = CELLS.findall(PAGE.read_text("utf-8"))
    assert len(cells) == 4
    said: list[str] = []
    test = doctest.DocTestParser().get_doctest(
        "\n".join(cells), {}, PAGE.name, str(PAGE), 0
    )
    ran = doctest.DocTestRunner().run(test, out=said.append)
    assert (ran.failed, "".join(said)) == (0, "")
    assert ran.attempted >= 14


def test_each_refresher_has_its_place() -> None:
    assert ANCHOR.findall(PAGE.read_text("utf-8")) == [
        "refresher-dot-product",
        "refresher-slope",
        "refresher-chain-rule",
        "refresher-shapes",
    ]


@pytest.mark.parametrize("chapter", NEEDS)
def test_a_chapter_that_needs_one_leads_to_it(chapter: str) -> None:
    text = (ROOT / "notebooks" / f"{chapter}.ipynb").read_text("utf-8")
    assert NEEDS[chapter] <= set(LINK.findall(text))
