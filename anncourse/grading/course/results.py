"""What grading says about one submission: points, one sentence a task, notes.

A result is a small JSON file. It is written whole or not at all, so that an
interrupted run never leaves half of one; equal submissions give equal bytes but for
``seconds``.
"""

from __future__ import annotations

import dataclasses
import json
import math
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from anncourse.whole_files import write_whole

STATUSES = ("graded", "needs a person", "crashed", "unreadable")
OUTCOMES = ("passed", "failed", "died", "not run", "manual")
SANDBOXES = ("bubblewrap", "none")


@dataclass(frozen=True)
class TaskScore:
    """The points for one graded cell.

    Attributes
    ----------
    grade_id : str
        The cell, as nbgrader names it.
    title : str
        The heading above it, for people.
    max_points : float
        What it can give.
    points : float or None
        What it gave; None as long as a person has to give them.
    outcome : str
        "passed" or "failed"; "died" if the sandbox ended while the test ran; "not run"
        if there was nothing to test or no time left; "manual" for a person's work.
    message : str
        One sentence fit for the student: the author's hint for the case that is not
        right. Never the test's source, an expected value, or text that the student's
        code made (it could carry the input of a hidden test out).
    """

    grade_id: str
    title: str
    max_points: float
    points: float | None
    outcome: str
    message: str


@dataclass(frozen=True)
class Result:
    """What came out of one submission.

    Attributes
    ----------
    assignment, student : str
        Whose work on what.
    status : str
        "graded"; "needs a person" if a written answer or a plot waits for points;
        "crashed" if the student's cells ended the sandbox before any test ran;
        "unreadable" if the file is no notebook of this assignment. An export adds
        "late" and "not submitted".
    tasks : tuple of TaskScore
        One for each graded cell, in the assignment's order.
    notes : tuple of str
        Sentences for the teacher: duplicate or missing cells, what ended a sandbox.
    cells : tuple of str
        For each of the student's code cells, in the order they ran: "" or the error it
        stopped with, such as "NameError: name 'w' is not defined" (300 characters at
        most). The student's code chose this text: escape it wherever it is shown.
    seconds : float
        Time it took; the only entry that differs from run to run.
    submission : str
        SHA-256 of the submitted file; "" if it could not be opened.
    sandbox : str
        "bubblewrap", or "none" if a teacher did without.
    pictures : tuple of tuple of str
        For each entry of ``cells``, the PNG files that the cell drew, in base64;
        nothing at all where no person judges code. Made by the student's code.
    """

    assignment: str
    student: str
    status: str
    tasks: tuple[TaskScore, ...]
    notes: tuple[str, ...]
    cells: tuple[str, ...]
    seconds: float
    submission: str
    sandbox: str
    pictures: tuple[tuple[str, ...], ...] = ()

    @property
    def score(self) -> float:
        """The sum of the points given so far."""
        return math.fsum(task.points or 0.0 for task in self.tasks)

    @property
    def max_score(self) -> float:
        """The sum of the points that the assignment can give, a person's included."""
        return math.fsum(task.max_points for task in self.tasks)

    def to_json(self) -> str:
        """Return the result as text that `from_json` reads.

        Returns
        -------
        str
            ASCII, one entry a line, ends in a line feed.
        """
        return json.dumps(dataclasses.asdict(self), indent=1) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Result:
        """Return the result that `to_json` wrote.

        Parameters
        ----------
        text : str
            The JSON.

        Returns
        -------
        Result
            An equal result.

        Raises
        ------
        ValueError
            If the text is not a whole result.
        """
        try:
            raw = json.loads(text)
            raw["tasks"] = tuple(_task(task) for task in raw["tasks"])
            raw["notes"] = tuple(raw["notes"])
            raw["cells"] = tuple(raw["cells"])
            raw["pictures"] = tuple(map(tuple, raw.get("pictures", ())))
            result = cls(**raw)
        except (TypeError, KeyError, ValueError, RecursionError) as error:
            raise ValueError(
                f"this is not a whole result: {error}"
            ) from None
        _check(result)
        return result

    def write(self, path: str | os.PathLike[str]) -> None:
        """Write the result to a file, whole or not at all.

        Parameters
        ----------
        path : str or path
            Where; folders are made, a file that is there is replaced.

        Raises
        ------
        OSError
            If the file cannot be written; what was there is then still there.
        """
        write_whole(Path(path), self.to_json().encode("ascii"))

    @classmethod
    def read(cls, path: str | os.PathLike[str]) -> Result:
        """Return the result in a file.

        Parameters
        ----------
        path : str or path
            The file.

        Returns
        -------
        Result
            What `write` wrote there.

        Raises
        ------
        OSError
            If there is no such file, or it may not be read.
        ValueError
            If the file does not hold a whole result.
        """
        try:
            return cls.from_json(Path(path).read_text(encoding="ascii"))
        except ValueError as error:
            raise ValueError(f"{os.fspath(path)}: {error}") from None


def _task(raw: dict[str, Any]) -> TaskScore:
    task = TaskScore(**raw)
    texts = (task.grade_id, task.title, task.outcome, task.message)
    if not all(isinstance(text, str) for text in texts):
        raise ValueError("a task's texts are not all texts")
    given = [] if task.points is None else [task.points]
    for number in [task.max_points, *given]:
        _number("points", number)
    if task.outcome not in OUTCOMES:
        raise ValueError(f"no outcome is called {task.outcome!r}")
    return task


def _check(result: Result) -> None:
    texts = (
        result.assignment,
        result.student,
        result.submission,
        *result.notes,
        *result.cells,
        *(text for drawn in result.pictures for text in drawn),
    )
    if not all(isinstance(text, str) for text in texts):
        raise ValueError("this is not a whole result: a text is missing")
    _number("seconds", result.seconds)
    if result.status not in STATUSES or result.sandbox not in SANDBOXES:
        raise ValueError(
            f"no status is called {result.status!r}, or no sandbox "
            f"{result.sandbox!r}"
        )


def _number(name: str, value: object) -> None:
    if type(value) not in (int, float) or not math.isfinite(value):  # type: ignore[arg-type]
        raise ValueError(f"{name} has to be a finite number, not {value!r}")
