"""nbgrader's database, ``gradebook.db`` in the course folder."""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from anncourse.grading.course.course import Course


@contextmanager
def opened(course: Course) -> Iterator[Any]:
    """Open a course's gradebook; make it where there is none.

    Parameters
    ----------
    course : Course
        The folder.

    Yields
    ------
    nbgrader.api.Gradebook
        Closed after the block.
    """
    from nbgrader.api import Gradebook

    _make(course)
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore"
        )  # of nbgrader's own use of its database
        with Gradebook(_address(course.root / "gradebook.db")) as book:
            yield book


def _make(course: Course) -> None:
    """Make an empty gradebook, whole or not at all, where there is none."""
    from nbgrader.api import Gradebook

    place = course.root / "gradebook.db"
    if place.exists():
        return
    # nbgrader looks for a program of its environment in PATH.
    path, own = os.environ.get("PATH", ""), str(Path(sys.executable).parent)
    part = place.with_name(f".{os.urandom(8).hex()}.part")
    os.environ["PATH"] = os.pathsep.join([own, path])
    try:
        Gradebook(_address(part)).close()
        os.replace(part, place)
    finally:
        os.environ["PATH"] = path
        part.unlink(missing_ok=True)


def _address(place: Path) -> str:
    return f"sqlite:///{place}"
