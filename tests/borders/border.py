"""What a border is: a public function, and a call of it that works."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

import anncourse as ann


@dataclass(frozen=True)
class Border:
    """A function of keyword arguments, and a call of it that works.

    The call is made anew each time, because some functions change their arguments.
    """

    call: Callable[..., Any]
    good: Callable[[], dict[str, Any]]
    says: tuple[
        str, ...
    ] = ()  # what may stand for the public name in a refusal
    errors: tuple[type[Exception], ...] = (ValueError,)
    counts: bool = (
        True  # whether it looks at the numbers, not only at shape and type
    )


def x(*shape: int) -> np.ndarray:
    """Return numbers from -1 to 1."""
    return np.random.default_rng(0).uniform(-1, 1, shape)


def used(layer: Callable[[], ann.Layer], *shape: int) -> Border:
    """Call a layer with inputs."""
    return Border(lambda x: layer()(x), lambda: {"x": x(*shape)})


def network() -> ann.Serial:
    """Return a small network, 2 -> 3 -> 1."""
    return ann.Serial(
        ann.Dense(2, 3, rng=0),
        ann.Activation("tanh"),
        ann.Dense(3, 1, rng=1),
    )
