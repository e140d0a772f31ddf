"""How a training went, how its steps were planned, and what went through the depth."""

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


def gradient_sizes(
    sizes: Mapping[str, ArrayLike], *, ax: Axes | None = None
) -> Axes:
    """Draw how large the gradient is at each layer, on a logarithmic axis.

    Parameters
    ----------
    sizes : dict of str to (n,) array
        Up to six networks by name; for each, one size a layer, from the first to the
        last. A size of 0 has no place on the axis and leaves a gap.
    ax : Axes, optional
        Where to draw.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If there are no networks or too many, or sizes are no list of numbers from 0.

    Examples
    --------
    >>> ax = gradient_sizes({"sigmoid": [2e-6, 3e-2], "tanh": [8e-3, 1e-2]})
    >>> ax.get_xlabel(), ax.get_yscale()
    ('layer', 'log')
    """
    who = "gradient_sizes"
    found = given.curves(who, sizes, "layers", kind="sizes")
    ax = ink.chart(who, ax, "layer", "size of the gradient")
    for i, (name, size) in enumerate(found.items()):
        if (size < 0).any():
            raise ValueError(
                f"{who} expects {name} to be numbers from 0, "
                f"got {size.tolist()}"
            )
        shown = np.where(size > 0, size, np.nan)
        ax.plot(
            np.arange(1, len(size) + 1),
            shown,
            marker="o",
            **ink.pen(i, name),
        )
    ax.set_yscale("log")
    ax.set_xticks(np.arange(1, max(map(len, found.values())) + 1))
    ink.legend(ax)
    return ax


MOST_LAYERS = 20


def histograms(
    layers: Mapping[str, ArrayLike],
    *,
    bins: int = 40,
    xlabel: str = "value",
    ax: Axes | None = None,
) -> Axes:
    """Draw the spread of the numbers in each layer, one under the other.

    All share an axis and its bins, and each is as high as its fullest bin; the standard
    deviation stands at the right. The outermost half percent at each end is not drawn.

    Parameters
    ----------
    layers : dict of str to array
        Weights, activations or gradients by layer, of any shape; up to 20.
    bins : int
        Bins along the axis.
    xlabel : str
        What the numbers are.
    ax : Axes, optional
        Where to draw.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If there are no layers or too many, or they hold no finite numbers.

    Examples
    --------
    >>> ax = histograms(
    ...     {"layer 1": [1.0, -1.0], "layer 2": [[0.5], [-0.5]]}
    ... )
    >>> [text.get_text() for text in ax.texts]
    ['sd 1.00', 'sd 0.50']
    """
    who = "histograms"
    found = given.by_name(who, layers, "layers")
    if len(found) > MOST_LAYERS:
        raise ValueError(
            f"{who} expects at most {MOST_LAYERS} layers, got {len(found)}"
        )
    values = {
        name: float_array(who, name, numbers).ravel()
        for name, numbers in found.items()
    }
    bins = integer(who, "bins", bins)
    edges = _edges([*values.values()], bins)
    height = 0.8 + 0.42 * len(values)
    ax = ink.chart(who, ax, xlabel, width=4.8, height=height)
    ax.grid(visible=False, axis="y")
    for row, numbers in enumerate(values.values()):
        _layer(ax, row, numbers, edges)
    ax.set_yticks([row - 0.3 for row in range(len(values))], [*values])
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)
    ax.set(xlim=edges[[0, -1]], ylim=(len(values) - 0.95, -1.0))
    return ax


def _edges(layers: list[Array], bins: int) -> Array:
    ends = np.array([np.quantile(v, (0.005, 0.995)) for v in layers])
    low, high = float(ends.min()), float(ends.max())
    room = 0.02 * (high - low) or 0.5
    return np.linspace(low - room, high + room, bins + 1)


def _layer(ax: Axes, row: int, numbers: Array, edges: Array) -> None:
    counts, _ = np.histogram(numbers, edges)
    tall = 0.85 * counts / max(counts.max(), 1)
    ax.stairs(
        row - tall, edges, baseline=row, fill=True, color=ink.POSITIVE
    )
    ax.axhline(row, color=ink.INK, lw=0.6)
    ink.write(
        ax,
        1.02,
        row - 0.3,
        f"sd {_size(float(numbers.std()))}",
        ha="left",
        transform=ax.get_yaxis_transform(),
    )


def _size(spread: float) -> str:
    return (
        ink.written(spread)
        if spread >= 0.01 or not spread
        else f"{spread:.0e}"
    )
