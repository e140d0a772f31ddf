"""See every number that runs through a network, forward and back.

>>> import anncourse as ann
>>> net = ann.Serial(ann.Dense(2, 3, rng=0), ann.Activation("tanh"))
>>> with record(net) as log:
...     y = net([[0.8, 0.3]])
>>> [f"{entry.place} {entry.layer}" for entry in log][:2]
['0 Dense(2 -> 3)', "1 Activation('tanh')"]
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import wraps
from inspect import signature
from typing import Any

import numpy as np

from anncourse.arguments import Array, integer
from anncourse.layers.layer import Layer


@dataclass(frozen=True)
class Record:
    """One pass through one layer.

    Attributes
    ----------
    place : str
        Where the layer stands: "0", "2.gate", or "net" for the whole.
    layer : str
        What it is: "Dense(2 -> 3)".
    kind : {"forward", "backward"}
        Which way.
    given : array
        x forward, dy backward.
    result : array or None
        y forward, dx backward; None for a dx that nobody needed.
    grads : dict of str to array
        Gradients of the layer's parameters; empty forward.
    """

    place: str
    layer: str
    kind: str
    given: Array
    result: Array | None
    grads: dict[str, Array] = field(default_factory=dict)


class Log(list[Record]):
    """The passes that were seen, in the order in which they ended."""

    def table(self, digits: int = 3) -> str:
        """Return one line for each pass, with the numbers rounded.

        Parameters
        ----------
        digits : int
            Digits after the point.

        Returns
        -------
        str
            A table in plain text; arrays of more than 12 numbers show their shape only.

        Raises
        ------
        ValueError
            If digits is not a whole number of 0 or more.
        """
        integer("table", "digits", digits, low=0)
        rows = [("", "place", "layer", "in", "out", "gradients")]
        for entry in self:
            arrow = "->" if entry.kind == "forward" else "<-"
            grads = ", ".join(
                f"d{name} {_short(g, digits)}"
                for name, g in entry.grads.items()
            )
            given = _short(entry.given, digits)
            result = _short(entry.result, digits)
            layer = entry.layer.partition("(")[0]
            rows.append((arrow, entry.place, layer, given, result, grads))
        widths = [
            max(map(len, column)) for column in zip(*rows, strict=True)
        ]
        return "\n".join(
            "  ".join(
                cell.ljust(width)
                for cell, width in zip(row, widths, strict=True)
            ).rstrip()
            for row in rows
        )

    def to_json(self) -> str:
        """Return all numbers as JSON.

        Returns
        -------
        str
            A list with one object for each pass; a number that is not finite is null.
        """
        return json.dumps(
            [
                {
                    "place": entry.place,
                    "layer": entry.layer,
                    "kind": entry.kind,
                    "given": _plain(entry.given),
                    "result": _plain(entry.result),
                    "grads": {k: _plain(g) for k, g in entry.grads.items()},
                }
                for entry in self
            ],
            allow_nan=False,
        )


@contextmanager
def record(net: Layer) -> Iterator[Log]:
    """Log every forward and backward pass of a network and all layers inside it.

    Parameters
    ----------
    net : Layer
        The network. It is watched for the time of the block only, and works as ever.

    Yields
    ------
    Log
        Grows while the block runs; holds copies, which stay as they are.

    Raises
    ------
    ValueError
        If net is not a layer.

    Examples
    --------
    >>> import anncourse as ann
    >>> net = ann.Dense(1, 1, init="zeros")
    >>> with record(net) as log:
    ...     y, cache = net.forward(np.array([[2.0]]))
    ...     dx, grads = net.backward(np.array([[1.0]]), cache)
    >>> print(log.table(digits=1))
        place  layer  in       out      gradients
    ->  net    Dense  [[2.0]]  [[0.0]]
    <-  net    Dense  [[1.0]]  [[0.0]]  dW [[2.0]], db [1.0]
    """
    if not isinstance(net, Layer):
        raise ValueError(f"record expects a network of layers, got {net!r}")
    log = Log()
    undo: list[Callable[[], None]] = []
    for place, layer in places(net):
        undo += _watch(layer, place, log)
    try:
        yield log
    finally:
        for restore in undo:
            restore()


def _watch(layer: Layer, place: str, log: Log) -> list[Callable[[], None]]:
    # backward_into may call backward: then only the outer call is logged.
    busy: list[bool] = []

    def watched(name: str) -> Callable[[], None]:
        inner = getattr(layer, name)
        before = vars(layer).get(name)

        @wraps(inner)
        def outer(*args: Any, **keywords: Any) -> Any:
            if busy:
                return inner(*args, **keywords)
            busy.append(True)
            try:
                out = inner(*args, **keywords)
            finally:
                busy.pop()
            given = signature(inner).bind(*args, **keywords).arguments
            log.append(_entry(layer, place, name, [*given.values()], out))
            return out

        setattr(layer, name, outer)
        if before is None:
            return lambda: delattr(layer, name)
        return lambda: setattr(layer, name, before)

    return [watched(n) for n in ("forward", "backward", "backward_into")]


def _entry(
    layer: Layer, place: str, name: str, args: list[Any], out: Any
) -> Record:
    kind = "forward" if name == "forward" else "backward"
    result, grads = out, {}
    if name == "backward_into":
        grads = args[2]
    elif name == "backward":
        result, grads = out
    else:
        result = out[0]
    return Record(
        place,
        repr(layer),
        kind,
        np.array(args[0]),
        None if result is None else np.array(result),
        {key: np.array(value) for key, value in grads.items()},
    )


def places(layer: Layer, place: str = "net") -> Iterator[tuple[str, Layer]]:
    """Yield every layer of a network with the name of its place, as records have it."""
    yield place, layer
    for name, child in layer.children().items():
        inside = name if place == "net" else f"{place}.{name}"
        yield from places(child, inside)


def _short(array: Array | None, digits: int) -> str:
    if array is None:
        return "-"
    if array.size > 12:
        return " x ".join(map(str, array.shape)) + " numbers"
    text = np.array2string(
        array,
        separator=" ",
        max_line_width=10_000,
        formatter={"float_kind": lambda number: f"{number:.{digits}f}"},
    )
    return " ".join(text.split())


def _plain(array: Array | None) -> Any:
    if array is None:
        return None
    numbers = array.astype(object)
    numbers[~np.isfinite(array)] = None
    return numbers.tolist()
