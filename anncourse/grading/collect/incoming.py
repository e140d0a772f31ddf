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
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from anncourse.grading.collect.student_file import (
    Refused,
    content_of,
    whole,
)
from anncourse.grading.course.naming import plain, shown
from anncourse.grading.sandbox.limits import MB, Limits

NOTEBOOKS = 20_000
FILES = 500_000  # listed, not read; one student's own may be thousands
UNPACKED = 8192 * MB  # in notebooks
RATIO = 200  # a notebook shrinks to a tenth; more than this is no notebook
SMALL = MB  # below this, no ratio is dangerous
LAST = 253_402_300_799.0  # the end of year 9999; a calendar has none after
OF_SYSTEMS = {"__MACOSX", ".ipynb_checkpoints", ".git", "Thumbs.db"}
# Programs fill these with thousands of files: each is listed as one, and not entered.
FILLED = {".venv", "venv", "node_modules", "__pycache__", "site-packages"}
# Browsers and mail programs add an ending of their own.
NOTEBOOK = re.compile(r"\.ipynb(\.json|\.txt)?$", re.IGNORECASE)
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

    @property
    def is_notebook(self) -> bool:
        """Whether its name is a notebook's."""
        return bool(NOTEBOOK.search(self.parts[-1]))


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
    kept, notebooks = [], 0
    for file in found:
        kept.append(file)
        notebooks += file.is_notebook
        if notebooks > NOTEBOOKS:
            raise _too_many(path, kept, f"{NOTEBOOKS:,} notebooks")
        if len(kept) > FILES:
            raise _too_many(path, kept, f"{FILES:,} files")
    return kept


def _too_many(path: Path, kept: list[File], most: str) -> Refused:
    folders = Counter("/".join(file.parts[:-1][:2]) for file in kept)
    fullest = shown(folders.most_common(1)[0][0]) or "its top"
    return Refused(
        f"{plain(path.name)} holds more than {most}, many of them in {fullest}: this "
        "is no collection of submissions. Take out what is none, and collect again."
    )


def _in_folder(folder: Path) -> Iterator[File]:
    for here, folders, names in os.walk(folder):
        links = [f for f in folders if Path(here, f).is_symlink()]
        filled = FILLED.intersection(folders)
        folders[:] = sorted(
            f for f in folders if not _of_system(f) and f not in filled
        )
        for name in sorted({*names, *links, *filled}):
            place = Path(here, name)
            parts = _parts(place.relative_to(folder).parts)
            if parts:
                when = min(max(place.lstat().st_mtime, 0.0), LAST)
                yield File(parts, when, partial(content_of, place))


def _in_zip(archive: zipfile.ZipFile) -> Iterator[File]:
    entries = [
        (_parts(re.split(r"[/\\]", entry.filename)), entry)
        for entry in archive.infolist()
        if not entry.is_dir()
    ]
    most = Limits().file
    unpacked = sum(
        min(entry.file_size, most)
        for parts, entry in entries
        if parts and NOTEBOOK.search(parts[-1])
    )
    if unpacked > UNPACKED:
        raise Refused(
            f"The zip's notebooks would unpack to more than {UNPACKED >> 30} GB: it "
            "is refused."
        )
    listed = set()
    for parts, entry in entries:
        if parts and parts not in listed:
            content = partial(_of_entry, archive, entry)
            yield File(parts, _time_of(entry), content)
        if parts and parts[-1] in FILLED:
            listed.add(parts)


def _parts(names: Iterable[str]) -> tuple[str, ...]:
    """Return a file's path, up to a filled folder; none if it is passed over."""
    parts = tuple(_decodable(name) for name in names if name)
    filled = [i for i, name in enumerate(parts) if name in FILLED]
    # Beside the students' folders, a filled one is nobody's.
    if any(map(_of_system, parts)) or 0 in filled:
        return ()
    return parts[: filled[0] + 1] if filled else parts


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
