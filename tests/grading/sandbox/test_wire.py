"""Values on their way through bytes, and what is no value."""

import json
import math
import struct
from collections import Counter, OrderedDict
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from anncourse.grading.sandbox import wire
from anncourse.grading.sandbox.channel import Channel

Open = Callable[..., Channel]


PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**299), 10**299)
    | st.floats(allow_nan=False)
    | st.text()
    | st.complex_numbers(allow_nan=False),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.tuples(inner, inner)
        | st.dictionaries(
            st.text(max_size=3) | st.integers(-9, 9), inner, max_size=3
        )
        | st.sets(st.integers(), max_size=3).filter(
            lambda s: all(abs(i) < 2**63 for i in s)
        )
    ),
    max_leaves=8,
)


def travelled(value: Any) -> Any:
    """Return a value after its way through bytes."""
    blobs: wire.Blobs = []
    frame = wire.write_frame({"value": wire.encode(value, blobs)}, blobs)
    [length] = struct.unpack("<I", frame[:4])
    header = wire.read_header(frame[4 : 4 + length])
    rest = bytearray(frame[4 + length :])
    found = [
        bytearray(rest[sum(header["blobs"][:i]) :][:n])
        for i, n in enumerate(header["blobs"])
    ]
    return wire.decode(header["value"], found)


@given(PLAIN)
def test_plain_values_travel(value: Any) -> None:
    """Equal, and of exactly the same type."""
    there = travelled(value)
    assert there == value
    assert type(there) is type(value)


@given(
    arrays.arrays(
        st.sampled_from(
            ["?", "i1", "<i8", ">i4", "u2", "f2", "f4", ">f8", "c16"]
        ),
        arrays.array_shapes(min_dims=0, min_side=0, max_side=4),
    )
)
def test_arrays_travel(array: Any) -> None:
    """Bit for bit, in native byte order, and ready to be written to."""
    there = travelled(array)
    np.testing.assert_array_equal(there, array)
    assert there.dtype == array.dtype.newbyteorder("=")
    assert there.shape == array.shape
    assert there.flags.writeable


def test_scalars_and_texts_of_numpy_travel() -> None:
    """Their types say what a student's code computed with."""
    for value in (
        np.float32(0.5),
        np.int8(3),
        np.bool_(True),
        np.str_("no"),
        np.uint64(2**64 - 1),
        np.float16(0.1),
        np.float32(0.1),
        np.complex64(0.1 - 2j),
        np.float64(-math.inf),
    ):
        assert travelled(value) == value
        assert type(travelled(value)) is type(value)
    words = np.array([["a", "bcd"]])
    np.testing.assert_array_equal(travelled(words), words)
    assert travelled(np.longdouble(0.5)) == 0.5
    assert travelled(OrderedDict(a=1)) == {"a": 1}
    assert math.isnan(travelled(math.nan))


def test_a_long_list_of_numbers_travels() -> None:
    """A mean for each of many epochs is an honest answer."""
    losses = [np.mean([i, 1.0]) for i in range(20_000)]
    there = travelled(losses)
    assert there == losses
    assert type(there[0]) is np.float64


def test_keys_of_numpy_and_tuples_travel() -> None:
    """What counting in an array gives, and in pairs of words."""
    labels = np.array([3, 1, 3])
    assert travelled(Counter(labels)) == {3: 2, 1: 1}
    assert travelled(set(labels)) == {1, 3}
    counts = dict(zip(*np.unique(labels, return_counts=True), strict=True))
    assert travelled(counts) == {1: 1, 3: 2}
    pairs = {("to", "be"): 2, (1, (2.0, None)): 1}
    assert travelled(pairs) == pairs
    assert travelled({(1, 2), (np.int8(3), 4)}) == {(1, 2), (3, 4)}
    assert travelled(dict.fromkeys(np.array(["a", "b"]), 0)) == {
        "a": 0,
        "b": 0,
    }


def test_only_plain_values_travel() -> None:
    """Everything else is refused, before anything is sent."""
    endless: list[Any] = []
    endless.append(endless)
    for value in (
        object(),
        np.array([object()]),
        np.zeros(2, dtype=[("a", "f8")]),
        np.array(["2020-01-01"], dtype="M8[D]"),
        10**300,
        endless,
        b"bytes",
        np.zeros(2**23),
        {(1, b"2"): 3},
    ):
        with pytest.raises(
            ValueError, match=r"cannot pass|more than|too big"
        ):
            travelled(value)


