"""Numbers as colored cells, with one encoding everywhere.

A cell is clear at 0, so that the page shows through in light and in dark, and has its
full color at the largest amount. Positive is blue; negative is orange and hatched.
"""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.patches import Patch, Rectangle

from anncourse.arguments import Array
from anncourse.plots.kit import ink

# Dots of the painted picture: an inch, from one stripe to the next, between two.
DOTS, PERIOD, CLEAR = 150, 11, 4

Box = tuple[float, float, float, float]


def largest(values: Array) -> float:
    """Return the largest amount, or 1 where all is 0."""
    return float(np.abs(values).max()) or 1.0


def painted(
    values: Array, top: float, inches: tuple[float, float]
) -> Array:
    """Return (H, W) numbers as (h, w, 4) bytes of color, row 0 on top."""
    rows, columns = values.shape
    fine = [
        int(np.ceil(size * DOTS / count))
        for size, count in zip(inches, (columns, rows), strict=True)
    ]
    amount = np.repeat(np.repeat(values, fine[1], 0), fine[0], 1)
    colors = np.empty((*amount.shape, 4), np.uint8)
    blue, orange = (
        np.rint(255 * np.array(to_rgb(color)))
        for color in (ink.POSITIVE, ink.NEGATIVE)
    )
    below = amount < 0
    colors[..., :3] = np.where(below[..., None], orange, blue)
    y, x = np.indices(amount.shape)
    stripe = below & ((x + y) % PERIOD < CLEAR)
    alpha = np.minimum(np.abs(amount) / top, 1)
    colors[..., 3] = np.rint(255 * np.where(stripe, 0, alpha))
    return colors


def draw(
    ax: Axes,
    values: Array,
    top: float,
    box: Box,
    inches: tuple[float, float],
) -> None:
    """Draw (H, W) numbers into the box left, right, bottom, top of the data."""
    ax.imshow(
        painted(values, top, inches),
        extent=box,
        interpolation="antialiased",
        aspect=ax.get_aspect(),
        zorder=1,
    )


def frame(ax: Axes, box: Box, *, wrong: bool = False) -> None:
    """Draw the border of a tile; around what is wrong, orange and dashed."""
    left, right, bottom, top = box
    ax.add_patch(
        Rectangle(
            (left, bottom),
            right - left,
            top - bottom,
            facecolor="none",
            edgecolor=ink.NEGATIVE if wrong else ink.INK,
            lw=2.4 if wrong else 0.8,
            ls=(0, (2.5, 1.2)) if wrong else "-",
            zorder=3,
            clip_on=False,
        )
    )


def key(ax: Axes, top: float, *, signed: bool, name: str = "") -> None:
    """Say above the picture what clear and full cells stand for."""
    digits = 2 if top < 10 else 0
    parts = [
        Patch(fc="none", ec=ink.INK, label="0"),
        Patch(color=ink.POSITIVE, label=ink.written(top, digits)),
    ]
    if signed:
        lowest = ink.written(-top, digits)
        parts.insert(
            0,
            Patch(fc="none", ec=ink.NEGATIVE, hatch="/////", label=lowest),
        )
    ink.legend(
        ax,
        handles=parts,
        ncols=len(parts),
        title=name or None,
        loc="lower right",
        bbox_to_anchor=(1, 1),
        borderaxespad=0.2,
        handlelength=1.4,
        columnspacing=1.2,
    )
