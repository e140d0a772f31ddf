"""Pictures of grading: what runs where."""

from __future__ import annotations

from drawings.flow import arrow
from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch

from anncourse.plots.kit import ink

WIDE, HIGH, MIDDLE = 3.5, 0.86, 1.75


def split() -> Axes:
    """Draw the two processes that grade a submission, and what goes between them."""
    ax = ink.bare(ink.axes("split", None, width=3.7, height=3.1))
    _room(ax, 2.2, ink.POSITIVE, "-", "outside: your grader")
    _line(ax, 2.55, "your tests, the hidden ones too")
    _line(ax, 2.33, "what they expect, and the points")
    _room(ax, 0.0, ink.NEGATIVE, "--", "inside: the sandbox")
    _line(ax, 0.35, "the student's cells")
    _line(ax, 0.13, "no network, none of your files")
    _goes(ax, 0.75, 2.2, HIGH, "a question:\ncorrect(w, b, x, 1)")
    _goes(ax, 2.35, HIGH, 2.2, "an answer:\nnumbers, texts,\narrays")
    ax.set(xlim=(-0.05, WIDE + 0.05), ylim=(-0.05, 2.2 + HIGH + 0.05))
    return ax


def _room(ax: Axes, y: float, color: str, dash: str, name: str) -> None:
    ax.add_patch(
        FancyBboxPatch(
            (0, y),
            WIDE,
            HIGH,
            boxstyle="round,pad=0,rounding_size=0.12",
            facecolor="none",
            edgecolor=color,
            ls=dash,
            lw=1.8,
        )
    )
    ink.write(ax, MIDDLE, y + 0.67, name, weight="bold", color=color)


def _line(ax: Axes, y: float, words: str) -> None:
    ink.write(ax, MIDDLE, y, words)


def _goes(ax: Axes, x: float, start: float, end: float, words: str) -> None:
    # Words stand beside an arrow, half way.
    arrow(ax, (x, start), (x, end))
    middle = (start + end) / 2
    ink.write(ax, x + 0.1, middle, words, ha="left")
