"""load and files that are cut, altered, foreign or out to do harm."""

import io
import pickle
import struct
import tracemalloc
import zipfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import anncourse as ann
from anncourse.layers.packing import pack
from tests.test_storage import GOOD, equal, network, numbers


def left_alone(path: Path, words: str) -> None:
    net = network()
    before = numbers(net)
    with pytest.raises(ValueError, match=rf"^{path.name} .*{words}"):
        ann.load(net, path)
    assert equal(before, numbers(net))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"2.b": np.zeros(2)}, r"2.b has shape \(2,\), the network's has"),
        ({"2.b": np.array([np.nan])}, "finite numbers, got nan in 2.b"),
        ({"2.b": np.array([1])}, "2.b holds int64, not float64"),
        ({"2.b": np.array([1j])}, "2.b holds complex128, not float64"),
        ({"2.b": np.array(["a"])}, "2.b holds <U1, not float64"),
        ({"2.b": np.array([object()])}, "2.b holds object, not float64"),
        ({"2.b": np.array([(1,)], "f8,")}, "2.b holds .*, not float64"),
        ({"3.W": np.zeros(2)}, r"missing \[\], unknown \['3.W'\]"),
        ({"3.W": np.zeros(2)}, r"from another network than Serial\(Dense"),
    ],
)
def test_files_that_do_not_fit_change_nothing(tmp_path, change, words):
    np.savez(tmp_path / "net.npz", **(GOOD | change))
    left_alone(tmp_path / "net.npz", words)


def test_a_missing_name_is_told(tmp_path):
    some = {k: v for k, v in GOOD.items() if k != "2.b"}
    np.savez(tmp_path / "net.npz", **some)
    left_alone(tmp_path / "net.npz", r"from another.*missing \['2.b'\]")


def test_numbers_too_large_for_float32_are_refused(tmp_path):
    net = network()
    pack(net, np.dtype(np.float32))
    before = numbers(net)
    np.savez(tmp_path / "net.npz", **(GOOD | {"2.b": np.array([1e300])}))
    with pytest.raises(ValueError, match=r"got inf in 2.b at \(0,\)"):
        ann.load(net, tmp_path / "net.npz")
    assert equal(before, numbers(net))


class Trap:
    """Shows itself if anybody runs it."""

    def __reduce__(self):
        return (pytest.fail, ("a pickle was run",))


@pytest.mark.parametrize("kind", ["pickle", "npy", "text", "empty"])
def test_other_files_are_refused_and_never_run(tmp_path, kind):
    path = tmp_path / "net.npz"
    array = io.BytesIO()
    np.save(array, np.zeros(3))
    known = {
        "pickle": pickle.dumps(Trap()),
        "text": b"0.1 0.2",
        "empty": b"",
    }
    path.write_bytes(known.get(kind, array.getvalue()))
    left_alone(path, "is not a whole archive of saved weights")


def test_a_pickle_in_an_archive_is_never_run(tmp_path):
    trap = {"0.W": np.array(Trap(), object)}
    np.savez(tmp_path / "net.npz", **(GOOD | trap))
    left_alone(tmp_path / "net.npz", "0.W holds object, not float64")


def member(
    shape: str = "(1,)", body: bytes = bytes(8), magic: bytes = b"\1\0"
) -> bytes:
    """Return an array as a file, with a header that may lie."""
    header = f"{{'descr': '<f8', 'fortran_order': False, 'shape': {shape}}}"
    length = struct.pack("<H" if magic[0] == 1 else "<I", len(header))
    return b"\x93NUMPY" + magic + length + header.encode() + body


def archive(path: Path, last: bytes, how: int = zipfile.ZIP_STORED) -> None:
    """Write an archive by hand, with the bytes of 2.b as given."""
    with zipfile.ZipFile(path, "w") as file:
        for name, array in GOOD.items():
            data = io.BytesIO()
            np.save(data, array)
            if name == "2.b":
                file.writestr("2.b.npy", last, how)
            else:
                file.writestr(f"{name}.npy", data.getvalue())


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (member("(9_000_000_000_000,)"), "2.b has shape .9000000000000,"),
        (member(body=bytes(16)), "2.b is not as long as it declares"),
        (member(body=b""), "2.b is not as long as it declares"),
        (member(magic=b"\2\0"), "2.b has another header"),
        (member("(" * 5000), "not a whole archive"),
        (member("-1"), "not a whole archive"),
        (b"\x93NUMPY\1\0\xff\xff" + b" " * 70_000, "not a whole archive"),
        (b"", "not a whole archive"),
    ],
)
def test_a_lie_is_found_before_room_is_made_for_it(
    tmp_path, content, words
):
    path = tmp_path / "net.npz"
    archive(path, content)
    left_alone(path, words)


@pytest.mark.parametrize(
    "how", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
)
def test_a_file_that_would_fill_the_memory_is_not_unpacked(tmp_path, how):
    path = tmp_path / "net.npz"
    archive(path, member(body=bytes(20_000_000)), how)
    assert path.stat().st_size < 50_000
    tracemalloc.start()
    try:
        left_alone(path, "2.b is (not as long|compressed in a way)")
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()


def test_a_name_that_stands_there_twice(tmp_path):
    path = tmp_path / "net.npz"
    archive(path, member())
    with (
        zipfile.ZipFile(path, "a") as file,
        pytest.warns(match="Duplicate"),
    ):
        file.writestr("2.b.npy", member(body=bytes(7) + b"\x40"))
    left_alone(path, "a name stands in it twice")


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> bytes:
    path = tmp_path_factory.mktemp("whole") / "net.npz"
    return ann.save(network(3), path).read_bytes()


def harmless(path: Path) -> None:
    """Load into a network: it then has the saved numbers, or its own."""
    net = network()
    expected = numbers(net)
    try:
        ann.load(net, path)
        expected = numbers(network(3))
    except ValueError:
        pass
    assert equal(numbers(net), expected)


@settings(max_examples=200)
@given(data=st.data())
def test_a_cut_or_altered_file_is_refused_or_harmless(
    data, whole, tmp_path_factory
):
    path = tmp_path_factory.getbasetemp() / "broken.npz"
    broken = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(broken) - 1))
        kind = data.draw(st.sampled_from(["flip", "cut", "drop", "add"]))
        if kind == "flip":
            broken[place] ^= 1 << data.draw(st.integers(0, 7))
        elif kind == "cut":
            broken = broken[: place + 1]
        elif kind == "drop":
            del broken[place : place + 5]
        else:
            broken[place:place] = data.draw(st.binary(max_size=9))
        if not broken:
            break
    path.write_bytes(broken)
    harmless(path)


def test_each_byte_counts_or_does_no_harm(whole, tmp_path):
    path = tmp_path / "broken.npz"
    for place in range(len(whole)):
        path.write_bytes(
            whole[:place]
            + bytes([whole[place] ^ 0xFF])
            + whole[place + 1 :]
        )
        harmless(path)
