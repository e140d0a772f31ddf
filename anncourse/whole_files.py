"""Files that appear complete or not at all, whatever stops their writer."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


@contextmanager
def whole_file(path: Path) -> Iterator[IO[bytes]]:
    """Open a file beside its place; it moves there once it is written.

    Parameters
    ----------
    path : Path
        Where. A file that is there is replaced, and its permissions stay.

    Yields
    ------
    binary file
        To write to. After an error what was there before is still there.

    Raises
    ------
    OSError
        If it cannot be written.
    """
    temporary = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with open(temporary, "xb") as file:
            if path.exists():
                shutil.copymode(path, temporary)
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def write_whole(path: Path, content: bytes) -> None:
    """Write a file, whole or not at all.

    Parameters
    ----------
    path : Path
        Where; folders are made, a file that is there is replaced.
    content : bytes
        What.

    Raises
    ------
    OSError
        If it cannot be written; what was there is then still there.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with whole_file(path) as file:
        file.write(content)
