"""Python in the page: the script in git is what its source builds, and small."""

import gzip
import os
import subprocess
from pathlib import Path

import pytest

from tests.house.test_bundles import JS, NODE
from tests.house.tree import ROOT

KEPT = ROOT / "book" / "_assets" / "python"
# Bytes of gzip. The editor is for who asks for it; the other is an exercise's alone.
MOST = {"python.js": 130_000, "exercise.js": 2_000}
# The part that every page loads.
BUTTON, MOST_OF_A_PAGE = ROOT / "book" / "_assets" / "js" / "run.js", 800


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Bundle the sources into a folder of their own."""
    if not (JS / "node_modules" / "@codemirror").exists():
        stop = pytest.fail if os.environ.get("CI") else pytest.skip
        stop("the editor is missing: run `make bundles` once")
    out = tmp_path_factory.mktemp("python")
    bundle = [NODE, "build-python.mjs", "--out", str(out)]
    subprocess.run(bundle, cwd=JS, check=True)
    return out


@pytest.mark.parametrize("name", MOST)
def test_a_script_matches_its_source(built: Path, name: str) -> None:
    """`make bundles` would change nothing."""
    assert (built / name).read_bytes() == (KEPT / name).read_bytes()


@pytest.mark.parametrize(("name", "most"), MOST.items())
def test_a_script_is_small(name: str, most: int) -> None:
    assert (
        len(gzip.compress((KEPT / name).read_bytes(), 9, mtime=0)) <= most
    )


def test_a_page_pays_little_for_it() -> None:
    """A reader who runs nothing loads a button."""
    size = len(gzip.compress(BUTTON.read_bytes(), 9, mtime=0))
    assert size <= MOST_OF_A_PAGE


def test_the_editors_license_comes_along() -> None:
    text = (KEPT / "LICENSE-codemirror").read_text("utf-8")
    assert "Permission is hereby granted" in text
