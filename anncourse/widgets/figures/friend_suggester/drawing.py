"""What stands beside the graph in the picture: scores as bars, or curves of rounds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from anncourse.widgets.figures.friend_suggester.novel import spoken

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def draw_bars(ax: Axes, suggested: Sequence[tuple[str, float]]) -> None:
    """Draw who is suggested, the best on top."""
    from anncourse.plots.kit import ink

    ax = ink.chart("FriendSuggester", ax, "score", "")
    names = [spoken(name) for name, _ in suggested][::-1]
    scores = [score for _, score in suggested][::-1]
    ax.barh(range(len(names)), scores, color=ink.POSITIVE)
    ax.set_yticks(range(len(names)), names)


def draw_curves(
    ax: Axes, areas: Sequence[float], alike: Sequence[float], at: int
) -> None:
    """Draw what all rounds are worth, and mark one of them."""
    from anncourse.plots.kit import ink

    ax = ink.chart("FriendSuggester", ax, "rounds of averaging", "")
    ax.plot(areas, color=ink.POSITIVE, label="area under the curve")
    ax.plot(alike, "--", color=ink.NEGATIVE, label="mean cosine")
    ax.axvline(at, color=ink.INK, lw=1)
    ink.legend(ax)
