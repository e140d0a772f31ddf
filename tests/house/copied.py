"""The house, copied to where a test may change it."""

import shutil
from pathlib import Path

from tests.house.tree import ROOT, name, tracked

PARTS = ("anncourse/", "book/", "commands/", "tests/")
ALONE = ("conftest.py", "pyproject.toml")
BUNDLER = "anncourse/widgets/js/node_modules"


def copy(folder: Path) -> Path:
    """Copy what figures are made of and tried with; the bundler is shared."""
    for path in tracked():
        if name(path).startswith(PARTS) or name(path) in ALONE:
            there = folder / name(path)
            there.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, there)
    (folder / BUNDLER).symlink_to(ROOT / BUNDLER)
    return folder
