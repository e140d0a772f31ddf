"""A teacher's notebook as a file: read as JSON, written as Jupyter writes it."""

from __future__ import annotations

import json
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
