"""How a training went, epoch by epoch, and how its steps were planned."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from anncourse.arguments import Array, choice, flag, float_array, integer
from anncourse.plots.kit import given, ink
from anncourse.plots.kit.runs import curve
from anncourse.training.fitting import History


def losses(
    history: History | Mapping[str, ArrayLike],
    *,
    log: bool = False,
    ax: Axes | None = None,
) -> Axes:
    """Draw losses over the epochs.

    Parameters
    ----------
    history : History or dict of str to (epochs,) or (runs, epochs) array
        What `fit` returned, whose best epoch is marked; or up to six curves by name. Of
        several runs, the median is drawn, and a band from the lowest to the highest.
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
        If a curve is empty, not finite or not in rows, or there are none or too many.

    Examples
    --------
    >>> ax = losses({"small steps": [1.0, 0.8], "large steps": [1.0, 0.3]})
    >>> ax.get_xlabel()
    'epoch'
    """
    curves = _curves(history)
    log = flag("losses", "log", log)
    ax = ink.chart("losses", ax, "epoch", "loss")
    for i, (name, values) in enumerate(curves.items()):
        curve(ax, np.arange(1, values.shape[-1] + 1), values, i, name)
    ink.integers(ax.xaxis)
    ax.set_yscale("log" if log else "linear")
    if not log:
        ax.set_ylim(bottom=min(0, *(v.min() for v in curves.values())))
    if isinstance(history, History) and history.best_epoch is not None:
        best = history.best_epoch
        _mark(ax, best + 1, history.validation[best])
    ink.legend(ax)
    return ax


def learning_curves(
    training: ArrayLike,
    validation: ArrayLike,
    *,
    best: str = "lowest",
    ylabel: str = "loss",
    ax: Axes | None = None,
) -> Axes:
    """Draw training and validation by epochs, and mark the best epoch.

    Parameters
    ----------
    training, validation : (epochs,) or (runs, epochs) arrays
        Losses or scores; of several runs, the median and the band of all are drawn.
    best : {"lowest", "highest"}
        Which value of the validation is the best: the lowest loss, the highest score.
    ylabel : str
        What they are.
    ax : Axes, optional
        Where to draw.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If the two differ in their number of epochs.

    Examples
    --------
    >>> ax = learning_curves([3.0, 2.0, 1.0], [3.0, 2.5, 2.7])
    >>> ax.get_legend().get_texts()[-1].get_text()
    'best: epoch 2'
    """
    who = "learning_curves"
    pair = {
        name: given.shaped(who, name, values, "epochs", "runs epochs")
        for name, values in (
            ("training", training),
            ("validation", validation),
        )
    }
    epochs = [values.shape[-1] for values in pair.values()]
    if epochs[0] != epochs[1]:
        raise ValueError(
            f"{who} expects as many epochs of both, got {epochs[0]} of "
            f"training and {epochs[1]} of validation"
        )
    best = choice(who, "best", best, ("lowest", "highest"))
    ax = ink.chart(who, ax, "epoch", ylabel)
    x = np.arange(1, epochs[0] + 1)
    shown = [
        curve(ax, x, values, i, name)
        for i, (name, values) in enumerate(pair.items())
    ]
    at = shown[1].argmin() if best == "lowest" else shown[1].argmax()
    _mark(ax, int(at) + 1, float(shown[1][at]))
    ink.integers(ax.xaxis)
    ink.legend(ax)
    return ax


def schedules(
    schedules: Mapping[str, Callable[[int], float]],
    *,
    steps: int,
    log: bool = False,
    ax: Axes | None = None,
) -> Axes:
    """Draw how the learning rate goes from step to step.

    Parameters
    ----------
    schedules : dict of str to callable
        Up to six by name: number of the step, from 0 -> learning rate.
    steps : int
        How many steps.
    log : bool
        Whether the axis of the rate is logarithmic.
    ax : Axes, optional
        Where to draw.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If there are no schedules or too many, or a rate is not a finite number.

    Examples
    --------
    >>> ax = schedules(
    ...     {"halved": lambda step: 0.1 / 2 ** (step // 10)}, steps=30
    ... )
    >>> ax.lines[0].get_ydata()[[0, 9, 10, 29]]
    array([0.1  , 0.1  , 0.05 , 0.025])
    """
    who = "schedules"
    plans = given.by_name(who, schedules, "schedules")
    steps = integer(who, "steps", steps)
    log = flag(who, "log", log)
    rates = {}
    for name, plan in plans.items():
        if not callable(plan):
            raise ValueError(
                f"{who} expects {name} to be a function of the step, "
                f"got {plan!r}"
            )
        planned = [float(plan(step)) for step in range(steps)]
        rates[name] = float_array(who, name, planned)
    ink.few(who, len(rates))
    ax = ink.chart(who, ax, "step", "learning rate")
    for i, (name, values) in enumerate(rates.items()):
        ax.plot(values, drawstyle="steps-post", **ink.pen(i, name))
    ax.set_yscale("log" if log else "linear")
    if not log:
        ax.set_ylim(bottom=0)
    ink.legend(ax)
    return ax


def _curves(history: object) -> dict[str, Array]:
    if isinstance(history, History):
        found = {"training": history.loss, "validation": history.validation}
        history = {name: values for name, values in found.items() if values}
    return given.curves(
        "losses", history, "epochs", "runs epochs", kind="losses"
    )


def _mark(ax: Axes, epoch: int, value: float) -> None:
    ax.axvline(epoch, color=ink.INK, lw=1, ls=":")
    label = f"best: epoch {epoch}"
    ax.plot(epoch, value, "o", color=ink.INK, label=label, zorder=4)
