"""The cases, computed by PyTorch."""

from __future__ import annotations

from collections.abc import Callable
from functools import singledispatch
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor
from torch.optim import Optimizer, lr_scheduler

from tests.known.cases import (
    KEPT,
    STEPS,
    Case,
    Clip,
    Descent,
    Named,
    Pass,
    Rates,
    Rule,
    Run,
    Score,
    Tick,
)
from tests.known.spec import Array, Spec
from tests.known.torch_layers import Net, Place
from tests.known.torch_recurrent import one_step

torch.set_num_threads(1)
LOSSES = {
    "mse": F.mse_loss,
    "binary_cross_entropy": F.binary_cross_entropy_with_logits,
}


def tensor(x: Array, dtype: torch.dtype) -> Tensor:
    """Return x in the type of numbers that is tried; symbols stay what they are."""
    t = torch.tensor(x)
    return t.to(dtype) if t.is_floating_point() else t


def leaves(arrays: Named, dtype: torch.dtype) -> dict[str, Tensor]:
    """Return tensors that collect gradients."""
    return {
        name: tensor(array, dtype).requires_grad_()
        for name, array in arrays.items()
    }


def under(name: str, tensors: dict[str, Tensor]) -> dict[str, Tensor]:
    """Return copies, with a name in front of theirs."""
    return {
        f"{name}.{key}": t.detach().clone() for key, t in tensors.items()
    }


def gradients(tensors: dict[str, Tensor]) -> dict[str, Tensor]:
    """Return the gradients, 0 where nothing depends on a parameter."""
    return {
        name: torch.zeros_like(t) if t.grad is None else t.grad
        for name, t in tensors.items()
    }


def forward(net: Net, spec: Spec, x: Tensor, train: bool = True) -> Tensor:
    """Return the output of a layer or a network."""
    net.train = train
    net.penalties.clear()
    return Place(net, spec)(x)


@singledispatch
def compute(part: object, dtype: torch.dtype) -> dict[str, Any]:
    """Return everything that is compared of a part, by name."""
    raise NotImplementedError


@compute.register
def _(part: Pass, dtype: torch.dtype) -> dict[str, Any]:
    net = Net(leaves(part.params, dtype))
    for given in part.xs:
        x = tensor(given, dtype)
        x.requires_grad_(x.is_floating_point())
        y = forward(net, part.layer, x)
    if y.requires_grad:
        objective = (y * tensor(part.dy, dtype)).sum() + sum(net.penalties)
        objective.backward()
    found = {"y": y, **under("d", gradients(net.params))}
    if x.grad is not None:
        found["dx"] = x.grad
    if net.state:
        found["rest"] = forward(net, part.layer, x, train=False)
    return found | under("state", net.state)


@compute.register
def _(part: Tick, dtype: torch.dtype) -> dict[str, Any]:
    params, x = leaves(part.params, dtype), tensor(part.x, dtype)
    old = [tensor(s, dtype).requires_grad_() for s in part.state]
    new = one_step(Place(Net(params), part.cell), x.requires_grad_(), old)
    torch.autograd.backward(new, [tensor(d, dtype) for d in part.dstate])
    found = {"dx": x.grad, **under("d", gradients(params))}
    for i, (after, before) in enumerate(zip(new, old, strict=True)):
        found |= {f"new {i}": after, f"dold {i}": before.grad}
    return found


@compute.register
def _(part: Score, dtype: torch.dtype) -> dict[str, Any]:
    pred = tensor(part.pred, dtype).requires_grad_()
    value = loss(part, pred, torch.tensor(part.target))
    value.backward()
    return {"value": value, "dpred": pred.grad}


@compute.register
def _(part: Descent, dtype: torch.dtype) -> dict[str, Any]:
    params, found = leaves({"p": part.start}, dtype), {}
    optimizer, _ = make(part.rule, params)
    for step, gradient in enumerate(part.gradients, 1):
        params["p"].grad = tensor(gradient, dtype)
        optimizer.step()
        if step in KEPT:
            found |= under(f"step {step}", params)
    return found


@compute.register
def _(part: Rates, dtype: torch.dtype) -> dict[str, Any]:
    optimizer, follow = make(
        Rule("SGD", {"lr": part.schedule}),
        leaves({"p": np.zeros(1)}, dtype),
    )
    rates = []
    for _ in range(STEPS):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        follow()
    return {"rates": rates}


