"""How a random configuration of each layer is drawn.

Every function takes a Generator and the number of the configuration, which visits the
edge cases in turn, and returns the layer with an input for it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import prod
from typing import Any

import numpy as np

from tests.known.spec import (
    Array,
    Shape,
    Spec,
    dense,
    numbers,
)

Rng = np.random.Generator


@dataclass(frozen=True)
class Drawn:
    """A layer, an input, the shape of its output, and what a training has to know."""

    layer: Spec
    x: Array
    out: Shape
    first: bool = False  # whether no layer may stand before it
    batch_size: int | None = None  # if not any
    scale: int = 1  # of the input, for the layer alone


Draw = Callable[[Rng, int], Drawn]


def small(rng: Rng, high: int, low: int = 1) -> int:
    """Draw a size."""
    return int(rng.integers(low, high + 1))


def rows(rng: Rng, i: int, high: int = 5) -> int:
    """Draw how many examples there are; one example is an edge case."""
    return 1 if i % 5 == 0 else small(rng, high, 2)


def leading(rng: Rng, i: int) -> Shape:
    """Draw the axes before the features: (B,), (B, T) or (B, T, S)."""
    return (rows(rng, i), small(rng, 3), small(rng, 2))[: 1 + i % 3]


def draw_dense(rng: Rng, i: int) -> Drawn:
    """Draw a Dense layer, over one to three leading axes."""
    lead, n_in, n_out = leading(rng, i), small(rng, 4), small(rng, 4)
    x = numbers(rng, (*lead, n_in), 2)
    return Drawn(dense(n_in, n_out), x, (*lead, n_out))


def elementwise(layer: Spec, first: bool = False) -> Draw:
    """Return how to draw an input for a layer that takes any; every fourth is large."""

    def draw(rng: Rng, i: int) -> Drawn:
        shape = (*leading(rng, i), small(rng, 3))
        x = numbers(rng, shape, 2)
        return Drawn(layer, x, shape, first, scale=16 if i % 4 == 2 else 1)

    return draw


def draw_flatten(rng: Rng, i: int) -> Drawn:
    """Draw examples of one to three axes."""
    shape = (*leading(rng, i), small(rng, 4))
    return Drawn(
        Spec("Flatten"),
        numbers(rng, shape, 2),
        (shape[0], prod(shape[1:])),
    )


def draw_reshape(rng: Rng, i: int) -> Drawn:
    """Draw a shape, and examples with as many numbers in another one."""
    lead, shape = leading(rng, i), tuple(small(rng, 3) for _ in range(3))
    x = numbers(rng, (lead[0], shape[0] * shape[1], shape[2]), 2)
    layer = Spec("Reshape", {"shape": shape})
    return Drawn(layer, x, (lead[0], *shape))


def conv(
    c_in: int, c_out: int, size: int | tuple[int, int], **settings: Any
) -> Spec:
    """Return a Conv2D layer."""
    kh, kw = (size, size) if isinstance(size, int) else size
    return Spec(
        "Conv2D",
        {"c_in": c_in, "c_out": c_out, "kernel_size": size, **settings},
        {"W": (kh, kw, c_in, c_out), "b": (c_out,)},
    )


def draw_conv(rng: Rng, i: int) -> Drawn:
    """Draw kernels (pair or number), strides, paddings (0, 1, 2, "same") and sizes."""
    c_in, c_out = small(rng, 2), small(rng, 2)
    size = small(rng, 3) if i % 3 == 0 else (small(rng, 3), small(rng, 3))
    kh, kw = (size, size) if isinstance(size, int) else size
    padding = [0, 1, "same", 2][i % 4]
    stride = 1 if padding == "same" else small(rng, 3)
    height, width = small(rng, 5, kh), small(rng, 5, kw)
    x = numbers(rng, (rows(rng, i, 3), height, width, c_in), 2)
    out = (height, width)
    if isinstance(padding, int):
        out = tuple(
            (n + 2 * padding - k) // stride + 1
            for n, k in ((height, kh), (width, kw))
        )
    layer = conv(c_in, c_out, size, stride=stride, padding=padding)
    return Drawn(layer, x, (len(x), *out, c_out))


def pool(name: str) -> Draw:
    """Return how to draw windows (number, pair or "all"), strides and sizes."""

    def draw(rng: Rng, i: int) -> Drawn:
        size = [small(rng, 3), (small(rng, 3), small(rng, 3)), "all"][i % 3]
        down, right = small(rng, 3), small(rng, 3)
        stride = [None, down, None, (down, right)][i % 4]
        batch, channels = rows(rng, i, 3), small(rng, 2)
        height, width = small(rng, 6, 3), small(rng, 6, 3)
        x = numbers(rng, (batch, height, width, channels), 2)
        if i % 4 in (0, 3):
            x = np.rint(x)  # many windows have more than one largest number
        kh, kw = size if isinstance(size, tuple) else (size, size)
        if size == "all":
            (kh, kw), stride = (height, width), None
        if stride is None:
            down, right = kh, kw
        elif isinstance(stride, int):
            right = down
        out = ((height - kh) // down + 1, (width - kw) // right + 1)
        layer = Spec(name, {"size": size, "stride": stride})
        return Drawn(layer, x, (batch, *out, channels))

    return draw


def draw_embedding(rng: Rng, i: int) -> Drawn:
    """Draw symbols in rows of one or more, with and without one for padding."""
    n, dim, shape = (
        small(rng, 6, 2),
        small(rng, 3),
        (rows(rng, i), small(rng, 4)),
    )
    padding = small(rng, n - 1, 0) if i % 2 else None
    layer = Spec(
        "Embedding",
        {"n_symbols": n, "dim": dim, "padding": padding},
        {"W": (n, dim)},
    )
    x = rng.integers(0, n, shape)
    return Drawn(layer, x, (*shape, dim), first=True)


def draw_rbf(rng: Rng, i: int) -> Drawn:
    """Draw centers and points; every other layer is normalized."""
    n_in, k, batch = small(rng, 3), small(rng, 5, 2), rows(rng, i)
    settings = {"width": small(rng, 3) / 2, "normalized": bool(i % 2)}
    layer = Spec(
        "RBF",
        {"n_in": n_in, "n_centers": k, **settings},
        {"centers": (k, n_in), "log_widths": (k,)},
    )
    return Drawn(layer, numbers(rng, (batch, n_in), 2), (batch, k))


def draw_batchnorm(rng: Rng, i: int) -> Drawn:
    """Draw tables, sequences and images with at least 4 numbers for each mean."""
    n, lead = small(rng, 4), [(8,), (2, 4), (1, 2, 4)][i % 3]
    settings = {
        "momentum": [0.1, 0.5, 1.0][i // 3 % 3],
        "eps": [1e-5, 0.1][i % 2],
    }
    layer = Spec(
        "BatchNorm", {"n": n, **settings}, {"gamma": (n,), "beta": (n,)}
    )
    batch_size = 4 if i % 3 == 0 else lead[0]
    x = numbers(rng, (*lead, n), 2)
    return Drawn(layer, x, x.shape, batch_size=batch_size)


def draw_dropout(rng: Rng, i: int) -> Drawn:
    """Draw a share, 0 in every third."""
    shape = (*leading(rng, i), small(rng, 6))
    rate = 0.0 if i % 3 == 0 else float(rng.integers(1, 8)) / 8
    x = numbers(rng, shape, 2)
    return Drawn(Spec("Dropout", {"rate": rate, "rng": i}), x, shape)
