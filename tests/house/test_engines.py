"""The walk in other engines is asked for in the right words, or refused."""

import json
import re
from pathlib import Path

import pytest

from commands import engines
from tests.house.tree import ROOT
from tests.web import operating, site

FOLDER = ROOT / "tests" / "engines"


def test_both_are_tried_unless_one_is_named() -> None:
    """A wrong name lists the right ones."""
    assert [one.name for one in engines.chosen("")] == ["firefox", "webkit"]
    assert [one.name for one in engines.chosen("webkit")] == ["webkit"]
    with pytest.raises(SystemExit, match=r"There are firefox and webkit\."):
        engines.chosen("safari")


def test_a_missing_browser_is_named_with_its_package() -> None:
    """Nothing is walked through before its programs are there."""
    lost = engines.Engine("firefox", ("no-such-browser",), ("firefox-esr",))
    with pytest.raises(
        SystemExit, match=r"no-such-browser.*apt-get install firefox-esr"
    ):
        engines.check(lost)


def test_a_page_is_one_of_the_book(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No book, and a page that it has not, are two faults."""
    monkeypatch.setattr(site, "SITE", tmp_path / "html")
    with pytest.raises(SystemExit, match="no built book yet: make book"):
        engines.pages("")
    (tmp_path / "html").mkdir()
    monkeypatch.setattr(site, "pages", lambda: ["index.html", "a.html"])
    assert engines.pages("") == ["index.html", "a.html"]
    assert engines.pages("a.html") == ["a.html"]
    with pytest.raises(
        SystemExit, match=r"no page b\.html. It has index\.html, a\.html"
    ):
        engines.pages("b.html")


def test_the_walk_knows_what_belongs_to_the_frame() -> None:
    """What every figure has is left alone in all engines."""
    text = (FOLDER / "walk.mjs").read_text(encoding="utf-8")
    (listed,) = re.findall(r"OF_THE_FRAME = new Set\((\[.*?\])\)", text)
    assert tuple(json.loads(listed)) == operating.OF_THE_FRAME


def test_its_drivers_are_locked() -> None:
    """The lock has the very versions that are asked for."""
    wanted = json.loads((FOLDER / "package.json").read_text())
    lock = json.loads((FOLDER / "package-lock.json").read_text())
    for name, version in wanted["devDependencies"].items():
        assert (
            lock["packages"][f"node_modules/{name}"]["version"] == version
        )
