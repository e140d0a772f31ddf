"""Facts about the package as a whole."""

import subprocess
import sys
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
    """The package, its metadata and the citation say the same version."""
    citation = (ROOT / "CITATION.cff").read_text()
    assert anncourse.__version__ == version("anncourse")
    assert f"version: {anncourse.__version__}" in citation


def test_every_public_name_exists() -> None:
    """What the package promises in `__all__`, it has, with a docstring."""
    assert anncourse.__all__
    for name in anncourse.__all__:
        assert getattr(anncourse, name).__doc__, name
