"""What a layer asks of its x, and what it says where x does not fit.

Each ``forward`` checks this much and no more: shape and type are cheap to look at.
"""

from __future__ import annotations

from anncourse.arguments import FLOATS, Array
from anncourse.layers.layer import Layer


def refuse_shape(layer: Layer, expected: str, x: Array) -> ValueError:
    """Return the error that says what the layer expects and which x came."""
    return ValueError(
        f"{layer!r} expects {expected}, got x of shape {x.shape}"
    )


def is_float(x: Array) -> bool:
    """Say whether x is float32 or float64."""
    return x.dtype in FLOATS


def expect_floats(layer: Layer, x: Array) -> None:
    """Refuse x of a type that layers do not compute with."""
    if x.dtype not in FLOATS:
        raise ValueError(
            f"{layer!r} expects x of type float32 or float64, got {x.dtype}: "
            "x.astype(float) makes it one"
        )


def weights_like(layer: Layer, x: Array) -> tuple[Array, Array]:
    """Return the layer's W and b in the type of x."""
    W, b = layer.params["W"], layer.params["b"]
    if x.dtype == W.dtype:
        return W, b
    expect_floats(layer, x)
    return W.astype(x.dtype), b.astype(x.dtype)
