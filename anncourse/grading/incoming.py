"""What lies in a folder or a zip of submissions, looked at with distrust.

Nothing is unpacked: each file is read on its own, up to a limit, and its name is only
read to learn whose it is. So no name can climb out of a folder and no zip can fill the
disk.
"""

from __future__ import annotations

import contextlib
import os
import re
import stat
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from anncourse.grading.limits import MB, Limits
from anncourse.grading.naming import plain, shown
from anncourse.grading.student_file import Refused, content_of, whole

FILES = 20_000
UNPACKED = 8192 * MB
RATIO = 200  # a notebook shrinks to a tenth; more than this is no notebook
SMALL = MB  # below this, no ratio is dangerous
OF_SYSTEMS = {"__MACOSX", ".ipynb_checkpoints", ".git", "Thumbs.db"}
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
)


@dataclass(frozen=True)
class File:
    """One file that came.

    Attributes
    ----------
    parts : tuple of str
        Its path, from the folder or zip downward; may hold any text.
    when : float
        When it was written, in seconds since 1970.
    content : callable
        Returns its bytes; raises `Refused`.
    """

    parts: tuple[str, ...]
    when: float
    content: Callable[[], bytes]

    @property
    def where(self) -> str:
        """Its path, fit to be shown."""
        return shown("/".join(self.parts))


@contextlib.contextmanager
def files(path: Path) -> Iterator[list[File]]:
    """List the files of a folder or a zip.

    Parameters
    ----------
    path : Path
        The folder or the zip.

    Yields
    ------
    list of File
        What is in it; readable as long as the block runs.

    Raises
    ------
    Refused
        If it is neither, or too much to be believed.
    """
    if path.is_dir():
        yield _few(_in_folder(path), path)
    elif not path.exists():
        raise Refused(f"There is no {plain(str(path))}.")
    else:
        try:
            archive = zipfile.ZipFile(path)
        except (*BROKEN, OSError, ValueError):
            raise Refused(
                f"{plain(path.name)} is neither a folder nor a whole zip. Was it "
                "downloaded to its end?"
            ) from None
        with archive:
            yield _few(_in_zip(archive), path)


def _few(found: Iterator[File], path: Path) -> list[File]:
    kept = []
    for file in found:
        kept.append(file)
        if len(kept) > FILES:
            raise Refused(
                f"{plain(path.name)} holds more than {FILES} files: this is no "
                "collection of submissions."
            )
    return kept


def _in_folder(folder: Path) -> Iterator[File]:
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if not _of_system(f))
        links = [f for f in folders if (Path(here) / f).is_symlink()]
        for name in sorted([*names, *links]):
            place = Path(here, name)
            if not _of_system(name):
                parts = tuple(
                    _decodable(p) for p in place.relative_to(folder).parts
                )
                yield File(
                    parts,
                    place.lstat().st_mtime,
                    partial(content_of, place),
                )


def _in_zip(archive: zipfile.ZipFile) -> Iterator[File]:
    entries = archive.infolist()
    if sum(min(e.file_size, Limits().file) for e in entries) > UNPACKED:
        raise Refused(
            f"The zip would unpack to more than {UNPACKED >> 30} GB: it is refused."
        )
    for entry in entries:
        parts = tuple(p for p in re.split(r"[/\\]", entry.filename) if p)
        if not entry.is_dir() and parts and not any(map(_of_system, parts)):
            content = partial(_of_entry, archive, entry)
            yield File(
                tuple(map(_decodable, parts)), _time_of(entry), content
            )


def _of_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    name, packed = entry.filename, max(entry.compress_size, 1)
    if name.startswith(("/", "\\")) or re.match(r"[A-Za-z]:", name):
        raise Refused("its path in the zip starts at the root of a disk")
    if ".." in re.split(r"[/\\]", name):
        raise Refused("its path in the zip climbs out of the folder")
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise Refused("it is a link to another file")
    if entry.flag_bits & 1:
        raise Refused("it is locked with a password")
    if entry.file_size > SMALL and entry.file_size / packed > RATIO:
        raise Refused(
            f"it would unpack to {entry.file_size / packed:.0f} times its size"
        )
    try:
        with archive.open(entry) as file:
            return whole(file, Limits().file)
    except (*BROKEN, OSError):
        raise Refused("it is damaged in the zip") from None


def _time_of(entry: zipfile.ZipInfo) -> float:
    try:
        return time.mktime((*entry.date_time, 0, 0, -1))
    except (ValueError, OverflowError):
        return 0.0


def _of_system(name: str) -> bool:
    return name in OF_SYSTEMS or name.startswith(("._", ".DS_"))


def _decodable(name: str) -> str:
    return name.encode(errors="surrogateescape").decode(
        errors="backslashreplace"
    )
