"""Losses over the epochs."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator
from numpy.typing import ArrayLike

from anncourse.checks import Array, flag, float_array
from anncourse.fitting import History
from anncourse.plots import ink


def losses(
    history: History | Mapping[str, ArrayLike],
    *,
    log: bool = False,
    ax: Axes | None = None,
) -> Axes:
    """Draw losses over the epochs.

    Parameters
    ----------
    history : History or dict of str to (n,) array
        What `fit` returned, whose best epoch is marked; or up to six curves by name.
    log : bool
        Whether the axis of the loss is logarithmic.
    ax : Axes, optional
        Where to draw.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If a curve is empty, not finite or not a list, or there are none or too many.

    Examples
    --------
    >>> ax = losses({"small steps": [1.0, 0.8], "large steps": [1.0, 0.3]})
    >>> ax.get_xlabel()
    'epoch'
    """
    curves = _curves(history)
    log = flag("losses", "log", log)
    ax = ink.chart("losses", ax, "epoch")
    for i, (name, values) in enumerate(curves.items()):
        ax.plot(np.arange(1, len(values) + 1), values, **ink.pen(i, name))
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    ax.set(ylabel="loss", yscale="log" if log else "linear")
    if not log:
        ax.set_ylim(bottom=min(0, *(v.min() for v in curves.values())))
    if isinstance(history, History) and history.best_epoch is not None:
        best = history.best_epoch + 1
        ax.axvline(best, color=ink.INK, lw=1, ls=":")
        ax.plot(
            best,
            history.validation[history.best_epoch],
            "o",
            color=ink.INK,
            label=f"best: epoch {best}",
        )
    ink.legend(ax)
    return ax


def _curves(history: object) -> dict[str, Array]:
    if isinstance(history, History):
        found = {"training": history.loss, "validation": history.validation}
        history = {name: values for name, values in found.items() if values}
    if not isinstance(history, Mapping):
        raise ValueError(
            "losses expects a History or a dictionary of curves, got "
            f"{history!r}"
        )
    ink.few("losses", len(history))
    curves = {
        str(name): float_array("losses", str(name), values)
        for name, values in history.items()
    }
    for name, values in curves.items():
        if values.ndim != 1:
            raise ValueError(
                f"losses expects {name} to be a list, got shape {values.shape}"
            )
    return curves
