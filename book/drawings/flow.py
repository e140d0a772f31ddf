"""Boxes and arrows: how arrays go through layers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch

from anncourse.plots.kit import ink

Place = tuple[float, float]
WIDE, HIGH = 1.5, 0.62


def flow(
    boxes: Mapping[str, Place],
    arrows: Sequence[tuple[str, str]],
    size: tuple[float, float] = (4.6, 1.8),
) -> Axes:
    """Draw layers as boxes, arrays as words, and arrows between them.

    Parameters
    ----------
    boxes : dict of str to (x, y)
        The middle of each box, in units of boxes. A name that starts with "_" is an
        array: its words stand free, without the mark.
    arrows : sequence of (from, to)
        Drawn from one to the next, to the right or straight up.
    size : (float, float)
        Inches.
    """
    ax = ink.bare(ink.axes("flow", None, width=size[0], height=size[1]))
    for name, (x, y) in boxes.items():
        if not name.startswith("_"):
            ax.add_patch(
                FancyBboxPatch(
                    (x - WIDE / 2, y - HIGH / 2),
                    WIDE,
                    HIGH,
                    boxstyle="round,pad=0,rounding_size=0.12",
                    facecolor="none",
                    edgecolor=ink.POSITIVE,
                    lw=1.6,
                )
            )
        ink.write(ax, x, y, name.lstrip("_"))
    for start, end in arrows:
        _join(ax, start, end, boxes)
    xs, ys = zip(*boxes.values(), strict=True)
    ax.set_xlim(min(xs) - 0.9, max(xs) + 0.9)
    ax.set_ylim(min(ys) - 0.6, max(ys) + 0.6)
    return ax


def arrow(ax: Axes, tail: Place, head: Place) -> None:
    """Draw an arrow in the ink of the pictures."""
    ax.annotate(
        "",
        xy=head,
        xytext=tail,
        arrowprops={
            "arrowstyle": "-|>",
            "color": ink.INK,
            "lw": 1.2,
            "shrinkA": 2,
            "shrinkB": 2,
        },
    )


def _join(
    ax: Axes, start: str, end: str, boxes: Mapping[str, Place]
) -> None:
    (x0, y0), (x1, y1) = boxes[start], boxes[end]
    if x0 == x1:
        up = HIGH / 2 if y1 > y0 else -HIGH / 2
        tail, head = (x0, y0 + up), (x1, y1 - up)
    else:
        tail, head = (x0 + _half(start), y0), (x1 - _half(end), y1)
    arrow(ax, tail, head)


def _half(name: str) -> float:
    # Half the width of what an arrow starts or ends beside.
    return 0.09 * len(name) if name.startswith("_") else WIDE / 2
