"""Formulas are set at build time, and a wrong one stops the build."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from katex_fonts import write_stylesheet
from katex_process import FormulaError, Katex
from prerendered_math import visible_characters

from tests.book.conftest import WORDS


@pytest.fixture(scope="module")
def katex() -> Iterator[Katex]:
    started = Katex({"\\loss": "\\mathcal{L}_{#1}"})
    yield started
    started.close()


def test_one_formula_is_html_and_mathml(katex: Katex) -> None:
    markup = katex.render("w^2", display=False)
    assert '<annotation encoding="application/x-tex">w^2<' in markup
    assert 'class="katex-html" aria-hidden="true"' in markup
    assert "katex-display" in katex.render("w^2", display=True)


def test_macros_come_from_the_settings(katex: Katex) -> None:
    assert "mathcal" in katex.render("\\loss{2}", display=False)


@pytest.mark.parametrize("tex", ["\\frac{1", "\\unknown", "a & b", "x^2^3"])
def test_a_wrong_formula_is_refused(katex: Katex, tex: str) -> None:
    with pytest.raises(FormulaError):
        katex.render(tex, display=False)
    assert katex.render("a", display=False)  # and the next one works


def test_only_what_is_seen_counts_as_a_character(katex: Katex) -> None:
    markup = katex.render("\\sigma(z) \\le 1", display=False)
    assert visible_characters(markup) - {"\u200b"} == set("σ(z)≤1")


def test_fonts_hold_what_formulas_use(tmp_path: Path) -> None:
    name = write_stylesheet("σ1", tmp_path)
    css = (tmp_path / name).read_text(encoding="utf-8")
    fonts = sorted((tmp_path / "katex").glob("*.woff2"))
    assert fonts
    for font in fonts:
        assert font.name in css
        assert set(TTFont(font).getBestCmap()) <= {ord("σ"), ord("1")}
    assert "fonts/" not in css
    assert (tmp_path / "katex" / "LICENSE").exists()


def test_a_new_character_gets_a_new_name(tmp_path: Path) -> None:
    before = write_stylesheet("1", tmp_path)
    assert write_stylesheet("1", tmp_path) == before
    after = write_stylesheet("12", tmp_path)
    assert after != before
    assert not (tmp_path / before).exists()


def test_a_wrong_formula_stops_the_build(make_book) -> None:
    book = make_book()
    book.write("book/words.md", WORDS.replace("\\sigma(z)", "\\sgima(z)"))
    done = book.build()
    assert done.returncode != 0
    said = done.stdout + done.stderr
    assert (
        "words.md:4: this formula cannot be typeset: a = \\sgima(z)" in said
    )
