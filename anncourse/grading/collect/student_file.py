"""The bytes of a file that a student made, read with distrust."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import IO

from anncourse.grading.sandbox.limits import Limits

MOST = Limits().file


class Refused(ValueError):
    """A file that is not read; the text says why, for the teacher: "it is ..."."""


def content_of(path: str | os.PathLike[str], most: int = MOST) -> bytes:
    """Return the bytes of a file that a student made.

    Parameters
    ----------
    path : str or path
        Where it is.
    most : int
        How many bytes it may have.

    Returns
    -------
    bytes
        All of it.

    Raises
    ------
    Refused
        If it is a link, no file, too big, or cannot be read.
    """
    # Without O_NONBLOCK a named pipe would keep the grader waiting.
    flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    if Path(path).is_symlink():
        raise Refused("it is a link to another file")
    try:
        fd = os.open(path, flags)
        try:
            if not stat.S_ISREG(os.fstat(fd).st_mode):
                raise Refused("it is no ordinary file")
            with open(fd, "rb", closefd=False) as file:
                return whole(file, most)
        finally:
            os.close(fd)
    except OSError as error:
        raise Refused(f"it cannot be read: {error.strerror}") from None


def whole(file: IO[bytes], most: int) -> bytes:
    """Return all that is in an open file.

    Parameters
    ----------
    file : binary file
        At its beginning.
    most : int
        How many bytes it may have.

    Returns
    -------
    bytes
        All of it.

    Raises
    ------
    Refused
        If it is too big.
    """
    content = file.read(most + 1)
    refuse_too_big(content, most)
    return content


def refuse_too_big(content: bytes, most: int) -> None:
    """Refuse more bytes than a notebook has.

    Parameters
    ----------
    content : bytes
        What is in a file, or begins it.
    most : int
        How many bytes it may have.

    Raises
    ------
    Refused
        If it has more.
    """
    if len(content) > most:
        raise Refused(
            f"it is bigger than {most >> 20} MB, perhaps with pictures or data in its "
            "output"
        )
