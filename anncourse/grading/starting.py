"""The student's cells, run in a sandbox one after the other.

A cell that ends the sandbox is left out, and the others run anew without it. So it goes
with two of them; a third ends the submission.
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, field
from typing import Any

from anncourse.grading import wire
from anncourse.grading.assignment import Assignment
from anncourse.grading.limits import Limits
from anncourse.grading.matching import Match, Planned
from anncourse.grading.pictures import Gallery
from anncourse.grading.protocol import UNASKED, Channel, SandboxDied
from anncourse.grading.remote_errors import printable
from anncourse.grading.sandbox import Sandbox

KEPT = 300  # characters of a cell's error
MOST = 2  # cells that are left out; with one more, nothing is judged
LEFT_OUT = "This cell was left out:"
FIGURES: dict[str, Any] = {
    "do": "figures",
    "args": [],
    "kwargs": {"dict": []},
}


class CellDied(SandboxDied):
    """One of the cells ended the sandbox."""

    def __init__(self, reason: str, number: int, cell: Planned) -> None:
        grade_id = cell.grade_id
        self.name = repr(grade_id) if grade_id else f"number {number}"
        super().__init__(f"{reason}, in cell {self.name}")
        self.number, self.reason = number, reason
        # A forged answer is no accident, and a given cell no student's.
        self.by_accident = cell.by_student and reason != UNASKED


@dataclass
class Start:
    """How one submission's cells come to run.

    Attributes
    ----------
    assignment, limits, confined, hide
        As in `grade`.
    notes : list of str
        For the teacher: which cells were left out.
    cells : list of str
        The error of each of the student's cells, as in `Result`.
    left_out : dict of int to str
        The number of each cell that ended a sandbox, and how.
    gallery : Gallery
        What the cells drew, where a person judges code.
    """

    assignment: Assignment
    limits: Limits
    confined: bool
    hide: tuple[str | os.PathLike[str], ...]
    notes: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    left_out: dict[int, str] = field(default_factory=dict)
    gallery: Gallery = field(init=False)

    def __post_init__(self) -> None:
        self.gallery = Gallery(self.limits.pictures)
        self._draws = any(
            cell.role == "manual" and cell.kind == "code"
            for cell in self.assignment.cells
        )

    def first(self, plan: Match, until: float) -> Channel:
        """Run all cells, and learn what becomes of each.

        Parameters
        ----------
        plan : Match
            The cells.
        until : float
            When the submission's time is over, on the monotonic clock.

        Returns
        -------
        Channel
            To the sandbox in which they ran.

        Raises
        ------
        SandboxDied
            If one cell too many ended it.
        Unavailable
            If this machine cannot start a sandbox.
        """
        while True:
            self.cells, self.gallery = [], Gallery(self.limits.pictures)
            try:
                return self._run(plan, until, first=True)
            except CellDied as death:
                late = time.monotonic() >= until
                if (
                    late
                    or not death.by_accident
                    or len(self.left_out) == MOST
                ):
                    raise
                self.left_out[death.number] = death.reason
                self.notes.append(
                    f"Cell {death.name} was left out: {death.reason}."
                )

    def again(self, plan: Match, until: float) -> Channel:
        """Run the cells once more, after a test ended the sandbox.

        Parameters
        ----------
        plan : Match
            The cells.
        until : float
            When the submission's time is over, on the monotonic clock.

        Returns
        -------
        Channel
            To a sandbox that stands where the first one stood.

        Raises
        ------
        SandboxDied
            If a cell ends it this time.
        Unavailable
            If this machine cannot start a sandbox.
        """
        return self._run(plan, until, first=False)

    def _run(self, plan: Match, until: float, first: bool) -> Channel:
        channel = Channel(
            Sandbox(self.limits, confined=self.confined, hide=self.hide)
        )
        ready = min(time.monotonic() + self.limits.setup, until)
        try:
            for number, cell in enumerate(plan.cells, 1):
                try:
                    error, drawn = self._one(channel, number, cell, ready)
                except SandboxDied as death:
                    raise CellDied(str(death), number, cell) from None
                if first and cell.by_student:
                    self.cells.append(error)
                    if self._draws:
                        self.gallery.add(drawn)
        except BaseException:
            channel.close()
            raise
        return channel

    def _one(
        self, channel: Channel, number: int, cell: Planned, ready: float
    ) -> tuple[str, object]:
        """Run one cell; return its error and, unbelieved, what it drew."""
        if number in self.left_out:
            return f"{LEFT_OUT} {self.left_out[number]}", []
        question = {"do": "cell", "number": number, "source": cell.source}
        answer, _ = channel.ask(question, ready - time.monotonic())
        drawn = _figures(channel, ready) if self._draws else []
        return _error_of(answer), drawn


def _figures(channel: Channel, ready: float) -> object:
    answer, blobs = channel.ask(FIGURES, ready - time.monotonic())
    try:
        return wire.decode(answer.get("value"), blobs, lambda _: None)
    except (ValueError, TypeError, RecursionError):
        channel.end(UNASKED)


def _error_of(answer: dict[str, Any]) -> str:
    # From hostile hands: two short texts, or what else it may be.
    error = answer.get("error")
    if error is None:
        return ""
    if not isinstance(error, list) or len(error) != 3:
        return "unknown"
    return printable(": ".join(str(part) for part in error[::2]))[:KEPT]
