"""Python for the page: each file by its sha256 alone, from wherever it can be had."""

import hashlib
import io
import json
import tarfile
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from commands.runtime import __main__ as runtime
from commands.runtime import lock, sources
from commands.runtime.shelf import Shelf

GOOD, BAD = b"what was asked for", b"something else"
NUMPY = "numpy-2.0.2-wasm32.whl"


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def package(name: str, file: str, *depends: str) -> dict[str, object]:
    """Return a package as a lock names it."""
    return {
        "file_name": file,
        "sha256": sha256(file.encode()),
        "depends": [*depends],
        "name": name,
    }


LOCKED = {
    "numpy": package("numpy", NUMPY),
    "scikit-learn": package("scikit-learn", "learn.whl", "NumPy"),
    "pandas": package("pandas", "pandas.whl", "numpy"),
}
LOCK = json.dumps({"info": {}, "packages": LOCKED}).encode()


def pins(address: str = "http://127.0.0.1:9/{name}") -> lock.Pins:
    """Return what a small Python would be pinned to."""
    core = {lock.LOCK: sha256(LOCK), "python.wasm": sha256(GOOD)}
    return lock.Pins("0.0.0", ["scikit_learn"], "carrier==1", address, core)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Return a folder that has all of the small Python, and more."""
    folder = tmp_path / "kept"
    (folder / "deeper").mkdir(parents=True)
    (folder / lock.LOCK).write_bytes(LOCK)
    (folder / "python.wasm").write_bytes(GOOD)
    for file in (NUMPY, "learn.whl", "pandas.whl"):
        (folder / "deeper" / file).write_text(file)
    return folder


@contextmanager
def serving(files: dict[str, bytes]) -> Iterator[tuple[str, list[str]]]:
    """Yield an address that goes on with half a file, and what was asked of it."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            data = files.get(self.path[1:])
            part = self.headers.get("Range", "bytes=0-")
            asked.append(f"{self.path[1:]} {part}")
            first = int(part.removeprefix("bytes=").rstrip("-"))
            if data is None or first >= len(data):
                self.send_error(404 if data is None else 416)
                return
            self.send_response(206 if first else 200)
            self.end_headers()
            self.wfile.write(data[first:])

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        port = server.server_address[1]
        yield f"http://127.0.0.1:{port}/{{name}}", asked
        server.shutdown()


def test_all_that_is_pinned_has_a_sha256() -> None:
    """The real pins name a lock, an interpreter and a carrier of one version."""
    real = lock.pins()
    assert lock.LOCK in real.core
    assert all(len(value) == 64 for value in real.core.values())
    assert "==" in real.carrier


def test_a_kept_folder_is_enough(
    kept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is wanted and what that depends on; the second run reads nothing."""
    out = tmp_path / "out"
    runtime.fetch(out, str(kept), pins())
    there = {path.name for path in out.iterdir()}
    files = {"python.wasm", NUMPY, "learn.whl"}
    assert there == files | {lock.LOCK, lock.CHOSEN}
    chosen = lock.read(out / lock.CHOSEN)
    assert set(chosen) == {"numpy", "scikit-learn"}
    capsys.readouterr()
    runtime.fetch(out, str(tmp_path / "gone"), pins())
    assert capsys.readouterr().out == ""


def test_a_file_that_differs_is_named_deleted_and_never_used(
    kept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One that lies there already, and one that a source brings."""
    out = tmp_path / "out"
    shelf = Shelf(out)
    (out / "python.wasm").write_bytes(BAD)
    (kept / "python.wasm").write_bytes(BAD)
    files = {"python.wasm": sha256(GOOD)}
    with pytest.raises(SystemExit, match=r"Not found: python\.wasm\."):
        runtime.gather("Python", files, [sources.Folder(kept)], shelf)
    assert list(out.iterdir()) == []
    told = capsys.readouterr().out
    assert "python.wasm is not the file that was asked for" in told
    assert "python.wasm.part is not" in told
    assert f"begins with {sha256(BAD)[:12]}, not with" in told


def test_half_a_file_is_gone_on_with(tmp_path: Path) -> None:
    """Only what is missing is asked for; all of it asks for nothing more."""
    shelf = Shelf(tmp_path)
    files = {name: sha256(GOOD) for name in ("half", "whole", "none")}
    shelf.half("half").write_bytes(GOOD[:7])
    shelf.half("whole").write_bytes(GOOD)
    with serving(dict.fromkeys(files, GOOD)) as (address, asked):
        release = sources.Release(address)
        runtime.gather("Python", files, [release], shelf)
    assert {path.name for path in tmp_path.iterdir()} == set(files)
    assert asked[0] == "half bytes=7-"
    assert asked[-1] == "none bytes=0-"


def test_a_half_that_was_of_another_file_is_fetched_anew(
    tmp_path: Path,
) -> None:
    """It is deleted and named, and the file fetched from its beginning."""
    shelf, files = Shelf(tmp_path), {"file": sha256(GOOD)}
    shelf.half("file").write_bytes(BAD[:5])
    with serving({"file": GOOD}) as (address, _):
        release = sources.Release(address)
        runtime.gather("Python", files, [release], shelf)
    assert (tmp_path / "file").read_bytes() == GOOD


def test_without_a_network_it_says_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every source is asked; the names of what is missing come last."""
    asked = [
        sources.Folder(tmp_path / "gone"),
        sources.Release("http://127.0.0.1:9/{name}"),
    ]
    with pytest.raises(SystemExit, match=r"file.*PYODIDE=/path.*builds"):
        runtime.gather(
            "Python", {"file": sha256(GOOD)}, asked, Shelf(tmp_path)
        )
    told = capsys.readouterr().out
    assert f"{tmp_path / 'gone'} cannot be had: there is no such" in told
    assert "the official release cannot be had" in told


def packed(kind: str, folder: Path) -> Path:
    """Return an archive, as npm or pip would leave it, or something else."""
    path = folder / kind
    if kind == "tgz":
        with tarfile.open(path, "w:gz") as archive:
            entry = tarfile.TarInfo("package/file")
            entry.size = len(GOOD)
            archive.addfile(entry, io.BytesIO(GOOD))
    elif kind == "whl":
        with zipfile.ZipFile(path, "w") as wheel:
            wheel.writestr("assets/file", GOOD)
            wheel.writestr("assets/other.js", "no business of ours")
    else:
        path.write_bytes(BAD)
    return path


@pytest.mark.parametrize(
    ("source", "kind", "comes"),
    [
        (sources.Npm("a@1"), "tgz", True),
        (sources.Carrier("a==1"), "whl", True),
        (sources.Npm("a@1"), "no archive", False),
        (sources.Carrier("a==1"), "no archive", False),
    ],
)
def test_only_what_is_asked_for_leaves_an_archive(
    source: sources.Source,
    kind: str,
    comes: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    archive = packed(kind, tmp_path)
    monkeypatch.setattr(sources, "fetched", lambda *_: nullcontext(archive))
    shelf = Shelf(tmp_path / "shelf")
    gather = partial(
        runtime.gather, "All", {"file": sha256(GOOD)}, [source], shelf
    )
    if not comes:
        with pytest.raises(SystemExit, match="Not found: file"):
            gather()
        return
    gather()
    assert [path.name for path in shelf.folder.iterdir()] == ["file"]


def test_an_unknown_package_is_named() -> None:
    """A name that the lock does not have is a slip in pins.toml."""
    with pytest.raises(SystemExit, match="names no package jax"):
        lock.needed(LOCKED, ["jax"])
