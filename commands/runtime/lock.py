"""What Python in the page is made of: the names of its files and their sha256."""

import json
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PINS = Path(__file__).with_name("pins.toml")
LOCK = "pyodide-lock.json"
CHOSEN = "chosen.json"  # what the build takes (book/_ext/page_python)


@dataclass(frozen=True)
class Pins:
    """What pins.toml says."""

    version: str
    packages: list[str]
    carrier: str
    release: str
    core: dict[str, str]


def pins(path: Path = PINS) -> Pins:
    """Return the version that the course is tried with."""
    return Pins(**tomllib.loads(path.read_text("utf-8")))


def key(name: str) -> str:
    """Return a package's name as a lock spells it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def read(path: Path) -> dict[str, Any]:
    """Return the packages that a lock names."""
    packages: dict[str, Any] = json.loads(path.read_text("utf-8"))[
        "packages"
    ]
    return packages


def needed(
    packages: dict[str, Any], wanted: Iterable[str]
) -> dict[str, Any]:
    """Return the wanted packages of a lock, and all that they depend on."""
    found: dict[str, Any] = {}
    waiting = [key(name) for name in wanted]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        if name not in packages:
            raise SystemExit(f"The lock names no package {name}.")
        found[name] = packages[name]
        waiting += [key(other) for other in packages[name]["depends"]]
    return dict(sorted(found.items()))


def files(packages: dict[str, Any]) -> dict[str, str]:
    """Return the sha256 of each package's file, by its name."""
    return {
        package["file_name"]: package["sha256"]
        for package in packages.values()
    }


def write(folder: Path, packages: dict[str, Any]) -> None:
    """Write the lock of what was chosen, last: it says that all is there."""
    whole = json.loads((folder / LOCK).read_text("utf-8"))
    chosen = {"info": whole["info"], "packages": packages}
    (folder / CHOSEN).write_text(json.dumps(chosen), "utf-8")
