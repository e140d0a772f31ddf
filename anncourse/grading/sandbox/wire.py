"""Values as JSON and raw numbers: what both ends of the pipe speak.

A value is ``None``, a bool, a number, a string, an array of numbers or strings, or a
list, tuple, dict or set of these. Everything else stays where it is, and ``other`` says
what stands for it. Nothing is pickled; `wire_numpy` says how an array travels.

Whatever breaks a rule raises `Refused`. The trusted end reads what a student's code may
have written, so each rule is checked before memory is taken.
"""

from __future__ import annotations

import json
import struct
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Sequence
from typing import Any

import numpy as np

from anncourse.grading.sandbox.wire_numpy import MESSAGE as MESSAGE
from anncourse.grading.sandbox.wire_numpy import Blobs as Blobs
from anncourse.grading.sandbox.wire_numpy import (
    Other,
    decode_array,
    decode_number,
    decode_strings,
    encode_array,
    floated,
    listed,
)
from anncourse.grading.sandbox.wire_numpy import Refused as Refused

LENGTH = struct.Struct("<I")
HEADER = (
    4 << 20
)  # bytes of JSON; Python's objects for it take twenty times as much
DEPTH = 40
DIGITS = 300  # so that every whole number is a float, too
ENTRIES = 10_000  # keys that all fall into one place cost their square
SLOW = 3_000  # of those whose comparison is slow: NumPy's numbers, tuples
BLOBS = 10_000
DICTS = (dict, OrderedDict, defaultdict, Counter)


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
        return encode_array(value, blobs, other)
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
        return tuple(inner(part) for part in listed(body))
    if tag == "dict":
        pairs = [
            [inner(part) for part in listed(p, 2)] for p in listed(body)
        ]
        _keys([key for key, _ in pairs])
        return dict(pairs)
    if tag == "set":
        return set(_keys([inner(part) for part in listed(body)]))
    if tag == "complex":
        return complex(*(floated(part) for part in listed(body, 2)))
    if tag == "number":
        return decode_number(body)
    if tag == "array":
        return decode_array(body, blobs)
    if tag == "strings":
        return decode_strings(body)
    return other(raw)


def is_key(key: object) -> bool:
    """Say whether a dict or set may have this entry."""
    if type(key) is int:
        return -(2**63) <= key < 2**63
    if type(key) is tuple:
        return all(map(is_key, key))
    if isinstance(key, np.generic):
        return key.dtype.kind in "biufU"
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


def _keys(keys: list[Any]) -> list[Any]:
    slow = sum(isinstance(key, (tuple, np.generic)) for key in keys)
    if len(keys) > ENTRIES or slow > SLOW or not all(map(is_key, keys)):
        raise Refused("such keys cannot pass")
    return keys
