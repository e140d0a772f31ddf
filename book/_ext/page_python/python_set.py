"""The files of Python for the page: those fetched, those made, and a lock of both.

`make python` has fetched and checked them (commands/runtime). Without them a book is
built as well, and its pages say that this copy has no Python.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from page_python.borrowed import networkx, photographs
from page_python.own_wheel import NAME, Wheel, own_wheel

FETCHED = ".pyodide"
NOTICE = Path(__file__).parents[2] / "_assets" / "python" / "NOTICE"
CHOSEN = "chosen.json"
CORE = (
    "pyodide.mjs",
    "pyodide.asm.js",
    "pyodide.asm.wasm",
    "python_stdlib.zip",
)
PLACE = "python"
SQUEEZED = (".mjs", ".js", ".wasm", ".json")  # what a server sends smaller
FIRST = ("numpy", NAME)
LATER = ("matplotlib", "scikit-learn", "networkx", "photographs")


@dataclass(frozen=True)
class PythonSet:
    """What a site needs to run Python.

    Parameters
    ----------
    root
        The repository.
    """

    root: Path

    @property
    def fetched(self) -> Path:
        """Return the folder that `make python` fills."""
        return self.root / FETCHED

    @property
    def is_there(self) -> bool:
        """Say whether it was fetched, and whole; the list of it is written last."""
        chosen = self.fetched / CHOSEN
        return chosen.exists() and all(
            (self.fetched / name).exists() for name in self._fetched_names
        )

    @cached_property
    def _chosen(self) -> dict[str, Any]:
        text = (self.fetched / CHOSEN).read_text("utf-8")
        found: dict[str, Any] = json.loads(text)
        return found

    @property
    def _fetched_names(self) -> list[str]:
        packages = self._chosen["packages"].values()
        return [*CORE, *(package["file_name"] for package in packages)]

    @cached_property
    def made(self) -> dict[str, Wheel]:
        """Return the wheels that the build makes."""
        wheels = (own_wheel(self.root), networkx(), photographs())
        return {wheel.name: wheel for wheel in wheels}

    @cached_property
    def lock(self) -> tuple[str, bytes]:
        """Return the lock of the site: what was fetched, and what was made."""
        packages = dict(self._chosen["packages"])
        for name, wheel in self.made.items():
            packages[name] = {
                "name": name,
                "version": wheel.version,
                "file_name": wheel.file,
                "install_dir": "site",
                "sha256": wheel.sha256,
                "package_type": "package",
                "imports": [wheel.imports],
                "depends": ["numpy"],
                "unvendored_tests": False,
            }
        text = json.dumps({**self._chosen, "packages": packages}).encode()
        return f"lock.{hashlib.sha256(text).hexdigest()[:10]}.json", text

    @property
    def place(self) -> str:
        """Return the folder of the site; another version has another one."""
        return f"{PLACE}/{self._chosen['info']['version']}/"

    def describe(self) -> str:
        """Return what the page has to know: the lock, and megabytes to load.

        At the start, and what each package adds then.
        """
        name, lock = self.lock
        packages = json.loads(lock)["packages"]
        first = self._needed(packages, FIRST, ())
        files = [*CORE, *(packages[one]["file_name"] for one in first)]
        said = [name, f"{self._sent(*files):.1f}"]
        for one in LATER:
            more = self._needed(packages, [one], first)
            files = [packages[part]["file_name"] for part in more]
            said.append(f"{one}={self._sent(*files):.1f}")
        return " ".join(said)

    def _needed(
        self,
        packages: dict[str, Any],
        wanted: Iterable[str],
        but: Iterable[str],
    ) -> list[str]:
        found: list[str] = []
        waiting = list(wanted)
        while waiting:
            name = waiting.pop().lower().replace("_", "-")
            if name not in found and name not in but:
                found.append(name)
                waiting += packages[name]["depends"]
        return found

    def _sent(self, *files: str) -> float:
        """Return the megabytes of files as a server sends them."""
        return sum(map(self._size, files)) / 1e6

    def _size(self, file: str) -> int:
        made = {wheel.file: wheel.data for wheel in self.made.values()}
        data = made.get(file) or (self.fetched / file).read_bytes()
        squeezed = file.endswith(SQUEEZED)
        return len(gzip.compress(data, 6) if squeezed else data)

    def publish(self, site: Path) -> None:
        """Write the files into the site, and remove those of an earlier build."""
        folder = site / self.place
        folder.mkdir(parents=True, exist_ok=True)
        notice = NOTICE.name, NOTICE.read_bytes()
        made = dict([self.lock, notice])
        made |= {wheel.file: wheel.data for wheel in self.made.values()}
        for path in folder.iterdir():
            if path.name not in {*made, *self._fetched_names}:
                path.unlink()
        for name in self._fetched_names:
            shutil.copyfile(self.fetched / name, folder / name)
        for name, data in made.items():
            (folder / name).write_bytes(data)
