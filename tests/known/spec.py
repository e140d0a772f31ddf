"""Networks as plain data, so that two libraries can build the same one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import log2, prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
Shape = tuple[int, ...]

GRAIN = 2.0**-20


def numbers(
    rng: np.random.Generator, shape: Shape, span: float = 1.0
) -> Array:
    """Draw from -span to span, where span is a power of two.

    Whole numbers times a power of two: exact in float32 and in float64, on every
    machine.
    """
    return rng.integers(-(2**20), 2**20, shape) * (span * GRAIN)


@dataclass(frozen=True)
class Spec:
    """A layer: its class's name, its settings, its parameters, the layers inside."""

    name: str
    settings: Mapping[str, Any] = field(default_factory=dict)
    shapes: Mapping[str, Shape] = field(default_factory=dict)
    inside: Mapping[str, Spec] = field(default_factory=dict)

    def named_shapes(self) -> dict[str, Shape]:
        """Return the shapes of all parameters: "W", "0.W", "cell.W"."""
        found = dict(self.shapes)
        for name, child in self.inside.items():
            for key, shape in child.named_shapes().items():
                found[f"{name}.{key}"] = shape
        return found

    def start(self, rng: np.random.Generator) -> dict[str, Array]:
        """Draw start weights, smaller where a sum is longer."""
        found = {}
        for name, shape in self.shapes.items():
            terms = prod(shape[:-1])
            found[name] = numbers(
                rng, shape, 2.0 ** -round(log2(terms) / 2)
            )
        if (
            self.name == "Embedding"
            and self.settings["padding"] is not None
        ):
            found["W"][self.settings["padding"]] = 0
        for name, child in self.inside.items():
            for key, array in child.start(rng).items():
                found[f"{name}.{key}"] = array
        return found


def serial(*layers: Spec) -> Spec:
    """Return layers one after the other."""
    return Spec("Serial", inside={str(i): s for i, s in enumerate(layers)})


def dense(n_in: int, n_out: int) -> Spec:
    """Return a Dense layer."""
    return Spec(
        "Dense",
        {"n_in": n_in, "n_out": n_out},
        {"W": (n_in, n_out), "b": (n_out,)},
    )


def activation(name: str) -> Spec:
    """Return an Activation layer."""
    return Spec("Activation", {"function": name})
