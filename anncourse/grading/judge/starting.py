"""The student's cells, run in a sandbox one after the other.

A cell that ends the sandbox is left out, and the others run anew without it. So it goes
with two of them; a third ends the submission.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from anncourse.grading.collect.matching import Match, Planned
from anncourse.grading.judge.remote_errors import printable
from anncourse.grading.release.assignment import Assignment
from anncourse.grading.sandbox import wire
from anncourse.grading.sandbox.channel import UNASKED, Channel, SandboxDied
from anncourse.grading.sandbox.clock import Clock
from anncourse.grading.sandbox.limits import Limits
from anncourse.grading.sandbox.pictures import Gallery
from anncourse.grading.sandbox.process import Sandbox

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
    clock : Clock
        What the submission's time is told by.
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
    clock: Clock
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
            When the submission's time is over, on `clock`.

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
            channel = self._open()
            try:
                for cell, error, drawn in self._run(
                    channel, plan, until, 0, len(plan.cells)
                ):
                    self._note(cell, error, drawn)
                return channel
            except CellDied as death:
                late = self.clock.now() >= until
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

    def again(self, plan: Match, until: float, place: int) -> Channel:
        """Run the cells once more, in a new sandbox.

        Parameters
        ----------
        plan : Match
            The cells.
        until : float
            When the submission's time is over, on `clock`.
        place : int
            How many of them, from the first one.

        Returns
        -------
        Channel
            To a sandbox that stands where the first one stood at this place.

        Raises
        ------
        SandboxDied
            If a cell ends it this time.
        Unavailable
            If this machine cannot start a sandbox.
        """
        channel = self._open()
        self.go_on(channel, plan, until, 0, place)
        return channel

    def go_on(
        self,
        channel: Channel,
        plan: Match,
        until: float,
        begin: int,
        place: int,
    ) -> None:
        """Run some of the cells in a sandbox that stands above them.

        Parameters
        ----------
        channel : Channel
            To the sandbox; it is closed if this fails.
        plan : Match
            The cells.
        until : float
            When the submission's time is over, on `clock`.
        begin, place : int
            How many of them ran already, and how many are to have run.

        Raises
        ------
        SandboxDied
            If a cell ends it this time.
        """
        for _ in self._run(channel, plan, until, begin, place):
            pass

    def _open(self) -> Channel:
        return Channel(
            Sandbox(self.limits, confined=self.confined, hide=self.hide),
            self.clock,
        )

    def _run(
        self,
        channel: Channel,
        plan: Match,
        until: float,
        begin: int,
        place: int,
    ) -> Iterator[tuple[Planned, str, object]]:
        """Run cells; yield each with its error and, unbelieved, what it drew."""
        ready = min(self.clock.now() + self.limits.setup, until)
        try:
            for number in range(begin, place):
                cell = plan.cells[number]
                try:
                    result = self._one(channel, number + 1, cell, ready)
                except SandboxDied as death:
                    raise CellDied(str(death), number + 1, cell) from None
                yield cell, *result
        except BaseException:
            channel.close()
            raise

    def _note(self, cell: Planned, error: str, drawn: object) -> None:
        if cell.by_student:
            self.cells.append(error)
            if self._draws:
                self.gallery.add(drawn)

    def _one(
        self, channel: Channel, number: int, cell: Planned, ready: float
    ) -> tuple[str, object]:
        """Run one cell; return its error and, unbelieved, what it drew."""
        if number in self.left_out:
            return f"{LEFT_OUT} {self.left_out[number]}", []
        question = {"do": "cell", "number": number, "source": cell.source}
        answer, _ = channel.ask(question, ready - self.clock.now())
        rest = ready - self.clock.now()
        drawn = _figures(channel, rest) if self._draws else []
        return _error_of(answer), drawn


def _figures(channel: Channel, seconds: float) -> object:
    answer, blobs = channel.ask(FIGURES, seconds)
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
