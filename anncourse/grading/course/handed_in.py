"""What lies beside a submitted notebook: when it came, and what collecting noted."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

TIMESTAMP = "timestamp.txt"
ABOUT = "collected.json"


def read_time(text: str) -> datetime | None:
    """Return the time in nbgrader's timestamp file; None if it is none.

    Parameters
    ----------
    text : str
        Such as "2026-11-30 23:59:00 UTC"; without a zone, UTC.

    Returns
    -------
    datetime or None
        In UTC.
    """
    try:
        when = datetime.fromisoformat(
            text.strip().removesuffix("UTC").strip()
        )
        # A zone can move a time before the first year, or past the last.
        return (
            when if when.tzinfo else when.replace(tzinfo=UTC)
        ).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def about(folder: Path) -> dict[str, Any]:
    """Return what collecting noted about a submission.

    Parameters
    ----------
    folder : Path
        A student's folder of one assignment.

    Returns
    -------
    dict
        "notes", a list of sentences, and "late".
    """
    nothing: dict[str, Any] = {"notes": [], "late": False}
    try:
        noted = json.loads((folder / ABOUT).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return nothing
    if isinstance(noted, dict):
        nothing.update(noted)
    return nothing


def handed_in(folder: Path) -> datetime | None:
    """Return when a submission was handed in; None if nobody knows.

    Parameters
    ----------
    folder : Path
        A student's folder of one assignment.

    Returns
    -------
    datetime or None
        In UTC.
    """
    try:
        content = (folder / TIMESTAMP).read_bytes()
    except OSError:
        return None
    return read_time(content.decode(errors="replace"))
