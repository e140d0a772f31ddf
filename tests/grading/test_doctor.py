"""What a machine lacks is said, with what to do about it."""

import shutil
import subprocess
import sys
from collections import namedtuple
from pathlib import Path

import pytest

from anncourse.grading import doctor
from anncourse.grading.sandbox.process import Unavailable


def found(what: str) -> doctor.Finding:
    """Return one of the findings on this machine."""
    return next(f for f in doctor.examine() if f.what == what)


def test_a_machine_that_can_grade(bubblewrap: None, tmp_path: Path) -> None:
    """A real sandbox starts, and nothing that is needed is missing."""
    findings = doctor.examine(tmp_path / "not" / "yet")
    assert doctor.exit_code(findings) == 0
    assert [f.what for f in findings][:5] == [
        "system",
        "bubblewrap",
        "sandbox",
        "python",
        "disk",
    ]
    assert all(f.fine for f in findings if f.needed)
    assert str(findings[0]).startswith("fine ")
    assert doctor.sandbox_trouble() == ""


def test_other_systems(monkeypatch: pytest.MonkeyPatch) -> None:
    """The way out is named."""
    monkeypatch.setattr(sys, "platform", "darwin")
    findings = doctor.examine()
    assert "WSL 2" in findings[0].advice
    assert doctor.exit_code(findings) == 1
    assert "WSL 2" in doctor.sandbox_trouble()
    assert [f.what for f in findings][1] == "disk"


def test_other_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    """Their system calls have other numbers."""
    monkeypatch.setattr("platform.machine", lambda: "riscv64")
    assert "riscv64" in found("system").advice


def test_no_bubblewrap(monkeypatch: pytest.MonkeyPatch) -> None:
    """How to get it."""
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert "apt-get install bubblewrap" in found("bubblewrap").advice
    assert str(found("bubblewrap")).startswith("MISSING")
    assert doctor.exit_code(doctor.examine()) == 1


@pytest.mark.parametrize(
    ("version", "fine"),
    [
        ("0.4.1", False),
        ("0.6.0", True),
        ("0.11.0", True),
        ("1.0", True),
        ("", False),
    ],
)
def test_old_bubblewraps(
    monkeypatch: pytest.MonkeyPatch, version: str, fine: bool
) -> None:
    """Before 0.6 its file systems in memory had no size."""
    answer = subprocess.CompletedProcess(
        [], 0, stdout=f"bubblewrap {version}\n"
    )
    monkeypatch.setattr(shutil, "which", lambda _: "/usr/bin/bwrap")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: answer)
    assert doctor._bubblewrap().fine is fine


@pytest.mark.parametrize(
    ("told", "what", "advice"),
    [
        (
            "bwrap: No permissions to create new namespace",
            "sandbox",
            "sysctl",
        ),
        (
            "bwrap: setting up uid map: Permission denied",
            "sandbox",
            "24.04",
        ),
        ("bwrap: Creating new namespace failed", "sandbox", "docker run"),
        ("bwrap: execvp /x: No such file", "python", "/x"),
        ("ModuleNotFoundError: No module named 'numpy'", "python", "numpy"),
    ],
)
def test_sandboxes_that_do_not_start(
    monkeypatch: pytest.MonkeyPatch,
    bubblewrap: None,
    told: str,
    what: str,
    advice: str,
) -> None:
    """What the machine said, and what to do."""

    def fail(*_: object, **__: object) -> None:
        raise Unavailable(f"it ended. {told}")

    monkeypatch.setattr(doctor, "Sandbox", fail)
    finding = found(what)
    assert not finding.fine
    assert advice in finding.advice
    assert told in finding.advice
    assert told in doctor.sandbox_trouble()


def test_a_full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Results need room."""
    usage = namedtuple("usage", "free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(5 << 20))
    assert "5 MB free" in found("disk").advice
    assert not found("disk").fine


def test_what_is_optional(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its lack is told, and is no failure."""
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    missing = found("distributed")
    assert not missing.fine
    assert str(missing).startswith("optional")
    assert "pip install distributed" in missing.advice
    assert doctor.exit_code([missing]) == 0
