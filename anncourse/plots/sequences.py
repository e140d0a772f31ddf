"""What happens inside a recurrent network, and series with what was forecast."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from anncourse.arguments import Array, float_array
from anncourse.plots.kit import cells, given, ink
from anncourse.plots.kit.runs import curve

# Inches: the width of a picture, the height of a gate's band and of a unit's row.
WIDTH, BAND, ROW = 4.6, 0.5, 0.2
# Steps that can have a number or a symbol each.
MOST_SYMBOLS, MOST_NUMBERS = 40, 16
UNSEEN = {" ": "␣", "\n": "↵"}


def gates(
    gates: Mapping[str, ArrayLike],
    symbols: Sequence[object] | None = None,
    *,
    ax: Axes | None = None,
) -> Axes:
    """Draw how far gates are open at each step, one band for each gate.

    A gate of one unit fills its band up to its value. Of several units, each has a
    row: clear is 0, shut; full blue is 1, open.

    Parameters
    ----------
    gates : dict of str to (T,) or (T, H) array
        Up to six gates by name, from 0 to 1.
    symbols : sequence of T, optional
        What went in at each step, written below; up to 40.
    ax : Axes, optional
        Where to draw.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If a value is outside 0 to 1, or lengths differ.

    Examples
    --------
    >>> ax = gates({"forget": [1.0, 0.2], "input": [0.0, 0.9]}, "ab")
    >>> [label.get_text() for label in ax.get_yticklabels()]
    ['forget', 'input']
    """
    who = "gates"
    found = given.curves(who, gates, "T", "T H", kind="gates")
    steps = {len(values) for values in found.values()}
    low = min(values.min() for values in found.values())
    high = max(values.max() for values in found.values())
    if len(steps) > 1:
        raise ValueError(
            f"{who} expects gates of one length, got {sorted(steps)}"
        )
    if low < 0 or high > 1:
        raise ValueError(
            f"{who} expects gates from 0 to 1, got {low:.3g} to {high:.3g}"
        )
    (T,) = steps
    height = BAND * len(found) * 1.15 + 0.7
    ax = ink.axes(who, ax, width=WIDTH, height=height)
    places = [1.15 * i for i in range(len(found))]
    for place, values in zip(places, found.values(), strict=True):
        _gate(ax, place, values)
    ax.set(xlim=(-0.5, T - 0.5), ylim=(places[-1] + 1.04, -0.04))
    ax.set_yticks([place + 0.5 for place in places], [*found])
    _steps(who, ax, T, symbols)
    return ax


def hidden_states(
    h: ArrayLike,
    symbols: Sequence[object] | None = None,
    *,
    ax: Axes | None = None,
) -> Axes:
    """Draw the hidden state at each step: a row for each unit.

    Clear is 0, full blue the largest amount; negative is orange and hatched.

    Parameters
    ----------
    h : (T, H) array
        States of one example; of a batch, ``net(x)[0]``.
    symbols : sequence of T, optional
        What went in at each step, written below; up to 40.
    ax : Axes, optional
        Where to draw.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If h has another shape, or symbols do not fit it.

    Examples
    --------
    >>> ax = hidden_states([[0.0, 0.5], [-1.0, 0.5]], "ab")
    >>> [label.get_text() for label in ax.get_xticklabels()]
    ['a', 'b']
    """
    who = "hidden_states"
    h = given.shaped(who, "h", h, "T H")
    T, H = h.shape
    tall = min(max(ROW * H, 0.8), 4.0)
    ax = ink.axes(who, ax, width=WIDTH, height=tall + 0.9)
    top = cells.largest(h)
    ax.set_aspect("auto")
    box = (-0.5, T - 0.5, H + 0.5, 0.5)
    cells.draw(ax, h.T, top, box, (WIDTH - 0.7, tall))
    ax.set(xlim=box[:2], ylim=box[2:], ylabel="unit")
    ink.integers(ax.yaxis)
    _steps(who, ax, T, symbols)
    cells.key(ax, top, signed=bool(h.min() < 0))
    return ax


def _gate(ax: Axes, place: float, values: Array) -> None:
    T = len(values)
    if values.ndim == 2 and values.shape[1] > 1:
        box = (-0.5, T - 0.5, place + 1, place)
        ax.set_aspect("auto")
        cells.draw(ax, values.T, 1.0, box, (WIDTH - 0.8, BAND))
    else:
        ax.bar(
            np.arange(T),
            -values.ravel(),
            0.98,
            bottom=place + 1,
            color=ink.POSITIVE,
            lw=0,
        )
    cells.frame(ax, (-0.5, T - 0.5, place, place + 1))


def _steps(
    who: str, ax: Axes, T: int, symbols: Sequence[object] | None
) -> None:
    ax.spines[:].set_visible(False)
    ax.tick_params(length=0)
    if symbols is None:
        ax.set_xlabel("step")
        every = max(1, -(-T // MOST_NUMBERS))
        shown = range(0, T, every)
        ax.set_xticks(shown, [f"{step + 1}" for step in shown])
        return
    written = given.words(who, "symbols", list(symbols), T) or []
    if T > MOST_SYMBOLS:
        raise ValueError(
            f"{who} expects symbols for at most {MOST_SYMBOLS} steps, got {T}"
        )
    ax.set_xticks(range(T), [UNSEEN.get(word, word) for word in written])
    if any(len(word) > 3 for word in written):
        ax.tick_params(axis="x", rotation=45)
        return
    # On one line, as letters stand in a text.
    ax.tick_params(axis="x", pad=14)
    for label in ax.get_xticklabels():
        label.set_verticalalignment("baseline")


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
