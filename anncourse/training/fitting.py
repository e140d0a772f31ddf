"""A whole training in one call, with validation, early stopping and a history."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from math import ceil, inf
from typing import Any

import numpy as np

from anncourse.arguments import Array, Seed, flag, integer
from anncourse.layers.layer import Layer
from anncourse.training.losses import Loss
from anncourse.training.optimizers import Optimizer
from anncourse.training.steps import (
    Step,
    diverged,
    examples,
    measure,
    train,
)
from anncourse.training.targets import NotFinite

FLAGS = (bool, np.bool_)


@dataclass
class History:
    """How a training went, one entry for each epoch.

    Attributes
    ----------
    loss : list of float
        Mean training loss over the epoch's examples, each batch before its update.
    validation : list of float
        Loss on the validation data after the epoch; empty without such data.
    best_epoch : int or None
        Epoch, from 0, with the lowest validation loss.
    stopped_early : bool
        Whether patience ran out, or a callback said stop.
    """

    loss: list[float] = field(default_factory=list)
    validation: list[float] = field(default_factory=list)
    best_epoch: int | None = None
    stopped_early: bool = False


def fit(
    net: Layer,
    X: Array,
    y: Array,
    *,
    loss: Loss,
    optimizer: Optimizer,
    epochs: int,
    batch_size: int = 32,
    clip: float | None = None,
    validation: tuple[Array, Array] | None = None,
    patience: int | None = None,
    callbacks: Sequence[Callable[[History], object]] = (),
    progress: bool = True,
    rng: Seed = None,
) -> History:
    """Train for some epochs, and return how it went.

    Parameters
    ----------
    net, X, y, loss, optimizer, epochs, batch_size, clip, rng
        As in `train`.
    validation : pair of arrays, optional
        X and y that are not trained on; their loss is measured after each epoch.
    patience : int, optional
        Stop after so many epochs without a lower validation loss, and in any case, an
        interruption too, give the network back the weights and the state of its best
        epoch (Prechelt 1998, doi:10.1007/3-540-49430-8_3).
    callbacks : sequence of callables
        Each is called with the `History` after every epoch; True from one of them
        stops.
    progress : bool
        Show a progress bar.

    Returns
    -------
    History

    Raises
    ------
    ValueError
        For bad arguments, as in `train`, and for patience without validation data.
    DivergenceError
        If a loss, a parameter or a running mean becomes NaN or inf.

    Examples
    --------
    >>> import anncourse as ann
    >>> (X, y), net = ann.datasets.line(rng=0), ann.Dense(1, 1, rng=0)
    >>> how = {
    ...     "loss": ann.mse,
    ...     "optimizer": ann.SGD(0.1),
    ...     "progress": False,
    ... }
    >>> fit(net, X, y, epochs=20, **how).loss[-1] < 0.02
    True
    """
    held_out = _held_out(validation)
    patience = _patience(patience, held_out)
    _callables(callbacks)
    progress = flag("fit", "progress", progress)
    steps = train(
        net,
        X,
        y,
        loss,
        optimizer,
        epochs=epochs,
        batch_size=batch_size,
        clip=clip,
        rng=rng,
    )
    history = History()
    best: dict[str, Array] = {}
    per_epoch = ceil(len(X) / batch_size)
    bar = _bar(epochs, progress)
    try:
        for epoch in bar:
            history.loss.append(_mean_loss(islice(steps, per_epoch)))
            if held_out is not None:
                at = (epoch + 1) * per_epoch
                value = _validate(net, loss, held_out, at, optimizer)
                if value < min(history.validation, default=inf):
                    history.best_epoch = epoch
                    best = _copies(net) if patience else {}
                history.validation.append(value)
            _show(bar, history)
            if _enough(history, patience, callbacks):
                history.stopped_early = True
                break
    finally:  # also where training is interrupted, or runs away
        for name, array in best.items():
            _numbers(net)[name][...] = array
    return history


def _mean_loss(steps: Iterable[Step]) -> float:
    seen = [(step.loss * step.rows, step.rows) for step in steps]
    totals, rows = zip(*seen, strict=True)
    return float(sum(totals) / sum(rows))


def _validate(
    net: Layer,
    loss: Loss,
    held_out: tuple[Array, Array],
    step: int,
    optimizer: Optimizer,
) -> float:
    X, y = held_out
    try:
        with np.errstate(over="ignore", invalid="ignore"):
            return measure(loss, net.forward(X)[0], y)[0]
    except NotFinite as error:
        what = f"on the validation data, {error}"
        raise diverged(step, what, optimizer) from error


def _enough(
    history: History,
    patience: int | None,
    callbacks: Sequence[Callable[[History], object]],
) -> bool:
    # Every callback is called, even if an early one says stop.
    answers = [callback(history) for callback in callbacks]
    stop = any(isinstance(answer, FLAGS) and answer for answer in answers)
    if patience is None or history.best_epoch is None:
        return stop
    waited = len(history.validation) - 1 - history.best_epoch
    return waited >= patience or stop


def _numbers(net: Layer) -> dict[str, Array]:
    # All that training may change; a state's name cannot clash with a parameter's.
    state = {f"state {k}": array for k, array in net.named_state().items()}
    return net.named_params() | state


def _copies(net: Layer) -> dict[str, Array]:
    return {name: array.copy() for name, array in _numbers(net).items()}


def _bar(epochs: int, progress: bool) -> Any:
    if not progress:
        return range(epochs)
    from tqdm.auto import tqdm  # slow to import

    return tqdm(range(epochs), unit="epoch")


def _show(bar: Any, history: History) -> None:
    if isinstance(bar, range):
        return
    last = {"loss": history.loss[-1]}
    if history.validation:
        last["validation"] = history.validation[-1]
    bar.set_postfix({name: f"{value:.4g}" for name, value in last.items()})


def _held_out(validation: object) -> tuple[Array, Array] | None:
    if validation is None:
        return None
    if not isinstance(validation, (tuple, list)) or len(validation) != 2:
        raise ValueError(
            "fit expects validation to be a pair (X, y), got "
            f"{type(validation).__name__}"
        )
    return examples("fit, in validation,", *validation)


def _patience(
    patience: object, held_out: tuple[Array, Array] | None
) -> int | None:
    if patience is None:
        return None
    if held_out is None:
        raise ValueError(
            "fit expects validation=(X, y) with patience, got None"
        )
    return integer("fit", "patience", patience)


def _callables(callbacks: object) -> None:
    if not isinstance(callbacks, Sequence) or not all(
        callable(callback) for callback in callbacks
    ):
        raise ValueError(
            "fit expects callbacks to be a list of functions, got "
            f"{callbacks!r}"
        )
