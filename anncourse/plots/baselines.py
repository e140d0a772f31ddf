"""A network's score beside its baselines."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from anncourse.arguments import Array, number
from anncourse.plots.kit import given, ink

MOST_ROWS = 16


def comparison(
    scores: Mapping[str, ArrayLike],
    *,
    nets: Collection[str] = (),
    chance: float | None = None,
    low: float = 0.0,
    xlabel: str = "share right",
    ax: Axes | None = None,
) -> Axes:
    """Draw a network's score beside its baselines, with every run.

    A bar ends at the mean over the runs; a line shows a standard deviation to each
    side, small dots are single runs, and the numbers stand at the right. Bars of
    networks are full, those of baselines open. An axis that does not start at 0 has
    dots instead: the length of a cut bar would mislead.

    Parameters
    ----------
    scores : dict of str to (n,) array or number
        Scores by name, from the top down; one for each run.
    nets : collection of str
        Names of those that are networks.
    chance : float, optional
        Score of guessing, as a dotted line.
    low : float
        Where the axis starts.
    xlabel : str
        What the scores are.
    ax : Axes, optional
        Where to draw.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If there are no scores or more than 16, they are no numbers, or nets holds
        another name.

    Examples
    --------
    >>> ax = comparison(
    ...     {"most common": 0.63, "net": [0.96, 0.98]}, nets=["net"]
    ... )
    >>> [text.get_text() for text in ax.texts]
    ['0.63', '0.97 ± 0.01']
    """
    who = "comparison"
    runs = _runs(who, scores, nets)
    low = number(who, "low", low)
    height = 0.9 + 0.36 * len(runs)
    ax = ink.chart(who, ax, xlabel, width=4.6, height=height)
    ax.grid(visible=False, axis="y")
    # Spreads that two digits would show as 0 are written with three.
    spreads = [float(values.std()) for values in runs.values()]
    digits = 3 if any(0 < spread < 0.01 for spread in spreads) else 2
    for row, (name, values) in enumerate(runs.items()):
        _row(ax, row, values, digits, net=name in nets, bars=low == 0)
    ax.set_yticks(range(len(runs)), [*runs])
    ax.set_ylim(len(runs) - 0.4, -0.6)
    ax.tick_params(axis="y", length=0)
    if chance is not None:
        chance = number(who, "chance", chance)
        ax.axvline(chance, color=ink.INK, lw=1.2, ls=":", zorder=4)
        ink.title(ax, f"dotted: by chance, {ink.written(chance)}")
    ax.set_xlim(left=low)
    return ax


def _row(
    ax: Axes, row: int, values: Array, digits: int, *, net: bool, bars: bool
) -> None:
    mean, spread = float(values.mean()), float(values.std())
    color = ink.POSITIVE if net else ink.INK
    fill = color if net else "none"
    if bars:
        ax.barh(row, mean, 0.62, facecolor=fill, edgecolor=color, lw=1.6)
    else:
        ax.plot(mean, row, "o", color=color, mfc=fill, ms=9, mew=1.8)
    text = ink.written(mean, digits)
    if len(values) > 1:
        text += f" ± {ink.written(spread, digits)}"
        below = row + 0.4
        ends = mean - spread, mean + spread
        ax.plot(ends, [below] * 2, color=color, lw=2)
        ax.plot(values, [below] * len(values), ".", ms=5, color=color)
    ink.write(
        ax, 1.02, row, text, ha="left", transform=ax.get_yaxis_transform()
    )


def _runs(
    who: str, scores: object, nets: Collection[str]
) -> dict[str, Array]:
    found = given.by_name(who, scores, "scores")
    if len(found) > MOST_ROWS:
        raise ValueError(
            f"{who} expects at most {MOST_ROWS} scores, got {len(found)}"
        )
    if isinstance(nets, str) or not set(nets) <= set(found):
        raise ValueError(
            f"{who} expects nets to be among {', '.join(found)}, got {nets!r}"
        )
    return {
        name: np.atleast_1d(given.shaped(who, name, value, "", "runs"))
        for name, value in found.items()
    }
