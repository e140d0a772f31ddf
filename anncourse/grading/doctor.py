"""What this machine lacks for grading, and how to get it."""

from __future__ import annotations

import importlib.util
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from anncourse.grading.sandbox import seccomp
from anncourse.grading.sandbox.channel import Channel
from anncourse.grading.sandbox.limits import MB, Limits
from anncourse.grading.sandbox.process import Sandbox, Unavailable
from anncourse.grading.sandbox.view import is_root

OLDEST = (0, 6)  # the first bubblewrap whose file systems have a size
ROOM = 500 * MB
ELSEWHERE = (
    "Grade on Linux, in WSL 2 or in a Linux container: the sandbox is made of what "
    "Linux's kernel offers."
)
INSTALL = (
    "apt-get install bubblewrap (Debian, Ubuntu) or dnf install bubblewrap."
)
NAMESPACES = (
    "Ubuntu 24.04: sysctl -w kernel.apparmor_restrict_unprivileged_userns=0. "
    "Older Debian: sysctl -w kernel.unprivileged_userns_clone=1. "
    "Docker: docker run --security-opt seccomp=unconfined --security-opt "
    "apparmor=unconfined --cap-add SYS_ADMIN. Or grade as root on a machine of your "
    "own."
)
EXTRAS = {
    "nbgrader": "Written answers and plots are then judged in formgrader",
    "distributed": "Many machines then share the work (--dask)",
}


@dataclass(frozen=True)
class Finding:
    """What one look at the machine found.

    Attributes
    ----------
    what : str
        What was looked at.
    fine : bool
        Whether it is as it should be.
    advice : str
        What was found, or what to do.
    needed : bool
        Whether grading does without it.
    """

    what: str
    fine: bool
    advice: str
    needed: bool = True

    def __str__(self) -> str:
        mark = (
            "fine"
            if self.fine
            else "MISSING"
            if self.needed
            else "optional"
        )
        return f"{mark:<9} {self.what}: {self.advice}"


def examine(folder: Path = Path()) -> list[Finding]:
    """Look at this machine.

    Parameters
    ----------
    folder : Path
        Where results will be written.

    Returns
    -------
    list of Finding
        One for each thing that grading needs or can use.
    """
    findings = [*_for_a_sandbox(), _disk(folder)]
    return findings + [_extra(name, why) for name, why in EXTRAS.items()]


def exit_code(findings: Iterable[Finding]) -> int:
    """Return 0 if grading can start, 1 if something that it needs is missing."""
    return int(any(f.needed and not f.fine for f in findings))


def sandbox_trouble() -> str:
    """Return why no sandbox starts on this machine, or nothing.

    Returns
    -------
    str
        What to do, in a sentence or two.
    """
    return " ".join(f.advice for f in _for_a_sandbox() if not f.fine)


def _for_a_sandbox() -> list[Finding]:
    findings = [_system()]
    if findings[-1].fine:
        findings.append(_bubblewrap())
    if findings[-1].fine:
        findings += _sandbox()
    return findings


def _system() -> Finding:
    machine = platform.machine()
    if sys.platform != "linux":
        return Finding(
            "system", False, f"{platform.system()} has none. {ELSEWHERE}"
        )
    if machine not in seccomp.ARCHITECTURES:
        known = " and ".join(seccomp.ARCHITECTURES)
        return Finding("system", False, f"{machine}; known are {known}.")
    return Finding("system", True, f"Linux on {machine}.")


def _bubblewrap() -> Finding:
    path = shutil.which("bwrap")
    if path is None:
        return Finding("bubblewrap", False, f"not found. {INSTALL}")
    told = subprocess.run(
        [path, "--version"], capture_output=True, text=True, check=False
    ).stdout
    numbers = tuple(map(int, re.findall(r"\d+", told)[:2]))
    if numbers < OLDEST:
        return Finding(
            "bubblewrap", False, f"{told.strip()} is too old: 0.6."
        )
    return Finding("bubblewrap", True, f"{told.strip()} at {path}.")


def _sandbox() -> list[Finding]:
    started = Finding(
        "sandbox", True, "starts" + " as root" * is_root() + "."
    )
    try:
        channel = Channel(Sandbox(Limits()))
    except Unavailable as error:
        told = str(error)[-300:]
        if "bwrap:" in told and "execvp" not in told:
            return [Finding("sandbox", False, f"{told}. {NAMESPACES}")]
        return [
            Finding("sandbox", True, "starts."),
            Finding("python", False, f"{sys.executable} in it: {told}"),
        ]
    channel.close()
    return [
        started,
        Finding("python", True, f"{sys.executable} and NumPy start in it."),
    ]


def _disk(folder: Path) -> Finding:
    here = next(
        p
        for p in (folder.absolute(), *folder.absolute().parents)
        if p.exists()
    )
    free = shutil.disk_usage(here).free
    words = f"{free // MB} MB free in {here}"
    if free < ROOM:
        return Finding(
            "disk", False, f"{words}; make room for {ROOM // MB}."
        )
    return Finding("disk", True, f"{words}.")


def _extra(name: str, why: str) -> Finding:
    found = importlib.util.find_spec(name) is not None
    advice = "installed." if found else f"pip install {name}. {why}."
    return Finding(name, found, advice, needed=False)
