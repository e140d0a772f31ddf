"""Colors that can be read, in light and in dark, with and without scripts."""

import re
from pathlib import Path

import pytest

from anncourse.plots.kit import ink

TOKENS = Path(__file__).parents[2] / "book/_assets/css/tokens.css"
TEXT = ("ink", "muted", "link", "good", "bad")
CODE = (
    "code-word",
    "code-text",
    "code-number",
    "code-name",
    "muted",
    "ink",
)
SHAPES = ("edge", "accent", "pos", "neg")


def colors(selector: str) -> dict[str, str]:
    """Return the color tokens of one rule of the style sheet."""
    text = TOKENS.read_text(encoding="utf-8")
    block = text.split(selector + " {", 1)[1].split("}", 1)[0]
    return dict(re.findall(r"--nn-([\w-]+): (#[0-9a-f]+);", block))


LIGHT = colors("\nhtml")
DARK = colors('html[data-theme="dark"]')


def luminance(color: str) -> float:
    """Return WCAG's relative luminance."""
    digits = (
        color[1:] if len(color) == 7 else "".join(c * 2 for c in color[1:])
    )
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [
        p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4
        for p in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return WCAG's contrast ratio."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_formula_of_contrast() -> None:
    assert contrast("#fff", "#000000") == pytest.approx(21)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["bg", "surface"])
def test_text_can_be_read(theme: dict[str, str], ground: str) -> None:
    for name in (*TEXT, *CODE):
        assert contrast(theme[name], theme[ground]) >= 4.5, name
    for name in SHAPES:
        assert contrast(theme[name], theme[ground]) >= 3, name


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_what_stands_on_color_can_be_read(theme: dict[str, str]) -> None:
    assert contrast(theme["on-accent"], theme["accent"]) >= 4.5
    assert contrast(theme["link"], theme["soft"]) >= 4.5
    assert contrast(theme["ink"], theme["soft"]) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_words_in_plots_can_be_read(theme: dict[str, str]) -> None:
    assert contrast(ink.INK, theme["plot"]) >= 4.5
    for color in (ink.POSITIVE, ink.NEGATIVE, *ink.CLASSES):
        assert contrast(color, theme["plot"]) >= 3, color


def test_plots_stand_on_their_ground(style: str) -> None:
    """Wherever the page shows a picture of matplotlib's."""
    for place in (
        ".bd-article :is(figure, .cell_output) img",
        ".ann-fallback",
    ):
        rule = style.split(f"{place} {{", 1)[1].split("}", 1)[0]
        assert "background: var(--nn-plot)" in rule, place


def test_dark_is_the_same_with_and_without_scripts() -> None:
    assert len(DARK) >= 15
    assert colors("html:not([data-theme])") == DARK
    assert set(DARK) == set(LIGHT)
