"""Series in time, what was forecast of them, and what was held out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from anncourse.arguments import Array, float_array
from anncourse.plots.kit import given, ink
from anncourse.plots.kit.runs import curve


def series(
    t: ArrayLike,
    values: ArrayLike,
    forecasts: Mapping[str, ArrayLike] | None = None,
    *,
    hidden: Sequence[tuple[float, float]] = (),
    xlabel: str = "time",
    ylabel: str = "value",
    ax: Axes | None = None,
) -> Axes:
    """Draw a series as dots, forecasts as lines, and what was held out as shade.

    Parameters
    ----------
    t : (n,) array
        Times, ascending.
    values : (n,) array
        What was measured; NaN where nothing was.
    forecasts : dict of str to (n,) or (runs, n) array, optional
        Up to six by name; NaN where there is none. Of several runs, the median and
        the band of all are drawn.
    hidden : sequence of (start, end)
        Spans of time that no network saw in training.
    xlabel, ylabel : str
        Names of the axes.
    ax : Axes, optional
        Where to draw.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If lengths differ, t does not ascend, or a span does not end after its start.

    Examples
    --------
    >>> ax = series(
    ...     [0, 1, 2], [1.0, np.nan, 3.0], {"line": [1.0, 2.0, 3.0]}
    ... )
    >>> [text.get_text() for text in ax.get_legend().get_texts()]
    ['measured', 'line']
    """
    who = "series"
    t = given.shaped(who, "t", t, "n")
    if (np.diff(t) <= 0).any():
        raise ValueError(f"{who} expects times that ascend, got {t}")
    measured = _with_gaps(who, "values", values, (f"{len(t)}",))
    lines = {}
    if forecasts is not None:
        named = given.by_name(who, forecasts, "forecasts")
        ink.few(who, len(named))
        forms = f"{len(t)}", f"runs {len(t)}"
        lines = {
            name: _with_gaps(who, name, v, forms)
            for name, v in named.items()
        }
    ax = ink.chart(who, ax, xlabel, ylabel, width=5.0)
    for i, (start, end) in enumerate(_spans(who, hidden)):
        label = "held out" if i == 0 else None
        ax.axvspan(start, end, color=ink.INK, alpha=0.18, lw=0, label=label)
    ax.plot(
        t, measured, ".", ms=5, color=ink.INK, label="measured", zorder=2
    )
    for i, (name, line) in enumerate(lines.items()):
        curve(ax, t, line, i, name)
    ink.legend(ax, loc="best")
    return ax


def _with_gaps(
    who: str, name: str, values: object, forms: tuple[str, ...]
) -> Array:
    try:
        array = np.asarray(values, float)
    except (TypeError, ValueError):
        array = float_array(who, name, values)
    known = ~np.isnan(array)
    if not known.any():
        raise ValueError(f"{who} expects at least one number in {name}")
    given.shaped(who, name, np.where(known, array, 0), *forms)
    return array


def _spans(
    who: str, hidden: Sequence[tuple[float, float]]
) -> list[tuple[float, float]]:
    spans = [tuple(given.shaped(who, "a span", s, "2")) for s in hidden]
    for start, end in spans:
        if end <= start:
            raise ValueError(
                f"{who} expects a span to end after its start, got "
                f"{start:g} to {end:g}"
            )
    return [(float(start), float(end)) for start, end in spans]