@compute.register
def _(part: Clip, dtype: torch.dtype) -> dict[str, Any]:
    params = leaves(part.grads, dtype)
    for t in params.values():
        t.grad = t.detach().clone()
    norm = torch.nn.utils.clip_grad_norm_(params.values(), part.limit)
    return {"norm": norm, **gradients(params)}


@compute.register
def _(part: Run, dtype: torch.dtype) -> dict[str, Any]:
    net, X = Net(leaves(part.params, dtype)), tensor(part.X, dtype)
    y, losses, found = torch.tensor(part.y), [], {}
    optimizer, follow = make(part.rule, net.params)
    for step, batch in enumerate(part.batches, 1):
        value = loss(part, forward(net, part.net, X[batch]), y[batch])
        optimizer.zero_grad()
        (value + sum(net.penalties)).backward()
        if part.clip is not None:
            torch.nn.utils.clip_grad_norm_(net.params.values(), part.clip)
        optimizer.step()
        follow()
        losses.append(value.item())
        if step in KEPT:
            found |= under(f"step {step}", net.params)
    trained = forward(net, part.net, X, train=False)
    state = under("state", net.state)
    return {"losses": losses, **found, **state, "trained": trained}


def loss(part: Score | Run, pred: Tensor, target: Tensor) -> Tensor:
    """Return the mean loss."""
    if part.loss in LOSSES:
        return LOSSES[part.loss](pred, target.to(pred.dtype))
    rows, ignore = pred.flatten(0, -2), part.ignore
    more = {} if ignore is None else {"ignore_index": ignore}
    return F.cross_entropy(rows, target.flatten(), **more)


def make(
    rule: Rule, params: dict[str, Tensor]
) -> tuple[Optimizer, Callable[[], object]]:
    """Make the optimizer of a rule, and what to call after each of its steps."""
    settings = dict(rule.settings)
    if "rho" in settings:
        settings["alpha"] = settings.pop("rho")
    kind = getattr(
        torch.optim, {"RMSProp": "RMSprop"}.get(rule.name, rule.name)
    )
    schedule = settings["lr"]
    if not isinstance(schedule, Rule):
        return kind(params.values(), **settings), lambda: None
    optimizer = kind(params.values(), **settings | {"lr": start(schedule)})
    return optimizer, SCHEDULES[schedule.name](
        optimizer, **schedule.settings
    ).step


def start(schedule: Rule | float) -> float:
    """Return the rate that PyTorch's schedule starts from or climbs to."""
    if not isinstance(schedule, Rule):
        return schedule
    return start(next(iter(schedule.settings.values())))


def warmup(
    optimizer: Optimizer, then: Rule | float, steps: int, share: float
) -> lr_scheduler.LRScheduler:
    climb = lr_scheduler.LinearLR(optimizer, share, 1.0, steps)
    if not isinstance(then, Rule):
        return climb
    after = SCHEDULES[then.name](optimizer, **then.settings)
    return lr_scheduler.SequentialLR(optimizer, [climb, after], [steps])


SCHEDULES: dict[str, Callable[..., lr_scheduler.LRScheduler]] = {
    "constant": lambda o, rate: lr_scheduler.ConstantLR(o, 1.0),
    "step_decay": lambda o, start, every, factor: lr_scheduler.StepLR(
        o, every, factor
    ),
    "exponential_decay": lambda o, start, factor: (
        lr_scheduler.ExponentialLR(o, factor)
    ),
    "cosine_decay": lambda o, start, steps, end: (
        lr_scheduler.CosineAnnealingLR(o, steps, end)
    ),
    "warmup": warmup,
}


def pytorch(case: Case, dtype: type[np.floating[Any]]) -> dict[str, Array]:
    """Return everything that is compared of a case, by name."""
    wanted = getattr(torch, np.dtype(dtype).name)
    found = {}
    for name, part in case.parts.items():
        for key, value in compute(part, wanted).items():
            if f"{name}.{key}" not in case.skip:
                t = torch.as_tensor(value, dtype=wanted)
                found[f"{name}.{key}"] = t.detach().numpy().copy()
    return found
