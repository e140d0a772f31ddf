"""A release says one version everywhere, and a tag that differs is told where."""

import datetime
import re
import shutil
from pathlib import Path

import pytest
import yaml

from commands import address
from commands.release import __main__ as release
from commands.release import changelog
from commands.release.agreement import disagreements
from commands.release.preparation import onward, prepare
from tests.house.tree import ROOT

DAY = datetime.date(2031, 2, 3)
NEW = "99.0.1"
NAMES = ("_config.yml", "CHANGELOG.md", *address.FOLLOWERS)
CHAPTER = "notebooks/01-biological-neuron.ipynb"


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Copy what names a version, with one chapter, and let the command work there."""
    (tmp_path / "notebooks").mkdir()
    for name in (*NAMES, CHAPTER):
        shutil.copy(ROOT / name, tmp_path / name)
    text = (tmp_path / "CHANGELOG.md").read_text(encoding="utf-8")
    (tmp_path / "CHANGELOG.md").write_text(
        text.replace(changelog.UNRELEASED, "## Unreleased\n\n- New.\n", 1)
    )
    monkeypatch.setattr(address, "ROOT", tmp_path)
    return tmp_path


def test_what_was_prepared_agrees(copy: Path) -> None:
    """Package, citation, changelog, links and first cells say one version."""
    assert "CITATION.cff" in prepare(NEW, DAY)
    assert disagreements(f"v{NEW}") == []
    cited = yaml.safe_load((copy / "CITATION.cff").read_text())
    assert (cited["version"], cited["date-released"]) == (NEW, DAY)


def test_after_a_release_the_notebooks_follow_main(copy: Path) -> None:
    before = (copy / CHAPTER).read_bytes()
    prepare(NEW, DAY)
    assert (copy / CHAPTER).read_bytes() != before
    onward()
    assert (copy / CHAPTER).read_bytes() == before
    assert address.branch() == address.MAIN


@pytest.mark.parametrize(
    ("name", "pattern", "by", "told"),
    [
        (
            "pyproject.toml",
            NEW,
            "1.0.0",
            "pyproject.toml says version 1.0.0",
        ),
        ("CITATION.cff", NEW, "1.0.0", "CITATION.cff says version 1.0.0"),
        ("CHANGELOG.md", NEW, "1.0.0", f'no section "## {NEW} - "'),
        ("CHANGELOG.md", rf"(?s)({NEW} - \S+\n).*", r"\1", "nothing under"),
        ("_config.yml", f"v{NEW}", "main", "says branch main"),
        (
            CHAPTER,
            f"@v{NEW}",
            "",
            "01-biological-neuron.ipynb installs not",
        ),
    ],
)
def test_what_differs_is_named(
    copy: Path, name: str, pattern: str, by: str, told: str
) -> None:
    """One file that was forgotten is one sentence."""
    prepare(NEW, DAY)
    text = (copy / name).read_text(encoding="utf-8")
    (copy / name).write_text(re.sub(pattern, by, text), encoding="utf-8")
    (sentence,) = disagreements(f"v{NEW}")
    assert told in sentence


@pytest.mark.parametrize("tag", ["", "1.2.3", "v1.2", "v1.02.3", "vmain"])
def test_a_tag_of_another_form_is_refused(tag: str) -> None:
    assert disagreements(tag) == [
        f"A release's tag looks like v1.2.3, got {tag!r}."
    ]


@pytest.mark.parametrize("version", ["v1.2.3", "1.2", "next"])
def test_a_version_of_another_form_is_refused(
    copy: Path, version: str
) -> None:
    with pytest.raises(SystemExit, match=r"A version looks like 1\.2\.3"):
        prepare(version, DAY)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("# Changelog\n", 'needs a line "## Unreleased"'),
        (
            "## Unreleased\n\n## 1.0.0 - 2030-01-01\n\n- A.\n",
            "says nothing",
        ),
        ("## Unreleased\n- B.\n## 2.0.0 - 2030-01-01\n- A.\n", "already"),
    ],
)
def test_a_changelog_that_is_not_ready_is_refused(
    text: str, told: str
) -> None:
    with pytest.raises(SystemExit, match=told):
        changelog.closed(text, "2.0.0", str(DAY))


def test_the_notes_are_those_of_one_release(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    newer, older = "## 2.0.0 - 2030-01-01", "## 1.0.0 - 2029-01-01"
    text = f"## Unreleased\n\n{newer}\n\n- B.\n\n{older}\n\n- A.\n"
    (copy / "CHANGELOG.md").write_text(text)
    assert release.main(["notes", "v2.0.0"]) == 0
    assert capsys.readouterr().out == "- B.\n"
    assert release.main(["notes", "v3.0.0"]) == 1
    assert release.main(["check", "v3.0.0"]) == 1


@pytest.mark.parametrize("words", [[], ["prepare"], ["publish", "v1.0.0"]])
def test_a_wrong_command_shows_the_right_ones(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert release.main(words) == 2
    assert "prepare 0.2.0" in capsys.readouterr().out
