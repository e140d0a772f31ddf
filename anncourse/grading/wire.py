"""Values as JSON and raw numbers: what both ends of the pipe speak.

A value is ``None``, a bool, a number, a string, an array of numbers or strings, or a
list, tuple, dict or set of these. Everything else stays where it is, and ``other`` says
what stands for it. Nothing is pickled, and an array is an allowed type, a shape and
bytes whose number fits both: no header is parsed.

Whatever breaks a rule raises `Refused`. The trusted end reads what a student's code may
have written, so each rule is checked before memory is taken.
"""

from __future__ import annotations

import json
import math
import struct
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from anncourse.checks import Array

LENGTH = struct.Struct("<I")
HEADER = (
    4 << 20
)  # bytes of JSON; Python's objects for it take twenty times as much
MESSAGE = 32 << 20  # bytes of numbers
DEPTH = 40
DIGITS = 300  # so that every whole number is a float, too
ENTRIES = 10_000  # keys that all fall into one place cost their square
BLOBS = 1_000
NUMBERS = frozenset("biufc")
DTYPES = {"|b1", "|i1", "<i2", "<i4", "<i8", "|u1", "<u2", "<u4", "<u8"}
DTYPES |= {"<f2", "<f4", "<f8", "<c8", "<c16"}
DICTS = (dict, OrderedDict, defaultdict, Counter)

Other = Callable[[Any], Any]
Blobs = list[bytearray]


class Refused(ValueError):
    """Not a value that may pass."""


def refused_other(value: object) -> Any:
    """Refuse everything that is not a plain value."""
    raise Refused(f"an object of type {type(value).__name__} cannot pass")


def encode(
    value: Any, blobs: Blobs, other: Other = refused_other, depth: int = 0
) -> Any:
    """Return a value as JSON, and append the bytes of its arrays to blobs."""
    if depth > DEPTH:
        raise Refused(f"it is nested more than {DEPTH} deep")
    if isinstance(value, (np.ndarray, np.generic)):
        return _encode_array(value, blobs, other)
    if value is None or isinstance(value, (bool, str, float)):
        return value
    if isinstance(value, int):
        if abs(value) >= 10**DIGITS:
            raise Refused(f"it is a number of more than {DIGITS} digits")
        return int(value)
    if type(value) is complex:
        return {"complex": [value.real, value.imag]}

    def inner(part: Any) -> Any:
        return encode(part, blobs, other, depth + 1)

    if type(value) is list:
        return [inner(part) for part in value]
    if type(value) is tuple:
        return {"tuple": [inner(part) for part in value]}
    if type(value) in DICTS and all(map(is_key, value)):
        return {"dict": [[inner(k), inner(v)] for k, v in value.items()]}
    if type(value) in (set, frozenset) and all(map(is_key, value)):
        return {"set": [inner(part) for part in value]}
    return other(value)


def decode(
    raw: Any, blobs: Blobs, other: Other = refused_other, depth: int = 0
) -> Any:
    """Return the value that `encode` wrote; each of the blobs is used once."""
    if depth > DEPTH:
        raise Refused(f"it is nested more than {DEPTH} deep")

    def inner(part: Any) -> Any:
        return decode(part, blobs, other, depth + 1)

    if type(raw) is list:
        return [inner(part) for part in raw]
    if type(raw) is not dict:
        return raw
    if len(raw) != 1:
        raise Refused("a value has one tag")
    [(tag, body)] = raw.items()
    if tag == "tuple":
        return tuple(inner(part) for part in _list(body))
    if tag == "dict":
        pairs = [[inner(part) for part in _list(p, 2)] for p in _list(body)]
        _keys([key for key, _ in pairs])
        return dict(pairs)
    if tag == "set":
        return set(_keys([inner(part) for part in _list(body)]))
    if tag == "complex":
        return complex(*(_float(part) for part in _list(body, 2)))
    if tag == "array":
        return _decode_array(body, blobs)
    if tag == "strings":
        return _decode_strings(body)
    return other(raw)


