"""Small pictures side by side on one Axes."""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.axes import Axes

from anncourse.plots.kit import ink
from anncourse.plots.kit.cells import Box

# Inches: a picture's width, the gap between tiles, a line of words.
WIDTH, GAP, LINE = 4.6, 0.1, 0.165


@dataclass(frozen=True)
class Tiles:
    """Where each tile stands; data units are inches.

    Attributes
    ----------
    ax : Axes
        Bare, of equal scales.
    boxes : list of (left, right, bottom, top)
        Row by row from the top left.
    inches : (float, float)
        Width and height of a tile.
    """

    ax: Axes
    boxes: list[Box]
    inches: tuple[float, float]

    def caption(self, box: Box, text: str) -> None:
        """Write one or two lines below a tile."""
        left, right, bottom, _ = box
        middle = (left + right) / 2
        for i, words in enumerate(text.split("\n")):
            low = bottom - LINE * (i + 0.85)
            ink.write(self.ax, middle, low, words, va="baseline")

    def aside(self, box: Box, text: str) -> None:
        """Write at the left of a tile."""
        left, _, bottom, top = box
        ink.write(
            self.ax, left - 0.08, (bottom + top) / 2, text, ha="right"
        )


def lay(
    who: str,
    ax: Axes | None,
    count: int,
    columns: int,
    *,
    aspect: float = 1.0,
    largest: float = 0.95,
    lines: int = 0,
    left: float = 0.0,
) -> Tiles:
    """Lay out tiles in rows, with lines of words below each and room at the left.

    aspect is height through width of a tile, largest its greatest width.
    """
    columns = min(columns, count)
    rows = -(-count // columns)
    wide = min(largest, (WIDTH - left) / columns - GAP)
    high = wide * aspect
    words = LINE * lines + (0.04 if lines else 0)
    step = wide + GAP, high + GAP + words
    size = left + columns * step[0], rows * step[1]
    ax = ink.axes(
        who, ax, width=max(size[0], 2.2) + 0.1, height=size[1] + 0.1
    )
    ax.set(xlim=(-left, size[0] - left), ylim=(-size[1], 0))
    ink.bare(ax).set_aspect("equal")
    boxes = []
    for i in range(count):
        row, column = divmod(i, columns)
        x, y = column * step[0] + GAP / 2, -row * step[1] - GAP / 2
        boxes.append((x, x + wide, y - high, y))
    return Tiles(ax, boxes, (wide, high))
