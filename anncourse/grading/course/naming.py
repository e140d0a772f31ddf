"""Names of students as names of folders, and as text to be shown.

A student's name may be anything, and a folder's may not.
"""

from __future__ import annotations

import hashlib
import unicodedata
from urllib.parse import unquote

LONGEST = 120  # bytes; file systems allow 255, with an ending
SHOWN = 60
SAFE = "-_@. "


def plain(text: str) -> str:
    """Return a text without what could move a cursor, hide, or turn the line around.

    Parameters
    ----------
    text : str
        From anywhere.

    Returns
    -------
    str
        The text; each unprintable character is a replacement character.
    """
    return "".join(
        c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text
    )


def shown(student: str) -> str:
    """Return a student's name fit for a line on a screen: `plain`, and not too long."""
    name = plain(student)
    return name if len(name) <= SHOWN else name[: SHOWN - 1] + "…"


def folder_of(student: str) -> str:
    """Return the name of a student's folder.

    Letters, digits and ``-_@.`` stay, all else is written as ``%`` and two digits a
    byte, as in addresses. A name that is still too long is cut and gets a ``~`` and a
    number made from the whole.

    Parameters
    ----------
    student : str
        Any text but an empty one.

    Returns
    -------
    str
        A name for one folder; two students never share one.

    Raises
    ------
    ValueError
        If the name is empty.
    """
    if not student:
        raise ValueError("a student needs a name, and this one is empty")
    last = len(student) - 1
    name = "".join(
        c
        if c.isalnum()
        or (c in SAFE and not (c in "-. " and i in (0, last)))
        else "".join(
            f"%{byte:02X}" for byte in c.encode(errors="surrogatepass")
        )
        for i, c in enumerate(student)
    )
    if len(name.encode()) <= LONGEST and unicodedata.is_normalized(
        "NFC", name
    ):
        return name
    digits = hashlib.sha256(
        student.encode(errors="surrogatepass")
    ).hexdigest()[:16]
    start = unicodedata.normalize("NFC", name).encode()[: LONGEST - 20]
    return start.decode(errors="ignore").rstrip(". ") + "~" + digits


def student_of(folder: str, table: dict[str, str]) -> str:
    """Return whose folder this is.

    Parameters
    ----------
    folder : str
        Its name.
    table : dict of str to str
        The students whose names were cut.

    Returns
    -------
    str
        The student; a folder that somebody made by hand is called what it is called.
    """
    name = table.get(folder) or unquote(folder, errors="surrogatepass")
    return name if folder_of(name) == folder else folder
