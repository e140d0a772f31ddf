"""The list of a class, as an LMS or a spreadsheet saves it."""

from __future__ import annotations

import csv
from pathlib import Path


def read_roster(path: Path) -> list[str]:
    """Return the students in a CSV file.

    Parameters
    ----------
    path : Path
        Its column "student" (or "id", "username", "name") counts, or the first one if
        there is no such header.

    Returns
    -------
    list of str
        Their names.

    Raises
    ------
    OSError
        If the file cannot be read.
    ValueError
        If it is no text in UTF-8, or holds nobody.
    """
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            rows = [
                row for row in csv.reader(file) if any(map(str.strip, row))
            ]
    except (UnicodeDecodeError, csv.Error) as error:
        raise ValueError(
            f'{path} is no CSV file in UTF-8 ({error}): save it as "CSV UTF-8"'
        ) from None
    head = [cell.strip().casefold() for cell in rows[0]] if rows else []
    known = [n for n in ("student", "id", "username", "name") if n in head]
    column = head.index(known[0]) if known else 0
    names = [
        row[column].strip()
        for row in rows[bool(known) :]
        if len(row) > column
    ]
    if not any(names):
        raise ValueError(f"{path} names no student")
    return list(dict.fromkeys(name for name in names if name))
