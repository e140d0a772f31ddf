"""What a Playground says of itself, as js/views/Playground/words.js does."""

from __future__ import annotations

import math
from typing import Any

from anncourse.widgets.figures.playground.data import OWN, Points
from anncourse.widgets.figures.playground.network import count, sizes


def describe(
    state: dict[str, Any], data: Points, results: tuple[float, float, float]
) -> str:
    """Return the network, the data and the results, in words.

    The results are the loss, and the shares right of the points that were trained on
    and of those held out; NaN where there are none.
    """
    layers = sizes(state)
    return (
        f"A network of {_inputs(state['features'])}, "
        f"{_middle(state['hidden'], state['activation'])} and "
        f"{_many(layers[-1], 'output')} ({count(layers)} weights and biases), on "
        f"{_points(state, data)}. Epoch {state['epoch']:,}: {_said(*results)}."
    )


def _many(n: int, what: str) -> str:
    return f"{n} {what}" if n == 1 else f"{n} {what}s"


def _inputs(features: list[str]) -> str:
    number = _many(len(features), "input")
    plain = features == ["x1", "x2"]
    return number if plain else f"{number} ({', '.join(features)})"


def _middle(hidden: list[int], activation: str) -> str:
    *first, last = hidden or [0]
    sizes = f"{', '.join(map(str, first))} and {last}" if first else last
    layers = "hidden layers" if first else "a hidden layer"
    return (
        f"{layers} of {sizes} {activation} neurons"
        if last
        else "no hidden layer"
    )


def _points(state: dict[str, Any], data: Points) -> str:
    painted = len(state["painted"])
    own = _many(painted, "painted point")
    if state["dataset"] == OWN:
        return own
    n = len(data.X_train) + len(data.X_test) - painted
    also = f" and {own}" if painted else ""
    return f"{_many(n, 'point')} of {state['dataset']}{also}"


def _percent(share: float) -> str:
    # Half up, as the page rounds.
    return f"{math.floor(100 * share + 0.5)}%"


def _said(loss: float, accuracy: float, held_out: float) -> str:
    if math.isnan(loss):
        return "no point to learn from"
    said = f"loss {loss:.3f}, {_percent(accuracy)} right"
    if math.isnan(held_out):
        return said
    return f"{said}, {_percent(held_out)} of held-out points"
