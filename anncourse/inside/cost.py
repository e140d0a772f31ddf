"""What a network costs, counted in multiply-adds: a weight times a number, added up."""

from __future__ import annotations

from math import prod
from typing import Any

from anncourse.inside.trace import Record, places, record
from anncourse.layers.layer import Layer
from anncourse.sequences.embedding import Embedding
from anncourse.sequences.recurrent import Recurrent


def multiply_adds(net: Layer, x: Any) -> int:
    """Count the multiply-adds that one example takes on its way through a network.

    A weight of W counts once for each place where it is used: once in a dense layer,
    once at each pixel of a convolution's output, once at each step of a sequence.
    Biases, curves, pooling and looking a symbol up are not counted. Training takes
    about three times as many for an example: one pass forward, and backward one for the
    inputs and one for the weights.

    Parameters
    ----------
    net : Layer
        A layer or a network.
    x : (B, ...) array
        Examples; how long a sequence is and how large a picture changes the count.

    Returns
    -------
    int
        The count for one of the B examples.

    Raises
    ------
    ValueError
        If net is not a layer, or x is nothing that it takes.

    Examples
    --------
    >>> import anncourse as ann
    >>> net = ann.Serial(ann.Dense(64, 32, rng=0), ann.Dense(32, 10, rng=0))
    >>> multiply_adds(net, [[0.0] * 64])  # 64 * 32 + 32 * 10
    2368
    """
    if not isinstance(net, Layer):
        raise ValueError(
            f"multiply_adds expects a network of layers, got {net!r}"
        )
    layers = dict(places(net))
    with record(net) as log:
        net(x)
    counts = [_count(layers[entry.place], entry) for entry in log]
    return sum(counts) // len(x)


def _count(layer: Layer, entry: Record) -> int:
    """Return the count of one layer's own weights in one pass."""
    if isinstance(layer, Embedding) or entry.result is None:
        return 0
    if isinstance(layer, Recurrent):
        # A sequence may give its last state only, and took every step to get there.
        weights, shape = layer.cell.params, entry.given.shape
    else:
        weights, shape = layer.params, entry.result.shape
    used = sum(w.size for w in weights.values() if w.ndim > 1)
    return used * prod(shape[:-1])
