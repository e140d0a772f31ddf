"""save and load: round trips, broken files, and a network left alone."""

import os
import pickle

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import anncourse as ann
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


def test_parameters_and_state_come_back(tmp_path):
    net, other = network(0), network(1)
    net.forward(np.ones((1, 2)), train=True)
    path = ann.save(net, tmp_path / "net.npz")
    assert path == tmp_path / "net.npz"
    assert ann.load(other, path) is other
    for mine, theirs in zip(numbers(net), numbers(other), strict=True):
        np.testing.assert_array_equal(mine, theirs)
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
    assert os.listdir(tmp_path) == ["weights"]


def test_saving_replaces_an_older_file(tmp_path):
    path = ann.save(network(0), tmp_path / "net.npz")
    ann.save(network(1), path)
    net = ann.load(network(2), path)
    np.testing.assert_array_equal(numbers(net)[0], numbers(network(1))[0])


def test_an_interrupted_save_leaves_the_old_file(tmp_path, monkeypatch):
    path = ann.save(network(0), tmp_path / "net.npz")
    old = path.read_bytes()

    def fail(file, **_):
        file.write(b"half")
        raise KeyboardInterrupt

    monkeypatch.setattr(np, "savez", fail)
    with pytest.raises(KeyboardInterrupt):
        ann.save(network(1), path)
    assert path.read_bytes() == old
    assert os.listdir(tmp_path) == ["net.npz"]


def test_numbers_that_ran_away_are_not_saved(tmp_path):
    net = network()
    net.named_params()["2.W"][1, 0] = np.nan
    with pytest.raises(ValueError, match=r"save expects.*2.W at \(1, 0\)"):
        ann.save(net, tmp_path / "net.npz")
    assert not os.listdir(tmp_path)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"none.npz"):
        ann.load(network(), tmp_path / "none.npz")
    with pytest.raises(FileNotFoundError):
        ann.save(network(), tmp_path / "none" / "net.npz")


def test_float32_and_float64_can_be_exchanged(tmp_path):
    net = network(0)
    ann.packing.pack(net, np.dtype(np.float32))
    other = ann.load(network(1), ann.save(net, tmp_path / "net.npz"))
    assert other.named_params()["0.W"].dtype == np.float64
    np.testing.assert_array_equal(numbers(other)[0], numbers(net)[0])


def refused(tmp_path, words, **arrays):
    path = tmp_path / "net.npz"
    np.savez(path, **arrays)
    left_alone(path, words)


def left_alone(path, words):
    net = network()
    before = numbers(net)
    with pytest.raises(ValueError, match=words):
        ann.load(net, path)
    for old, new in zip(before, numbers(net), strict=True):
        np.testing.assert_array_equal(old, new)


GOOD = network(5).named_params() | {"state:1.passes": np.zeros(1)}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"2.b": np.zeros(2)}, r"2.b has shape \(2,\), the network's has"),
        ({"2.b": np.array([np.nan])}, "finite numbers, got nan in 2.b"),
        ({"2.b": np.array([1])}, "2.b holds int64, not floats"),
        ({"2.b": np.array(["a"])}, "2.b holds <U1, not floats"),
        ({"3.W": np.zeros(2)}, r"missing \[\], unknown \['3.W'\]"),
        ({"2.b": np.array([object()])}, "not a whole archive"),
    ],
)
def test_files_that_do_not_fit_change_nothing(tmp_path, change, words):
    refused(tmp_path, words, **(GOOD | change))


def test_a_missing_name_is_told(tmp_path):
    some = {k: v for k, v in GOOD.items() if k != "2.b"}
    refused(tmp_path, r"net.npz is from another.*missing \['2.b'\]", **some)


class Trap:
    """Shows itself if anybody runs it."""

    def __reduce__(self):
        return (pytest.fail, ("a pickle was run",))


@pytest.mark.parametrize(
    "kind", ["pickle", "npy", "text", "empty", "in npz"]
)
def test_other_files_are_refused_and_never_run(tmp_path, kind):
    path = tmp_path / "net.npz"
    if kind == "npy":
        with open(path, "wb") as file:
            np.save(file, np.zeros(3))
    elif kind == "in npz":
        np.savez(path, **(GOOD | {"0.W": np.array(Trap(), object)}))
    else:
        known = {"pickle": pickle.dumps(Trap()), "text": b"0.1 0.2"}
        path.write_bytes(known.get(kind, b""))
    left_alone(path, "net.npz is not a whole archive of saved weights")


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> bytes:
    path = tmp_path_factory.mktemp("whole") / "net.npz"
    return ann.save(network(3), path).read_bytes()


@given(data=st.data())
def test_a_cut_or_altered_file_is_refused_or_harmless(
    data, whole, tmp_path_factory
):
    path = tmp_path_factory.getbasetemp() / "broken.npz"
    place = data.draw(st.integers(0, len(whole) - 1))
    if data.draw(st.booleans()):
        path.write_bytes(whole[:place])
    else:
        byte = data.draw(st.integers(0, 255))
        path.write_bytes(whole[:place] + bytes([byte]) + whole[place + 1 :])
    net = network()
    before = numbers(net)
    try:
        ann.load(net, path)
        expected = numbers(network(3))
    except ValueError:
        expected = before
    for got, want in zip(numbers(net), expected, strict=True):
        np.testing.assert_array_equal(got, want)


@pytest.mark.parametrize("call", [ann.save, ann.load])
def test_only_networks_are_saved(call, tmp_path):
    with pytest.raises(ValueError, match="expects a network of layers"):
        call({"W": np.zeros(1)}, tmp_path / "net.npz")
