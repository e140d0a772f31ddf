"""Colors that read on both pages, numbers with a true minus sign."""

import pytest
from matplotlib import pyplot as plt
from matplotlib.colors import to_rgb

from anncourse.plots.kit import ink


def luminance(color: str) -> float:
    parts = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in to_rgb(color)
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted(map(luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("page", ["#ffffff", "#12161b"])
def test_every_color_reads_on_both_pages(page):
    for color in (ink.INK, ink.POSITIVE, ink.NEGATIVE, *ink.CLASSES):
        assert round(contrast(color, page), 2) >= 3.5, color


def test_classes_differ_in_color_and_in_shape():
    assert len(set(ink.CLASSES)) == len(set(ink.MARKERS)) == 10


@pytest.mark.parametrize(
    ("value", "text"),
    [(-0.5, "−0.50"), (0.8, "0.80"), (-0.001, "0.00"), (-12, "−12.00")],
)
def test_numbers_are_written_with_a_true_minus(value, text):
    assert ink.written(value) == text


def test_the_ground_is_transparent():
    ax = ink.axes("test", None)
    assert ax.patch.get_alpha() == 0
    assert ax.figure.patch.get_alpha() == 0


def test_given_axes_are_used_and_their_figure_left_alone():
    figure, given = plt.subplots(facecolor="red")
    assert ink.axes("test", given) is given
    assert figure.get_facecolor() == (1, 0, 0, 1)


def test_what_is_not_axes_is_refused():
    figure = plt.figure()
    with pytest.raises(
        ValueError, match="test expects ax to be matplotlib"
    ):
        ink.axes("test", figure)
