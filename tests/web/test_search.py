"""What readers type leads to the page that explains it, in a real browser."""

import re
import sys
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, expect

from tests.web import browser as chromium
from tests.web.serving import served
from tests.web.site import ROOT, SITE

sys.path.insert(0, str(ROOT / "book" / "_ext"))
from findable.signposts import signpost

HITS = {
    "backprop": "notebooks/06-backpropagation.html#backpropagation",
    "Sigmoid": "notebooks/02-artificial-neuron.html#word-sigmoid",
    "softmax formula": "notebooks/03-activations.html#word-softmax",
    "gradient check": "notebooks/06-backpropagation.html#word-gradient_check",
    "ReLU": "notebooks/03-activations.html#word-ReLU",
    "LSTM": "notebooks/13-recurrent.html#word-long_short-term_memory",
    "what is overfitting?": "notebooks/08-generalization.html#word-overfitting",
    "Adam": "notebooks/05-gradient-descent.html#word-Adam",
    "cross entropy": "notebooks/05-gradient-descent.html#word-cross-entropy",
    "MNIST": "book/glossary.html#term-MNIST",
    "Dense": "book/api/layers.html#anncourse.Dense",
}


@pytest.mark.parametrize("words", HITS)
def test_the_first_hit_explains_it(browser: Browser, words: str) -> None:
    """It is the page, and the place on it."""
    with served(SITE) as address, chromium.context(browser) as context:
        page = context.new_page()
        page.goto(f"{address}/search.html?q={quote(words)}")
        first = page.locator("#search-results li a").first
        expect(first).to_have_attribute("href", HITS[words])
        # A sentence is quoted, and not the one word that was found.
        said = page.locator("#search-results li").first.locator("p, span")
        expect(said).to_have_text(re.compile(r"\w+( \S+){3}"))
        # Nor does any quote say a formula twice, in symbols and in TeX.
        quotes = page.locator("#search-results li p").all_inner_texts()
        assert [quote for quote in quotes if "\\" in quote] == []


def test_a_signpost_keeps_what_a_link_carries(
    browser: Browser, tmp_path: Path
) -> None:
    """The place on the page, or the state of a figure, comes along.

    Without scripts the reader arrives, too, at the top of the page.
    """
    (tmp_path / "now.html").write_text("<title>Now</title>", "utf-8")
    (tmp_path / "once.html").write_text(
        signpost("Now", "now.html", ""), "utf-8"
    )
    with served(tmp_path) as address:
        for scripts, kept in ((True, "#figure=one.e30"), (False, "")):
            with chromium.context(
                browser, java_script_enabled=scripts
            ) as context:
                page = context.new_page()
                page.goto(f"{address}/once.html#figure=one.e30")
                expect(page).to_have_title("Now")
                assert page.url == f"{address}/now.html{kept}"
