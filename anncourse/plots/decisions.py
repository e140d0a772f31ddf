"""Yes or no from a score, at which threshold; and a score beside its baselines."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from anncourse.arguments import Array, number
from anncourse.plots.kit import given, ink
from anncourse.plots.kit.sweep import Sweep, sweep

Scores = ArrayLike | Mapping[str, ArrayLike]


def roc(
    y: ArrayLike,
    scores: Scores,
    *,
    threshold: float | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw who is found against who is a false alarm, at every threshold.

    The legend tells the area under each curve: how often an example of class 1 scores
    above one of class 0. Fawcett 2006, doi:10.1016/j.patrec.2005.10.010.

    Parameters
    ----------
    y : (n,) array
        Classes, 0 and 1 (or False and True).
    scores : (n,) array or dict of str to (n,) array
        Higher means more surely class 1; up to six networks by name.
    threshold : float, optional
        The operating point to mark: a score from there on is a yes.
    ax : Axes, optional
        Where to draw.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If y is not of 0 and 1, or scores do not fit it.

    Examples
    --------
    >>> ax = roc([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8])
    >>> ax.get_legend().get_texts()[0].get_text()
    'area 0.75'
    """
    sweeps = _sweeps("roc", y, scores)
    ax = _square("roc", ax, "false alarms", "found (sensitivity)")
    for i, (name, s) in enumerate(sweeps.items()):
        label = (
            f"{name}, area {s.area:.2f}" if name else f"area {s.area:.2f}"
        )
        ax.plot(s.false_alarms, s.sensitivity, **ink.pen(i, label))
    ax.plot([0, 1], [0, 1], color=ink.INK, lw=1, ls=":", label="by chance")
    if threshold is not None:
        places = [
            (s.false_alarms, s.sensitivity, s) for s in sweeps.values()
        ]
        _mark(ax, "roc", threshold, places)
    ink.legend(ax, loc="lower right")
    return ax


def precision_recall(
    y: ArrayLike,
    scores: Scores,
    *,
    threshold: float | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw how many of those called 1 are 1, against how many are found.

    The legend tells the average precision. The dotted line is what calling everybody
    gets: the share of class 1. Where that is small, this picture says more than
    `roc` (Saito & Rehmsmeier 2015, doi:10.1371/journal.pone.0118432).

    Parameters
    ----------
    y, scores, threshold, ax
        As in `roc`.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If y is not of 0 and 1, or scores do not fit it.

    Examples
    --------
    >>> ax = precision_recall([0, 0, 1, 1], {"net": [0.1, 0.4, 0.35, 0.8]})
    >>> ax.get_legend().get_texts()[0].get_text()
    'net, average 0.83'
    """
    who = "precision_recall"
    sweeps = _sweeps(who, y, scores)
    ax = _square(who, ax, "found (recall)", "right when yes (precision)")
    for i, (name, s) in enumerate(sweeps.items()):
        label = f"average {s.average_precision:.2f}"
        label = f"{name}, {label}" if name else label
        ax.plot(
            s.sensitivity,
            s.precision,
            drawstyle="steps-pre",
            **ink.pen(i, label),
        )
    share = float(np.mean(np.asarray(y) == 1))
    ax.axhline(
        share, color=ink.INK, lw=1, ls=":", label=f"everybody: {share:.2f}"
    )
    if threshold is not None:
        places = [(s.sensitivity, s.precision, s) for s in sweeps.values()]
        _mark(ax, who, threshold, places)
    ink.legend(ax, loc="best")
    return ax


def thresholds(
    y: ArrayLike,
    scores: ArrayLike,
    *,
    at: float | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw what moving the threshold costs: sensitivity against specificity.

    Parameters
    ----------
    y : (n,) array
        Classes, 0 and 1 (or False and True).
    scores : (n,) array
        Higher means more surely class 1.
    at : float, optional
        A threshold to mark; the title tells what it does.
    ax : Axes, optional
        Where to draw.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If y is not of 0 and 1, or scores do not fit it.

    Examples
    --------
    >>> thresholds([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8], at=0.5).get_title()
    'at 0.50: finds 1 of 2, 0 false alarms of 2'
    """
    who = "thresholds"
    s = sweep(who, y, scores, "scores")
    ax = ink.chart(who, ax, "threshold", "share")
    # Between two scores nothing changes: the answer is that of the higher one.
    edges = np.append(s.thresholds[1:], s.thresholds[-1] - _room(s))
    edges = np.append(s.thresholds[1] + _room(s), edges)
    found = np.append(s.sensitivity, 1)
    spared = 1 - np.append(s.false_alarms, 1)
    pairs = ("sensitivity: found", found), ("specificity: spared", spared)
    for i, (name, share) in enumerate(pairs):
        ax.plot(edges, share, drawstyle="steps-post", **ink.pen(i, name))
    if at is not None:
        at = number(who, "at", at)
        i = s.at(at)
        ax.axvline(at, color=ink.INK, lw=1, ls=":")
        marks = [s.sensitivity[i], 1 - s.false_alarms[i]]
        ax.plot([at, at], marks, "o", color=ink.INK, zorder=4)
        ink.title(
            ax,
            f"at {ink.written(at)}: finds {s.found[i]:.0f} of "
            f"{s.found[-1]:.0f}, {s.alarms[i]:.0f} false alarms of "
            f"{s.alarms[-1]:.0f}",
        )
    ax.set_ylim(-0.03, 1.03)
    ink.legend(ax, loc="best")
    return ax


def _room(s: Sweep) -> float:
    span = s.thresholds[1] - s.thresholds[-1]
    return 0.04 * float(span) or 1.0


def _sweeps(who: str, y: ArrayLike, scores: Scores) -> dict[str, Sweep]:
    if not isinstance(scores, Mapping):
        return {"": sweep(who, y, scores, "scores")}
    found = given.by_name(who, scores, "scores")
    ink.few(who, len(found))
    return {name: sweep(who, y, s, name) for name, s in found.items()}


def _square(who: str, ax: Axes | None, across: str, up: str) -> Axes:
    ax = ink.chart(who, ax, across, up, width=4.2, height=4.2)
    ax.set(xlim=(-0.02, 1.02), ylim=(-0.02, 1.02), aspect="equal")
    return ax


def _mark(
    ax: Axes,
    who: str,
    threshold: float,
    curves: list[tuple[Array, Array, Sweep]],
) -> None:
    threshold = number(who, "threshold", threshold)
    at = [s.at(threshold) for _, _, s in curves]
    ax.plot(
        [across[i] for (across, _, _), i in zip(curves, at, strict=True)],
        [up[i] for (_, up, _), i in zip(curves, at, strict=True)],
        "o",
        ms=8,
        color=ink.INK,
        label=f"threshold {ink.written(threshold)}",
        zorder=4,
    )


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
