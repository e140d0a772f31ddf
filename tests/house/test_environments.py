"""The versions that the stage `colab` runs the course with, and where they run."""

from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from commands import environments, version_lists
from commands.environments import COLAB, LOWEST, Environment

each_need = pytest.mark.parametrize("need", version_lists.direct(), ids=str)


def pinned(environment: Environment, name: str) -> Version:
    """Return the version that a list holds."""
    line = environments.pins(environment.list)[name]
    return Version(line.split("==")[1].split(";")[0].strip())


def python(folder: Path, name: str, answer: str) -> Path:
    """Write a file that answers as a Python does, or fails as a shim of pyenv's."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{answer}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


@each_need
def test_the_lowest_list_holds_the_lowest_allowed(
    need: Requirement,
) -> None:
    """After a new floor in pyproject: `make versions`."""
    wanted = Version(version_lists.lowest(need).split("==")[1])
    assert pinned(LOWEST, need.name) == wanted


@each_need
def test_colab_has_what_the_course_needs(need: Requirement) -> None:
    """What it has is allowed, so that pip leaves it there."""
    assert need.specifier.contains(pinned(COLAB, need.name))


def test_colabs_list_says_when_it_was_read() -> None:
    """A maintainer reads the same day in CONTRIBUTING.md, and in the stage's output."""
    text = (environments.ROOT / "CONTRIBUTING.md").read_text(
        encoding="utf-8"
    )
    said = version_lists.READ_ON.findall(text)
    assert said == [f"(read on {environments.colab_read_on()})"]


def test_the_needs_are_those_of_the_first_cell() -> None:
    """Pyproject's extra for readers is followed through the extras it names."""
    names = {need.name for need in version_lists.direct()}
    assert {"numpy", "matplotlib", "ipywidgets", "traitlets"} <= names
    assert "jupyterlab" not in names
    assert version_lists.EXTRA in environments.FIRST_CELL.read_text()


@pytest.mark.parametrize("text", ["numpy", "numpy<3", "numpy>=2,>=2.1"])
def test_a_need_without_one_floor_is_refused(text: str) -> None:
    with pytest.raises(SystemExit, match="needs one lowest version"):
        version_lists.lowest(Requirement(text))


def test_the_first_python_that_runs_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A shim that only says where a version is not is passed over."""
    python(tmp_path / "a", "python3.13", "exit 127")
    found = python(tmp_path / "b", "python3.12", "echo 3.12")
    paths = f"{tmp_path / 'a'}:{tmp_path / 'b'}"
    monkeypatch.setenv("PATH", f"{paths}:/bin")
    monkeypatch.setattr("shutil.which", lambda name: None)
    assert COLAB.interpreter() == (found, "3.12")


def test_pyenv_is_asked_for_what_is_not_on_the_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    python(tmp_path, "pyenv", f"echo {tmp_path}")
    python(tmp_path, "python3.13", "exit 127")
    found = python(tmp_path, "versions/3.13.7/bin/python", "echo 3.13")
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin")
    assert COLAB.interpreter() == (found, "3.13")


def test_without_a_python_it_says_which(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(
        SystemExit, match=r"lowest\.txt need Python 3\.11 or 3\.12"
    ):
        LOWEST.interpreter()


def test_an_environment_is_kept_until_something_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []

    def make(environment: Environment, interpreter: Path) -> None:
        made.append(environment.name)
        python(environment.folder / "bin", "python", "echo 3.13")

    (tmp_path / "pyproject.toml").write_text("one")
    monkeypatch.setattr(environments, "ROOT", tmp_path)
    monkeypatch.setattr(environments, "make", make)
    python(tmp_path, "python3.13", "echo 3.13")
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin")
    assert "made in" in environments.ready(COLAB)
    assert environments.ready(COLAB) == "colab: Python 3.13, kept"
    (tmp_path / "pyproject.toml").write_text("two")
    assert "made in" in environments.ready(COLAB)
    python(COLAB.folder / "bin", "python", "exit 1")
    assert "made in" in environments.ready(COLAB)
    assert made == ["colab"] * 3


def test_what_pip_would_replace_is_told() -> None:
    """What is new beside the list is no replacement."""
    names = [("ipywidgets", "8.1.9"), ("anncourse", "0.1"), ("comm", "1")]
    report = {
        "install": [
            {"metadata": {"name": name, "version": version}}
            for name, version in names
        ]
    }
    listed = {"ipywidgets": "ipywidgets==7.7.1", "numpy": "numpy==2.1.3"}
    assert environments.replacements(report, listed) == [
        "ipywidgets==7.7.1 by 8.1.9"
    ]
