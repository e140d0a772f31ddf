"""Colors and empty Axes for the pictures.

Every color has a contrast of at least 3.5 to 1 with the light page (#ffffff) and with
the dark one (#12161b). The words' own color, INK, has 4.5 to 1 on the grounds that
the book puts under plots, white and black. The tests compute all of it.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.patches import Circle, Rectangle
from matplotlib.text import Text
from matplotlib.ticker import MaxNLocator

from anncourse.arguments import Array

INK = "#6b7785"
POSITIVE = "#0072b2"
NEGATIVE = "#d55e00"
# After Okabe and Ito's palette, darkened where needed; told apart by color-blind eyes.
CLASSES = (
    "#d55e00",
    "#0072b2",
    "#00855f",
    "#a8649c",
    "#8a7400",
    "#3d85a8",
    "#b0505a",
    "#6b7785",
    "#7a6fd0",
    "#4f8a2e",
)
MARKERS = ("s", "o", "^", "D", "v", "P", "X", "<", ">", "*")
DASHES = ("-", "--", ":", "-.", (0, (5, 1)), (0, (3, 1, 1, 1, 1, 1)))
TEXT = 10
SMALL = 9


def sign_color(value: float) -> str:
    """Return blue for 0 and more, orange for less."""
    return POSITIVE if value >= 0 else NEGATIVE


def written(value: float, digits: int = 2) -> str:
    """Write a number with a true minus sign: −0.50."""
    # Adding 0 turns a rounded −0.0 into 0.0.
    return f"{round(value, digits) + 0.0:.{digits}f}".replace("-", "−")


def axes(
    who: str, ax: Axes | None, *, width: float = 4.6, height: float = 3.2
) -> Axes:
    """Return Axes in the book's dress: those given, or new ones, in inches."""
    if ax is None:
        figure, ax = plt.subplots(
            figsize=(width, height), layout="constrained"
        )
        figure.patch.set_alpha(0)
    if not isinstance(ax, Axes):
        raise ValueError(
            f"{who} expects ax to be matplotlib Axes, got {ax!r}"
        )
    ax.patch.set_alpha(0)
    ax.spines[["top", "right"]].set_visible(False)
    ax.spines[["left", "bottom"]].set_color(INK)
    ax.tick_params(colors=INK, labelsize=SMALL)
    for label in (ax.xaxis.label, ax.yaxis.label, ax.title):
        label.set(color=INK, size=TEXT)
    return ax


def bare(ax: Axes) -> Axes:
    """Take ticks and frame away: a drawing, not a chart."""
    ax.set(xticks=[], yticks=[])
    ax.spines[:].set_visible(False)
    return ax


def legend(ax: Axes, **settings: Any) -> None:
    """Name what is drawn in a legend without a box."""
    named = ax.legend(
        frameon=False, labelcolor=INK, fontsize=SMALL, **settings
    )
    named.get_title().set(color=INK, size=SMALL)


def dots(
    ax: Axes,
    points: Array,
    kinds: Array,
    size: float,
    color: str | None = None,
) -> None:
    """Draw points (n, 2) of kinds (n,), told by shape and by color, or in one color."""
    for kind in np.unique(kinds):
        mine = points[kinds == kind]
        ax.scatter(
            mine[:, 0],
            mine[:, 1],
            s=size,
            color=color or CLASSES[kind],
            marker=MARKERS[kind],
            linewidths=0,
            label=f"class {kind}",
            zorder=3,
        )


def write(ax: Axes, x: float, y: float, text: str, **settings: Any) -> Text:
    """Write a few words, centered unless told otherwise."""
    style: dict[str, Any] = {"ha": "center", "va": "center"}
    style |= {"size": SMALL, "color": INK}
    return ax.text(x, y, text, **(style | settings))


def title(ax: Axes, text: str) -> None:
    """Write what the picture's numbers say, no larger than other words."""
    ax.set_title(text, size=TEXT, color=INK)


def chip(text: Text, color: str = INK) -> None:
    """Put words on a ground of their own, to be read over colors and lines."""
    text.set(color="white", size=SMALL)
    text.set_bbox({"boxstyle": "round,pad=0.25", "fc": color, "ec": "none"})


def bar(
    ax: Axes,
    corner: tuple[float, float],
    size: tuple[float, float],
    *,
    good: bool,
) -> None:
    """Draw a bar: blue and full, or orange and hatched."""
    color = POSITIVE if good else NEGATIVE
    ax.add_patch(
        Rectangle(
            corner,
            *size,
            facecolor=color if good else "none",
            edgecolor=color,
            hatch="" if good else "//////",
            lw=1,
        )
    )


def integers(axis: Axis) -> None:
    """Give an axis whole numbers."""
    axis.set_major_locator(MaxNLocator(integer=True))


def chart(
    who: str,
    ax: Axes | None,
    xlabel: str,
    ylabel: str | None = None,
    **size: float,
) -> Axes:
    """Return Axes with a faint grid and names beside the axes."""
    ax = axes(who, ax, **size)
    ax.set_xlabel(xlabel)
    if ylabel is not None:
        ax.set_ylabel(ylabel)
    ax.grid(color=INK, alpha=0.25, lw=0.6)
    return ax


def pen(i: int, name: str) -> dict[str, Any]:
    """Return the color, dash and name of curve i."""
    return {
        "color": CLASSES[1:][i],
        "ls": DASHES[i],
        "lw": 2,
        "label": name,
    }


def few(who: str, count: int) -> None:
    """Refuse more curves than there are dashes."""
    if not 1 <= count <= len(DASHES):
        raise ValueError(
            f"{who} expects 1 to {len(DASHES)} curves, got {count}"
        )


def edge(
    ax: Axes,
    start: tuple[float, float],
    end: tuple[float, float],
    weight: float,
    scale: float = 2.0,
) -> None:
    """Draw a weight as a line: thick if large, orange and dashed if negative.

    A weight of NaN is not known yet: a thin gray line.
    """
    known = not np.isnan(weight)
    ax.plot(
        *zip(start, end, strict=True),
        color=sign_color(weight) if known else INK,
        ls=(0, (3, 1.5)) if weight < 0 else "-",
        lw=min(1 + scale * abs(weight), 10) if known else 0.8,
        solid_capstyle="butt",
        dash_capstyle="butt",
        zorder=1,
    )


def unit(
    ax: Axes, place: tuple[float, float], text: str, radius: float = 0.34
) -> None:
    """Draw a unit as a disk, with its number inside."""
    ax.add_patch(
        Circle(place, radius, facecolor=INK, edgecolor="none", zorder=2)
    )
    if text:
        ax.text(
            *place,
            text,
            ha="center",
            va="center",
            color="white",
            size=SMALL,
        )