@pytest.mark.parametrize(
    "raw",
    [
        {"array": [0, "<f8", [2], False]},
        {"array": [1, "<f8", [2]]},
        {"array": [True, "<f8", [2]]},
        {"array": [False, "<f8", [2]]},
        {"array": [-1, "<f8", [2]]},
        {"array": [0, "|O", [2]]},
        {"array": [0, "<U4", [1]]},
        {"array": [0, "<M8[s]", [2]]},
        {"array": [0, "f8,f8", [1]]},
        {"array": [0, ["<f8"], [2]]},
        {"array": [0, "<f8", [-2]]},
        {"array": [0, "<f8", [-2, -1]]},
        {"array": [0, "<f8", [2.0]]},
        {"array": [0, "<f8", [3]]},
        {"array": [0, "<f8", [2**40]]},
        {"array": [0, "<f8", [0, 2**40]]},
        {"array": [0, "<f8", [1] * 33]},
        {"array": [0, "<f8", [2] + [1] * 32]},
        {"strings": [["a"], [2], False]},
        {"strings": [[1], [1], False]},
        {"strings": [["a" * 5000] + [""] * 5000, [5001], False]},
        {"complex": [1.0]},
        {"complex": ["1", 2.0]},
        {"dict": [[1]]},
        {"dict": [[[1], 2]]},
        {"dict": [[2**70, 2]]},
        {"dict": [[i, 0] for i in range(10_001)]},
        {"set": [{"tuple": [[1]]}]},
        {"dict": [[{"tuple": [i]}, 0] for i in range(3_001)]},
        {"set": [{"number": ["<i8", i]} for i in range(3_001)]},
        {"set": [{"number": ["<c8", [1.0, 2.0]]}]},
        {"number": ["<f8"]},
        {"number": ["<f8", 1]},
        {"number": ["<i8", 1.0]},
        {"number": ["<i8", True]},
        {"number": ["|b1", 1]},
        {"number": ["|i1", 128]},
        {"number": ["|u1", -1]},
        {"number": ["<c8", 1.0]},
        {"number": ["<U4", "text"]},
        {"number": ["|O", 1]},
        {"tuple": 3},
        {"object": [0, "function", "f"]},
        {"unknown": 1},
        {"a": 1, "b": 2},
        {},
    ],
    ids=lambda raw: json.dumps(raw)[:30],
)
def test_what_is_no_value_is_refused(raw: Any) -> None:
    """Before memory is taken for it."""
    with pytest.raises(wire.Refused):
        wire.decode(raw, [bytearray(16)])


def test_what_is_too_big_is_not_sent() -> None:
    """An array is refused before it is copied; many small ones add up."""
    with pytest.raises(wire.Refused, match="too big"):
        wire.encode(np.zeros(2**22 + 1), [])
    for header, blobs in (
        ({"value": "a" * wire.HEADER}, []),
        ({}, [bytearray()] * 10_001),
        ({}, [bytearray(2**24), bytearray(2**24), bytearray(1)]),
    ):
        with pytest.raises(wire.Refused, match="too big"):
            wire.write_frame(header, blobs)


def test_the_numbers_of_one_array_are_not_those_of_many() -> None:
    """32 MB named a thousand times would be 32 GB."""
    raw = [{"array": [0, "<f8", [2]]}] * 2
    with pytest.raises(wire.Refused, match="not as long"):
        wire.decode(raw, [bytearray(16)])


def test_an_empty_array_has_a_size_too() -> None:
    """The sum over no rows has as many numbers as there are columns."""
    raw = {"array": [0, "<f8", [0, 2**40]]}
    with pytest.raises(wire.Refused, match="too big"):
        wire.decode(raw, [bytearray()])


def test_a_number_has_a_length() -> None:
    """Every whole number that comes in can be made a float."""
    digits = "9" * 300
    assert wire.read_header(f'{{"a": -{digits}, "blobs": []}}'.encode())
    with pytest.raises(wire.Refused, match="digits"):
        wire.read_header(f'{{"a": {digits}99, "blobs": []}}'.encode())


@pytest.mark.parametrize(
    "header",
    [
        [],
        3,
        {"value": 1},
        {"blobs": {}},
        {"blobs": [-1]},
        {"blobs": [True]},
        {"blobs": [1.0]},
        {"blobs": [2**25, 1]},
        {"blobs": [0] * 10_001},
    ],
    ids=lambda header: json.dumps(header)[:20],
)
def test_what_is_no_header_is_refused(header: Any) -> None:
    """Before memory is taken for its arrays."""
    with pytest.raises(wire.Refused):
        wire.read_header(json.dumps(header).encode())


def test_depth_has_a_limit() -> None:
    """Below Python's own."""
    raw: Any = 1
    for _ in range(60):
        raw = [raw]
    with pytest.raises(wire.Refused, match="deep"):
        wire.decode(raw, [])
