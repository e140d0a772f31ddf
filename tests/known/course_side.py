"""The cases, computed by the package."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import singledispatch
from itertools import islice
from math import ceil
from typing import Any

import numpy as np

import anncourse as ann
from anncourse.layers.packing import Packed, pack
from anncourse.training import schedules
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

DType = type[np.floating[Any]]


def build(spec: Spec) -> ann.Layer:
    """Make the layer that a spec describes."""
    children = [build(child) for child in spec.inside.values()]
    return MAKE.get(spec.name, _make)(spec, children)


def _make(spec: Spec, children: list[ann.Layer]) -> ann.Layer:
    return getattr(ann, spec.name)(*children, **spec.settings)


MAKE: dict[str, Callable[[Spec, list[ann.Layer]], ann.Layer]] = {
    "Reshape": lambda spec, _: ann.Reshape(*spec.settings["shape"]),
    "MixtureOfExperts": lambda spec, children: ann.MixtureOfExperts(
        children[0], children[1:], **spec.settings
    ),
}


def begin(spec: Spec, params: Named, dtype: DType) -> ann.Layer:
    """Make a layer that starts at given numbers."""
    layer = build(spec)
    pack(layer, np.dtype(dtype))
    own = layer.named_params()
    assert {k: p.shape for k, p in own.items()} == spec.named_shapes()
    for name, numbers in params.items():
        own[name][...] = numbers
    return layer


def floats(x: Array, dtype: DType) -> Array:
    """Return x in the type of numbers that is tried; symbols and labels stay."""
    return x.astype(dtype) if x.dtype.kind == "f" else x


def under(name: str, arrays: Named) -> dict[str, Array]:
    """Return copies, with a name in front of theirs."""
    return {
        f"{name}.{key}": np.array(array) for key, array in arrays.items()
    }


@singledispatch
def compute(part: object, dtype: DType) -> dict[str, Any]:
    """Return everything that is compared of a part, by name."""
    raise NotImplementedError


@compute.register
def _(part: Pass, dtype: DType) -> dict[str, Any]:
    layer = begin(part.layer, part.params, dtype)
    for x in part.xs:
        y, cache = layer.forward(floats(x, dtype), train=True)
    dx, grads = layer.backward(part.dy.astype(dtype), cache)
    found = {"y": y, "dx": dx, **under("d", grads)}
    if layer.named_state():
        found["rest"] = layer.forward(floats(x, dtype))[0]
    return found | under("state", layer.named_state())


@compute.register
def _(part: Tick, dtype: DType) -> dict[str, Any]:
    cell = begin(part.cell, part.params, dtype)
    state, dstate = (
        tuple(array.astype(dtype) for array in arrays)
        for arrays in (part.state, part.dstate)
    )
    new, cache = cell.step(part.x.astype(dtype), state)
    dx, dold, grads = cell.step_back(dstate, cache)
    found = {"dx": dx, **under("d", grads)}
    for i, (after, before) in enumerate(zip(new, dold, strict=True)):
        found |= {f"new {i}": after, f"dold {i}": before}
    return found


@compute.register
def _(part: Score, dtype: DType) -> dict[str, Any]:
    value, dpred = _loss(part)(part.pred.astype(dtype), part.target)
    return {"value": value, "dpred": dpred}


@compute.register
def _(part: Descent, dtype: DType) -> dict[str, Any]:
    optimizer, found = _optimizer(part.rule), {}
    params = Packed(part.start.astype(dtype), {"p": part.start.shape})
    for step, gradient in enumerate(part.gradients.astype(dtype), 1):
        optimizer.step(params, Packed(gradient, {"p": gradient.shape}))
        if step in KEPT:
            found |= under(f"step {step}", params)
    return found


@compute.register
def _(part: Rates, dtype: DType) -> dict[str, Any]:
    rate = _schedule(part.schedule)
    return {"rates": [rate(step) for step in range(STEPS)]}


@compute.register
def _(part: Clip, dtype: DType) -> dict[str, Any]:
    grads = {name: g.astype(dtype) for name, g in part.grads.items()}
    norm = ann.clip_gradients(grads, part.limit)
    return {"norm": norm, **grads}


@compute.register
def _(part: Run, dtype: DType) -> dict[str, Any]:
    net, X = begin(part.net, part.params, dtype), floats(part.X, dtype)
    more = {} if part.clip is None else {"clip": part.clip}
    steps = ann.train(
        net,
        X,
        part.y,
        _loss(part),
        _optimizer(part.rule),
        epochs=ceil(STEPS / ceil(len(X) / part.batch_size)),
        batch_size=part.batch_size,
        rng=part.seed,
        **more,
    )
    losses, found = [], {}
    for step in islice(steps, STEPS):
        losses.append(step.loss)
        if step.step in KEPT:
            found |= under(f"step {step.step}", net.named_params())
    state = under("state", net.named_state())
    return {
        "losses": losses,
        **found,
        **state,
        "trained": net.forward(X)[0],
    }


def _optimizer(rule: Rule) -> ann.Optimizer:
    return getattr(ann, rule.name)(**_followed(rule.settings))


def _schedule(rule: Rule) -> schedules.Schedule:
    return getattr(schedules, rule.name)(**_followed(rule.settings))


def _followed(settings: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: _schedule(value) if isinstance(value, Rule) else value
        for name, value in settings.items()
    }


def _loss(
    part: Score | Run,
) -> Callable[[Array, Array], tuple[float, Array]]:
    loss = getattr(ann, part.loss)
    if part.ignore is None:
        return loss
    return lambda pred, target: loss(pred, target, ignore=part.ignore)


def course(case: Case, dtype: DType) -> dict[str, Array]:
    """Return everything that is compared of a case, by name."""
    return {
        f"{name}.{key}": np.asarray(value, dtype)
        for name, part in case.parts.items()
        for key, value in compute(part, dtype).items()
        if f"{name}.{key}" not in case.skip
    }
