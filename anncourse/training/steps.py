"""Training: forward, loss, backward, step, and again.

`train` is a generator that stops after every update: leave the loop when you have seen
enough, put a progress bar around it, or take one step at a time with ``next``.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, isfinite
from typing import NamedTuple

import numpy as np

from anncourse.arguments import (
    FLOATS,
    Array,
    Seed,
    generator,
    integer,
    number,
    real_array,
)
from anncourse.layers.layer import Layer
from anncourse.layers.packing import Packed, pack
from anncourse.training.clipping import clip_gradients
from anncourse.training.losses import Loss
from anncourse.training.optimizers import Optimizer
from anncourse.training.targets import NotFinite


class Step(NamedTuple):
    """What one update saw.

    Attributes
    ----------
    epoch : int
        How many times all data had been seen before, from 0.
    step : int
        Number of the update, from 1.
    loss : float
        Mean loss of the batch, before the update.
    rows : int
        Number of examples in the batch.
    grads : dict of str to array
        The gradients. The arrays are used again at the next step: copy what you keep.
    """

    epoch: int
    step: int
    loss: float
    rows: int
    grads: dict[str, Array]


def train(
    net: Layer,
    X: Array,
    y: Array,
    loss: Loss,
    optimizer: Optimizer,
    *,
    epochs: int,
    batch_size: int = 32,
    clip: float | None = None,
    rng: Seed = None,
) -> Iterator[Step]:
    """Train, and yield a `Step` after every update; stop by leaving the loop.

    These are the chapters' four lines, with the gradients written into one vector that
    is made before the first step, and without the gradient for the data::

        pred, cache = net.forward(x, train=True)
        value, dpred = loss(pred, y)
        _, grads = net.backward(dpred, cache)
        optimizer.step(net.named_params(), grads)

    Parameters
    ----------
    net : Layer
        The network; its parameters are changed. They, and its state, are first brought
        to X's dtype.
    X : (n, ...) array of float32 or float64
        Inputs; integers where the first layer takes them.
    y : (n, ...) array
        Targets, as the loss wants them.
    loss : callable
        (pred, target) -> (value, dpred), such as `mse`.
    optimizer : Optimizer
        Such as ``SGD(0.1)``.
    epochs : int
        How many times to go through all data.
    batch_size : int
        Examples for each update.
    clip : float, optional
        Largest norm of the gradient; a longer one is cut to it (`clip_gradients`).
    rng : int, Generator or None
        Seed or random Generator; one ``permutation(n)`` is drawn for each epoch.

    Yields
    ------
    Step

    Raises
    ------
    ValueError
        At once, if the data are empty, not finite or of different length, or a number
        is out of range; at the first step, if the data do not fit the network or the
        loss.
    DivergenceError
        If the loss, a parameter or a running mean becomes NaN or inf.

    Examples
    --------
    >>> import anncourse as ann
    >>> (X, y), net = ann.datasets.line(rng=0), ann.Dense(1, 1, rng=0)
    >>> steps = train(net, X, y, ann.mse, ann.SGD(0.1), epochs=9, rng=0)
    >>> [round(step.loss, 2) for step in steps][::17]
    [0.07, 0.01]
    """
    X, y = examples("train", X, y)
    epochs = integer("train", "epochs", epochs, low=0)
    batch_size = integer("train", "batch_size", batch_size)
    if clip is not None:
        clip = number("train", "clip", clip, above=0)
    _parts("train", net, loss, optimizer)
    rng = generator("train", rng)
    # A generator of its own, so that bad arguments are refused now and not at the first
    # step.
    return _steps(net, X, y, loss, optimizer, epochs, batch_size, clip, rng)


def _steps(
    net: Layer,
    X: Array,
    y: Array,
    loss: Loss,
    optimizer: Optimizer,
    epochs: int,
    batch_size: int,
    clip: float | None,
    rng: np.random.Generator,
) -> Iterator[Step]:
    params, grads = _pack(net, X)
    numbers = {"a weight": params.vector} | net.named_state()

    # Numbers that run away are reported by name, not as NumPy's warnings.
    @np.errstate(over="ignore", invalid="ignore")
    def update(x: Array, target: Array) -> float:
        pred, cache = net.forward(x, train=True)
        value, dpred = measure(loss, pred, target)
        net.backward_into(dpred, cache, grads, need_dx=False)
        if clip is not None:
            clip_gradients(grads, clip)
        optimizer.step(params, grads)
        return value

    step, per_epoch = 0, ceil(len(X) / batch_size)
    for epoch in range(epochs):
        for batch in batches(len(X), batch_size, rng):
            step += 1
            try:
                value = update(X.take(batch, 0), y.take(batch, 0))
                if step % per_epoch == 0:
                    expect_finite(numbers)
            except NotFinite as error:
                raise diverged(step, str(error), optimizer) from error
            yield Step(epoch, step, value, len(batch), grads)


def batches(
    n: int, batch_size: int, rng: np.random.Generator
) -> Iterator[Array]:
    """Yield the numbers 0 to n - 1 in random order, batch_size at a time.

    One permutation is drawn; the last batch holds what is left.
    """
    order = rng.permutation(n)
    for start in range(0, n, batch_size):
        yield order[start : start + batch_size]


def _pack(net: Layer, X: Array) -> tuple[Packed, Packed]:
    params = pack(net, X.dtype if X.dtype in FLOATS else None)
    _bring_state(net, params.vector.dtype)
    shapes = {name: array.shape for name, array in params.items()}
    return params, Packed(np.zeros_like(params.vector), shapes)


def _bring_state(layer: Layer, dtype: np.dtype) -> None:
    for name, array in layer.state.items():
        if array.dtype in FLOATS:
            layer.state.rebind(name, array.astype(dtype, copy=False))
    for child in layer.children().values():
        _bring_state(child, dtype)


def measure(loss: Loss, pred: Array, y: Array) -> tuple[float, Array]:
    """Return the loss and its gradient; refuse a loss that is NaN or inf."""
    value, dpred = loss(pred, y)
    if not isfinite(value):
        raise NotFinite(f"the loss is {value}")
    return value, dpred


def expect_finite(numbers: dict[str, Array]) -> None:
    """Refuse numbers of a network that are NaN or inf."""
    for name, array in numbers.items():
        if not np.isfinite(array).all():
            raise NotFinite(f"{name} is NaN or inf")


class DivergenceError(ArithmeticError):
    """Training that ran away to NaN or inf."""


def diverged(step: int, what: str, optimizer: Optimizer) -> DivergenceError:
    """Return the error that says at which step training ran away, and what to try."""
    return DivergenceError(
        f"Training ran away at step {step}: {what}. Try a learning rate well "
        f"below {optimizer.lr:g}, inputs scaled to about -1 to 1, or clip=1."
    )


def examples(who: str, X: object, y: object) -> tuple[Array, Array]:
    """Return X and y as arrays, or refuse them by name."""
    X, y = real_array(who, "X", X), real_array(who, "y", y)
    if X.ndim < 2:
        raise ValueError(
            f"{who} expects X of shape (n, ...), got {X.shape}"
        )
    if y.ndim < 1 or len(X) != len(y):
        raise ValueError(
            f"{who} expects one target for each of {len(X)} rows of X, got y "
            f"of shape {y.shape}"
        )
    return X, y


def _parts(who: str, net: Layer, loss: Loss, optimizer: Optimizer) -> None:
    if not isinstance(net, Layer):
        raise ValueError(f"{who} expects a network of layers, got {net!r}")
    if not callable(loss):
        raise ValueError(f"{who} expects a loss function, got {loss!r}")
    if not isinstance(optimizer, Optimizer):
        raise ValueError(f"{who} expects an optimizer, got {optimizer!r}")
