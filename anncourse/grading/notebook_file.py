"""A teacher's notebook as a file: read as JSON, written as Jupyter writes it."""

from __future__ import annotations

import json
import os
import secrets
from pathlib import Path
from typing import Any

Raw = dict[str, Any]


def load(path: Path) -> Raw:
    """Read a notebook; each cell's text becomes one string.

    Parameters
    ----------
    path : Path
        A trusted file.

    Returns
    -------
    dict
        The notebook.

    Raises
    ------
    OSError
        If the file cannot be read.
    ValueError
        If it is not a notebook.
    """
    try:
        notebook: Raw = json.loads(path.read_text(encoding="utf-8"))
        for cell in notebook["cells"]:
            cell["source"] = "".join(cell["source"])
            cell["metadata"].get("nbgrader")
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"{path} is not a notebook: {error}") from None
    return notebook


def as_text(notebook: Raw) -> str:
    """Return a notebook as the text of a file: keys in order, a cell's text by lines.

    Parameters
    ----------
    notebook : dict
        As `load` returns it.

    Returns
    -------
    str
        JSON, with a line feed at its end.
    """
    cells = [
        {**cell, "source": cell["source"].splitlines(keepends=True)}
        for cell in notebook["cells"]
    ]
    whole = {**notebook, "cells": cells}
    return (
        json.dumps(whole, indent=1, ensure_ascii=False, sort_keys=True)
        + "\n"
    )


def replace(path: Path, text: str) -> None:
    """Write a file, whole or not at all.

    Parameters
    ----------
    path : Path
        A file that is there is replaced.
    text : str
        What to write, in UTF-8.

    Raises
    ------
    OSError
        If it cannot be written; what was there is then still there.
    """
    temporary = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        temporary.write_text(text, encoding="utf-8", newline="\n")
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
