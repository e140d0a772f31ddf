"""What the package brings along."""

from pathlib import Path

import anncourse.datasets

FILES = Path(anncourse.datasets.__file__).parent / "files"


def test_the_bundled_files_are_small_and_named():
    found = {path.name: path.stat().st_size for path in FILES.iterdir()}
    assert sum(found.values()) < 300_000
    told = (FILES / "README.md").read_text()
    assert [name for name in found if name not in told] == ["README.md"]


def test_the_bundled_text_keeps_its_license():
    license_ = (FILES / "PYTHON-LICENSE.txt").read_text()
    assert "PYTHON SOFTWARE FOUNDATION LICENSE VERSION 2" in license_
    assert "Changes to the text" in (FILES / "README.md").read_text()
    settings = (FILES.parents[2] / "pyproject.toml").read_text()
    assert "anncourse/datasets/files/PYTHON-LICENSE.txt" in settings
