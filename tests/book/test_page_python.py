"""The set of files that a site needs to run Python, from what was fetched."""

import gzip
import hashlib
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import networkx
import numpy as np
import page_python
import pytest
import skimage.data
from page_python.own_wheel import NAME, own_wheel
from page_python.python_set import CHOSEN, CORE, FETCHED, PythonSet

from tests.book.conftest import ROOT

PROJECT = """[project]
version = "1.2.0"
[project.urls]
Repository = "https://github.com/you/course"
"""


def package(name: str, *depends: str) -> dict[str, object]:
    return {"file_name": f"{name}.whl", "depends": [*depends], "name": name}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a small repository for which Python was fetched."""
    (tmp_path / "pyproject.toml").write_text(PROJECT)
    for name in (
        "__init__",
        "layers/dense",
        "grading/judge",
        "widgets/base",
    ):
        path = tmp_path / "anncourse" / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"# {name}\n")
    fetched = tmp_path / FETCHED
    fetched.mkdir()
    packages = {
        "numpy": package("numpy"),
        "matplotlib": package("matplotlib", "numpy", "Six"),
        "scikit-learn": package("scikit-learn", "numpy"),
        "six": package("six"),
    }
    for name in (*CORE, *(f"{one}.whl" for one in packages)):
        (fetched / name).write_bytes(name.encode() * 200_000)
    info = {"version": "0.1.2"}
    text = json.dumps({"info": info, "packages": packages})
    (fetched / CHOSEN).write_text(text)
    return tmp_path


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_the_wheel_has_what_a_page_can_use(root: Path) -> None:
    """And is the same each time, so that its name is, too."""
    wheel = PythonSet(root).made[NAME]
    assert wheel == own_wheel(root)
    assert hashlib.sha256(wheel.data).hexdigest()[:10] in wheel.file
    path = root / wheel.file
    path.write_bytes(wheel.data)
    with zipfile.ZipFile(path) as archive:
        inside = set(archive.namelist())
        info = "anncourse-1.2.0.dist-info"
        about = archive.read(f"{info}/METADATA").decode()
    assert {name for name in inside if name.endswith(".py")} == {
        "anncourse/__init__.py",
        "anncourse/layers/dense.py",
    }
    assert "Project-URL: Repository, https://github.com/you/course" in about


def test_the_sites_lock_names_the_wheel(root: Path) -> None:
    made = PythonSet(root)
    made.publish(root / "site")
    folder = root / "site" / "python" / "0.1.2"
    lock = json.loads((folder / made.lock[0]).read_text())
    own = lock["packages"]["anncourse"]
    data = (folder / own["file_name"]).read_bytes()
    assert own["sha256"] == hashlib.sha256(data).hexdigest()
    files = {one["file_name"] for one in lock["packages"].values()}
    assert names(folder) == {*CORE, *files, made.lock[0], "NOTICE"}


def test_a_changed_package_leaves_no_old_file(root: Path) -> None:
    """Caches may keep every file for ever: what differs has another name."""
    first = PythonSet(root)
    first.publish(root / "site")
    (root / "anncourse" / "__init__.py").write_text("# changed\n")
    second = PythonSet(root)
    second.publish(root / "site")
    there = names(root / "site" / "python" / "0.1.2")
    old, new = first.made[NAME].file, second.made[NAME].file
    assert old != new
    assert first.lock[0] != second.lock[0]
    assert {new, second.lock[0]} <= there
    assert not {old, first.lock[0]} & there


def test_a_page_is_told_what_is_loaded(root: Path) -> None:
    """What a server sends; a package brings what it depends on, NumPy not again."""
    lock, first, *more = PythonSet(root).describe().split()
    assert lock.startswith("lock.")
    assert more[:2] == ["matplotlib=4.2", "scikit-learn=3.2"]
    sizes = dict(one.split("=") for one in more[2:])
    assert sizes.keys() == {"networkx", "photographs"}
    assert all(0.5 < float(size) < 5 for size in sizes.values())
    packed = [name for name in CORE if not name.endswith(".zip")]
    squeezed = sum(len(gzip.compress(n.encode() * 200_000)) for n in packed)
    whole = 200_000 * len("python_stdlib.zip" + "numpy.whl")
    assert first == f"{(whole + squeezed) / 1e6:.1f}"


def test_what_is_borrowed_answers_as_the_library_does(
    tmp_path: Path, root: Path
) -> None:
    """A graph and a photograph, from the wheels alone."""
    for wheel in PythonSet(root).made.values():
        path = tmp_path / wheel.file
        path.write_bytes(wheel.data)
        with zipfile.ZipFile(path) as archive:
            archive.extractall(tmp_path / "site")
    said = subprocess.run(
        [sys.executable, "-c", BORROWED],
        cwd=tmp_path / "site",
        capture_output=True,
        text=True,
        check=True,
    )
    cat = np.asarray(skimage.data.cat(), int)
    graph = networkx.karate_club_graph()
    here = tmp_path / "site"
    assert said.stdout.splitlines() == [
        f"{here} {graph.number_of_nodes()} {graph.number_of_edges()}",
        f"{here} {cat.shape} {cat.sum()}",
        "The faces have no stated license",
    ]


BORROWED = """
import sys
sys.path.insert(0, ".")
import networkx, skimage.data, pathlib
here = lambda module: pathlib.Path(module.__file__).parents[1]
graph, cat = networkx.karate_club_graph(), skimage.data.cat().astype(int)
print(here(networkx), graph.number_of_nodes(), graph.number_of_edges())
print(here(skimage.data), cat.shape, cat.sum())
try:
    skimage.data.lfw_subset()
except ImportError as error:
    print(str(error).partition(",")[0])
"""


@pytest.mark.parametrize("lost", [CHOSEN, "numpy.whl", CORE[0]])
def test_half_a_python_is_none(root: Path, lost: str) -> None:
    """The book is built as if it had not been fetched."""
    assert PythonSet(root).is_there
    (root / FETCHED / lost).unlink()
    assert not PythonSet(root).is_there


@pytest.mark.parametrize("one", page_python.SCRIPTS)
def test_a_script_is_named_by_what_it_holds(one: str) -> None:
    name, data = page_python.script(one)
    assert name == f"{one}.{hashlib.sha256(data).hexdigest()[:10]}.js"
    assert not PythonSet(ROOT / "book").is_there
