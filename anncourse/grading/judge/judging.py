"""The student's cells inside, the tests outside.

The cells run in a sandbox: see `starting`. Then each test cell runs in this process, in
names of its own: what the teacher gave, and stand-ins for what the student wrote. Full
points if it ends without an exception, as nbgrader has it. If the sandbox dies, that
test gets nothing and a new sandbox runs the next one.

The tests run after all cells, so an answer may stand anywhere. One that fails then runs
once more at its own place, as in Jupyter, where no cell below it has run yet.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import Any

from anncourse.grading.collect.matching import Match
from anncourse.grading.course.results import TaskScore
from anncourse.grading.judge import explaining, guard
from anncourse.grading.judge.remote import Link
from anncourse.grading.judge.remote_errors import RemoteError
from anncourse.grading.judge.starting import KEPT, Start
from anncourse.grading.judge.trust import Division
from anncourse.grading.release.assignment import Assignment, Cell
from anncourse.grading.sandbox.channel import Channel, SandboxDied
from anncourse.grading.sandbox.clock import Clock
from anncourse.grading.sandbox.jupyter import without_magics
from anncourse.grading.sandbox.limits import Limits

PASSED = (
    "The test {!r} passes at its place, and not after all cells: one below it changes "
    "what it judges."
)


@dataclass
class Work:
    """One submission on its way through.

    Attributes
    ----------
    assignment, limits, confined, hide
        As in `grade`.
    clock : Clock
        What its time is told by, from its beginning.
    status : str
        What came of it so far.
    notes : list of str
        As in `Result`.
    """

    assignment: Assignment
    limits: Limits
    confined: bool
    hide: tuple[str | os.PathLike[str], ...]
    clock: Clock
    status: str = "graded"
    notes: list[str] = field(default_factory=list)
    channel: Channel | None = None

    def __post_init__(self) -> None:
        self.division = Division.of(self.assignment)
        self.start = Start(
            self.assignment,
            self.limits,
            self.confined,
            self.hide,
            self.clock,
            self.notes,
        )

    def judge(self, plan: Match, until: float) -> list[TaskScore]:
        """Run the cells and the tests, and return the points."""
        tests = [c for c in self.assignment.graded if c.role == "test"]
        scores = {c.grade_id: unjudged(c) for c in self.assignment.graded}
        try:
            self.channel = self.start.first(plan, until)
            space = self._teachers_names()
            for test in tests:
                scores[test.grade_id] = self._score(
                    test, plan, space, until
                )
            self._judge_at_their_places(plan, tests, scores, space, until)
            if any(task.points is None for task in scores.values()):
                self.status = "needs a person"
        except SandboxDied as death:
            self.status = "crashed"
            self.notes.append(
                f"The sandbox ended before any test ran: {death}."
            )
        finally:
            self._close()
        return list(scores.values())

    def _teachers_names(self) -> dict[str, Any]:
        space: dict[str, Any] = {"__name__": "__main__"}
        # A given plot must not open a window on the teacher's screen.
        os.environ.setdefault("MPLBACKEND", "Agg")
        for cell in self.division.outside:
            code = compile(
                without_magics(cell.source),
                "<given>",
                "exec",
                dont_inherit=True,
            )
            with guard.quiet():
                try:
                    exec(code, space)
                except Exception as error:
                    self.notes.append(
                        f"A given cell stops for the teacher, too: {error!r}"[
                            :KEPT
                        ]
                    )
        return space

    def _score(
        self, test: Cell, plan: Match, space: dict[str, Any], until: float
    ) -> TaskScore:
        if until - self.clock.now() <= 0:
            self.notes.append(f"No time was left for {test.grade_id!r}.")
            return unjudged(test, "There was no time left for this task.")
        try:
            if self.channel is None or self.channel.lost:
                self.channel = self.start.again(
                    plan, until, len(plan.cells)
                )
            return self._run(test, space, until)
        except (SandboxDied, guard.TimeIsUp) as death:
            self._close()
            why = str(death) or "it took too long"
            self.notes.append(
                f"The sandbox ended in {test.grade_id!r}: {why}."
            )
            return _given(test, 0.0, "died", explaining.DIED)

    def _judge_at_their_places(
        self,
        plan: Match,
        tests: list[Cell],
        scores: dict[str, TaskScore],
        space: dict[str, Any],
        until: float,
    ) -> None:
        """Try once more what failed, where no cell below it has run yet."""
        self._close()
        stands = 0
        for test in tests:
            place = plan.before[test.grade_id]
            outcome = scores[test.grade_id].outcome
            if outcome not in ("failed", "not run") or not any(
                cell.by_student and cell.source.strip()
                for cell in plan.cells[place:]
            ):
                continue
            try:
                if self.channel is None:
                    self.channel = self.start.again(plan, until, place)
                else:
                    self.start.go_on(
                        self.channel, plan, until, stands, place
                    )
                stands = place
                score = self._run(test, space, until)
            except (SandboxDied, guard.TimeIsUp):
                return
            if score.outcome == "passed":
                scores[test.grade_id] = score
                self.notes.append(PASSED.format(test.grade_id))

    def _run(
        self, test: Cell, space: dict[str, Any], until: float
    ) -> TaskScore:
        assert self.channel is not None
        seconds = min(self.limits.test, until - self.clock.now())
        link = Link(self.channel, seconds, self.division.classes)
        before = dict(space)
        try:
            with (
                guard.time_limit(seconds, self.channel.tree),
                guard.quiet(),
                guard.memory_limit(self.limits.memory),
            ):
                for name in self.division.needed(test):
                    try:
                        space[name] = link.named(name)
                    except RemoteError:
                        return _given(test, 0.0, "not run", _missing(name))
                code = compile(
                    test.source, explaining.TEST, "exec", dont_inherit=True
                )
                exec(code, space)
        except Exception as error:
            if self.channel.lost:
                raise SandboxDied(self.channel.lost) from None
            message = explaining.message(error, test, self.division.outside)
            return _given(test, 0.0, "failed", message)
        finally:
            space.clear()
            space.update(before)
        if self.channel.lost:  # the cell caught it, or asked nothing since
            raise SandboxDied(self.channel.lost)
        return _given(test, test.points, "passed", "")

    def _close(self) -> None:
        if self.channel is not None:
            self.channel.close()
        self.channel = None


def _missing(name: str) -> str:
    return (
        f"There is no {name!r}: the cell that defines it is missing, or it did not run "
        "to its end."
    )


def unjudged(cell: Cell, message: str = "") -> TaskScore:
    """Return the score of a cell that no test has looked at."""
    if cell.role == "manual":
        return _given(cell, None, "manual", "")
    return _given(cell, 0.0, "not run", message)


def _given(
    cell: Cell, points: float | None, outcome: str, message: str
) -> TaskScore:
    return TaskScore(
        cell.grade_id, cell.title, cell.points, points, outcome, message
    )
