"""Environments of their own for versions that are not this one's.

An environment is made from a list in commands/versions, beside a few tools to run
tests, and stays in _build as long as what it was made from is the same.
"""

import hashlib
import json
import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PINS = ROOT / "requirements.txt"
FIRST_CELL = Path(__file__).with_name("first_cell.txt")
LISTS = Path(__file__).with_name("versions")
# What runs tests, at the versions of requirements.txt.
TOOLS = (
    "hypothesis",
    "iniconfig",
    "pluggy",
    "pytest",
    "pytest-timeout",
    "sortedcontainers",
)
QUICK = (
    *("--quiet", "--disable-pip-version-check"),
    *("--no-compile", "--prefer-binary"),
)
SECONDS = 600


@dataclass(frozen=True)
class Environment:
    """A list of versions, and the versions of Python that it is tried with.

    The first of them that this machine has is taken.
    """

    name: str
    pythons: tuple[str, ...]

    @property
    def list(self) -> Path:
        """The file that holds the versions."""
        return LISTS / f"{self.name}.txt"

    @property
    def folder(self) -> Path:
        """Where the environment stands."""
        return ROOT / "_build" / "environments" / self.name

    @property
    def python(self) -> Path:
        """The environment's own Python."""
        return self.folder / "bin" / "python"

    def interpreter(self) -> tuple[Path, str]:
        """Return the Python to make it from and its version, or say what is missing."""
        for version in self.pythons:
            for path in candidates(version):
                if runs(path, version):
                    return path, version
        raise SystemExit(
            f"The versions in {self.list.relative_to(ROOT)} need Python "
            f"{' or '.join(self.pythons)}: put one on the PATH."
        )


COLAB = Environment("colab", ("3.13", "3.12", "3.11"))
LOWEST = Environment("lowest", ("3.11", "3.12"))


def colab_read_on() -> str:
    """Return the day on which Colab's list was read."""
    (day,) = re.findall(
        r"read on (20\d\d-\d\d-\d\d)", COLAB.list.read_text()
    )
    return str(day)


def candidates(version: str) -> Iterator[Path]:
    """Yield where a Python may be: on the path, then where pyenv keeps its own."""
    for folder in os.environ["PATH"].split(os.pathsep):
        yield Path(folder, f"python{version}")
    if shutil.which("pyenv"):
        root = subprocess.run(
            ["pyenv", "root"], capture_output=True, text=True, timeout=60
        )
        found = Path(root.stdout.strip(), "versions")
        yield from sorted(found.glob(f"{version}.*/bin/python"))[::-1]


def runs(path: Path, version: str) -> bool:
    """Say whether a file is a Python of this version that can make environments.

    pyenv puts a file on the path for every version it knows, also for those that do
    not run here.
    """
    ask = (
        "import ensurepip, sys, venv; print('%d.%d' % sys.version_info[:2])"
    )
    if not path.is_file():
        return False
    done = subprocess.run(
        [path, "-c", ask], capture_output=True, text=True, timeout=60
    )
    return done.returncode == 0 and done.stdout.strip() == version


def pins(path: Path) -> dict[str, str]:
    """Return the lines of a list that pin a version, by the name of the package."""
    lines = path.read_text(encoding="utf-8").splitlines()
    pinned = [line for line in lines if "==" in line]
    return {canonicalize_name(x.split("==")[0].strip()): x for x in pinned}


def made_from(environment: Environment, version: str) -> str:
    """Return a number that changes with anything the environment is made from."""
    files = (environment.list, ROOT / "pyproject.toml", FIRST_CELL)
    texts = [path.read_text(encoding="utf-8") for path in files]
    parts = [version, *tools(), *texts]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def tools() -> list[str]:
    """Return the pins of what runs tests."""
    known = pins(PINS)
    return [known[name] for name in TOOLS]


def ready(environment: Environment) -> str:
    """Make the environment unless it stands; return a sentence about it."""
    began = time.monotonic()
    interpreter, version = environment.interpreter()
    number = made_from(environment, version)
    note = environment.folder / "made-from"
    same = note.is_file() and note.read_text(encoding="utf-8") == number
    about = f"{environment.name}: Python {version}"
    if same and runs(environment.python, version):
        return f"{about}, kept"
    make(environment, interpreter)
    note.write_text(number, encoding="utf-8")
    return f"{about}, made in {time.monotonic() - began:.0f} s"


def make(environment: Environment, interpreter: Path) -> None:
    """Install the list, see that the course leaves it alone, install the course."""
    shutil.rmtree(environment.folder, ignore_errors=True)
    subprocess.run(
        [interpreter, "-m", "venv", environment.folder],
        check=True,
        timeout=SECONDS,
    )
    pip(environment, "--requirement", str(environment.list))
    pip(environment, "--no-deps", *tools())
    refuse_replacements(environment)
    pip(environment, "--no-deps", "--editable", str(ROOT))


def pip(environment: Environment, *arguments: str) -> str:
    """Install into an environment and return what pip answers."""
    done = subprocess.run(
        [environment.python, "-m", "pip", "install", *QUICK, *arguments],
        capture_output=True,
        text=True,
        timeout=SECONDS,
    )
    if done.returncode:
        raise SystemExit(
            f"{environment.name} cannot be made:\n{done.stderr}"
        )
    return done.stdout


def refuse_replacements(environment: Environment) -> None:
    """Stop if what the first cell installs would replace a version of the list."""
    (extras,) = re.findall(r"anncourse\[.*?\]", FIRST_CELL.read_text())
    wanted = f"{extras} @ {ROOT.as_uri()}"
    report = json.loads(
        pip(environment, "--dry-run", "--report", "-", wanted)
    )
    replaced = replacements(report, pins(environment.list))
    if replaced:
        raise SystemExit(
            f"The first cell would replace what {environment.name} has: "
            f"{', '.join(replaced)}. Allow the version that is there in "
            "pyproject.toml."
        )


def replacements(report: dict, listed: dict[str, str]) -> list[str]:
    """Return what pip would replace, each as "ipywidgets==7.7.1 by 8.1.9"."""
    items = [item["metadata"] for item in report["install"]]
    return [
        f"{listed[canonicalize_name(about['name'])]} by {about['version']}"
        for about in items
        if canonicalize_name(about["name"]) in listed
    ]
