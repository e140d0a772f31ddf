"""Facts about the package as a whole."""

import subprocess
import sys
import tomllib
from importlib.metadata import version

import anncourse
from tests.house.tree import ROOT

HEAVY = (
    "matplotlib",
    "anywidget",
    "ipywidgets",
    "sklearn",
    "scipy",
    "networkx",
)


def test_the_core_imports_numpy_only() -> None:
    """`import anncourse` stays quick: nothing heavy comes with it."""
    code = (
        "import sys, anncourse; "
        f"print([m for m in {HEAVY} if m in sys.modules])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        capture_output=True,
        text=True,
    )
    assert run.stdout.strip() == "[]"


def test_the_version_is_one() -> None:
    """The settings, the installed package and the citation say the same."""
    citation = (ROOT / "CITATION.cff").read_text()
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    assert settings["project"]["version"] == version("anncourse")
    assert f"version: {version('anncourse')}\n" in citation


def test_every_public_name_exists() -> None:
    """What the package promises in `__all__`, it has, with a docstring."""
    assert anncourse.__all__
    for name in anncourse.__all__:
        assert getattr(anncourse, name).__doc__, name
