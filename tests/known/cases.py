"""What is compared: parts that both sides compute, and the numbers given to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any
from zlib import crc32

import numpy as np

from tests.known.spec import Array, Spec

STEPS = 50
KEPT = (1, 10, 50)  # after these steps the parameters are compared
Named = Mapping[str, Array]


@dataclass(frozen=True)
class Pass:
    """A layer alone: forward in training over every x, backward, forward at rest."""

    layer: Spec
    params: Named
    xs: list[Array]
    dy: Array


@dataclass(frozen=True)
class Tick:
    """A recurrent cell alone: one step from any state, and back."""

    cell: Spec
    params: Named
    x: Array
    state: list[Array]
    dstate: list[Array]


@dataclass(frozen=True)
class Score:
    """A loss alone: its value and its gradient."""

    loss: str
    pred: Array
    target: Array
    ignore: int | None = None


@dataclass(frozen=True)
class Rule:
    """An optimizer or a schedule, by name; a setting may be a schedule."""

    name: str
    settings: Mapping[str, Any]


@dataclass(frozen=True)
class Descent:
    """An optimizer alone: parameters on the way of given gradients."""

    rule: Rule
    start: Array
    gradients: Array


@dataclass(frozen=True)
class Rates:
    """A schedule alone: the rate of each step."""

    schedule: Rule


@dataclass(frozen=True)
class Clip:
    """Gradients that are clipped."""

    grads: Named
    limit: float


@dataclass(frozen=True)
class Run:
    """A training of 50 steps."""

    net: Spec
    params: Named
    X: Array
    y: Array
    loss: str
    rule: Rule
    batch_size: int
    seed: int
    clip: float | None = None
    ignore: int | None = None
    batches: list[Array] = field(init=False)

    def __post_init__(self) -> None:
        # As `train` documents it: one permutation for each epoch.
        rng, found = np.random.default_rng(self.seed), []
        while len(found) < STEPS:
            order, size = rng.permutation(len(self.X)), self.batch_size
            found += [
                order[i : i + size] for i in range(0, len(order), size)
            ]
        object.__setattr__(self, "batches", found[:STEPS])


Part = Pass | Tick | Score | Descent | Rates | Clip | Run


@dataclass(frozen=True)
class Case:
    """A configuration: its parts by name, and what of them is not compared, and why."""

    parts: Mapping[str, Part]
    skip: Mapping[str, str] = field(default_factory=dict)

    @property
    def checksum(self) -> int:
        """Tell these settings and numbers from others."""
        dropped = np.random.default_rng(0).random(3)  # as Dropout draws
        return crc32(b"".join(_bytes([dropped, self.parts])))


def _bytes(given: object) -> Iterator[bytes]:
    if isinstance(given, np.ndarray):
        wide = "<i8" if given.dtype.kind == "i" else "<f8"
        yield repr(given.shape).encode() + given.astype(wide).tobytes()
    elif is_dataclass(given):
        for one in fields(given):
            yield from _bytes(getattr(given, one.name))
    elif isinstance(given, Mapping):
        for key, value in given.items():
            yield key.encode()
            yield from _bytes(value)
    elif isinstance(given, (list, tuple)):
        for value in given:
            yield from _bytes(value)
    else:
        yield repr(given).encode()
