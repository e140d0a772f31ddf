"""How losses, optimizers, schedules and small trainings are drawn."""

from __future__ import annotations

from collections.abc import Callable
from math import prod
from typing import Any

import numpy as np

from tests.known.cases import STEPS, Clip, Descent, Rule, Run, Score
from tests.known.drawn_layers import Drawn, leading, rows, small
from tests.known.spec import (
    Array,
    Shape,
    Spec,
    activation,
    dense,
    numbers,
    serial,
)

Rng = np.random.Generator
LOSSES = ("mse", "binary_cross_entropy", "softmax_cross_entropy")
OPTIMIZERS = ("SGD", "RMSProp", "Adam", "AdamW")
IGNORED = -100


def _sgd(rng: Rng, i: int) -> dict[str, Any]:
    momentum = [0.0, 0.5, 0.9][i % 3]
    return {
        "lr": 0.05 * (1 - momentum),
        "momentum": momentum,
        "nesterov": bool(momentum) and i % 2 == 0,
        "weight_decay": [0.0, 0.1][i // 2 % 2],
    }


def _rmsprop(rng: Rng, i: int) -> dict[str, Any]:
    eps = [1e-8, 1e-3][i // 3 % 2]
    return {"lr": 0.003, "rho": [0.9, 0.8, 0.99][i % 3], "eps": eps}


def _adam(rng: Rng, i: int) -> dict[str, Any]:
    betas = [(0.9, 0.999), (0.5, 0.9), (0.8, 0.99), (0.3, 0.95)][i % 4]
    return {"lr": 0.004, "betas": betas, "eps": [1e-8, 1e-3][i // 4 % 2]}


def _adamw(rng: Rng, i: int) -> dict[str, Any]:
    return {**_adam(rng, i), "weight_decay": [0.01, 0.0, 0.5][i % 3]}


SETTINGS = {
    "SGD": _sgd,
    "RMSProp": _rmsprop,
    "Adam": _adam,
    "AdamW": _adamw,
}


def rule(rng: Rng, name: str, i: int) -> Rule:
    """Draw an optimizer's settings; lr within a factor of two."""
    settings = SETTINGS[name](rng, i)
    return Rule(
        name, settings | {"lr": settings["lr"] * rng.uniform(0.7, 1.4)}
    )


def any_rule(rng: Rng) -> Rule:
    """Draw an optimizer."""
    return rule(rng, str(rng.choice(OPTIMIZERS)), small(rng, 12))


def _step_decay(rng: Rng, start: float) -> dict[str, Any]:
    return {"start": start, "every": small(rng, 20), "factor": _share(rng)}


def _exponential_decay(rng: Rng, start: float) -> dict[str, Any]:
    return {"start": start, "factor": rng.uniform(0.9, 1)}


def _cosine_decay(rng: Rng, start: float) -> dict[str, Any]:
    # Beyond its steps PyTorch's wave climbs again.
    end = start * _share(rng) * small(rng, 1, 0)
    return {"start": start, "steps": small(rng, 90, STEPS), "end": end}


def _warmup(rng: Rng, start: float) -> dict[str, Any]:
    then = rng.choice(
        ["", "step_decay", "exponential_decay", "cosine_decay"]
    )
    after = Rule(str(then), SCHEDULES[then](rng, start)) if then else start
    return {"then": after, "steps": small(rng, 40), "share": _share(rng)}


SCHEDULES = {
    "constant": lambda _, start: {"rate": start},
    "step_decay": _step_decay,
    "exponential_decay": _exponential_decay,
    "cosine_decay": _cosine_decay,
    "warmup": _warmup,
}


def _share(rng: Rng) -> float:
    return float(rng.integers(1, 16)) / 16


def scheduled(rng: Rng, name: str) -> tuple[Rule, Rule]:
    """Draw a schedule, and an optimizer that follows it."""
    how = any_rule(rng)
    schedule = Rule(name, SCHEDULES[name](rng, how.settings["lr"]))
    return schedule, Rule(how.name, {**how.settings, "lr": schedule})


def targets(rng: Rng, loss: str, shape: Shape, i: int) -> Array:
    """Draw what a loss compares (..., K) predictions with."""
    if loss == "mse":
        return numbers(rng, shape, 2)
    if loss == "binary_cross_entropy":
        # Every other one is unsure.
        return (
            rng.integers(0, 5, shape) / 4
            if i % 2
            else rng.integers(0, 2, shape)
        )
    return rng.integers(0, shape[-1], shape[:-1])


def score(loss: str) -> Callable[[Rng, int], Score]:
    """Return how to draw predictions of one to three axes; some scores are large."""

    def draw(rng: Rng, i: int) -> Score:
        k = small(rng, 4, 2 if loss == "softmax_cross_entropy" else 1)
        shape = (*leading(rng, i), k)
        pred = numbers(rng, shape, 64 if i % 4 == 2 else 4)
        target = targets(rng, loss, shape, i)
        if loss == "softmax_cross_entropy" and i % 3 == 1:
            return Score(loss, pred, ignoring(rng, target), IGNORED)
        return Score(loss, pred, target)

    return draw


def ignoring(rng: Rng, labels: Array) -> Array:
    """Ignore about a third of the labels, never the first."""
    some = rng.random(labels.shape) < 0.35
    some.flat[0] = False
    return np.where(some, IGNORED, labels)


def descent(rng: Rng, how: Rule, i: int) -> Descent:
    """Draw gradients of many sizes, some of them zero."""
    sizes = 2.0 ** rng.integers(-12, 4, (STEPS, 1))
    gradients = numbers(rng, (STEPS, 4)) * sizes
    gradients[rng.random((STEPS, 4)) < 0.1] = 0
    return Descent(how, numbers(rng, (4,), 2), gradients)


def clip(rng: Rng, i: int) -> Clip:
    """Draw gradients, and a limit above or below their norm."""
    shapes = {
        f"{j}.W": (small(rng, 3), small(rng, 3))
        for j in range(small(rng, 3))
    }
    grads = {name: numbers(rng, shape, 4) for name, shape in shapes.items()}
    return Clip(grads, [0.5, 2.0, 100.0][i % 3])


def net_around(drawn: Drawn, outputs: int, first: bool) -> Spec:
    """Return a small network with the layer inside."""
    n_in, n_out = drawn.x.shape[-1], prod(drawn.out[1:])
    front = () if first else (dense(n_in, n_in), activation("tanh"))
    return serial(
        *front, drawn.layer, Spec("Flatten"), dense(n_out, outputs)
    )


def plain(rng: Rng, i: int) -> Drawn:
    """Draw a layer for trainings that are about something else."""
    shape, n_out = (rows(rng, i), small(rng, 3)), small(rng, 3)
    layer = serial(dense(shape[1], n_out), activation("tanh"))
    return Drawn(
        layer, numbers(rng, shape, 2), (shape[0], n_out), first=True
    )


def training(
    rng: Rng,
    i: int,
    drawn: Drawn,
    how: Rule,
    loss: str = "",
    clip: float | None = None,
    ignore: int | None = None,
) -> Run:
    """Draw a training of a network with the layer inside."""
    loss = loss or LOSSES[i % 3]
    k = small(rng, 3, 2 if loss == "softmax_cross_entropy" else 1)
    net = net_around(drawn, k, drawn.first or i % 4 == 3)
    n = len(drawn.x)
    y, batch_size = targets(rng, loss, (n, k), i), small(rng, n)
    if ignore is not None:  # a batch of ignored labels has no loss
        y, batch_size = ignoring(rng, y), n
    return Run(
        net,
        net.start(rng),
        drawn.x,
        y,
        loss,
        how,
        batch_size=drawn.batch_size or batch_size,
        seed=i,
        clip=clip,
        ignore=ignore,
    )
