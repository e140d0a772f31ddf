"""Words beside points, kept out of each other's way."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Annotation
from matplotlib.transforms import Bbox

from anncourse.arguments import Array
from anncourse.plots.kit import ink

# Where a word may stand: right, left, above, below, then the corners.
SIDES = (
    (1, 0),
    (-1, 0),
    (0, 1),
    (0, -1),
    (1, 1),
    (-1, 1),
    (1, -1),
    (-1, -1),
)


def beside(
    ax: Axes,
    points: Array,
    words: Sequence[str],
    *,
    others: Array,
    away: float,
    chips: bool = False,
) -> None:
    """Write a word beside each point, where it covers the least.

    Points and others, (n, 2), are not to be covered; away is half of a dot in points of
    print. A chip is a word on a ground of its own, to be read over lines.
    """
    # The layout must stand before places on the screen can be compared.
    figure = ax.get_figure(root=True)
    assert figure is not None
    figure.draw_without_rendering()
    renderer = FigureCanvasAgg(figure).get_renderer()  # type: ignore[no-untyped-call]
    half = away * figure.dpi / 72
    taken = [
        Bbox.from_extents(*(dot - half), *(dot + half))
        for dot in ax.transData.transform(others)
    ]
    for point, word in zip(points, words, strict=True):
        text = ax.annotate(
            word, point, (0, 0), textcoords="offset points", size=ink.SMALL
        )
        ink.chip(text) if chips else text.set_color(ink.INK)
        text.set(zorder=5, in_layout=False)
        boxes = {}
        for side in SIDES:
            _move(text, side, away + (4 if chips else 2))
            boxes[side] = text.get_window_extent(renderer)
        best = min(
            SIDES, key=lambda side: _cost(boxes[side], taken, ax.bbox)
        )
        _move(text, best, away + (4 if chips else 2))
        taken.append(boxes[best])


def _move(text: Annotation, side: tuple[int, int], far: float) -> None:
    across, up = side
    if across and up:
        far *= 0.7
    text.set(
        position=(far * across, far * up),
        ha={1: "left", -1: "right", 0: "center"}[across],
        va={1: "bottom", -1: "top", 0: "center"}[up],
    )


def _cost(box: Bbox, taken: list[Bbox], inside: Bbox) -> float:
    outside = box.width * box.height - _shared(box, inside)
    return sum(_shared(box, other) for other in taken) + outside


def _shared(one: Bbox, other: Bbox) -> float:
    box = Bbox.intersection(one, other)
    return 0.0 if box is None else float(box.width * box.height)
