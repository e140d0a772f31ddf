"""A folder that takes a file by its sha256 alone, wherever it comes from."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

CHUNK = 1 << 20


class Shelf:
    """The files of a folder that are what they should be.

    Parameters
    ----------
    folder
        Where they lie; it is made if it is missing.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def missing(self, files: Mapping[str, str]) -> dict[str, str]:
        """Return what is not there yet; a file that differs is deleted and named."""
        lacking = {}
        for name, sha256 in files.items():
            path = self.folder / name
            if not path.exists() or not self._is(path, sha256):
                lacking[name] = sha256
        return lacking

    def half(self, name: str) -> Path:
        """Return where a file lies while it comes; the next run goes on from there."""
        return self.folder / f"{name}.part"

    def put(self, name: str, sha256: str, source: BinaryIO) -> bool:
        """Write a file and keep it if it is the one; say whether it was."""
        with self.half(name).open("wb") as half:
            for chunk in iter(lambda: source.read(CHUNK), b""):
                half.write(chunk)
        return self.accept(name, sha256)

    def accept(self, name: str, sha256: str) -> bool:
        """Keep what has come if it is the file; say whether it was."""
        half = self.half(name)
        if not self._is(half, sha256):
            return False
        half.replace(self.folder / name)
        return True

    def _is(self, path: Path, sha256: str) -> bool:
        found = digest(path)
        if found == sha256:
            return True
        path.unlink()
        print(
            f"  {path.name} is not the file that was asked for: its sha256 "
            f"begins with {found[:12]}, not with {sha256[:12]}. Deleted.",
            flush=True,
        )
        return False


def digest(path: Path) -> str:
    """Return a file's sha256."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
