"""One vector behind all parameters of a network.

Every array stays what it was, a named table of numbers; it now is a window into one
long vector. An optimizer can then update the whole network in a few long operations
instead of a few short ones for each layer.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import prod

import numpy as np

from anncourse.arguments import Array
from anncourse.layers.layer import Layer, Named, Parameters

Shapes = dict[str, tuple[int, ...]]


class Packed(Named):
    """Named arrays that are windows into one vector.

    Parameters
    ----------
    vector : (n,) array
        The numbers, in the order of the names.
    shapes : dict of str to tuple of int
        The shape of each array; the sizes add up to n.
    """

    def __init__(self, vector: Array, shapes: Shapes) -> None:
        windows, start = {}, 0
        for name, shape in shapes.items():
            end = start + prod(shape)
            windows[name] = vector[start:end].reshape(shape)
            start = end
        super().__init__(windows)
        self.vector = vector


def pack(net: Layer, dtype: np.dtype | None = None) -> Packed:
    """Lay the parameters of a network out in one vector, and return its windows.

    The arrays in ``layer.params`` are replaced by windows with the same numbers. A
    network that is laid out already, in the wanted dtype, is left alone, so that an
    array taken from it stays the network's own.

    Parameters
    ----------
    net : Layer
        The network.
    dtype : dtype, optional
        Type of the vector; that of the parameters if not given.

    Returns
    -------
    Packed
        The parameters under the names of ``net.named_params()``.
    """
    places = list(_places(net))
    arrays = [owner[key] for _, owner, key in places]
    if dtype is None:
        dtype = np.result_type(*arrays) if arrays else np.dtype(float)
    shapes = {
        name: array.shape
        for (name, _, _), array in zip(places, arrays, strict=True)
    }
    vector = _vector_behind(arrays)
    if vector is not None and vector.dtype == dtype:
        return Packed(vector, shapes)
    flat = [array.ravel() for array in arrays]
    vector = np.concatenate([*flat, np.zeros(0)]).astype(dtype)
    packed = Packed(vector, shapes)
    for name, owner, key in places:
        owner.rebind(key, packed[name])
    return packed


def _places(
    layer: Layer, prefix: str = ""
) -> Iterator[tuple[str, Parameters, str]]:
    for key in layer.params:
        yield prefix + key, layer.params, key
    for name, child in layer.children().items():
        yield from _places(child, f"{prefix}{name}.")


def _vector_behind(arrays: list[Array]) -> Array | None:
    # The vector whose windows the arrays are, in order and without gaps, if there is
    # one.
    vector = arrays[0].base if arrays else None
    if vector is None or vector.shape != (sum(a.size for a in arrays),):
        return None
    start = vector.__array_interface__["data"][0]
    for array in arrays:
        here = array.__array_interface__["data"][0]
        if array.base is not vector or here != start:
            return None
        if array.dtype != vector.dtype or not array.flags.c_contiguous:
            return None
        start += array.nbytes
    return vector
