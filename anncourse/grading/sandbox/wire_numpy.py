"""NumPy's values on the pipe: an allowed type, a shape, and bytes that fit both.

No header is parsed, and each rule is checked before memory is taken: see `wire`.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse.arguments import Array

MESSAGE = 32 << 20  # bytes of numbers
NUMBERS = frozenset("biufc")
DTYPES = {"|b1", "|i1", "<i2", "<i4", "<i8", "|u1", "<u2", "<u4", "<u8"}
DTYPES |= {"<f2", "<f4", "<f8", "<c8", "<c16"}

Other = Callable[[Any], Any]
Blobs = list[bytearray]


class Refused(ValueError):
    """Not a value that may pass."""


def encode_array(
    value: Array | np.generic, blobs: Blobs, other: Other
) -> Any:
    """Return an array, or a number of NumPy's, as JSON; its bytes go to the blobs."""
    array, alone = np.asarray(value), isinstance(value, np.generic)
    if array.dtype.kind == "U":
        flat = [str(text) for text in array.ravel()]
        return {"strings": [flat, list(array.shape), alone]}
    if array.dtype.kind not in NUMBERS:
        return other(value)
    if (
        array.dtype.char in "gG"
    ):  # their size differs from machine to machine
        array = array.astype("f8" if array.dtype.char == "g" else "c16")
    array = array.astype(array.dtype.newbyteorder("<"), copy=False)
    if alone:  # a list of a thousand would be a thousand blobs
        number = array.item()
        pair = isinstance(number, complex)
        raw = [number.real, number.imag] if pair else number
        return {"number": [array.dtype.str, raw]}
    if array.nbytes > MESSAGE:
        raise Refused("it is too big to be sent")
    blobs.append(bytearray(array.tobytes()))
    return {
        "array": [
            len(blobs) - 1,
            array.dtype.str,
            list(array.shape),
        ]
    }


def _shape(raw: Any, itemsize: int) -> tuple[int, ...]:
    shape = listed(raw)
    if len(shape) > 32 or any(type(n) is not int or n < 0 for n in shape):
        raise Refused("a shape is missing")
    # An empty array of 0 rows has columns, too: a sum over its rows makes them real.
    if math.prod(max(n, 1) for n in shape) * itemsize > MESSAGE:
        raise Refused("an array is too big")
    return tuple(shape)


def _dtype(name: Any) -> np.dtype[Any]:
    if type(name) is not str or name not in DTYPES:
        raise Refused("an array holds numbers")
    return np.dtype(name)


def decode_number(body: Any) -> np.generic:
    """Return a number of NumPy's own type."""
    name, raw = listed(body, 2)
    dtype = _dtype(name)
    if dtype.kind == "c":
        raw = complex(*(floated(part) for part in listed(raw, 2)))
    elif type(raw) is not {"b": bool, "f": float}.get(dtype.kind, int):
        raise Refused("a number is missing")
    try:
        number: np.generic = dtype.type(raw)
    except OverflowError:
        raise Refused("a number is too big for its type") from None
    return number


def decode_array(body: Any, blobs: Blobs) -> Array:
    """Return an array of numbers; its blob is used up."""
    index, name, raw_shape = listed(body, 3)
    dtype = _dtype(name)
    if type(index) is not int or not 0 <= index < len(blobs):
        raise Refused("the numbers of an array are missing")
    blob = blobs[index]
    shape = _shape(raw_shape, dtype.itemsize)
    if math.prod(shape) * dtype.itemsize != len(blob):
        raise Refused("an array is not as long as it declares")
    blobs[index] = bytearray()  # one array for each: it is not copied
    return np.frombuffer(blob, dtype).reshape(shape)


def decode_strings(body: Any) -> Array | np.generic:
    """Return an array of texts, or one text of NumPy's type."""
    raw, raw_shape, alone = listed(body, 3)
    flat = listed(raw)
    if not all(type(text) is str for text in flat):
        raise Refused("a string is missing")
    shape = _shape(raw_shape, 4 * max(map(len, flat), default=1) or 4)
    if math.prod(shape) != len(flat):
        raise Refused("an array is not as long as it declares")
    array = np.array(flat, dtype=str).reshape(shape)
    return array[()] if alone is True and not shape else array


def listed(raw: Any, length: int | None = None) -> list[Any]:
    """Return a list, of just this length if one is given."""
    if type(raw) is not list or length not in (None, len(raw)):
        raise Refused("a list is missing")
    return raw


def floated(raw: Any) -> float:
    """Return a float."""
    if type(raw) is not float:
        raise Refused("a float is missing")
    return raw