def is_key(key: object) -> bool:
    """Say whether a dict or set may have this entry."""
    if type(key) is int:
        return -(2**63) <= key < 2**63
    return key is None or type(key) in (bool, str, float)


def write_frame(
    header: dict[str, Any], blobs: Sequence[bytearray]
) -> bytes:
    """Return a message as bytes: length, JSON, numbers."""
    lengths = [len(blob) for blob in blobs]
    head = json.dumps({**header, "blobs": lengths}).encode("ascii")
    if len(head) > HEADER or len(blobs) > BLOBS or sum(lengths) > MESSAGE:
        raise Refused("it is too big to be sent")
    return b"".join([LENGTH.pack(len(head)), head, *blobs])


def read_header(head: bytes, most: int = MESSAGE) -> dict[str, Any]:
    """Return the JSON of a message; the lengths of its blobs add up to most or less."""
    header = json.loads(head, parse_int=_integer)
    if type(header) is not dict:
        raise Refused("a message is a JSON object")
    lengths = header.get("blobs")
    if type(lengths) is not list or len(lengths) > BLOBS:
        raise Refused("a message names the lengths of its arrays")
    if any(type(n) is not int or n < 0 for n in lengths):
        raise Refused("a length is a number of bytes")
    if sum(lengths) > most:
        raise Refused("it is too big to be read")
    return header


def _integer(digits: str) -> int:
    if len(digits) > DIGITS + 1:
        raise Refused(f"it is a number of more than {DIGITS} digits")
    return int(digits)


def _list(raw: Any, length: int | None = None) -> list[Any]:
    if type(raw) is not list or length not in (None, len(raw)):
        raise Refused("a list is missing")
    return raw


def _float(raw: Any) -> float:
    if type(raw) is not float:
        raise Refused("a float is missing")
    return raw


def _keys(keys: list[Any]) -> list[Any]:
    if len(keys) > ENTRIES or not all(map(is_key, keys)):
        raise Refused("such keys cannot pass")
    return keys


def _encode_array(
    value: Array | np.generic, blobs: Blobs, other: Other
) -> Any:
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
    if array.nbytes > MESSAGE:
        raise Refused("it is too big to be sent")
    blobs.append(bytearray(array.tobytes()))
    return {
        "array": [
            len(blobs) - 1,
            array.dtype.str,
            list(array.shape),
            alone,
        ]
    }


def _shape(raw: Any, itemsize: int) -> tuple[int, ...]:
    shape = _list(raw)
    if len(shape) > 32 or any(type(n) is not int or n < 0 for n in shape):
        raise Refused("a shape is missing")
    # An empty array of 0 rows has columns, too: a sum over its rows makes them real.
    if math.prod(max(n, 1) for n in shape) * itemsize > MESSAGE:
        raise Refused("an array is too big")
    return tuple(shape)


def _decode_array(body: Any, blobs: Blobs) -> Array | np.generic:
    index, name, raw_shape, alone = _list(body, 4)
    if type(name) is not str or name not in DTYPES:
        raise Refused("an array holds numbers")
    if type(index) is not int or not 0 <= index < len(blobs):
        raise Refused("the numbers of an array are missing")
    dtype, blob = np.dtype(name), blobs[index]
    shape = _shape(raw_shape, dtype.itemsize)
    if math.prod(shape) * dtype.itemsize != len(blob):
        raise Refused("an array is not as long as it declares")
    blobs[index] = bytearray()  # one array for each: it is not copied
    array = np.frombuffer(blob, dtype).reshape(shape)
    return array[()] if alone is True and not shape else array


def _decode_strings(body: Any) -> Array | np.generic:
    raw, raw_shape, alone = _list(body, 3)
    flat = _list(raw)
    if not all(type(text) is str for text in flat):
        raise Refused("a string is missing")
    shape = _shape(raw_shape, 4 * max(map(len, flat), default=1) or 4)
    if math.prod(shape) != len(flat):
        raise Refused("an array is not as long as it declares")
    array = np.array(flat, dtype=str).reshape(shape)
    return array[()] if alone is True and not shape else array
