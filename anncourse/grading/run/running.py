"""All submissions of an assignment graded; what is already graded is kept.

A result is kept as long as the submission and the assignment are the same, so a grader
that was stopped goes on where it was: see `keeping`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from tqdm import tqdm

from anncourse.grading.course.course import Course
from anncourse.grading.course.handed_in import about
from anncourse.grading.course.results import Result
from anncourse.grading.release.assignment import Assignment
from anncourse.grading.run.jobs import Job, crashed
from anncourse.grading.run.keeping import digest, kept, retire

Engine = Callable[[Iterator[Job]], Iterator[tuple[Job, str]]]
WAITING = "written answers, plots or new versions wait for points"
LONGEST = 300
BROKEN = "The worker sent no whole result: please run this one again."


@dataclass
class Outcome:
    """What a run did.

    Attributes
    ----------
    graded, kept : int
        How many were graded now, and how many before.
    person : dict of str to tuple of str
        For each student whose work a person has to look at, the status and why.
    noted : dict of str to str
        For each other student whose notebook was not as usual, in what.
    """

    graded: int = 0
    kept: int = 0
    person: dict[str, tuple[str, str]] = field(default_factory=dict)
    noted: dict[str, str] = field(default_factory=dict)

    def add(self, result: Result) -> None:
        """Note whether a person has to look at this; a later result counts."""
        student, notes = result.student, " ".join(result.notes)[:LONGEST]
        self.person.pop(student, None)
        self.noted.pop(student, None)
        if result.status in ("graded", "needs a person"):
            if notes:
                self.noted[student] = notes
            notes = WAITING
        if result.status != "graded":
            self.person[student] = (result.status, notes)


def run(
    course: Course,
    assignment: Assignment,
    engine: Engine,
    *,
    regrade: bool = False,
    confined: bool = True,
    quiet: bool | None = None,
) -> Outcome:
    """Grade what is not graded yet.

    Parameters
    ----------
    course : Course
        The folder.
    assignment : Assignment
        Which assignment.
    engine : callable
        Does the jobs: `pool.on_this_machine` or `cluster.on_cluster`.
    regrade : bool
        Whether to grade all again.
    confined : bool
        Whether in a sandbox.
    quiet : bool, optional
        Whether to show no progress bar; by default where there is no terminal.

    Returns
    -------
    Outcome
        How many, and who needs a person.

    Raises
    ------
    OSError
        If the source cannot be read, or a result not be written; those before are
        kept.
    """
    name = assignment.name
    retire(course, name, digest(assignment))
    outcome = Outcome()
    todo = []
    for student in course.students(name):
        before = kept(course, name, student, confined)
        if before is None or regrade:
            todo.append(student)
        else:
            outcome.kept += 1
            outcome.add(before)
    text = course.source(name).read_bytes()
    jobs = (_job(course, name, s, text, confined) for s in todo)
    bar = tqdm(
        total=len(todo),
        desc="Grading",
        unit=" files",
        smoothing=0.1,
        disable=quiet,
    )
    with bar:
        for job, answer in engine(jobs):
            result = _result(job, answer)
            result.write(course.result(name, result.student))
            outcome.graded += 1
            outcome.add(result)
            bar.update()
    return outcome


def _job(
    course: Course,
    assignment: str,
    student: str,
    source: bytes,
    confined: bool,
) -> Job:
    notes = about(course.submitted(assignment, student))["notes"]
    return Job(
        assignment=assignment,
        source=source,
        student=student,
        path=str(course.notebook(assignment, student)),
        notes=tuple(map(str, notes)),
        confined=confined,
        hide=(str(course.root),),
    )


def _result(job: Job, answer: str) -> Result:
    try:
        result = Result.from_json(answer)
    except ValueError:
        return Result.from_json(crashed(job, BROKEN))
    mine = (result.student, result.assignment) == (
        job.student,
        job.assignment,
    )
    return result if mine else Result.from_json(crashed(job, BROKEN))
