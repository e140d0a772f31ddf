"""save and load: round trips, broken files, and a network left alone."""

import io
import os
import pickle
import stat
import struct
import tempfile
import tracemalloc
import zipfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import anncourse as ann
from anncourse import storage
from tests.test_fitting import Counter


def network(rng: int = 0, hidden: int = 3) -> ann.Serial:
    return ann.Serial(
        ann.Dense(2, hidden, rng=rng),
        Counter(),
        ann.Dense(hidden, 1, rng=rng),
    )


def numbers(net: ann.Layer) -> list[np.ndarray]:
    arrays = net.named_params() | net.named_state()
    return [array.copy() for array in arrays.values()]


def equal(some: list[np.ndarray], others: list[np.ndarray]) -> bool:
    return all(map(np.array_equal, some, others))


def test_parameters_and_state_come_back(tmp_path):
    net, other = network(0), network(1)
    net.forward(np.ones((1, 2)), train=True)
    path = ann.save(net, tmp_path / "net.npz")
    assert path == tmp_path / "net.npz"
    assert ann.load(other, path) is other
    assert equal(numbers(net), numbers(other))
    assert other.named_state()["1.passes"] == 1


def test_the_file_is_a_plain_archive_that_needs_no_pickle(tmp_path):
    path = ann.save(network(), str(tmp_path / "weights"))
    with np.load(path, allow_pickle=False) as archive:
        assert archive.files == [
            "0.W",
            "0.b",
            "2.W",
            "2.b",
            "state:1.passes",
        ]
        assert equal([*archive.values()], numbers(network()))
    assert os.listdir(tmp_path) == ["weights"]


@pytest.mark.parametrize("write", [np.savez, np.savez_compressed])
def test_an_archive_by_numpy_can_be_loaded(tmp_path, write):
    turned = {k: np.asfortranarray(v) for k, v in GOOD.items()}
    write(tmp_path / "net.npz", **turned)
    net = ann.load(network(0), tmp_path / "net.npz")
    assert equal(numbers(net), numbers(network(5)))


class Named(ann.Layer):
    """Parameters under names that a function might want for itself."""

    def __init__(self):
        super().__init__()
        for name in (
            "file",
            "allow_pickle",
            "args",
            "gewicht \N{GREEK SMALL LETTER ETA}",
        ):
            self.params[name] = np.ones(2)
        self.state["seen"] = np.zeros((), np.int64)

    def forward(self, x, train=False):
        raise NotImplementedError

    def backward(self, dy, cache):
        raise NotImplementedError


def test_every_name_and_whole_numbers_come_back(tmp_path):
    net, other = Named(), Named()
    for array in numbers(net) and net.named_params().values():
        array += 1
    net.state["seen"] = 7
    ann.load(other, ann.save(net, tmp_path / "net.npz"))
    assert equal(numbers(other), [*[np.full(2, 2.0)] * 4, np.array(7)])


def test_saving_replaces_an_older_file(tmp_path):
    path = ann.save(network(0), tmp_path / "net.npz")
    ann.save(network(1), path)
    net = ann.load(network(2), path)
    assert equal(numbers(net), numbers(network(1)))


def test_the_same_numbers_are_the_same_file(tmp_path):
    path = ann.save(network(0), tmp_path / "net.npz")
    first = path.read_bytes()
    assert ann.save(network(0), path).read_bytes() == first


def test_an_interrupted_save_leaves_the_old_file(tmp_path, monkeypatch):
    path = ann.save(network(0), tmp_path / "net.npz")
    old = path.read_bytes()

    def fail(file, _):
        file.write(b"half")
        raise KeyboardInterrupt

    monkeypatch.setattr(storage, "_write", fail)
    with pytest.raises(KeyboardInterrupt):
        ann.save(network(1), path)
    assert path.read_bytes() == old
    assert os.listdir(tmp_path) == ["net.npz"]


def permissions(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_permissions_are_the_usual_ones_or_the_old_ones(tmp_path):
    before = os.umask(0o027)
    try:
        path = ann.save(network(), tmp_path / "net.npz")
        assert permissions(path) == 0o640
        path.chmod(0o600)
        assert permissions(ann.save(network(), path)) == 0o600
    finally:
        os.umask(before)


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "models").mkdir()
    link = tmp_path / "newest.npz"
    link.symlink_to("models/third.npz")
    assert ann.save(network(0), link) == link
    assert link.is_symlink()
    assert os.listdir(tmp_path / "models") == ["third.npz"]
    ann.load(network(1), tmp_path / "models" / "third.npz")


@pytest.mark.parametrize("place", ["", "folder", os.devnull])
def test_only_a_file_is_replaced(tmp_path, place, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match="save expects the path of a file"):
        ann.save(network(), place)
    assert os.listdir(tmp_path) == ["folder"]
    assert not Path(os.devnull).is_file()


def test_numbers_that_ran_away_are_not_saved(tmp_path):
    net = network()
    net.named_params()["2.W"][1, 0] = np.nan
    with pytest.raises(ValueError, match=r"save expects.*2.W at \(1, 0\)"):
        ann.save(net, tmp_path / "net.npz")
    assert not os.listdir(tmp_path)


def test_a_place_that_is_not_there(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"none.npz"):
        ann.load(network(), tmp_path / "none.npz")
    with pytest.raises(FileNotFoundError):
        ann.save(network(), tmp_path / "none" / "net.npz")
    with pytest.raises(IsADirectoryError):
        ann.load(network(), tmp_path)


def test_float32_and_float64_can_be_exchanged(tmp_path):
    net = network(0)
    ann.packing.pack(net, np.dtype(np.float32))
    other = ann.load(network(1), ann.save(net, tmp_path / "net.npz"))
    assert other.named_params()["0.W"].dtype == np.float64
    assert equal(numbers(other), numbers(net))
    ann.load(net, ann.save(other, tmp_path / "net.npz"))
    assert net.named_params()["0.W"].dtype == np.float32


def left_alone(path: Path, words: str) -> None:
    net = network()
    before = numbers(net)
    with pytest.raises(ValueError, match=rf"^{path.name} .*{words}"):
        ann.load(net, path)
    assert equal(before, numbers(net))


GOOD = network(5).named_params() | {"state:1.passes": np.zeros(1)}


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
    ann.packing.pack(net, np.dtype(np.float32))
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


@pytest.mark.parametrize("call", [ann.save, ann.load])
def test_only_networks_are_saved(call, tmp_path):
    with pytest.raises(ValueError, match="expects a network of layers"):
        call({"W": np.zeros(1)}, tmp_path / "net.npz")


@pytest.mark.parametrize("call", [ann.save, ann.load])
@pytest.mark.parametrize("path", [None, 3, b"net.npz", io.BytesIO()])
def test_only_a_path_is_a_path(call, path):
    with pytest.raises(ValueError, match="path to be a string or a Path"):
        call(network(), path)


@pytest.fixture
def visitor():
    """Run as somebody to whom files can be closed; nothing is closed to root."""
    me = os.geteuid()
    if me == 0:
        os.seteuid(65534)
    yield
    os.seteuid(me)


def test_what_may_not_be_read_or_written_is_told(visitor):
    with tempfile.TemporaryDirectory() as folder:
        path = ann.save(network(), Path(folder, "net.npz"))
        path.chmod(0)
        with pytest.raises(PermissionError, match=r"net\.npz"):
            ann.load(network(), path)
        Path(folder).chmod(0o500)
        with pytest.raises(PermissionError):
            ann.save(network(), path)
        Path(folder).chmod(0o700)
