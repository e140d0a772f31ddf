"""One setting holds the repository's address, and everything follows it."""

import json
import shutil
from pathlib import Path

import nbformat
import pytest

from commands import address
from tests.house.tree import ROOT

OTHER = "https://github.com/Someone-Else/a.course"


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Copy the files that hold the address, and let the command work there."""
    for name in ("_config.yml", *address.FOLLOWERS):
        shutil.copy(ROOT / name, tmp_path)
    shutil.copytree(ROOT / "notebooks", tmp_path / "notebooks")
    monkeypatch.setattr(address, "ROOT", tmp_path)
    return tmp_path


def test_everything_agrees(copy: Path) -> None:
    """Writing the configured address out again changes nothing."""
    assert address.write(address.configured(), address.branch()) == []


def test_one_command_moves_the_course(copy: Path) -> None:
    """After it no file knows the old address, and each knows the new one."""
    old = address.places(address.configured(), address.branch())
    assert address.main([OTHER + ".git"]) == 0
    assert address.configured() == OTHER
    for path in copy.rglob("*.*"):
        text = path.read_text(encoding="utf-8")
        assert [place for place in old.values() if place in text] == []
        assert "Someone-Else/a.course" in text or "someone-else" in text
    assert address.write(OTHER, address.branch()) == []


def test_the_links_of_the_front_page() -> None:
    """README leads to the site, to Colab and to Binder."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    links = address.places(address.configured(), address.branch())
    for place in ("site", "colab", "binder"):
        assert links[place] in text


@pytest.mark.parametrize("name", ["CITATION.cff", "pyproject.toml"])
def test_settings_name_the_repository(name: str) -> None:
    """They hold its address, and no other one."""
    text = (ROOT / name).read_text(encoding="utf-8")
    owner, course = address.configured().split("/")[-2:]
    assert set(address.ADDRESS.findall(text)) == {(owner, course)}


@pytest.mark.parametrize(
    "wrong",
    ["", "you/course", "http://github.com/you/course", "https://x.org/a/b"],
)
def test_a_wrong_address_is_refused(copy: Path, wrong: str, capsys) -> None:
    """It says what an address looks like, and writes nothing."""
    before = (copy / "_config.yml").read_text()
    assert address.main([wrong]) == 2
    assert f"got {wrong}" in capsys.readouterr().out
    assert (copy / "_config.yml").read_text() == before


def test_a_notebook_without_the_first_cell_gets_it(copy: Path) -> None:
    """A new chapter need not know how Colab installs the course."""
    path = copy / "notebooks" / "99-new.ipynb"
    nbformat.write(nbformat.v4.new_notebook(), path)
    assert "99-new.ipynb" in address.write(OTHER, address.MAIN)
    (cell,) = json.loads(path.read_text())["cells"]
    assert f"git+{OTHER}" in "".join(cell["source"])


def test_the_notebooks_of_a_release_install_it(copy: Path) -> None:
    """A class keeps what it began with; the links of the front page lead there too."""
    before = {path: path.read_bytes() for path in copy.rglob("*.ipynb")}
    here = address.configured()
    address.write(here, "v9.8.7")
    assert address.branch() == "v9.8.7"
    for path in before:
        cell = json.loads(path.read_text(encoding="utf-8"))["cells"][0]
        assert f'git+{here}@v9.8.7"' in "".join(cell["source"])
    text = (copy / "README.md").read_text(encoding="utf-8")
    assert "/blob/v9.8.7/notebooks/" in text
    assert "/v9.8.7?urlpath=lab" in text
    address.write(here, address.MAIN)
    assert {path: path.read_bytes() for path in before} == before
