"""What holds for every picture: where it is drawn, how it reads, what it leaves be."""

from functools import cache
from itertools import combinations

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib import pyplot as plt
from matplotlib.colors import to_hex
from matplotlib.lines import Line2D
from matplotlib.text import Text

from anncourse import plots
from anncourse.plots.kit import ink
from tests.plots.gallery import GIVEN, NET, PICTURES

WHITE = "#ffffff"
OURS = {ink.INK, ink.POSITIVE, ink.NEGATIVE, *ink.CLASSES}
every_picture = pytest.mark.parametrize("name", PICTURES)


@cache
def drawn(name: str) -> plt.Axes:
    """Draw a picture once for all that is read from it."""
    ax = PICTURES[name](None)
    ax.figure.canvas.draw()  # a warning here would be an error
    return ax


def words(ax: plt.Axes) -> list[Text]:
    """Return every text that is seen."""
    legend = ax.get_legend()
    found = [*ax.texts, ax.title, ax.xaxis.label, ax.yaxis.label]
    found += legend.findobj(Text) if legend else []
    for axis, limits in (
        (ax.xaxis, ax.get_xlim()),
        (ax.yaxis, ax.get_ylim()),
    ):
        found += [
            tick.label1
            for tick in axis.get_major_ticks()
            if min(limits) <= tick.get_loc() <= max(limits)
        ]
    return [text for text in found if text.get_text().strip()]


def test_every_picture_is_tried():
    assert sorted([*PICTURES, "layout"]) == plots.__all__


def test_every_picture_is_in_the_table():
    table = plots.__doc__.split("Every function")[0]
    named = table.replace(",", " ").split()
    assert [name for name in plots.__all__ if name not in named] == []


@every_picture
def test_a_picture_is_drawn_where_asked_and_changes_nothing_else(name):
    draw = PICTURES[name]
    _, given = plt.subplots()
    before = [values.copy() for values in GIVEN], NET([[1.0, 2.0]])
    settings, figures = dict(mpl.rcParams), plt.get_fignums()
    chance = np.random.get_state()[1].copy()  # noqa: NPY002
    assert draw(given) is given
    assert plt.get_fignums() == figures
    assert draw(None) is not given
    given.figure.canvas.draw()  # a warning here would be an error
    assert given.has_data() or given.patches
    assert dict(mpl.rcParams) == settings
    assert (np.random.get_state()[1] == chance).all()  # noqa: NPY002
    after = [*GIVEN], NET([[1.0, 2.0]])
    for old, new in zip(before[0], after[0], strict=True):
        np.testing.assert_array_equal(old, new)
    np.testing.assert_array_equal(before[1], after[1])


@every_picture
def test_what_is_not_axes_is_refused(name):
    with pytest.raises(
        ValueError, match="ax to be matplotlib Axes"
    ) as error:
        PICTURES[name]("axes")
    assert str(error.value).split()[0] in plots.__all__


@every_picture
def test_the_ground_is_the_page(name):
    ax = drawn(name)
    assert ax.patch.get_alpha() == ax.figure.patch.get_alpha() == 0


@every_picture
def test_words_are_large_enough_and_cover_no_others(name):
    ax = drawn(name)
    boxes = []
    for text in words(ax):
        assert text.get_size() >= 9, text
        if text.get_rotation() in (0, 90):
            boxes.append((text, text.get_window_extent()))
    assert boxes or not ax.texts
    for (one, a), (other, b) in combinations(boxes, 2):
        clear = (
            a.x1 <= b.x0 + 1
            or b.x1 <= a.x0 + 1
            or a.y1 <= b.y0 + 1
            or b.y1 <= a.y0 + 1
        )
        assert clear, (one, other)


@every_picture
def test_words_lie_inside_the_picture(name):
    ax = drawn(name)
    page = ax.figure.bbox
    for text in words(ax):
        box = text.get_window_extent()
        assert box.x0 >= page.x0 - 1, text
        assert box.x1 <= page.x1 + 1, text
        assert box.y0 >= page.y0 - 1, text
        assert box.y1 <= page.y1 + 1, text


@every_picture
def test_every_color_reads_on_both_pages(name):
    ax = drawn(name)
    for text in words(ax):
        color, chip = to_hex(text.get_color()), text.get_bbox_patch()
        if color == WHITE and chip is not None:
            assert to_hex(chip.get_facecolor()) in OURS
        elif color == WHITE:
            assert ax.patches, "white stands on the disk of a unit"
        else:
            assert color in OURS, text
    for line in ax.lines:
        assert to_hex(line.get_color()) in OURS, line
    for patch in ax.patches:
        for color in (patch.get_facecolor(), patch.get_edgecolor()):
            assert color[3] == 0 or to_hex(color) in OURS, patch


@every_picture
def test_a_line_of_the_legend_looks_like_its_curve(name):
    legend = drawn(name).get_legend()
    looks = [
        (
            to_hex(handle.get_color()),
            handle.get_linestyle(),
            handle.get_marker(),
        )
        for handle in (legend.legend_handles if legend else [])
        if isinstance(handle, Line2D)
    ]
    assert len(looks) == len(set(looks))
