"""Two nerve cells and what their parts are called."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Circle, FancyArrowPatch, PathPatch
from matplotlib.path import Path

from anncourse.arguments import Array
from anncourse.plots.kit import ink

SENDER, RECEIVER = (2.1, 2.0), (9.0, 2.0)  # where the two somas are
BODY = 0.62  # radius of a soma
# Each dendrite: its direction from the soma, in degrees, and its length.
BRANCHES = ((100, 1.5), (140, 1.6), (180, 1.5), (220, 1.6), (260, 1.5))
FORK = (6.3, 2.0)  # where the axon splits
ENDS = (
    (8.06, 3.03),
    (8.3, 1.86),
)  # its two ends, at a dendrite and at a soma
# What is said, where, and which place it points to.
NAMES = (
    ("dendrites", (0.75, 4.1), (1.14, 3.3)),
    ("soma, with\nthe nucleus", (3.4, 3.6), (2.42, 2.5)),
    ("axon", (4.6, 1.2), (4.4, 1.92)),
    ("synapse at\na dendrite", (6.6, 3.9), (7.9, 3.14)),
    ("synapse at\nthe soma", (7.1, 0.7), (8.16, 1.75)),
)


def nerve_cells(*, ax: Axes | None = None) -> Axes:
    """Draw two nerve cells, out of scale: one sends to the other.

    Parameters
    ----------
    ax : Axes, optional
        Where to draw.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If ax is something else.

    Examples
    --------
    >>> ax = nerve_cells()
    >>> [text.get_text() for text in ax.texts][2]
    'axon'
    """
    ax = ink.bare(ink.axes("nerve_cells", ax, width=5.6, height=2.6))
    _axon(ax)
    _cell(ax, SENDER, ink.POSITIVE)
    _cell(ax, RECEIVER, ink.CLASSES[2])
    for place in ENDS:
        ax.add_patch(Circle(place, 0.12, color=ink.POSITIVE, zorder=4))
    for words, at, to in NAMES:
        ink.write(ax, *at, words, size=ink.TEXT)
        end = np.array(at) + 0.36 * np.sign(np.subtract(to, at)) * (0, 1)
        line = FancyArrowPatch(
            tuple(end), to, arrowstyle="-", color=ink.INK, lw=0.9
        )
        ax.add_patch(line)
    way = FancyArrowPatch(
        (3.7, 2.32),
        (5.9, 2.32),
        arrowstyle="-|>",
        mutation_scale=14,
        color=ink.INK,
        lw=1.6,
    )
    ax.add_patch(way)
    ink.write(ax, 4.8, 2.62, "a spike runs this way", size=ink.TEXT)
    ax.set(xlim=(0.1, 10.3), ylim=(0.2, 4.5), aspect="equal")
    return ax


def _cell(ax: Axes, middle: tuple[float, float], color: str) -> None:
    """Draw a soma with its nucleus, and its dendrites, which fork once."""
    for degrees, length in BRANCHES:
        fork = _away(middle, degrees, 0.68 * length)
        _fiber(ax, [middle, fork], color, 4.5)
        for turn in (-14, 14):
            _fiber(
                ax,
                [fork, _away(middle, degrees + turn, length)],
                color,
                2.4,
            )
    ax.add_patch(Circle(middle, BODY, color=color, zorder=3))
    ax.add_patch(Circle(middle, 0.22, color=ink.INK, zorder=4))


def _axon(ax: Axes) -> None:
    """Draw the sender's axon from its soma to both of its ends."""
    _fiber(ax, [SENDER, (4.2, 1.75), (5.2, 2.2), FORK], ink.POSITIVE, 3)
    for x, y in ENDS:
        _fiber(ax, [FORK, (7.0, 2.0), (7.3, y), (x, y)], ink.POSITIVE, 2.2)


def _away(
    middle: tuple[float, float], degrees: float, length: float
) -> tuple[float, float]:
    angle = np.radians(degrees)
    return middle[0] + length * np.cos(angle), middle[1] + length * np.sin(
        angle
    )


def _fiber(
    ax: Axes,
    points: Sequence[tuple[float, float] | Array],
    color: str,
    width: float,
) -> None:
    """Draw a line between two points, or a curve bent by two more."""
    bend = Path.LINETO if len(points) == 2 else Path.CURVE4
    path = Path(
        np.array(points), [Path.MOVETO, *[bend] * (len(points) - 1)]
    )
    style = {"edgecolor": color, "facecolor": "none", "lw": width}
    ax.add_patch(PathPatch(path, capstyle="round", zorder=2, **style))
