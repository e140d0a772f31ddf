"""save and load: round trips, broken files, and a network left alone."""

import io
import os
import stat
import tempfile
from pathlib import Path

import numpy as np
import pytest

import anncourse as ann
from anncourse import storage
from anncourse.layers.packing import pack
from tests.training.test_fitting import Counter


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


GOOD = network(5).named_params() | {"state:1.passes": np.zeros(1)}


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
    pack(net, np.dtype(np.float32))
    other = ann.load(network(1), ann.save(net, tmp_path / "net.npz"))
    assert other.named_params()["0.W"].dtype == np.float64
    assert equal(numbers(other), numbers(net))
    ann.load(net, ann.save(other, tmp_path / "net.npz"))
    assert net.named_params()["0.W"].dtype == np.float32


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
