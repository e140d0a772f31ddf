"""The labelled set, graded: a course folder, two processes, and what came of it."""

import os
import socket
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path

from anncourse.grading.course.results import Result
from anncourse.grading.judge.one_submission import grade
from anncourse.grading.release.assignment import Assignment
from anncourse.grading.sandbox.limits import Limits
from tests.grading.conftest import write
from tests.grading.labelled.box import BOX
from tests.grading.labelled.cheats import CHEATS
from tests.grading.labelled.course import SOURCES, TOKEN, Case
from tests.grading.labelled.files import FILES
from tests.grading.labelled.harm import HARM
from tests.grading.labelled.honest import ANSWERS
from tests.grading.labelled.notebooks import NOTEBOOKS
from tests.grading.labelled.pipe import PIPE
from tests.grading.labelled.values import VALUES
from tests.grading.processes import children, marked

HONEST = [*ANSWERS, *NOTEBOOKS]
HARMFUL = [*HARM, *CHEATS, *FILES, *PIPE, *VALUES, *BOX]
MARK = "left-by-a-labelled-submission"


@dataclass(frozen=True)
class Batch:
    """What came of grading some of the set.

    Attributes
    ----------
    results : dict of Result
        By the name of the case.
    changed : set of str
        Files of the course folder that are not what they were.
    left : list
        Temporary files and processes that are still there.
    heard : int
        Connections that reached a listener.
    """

    results: Mapping[str, Result]
    changed: set[str]
    left: list[str | int]
    heard: int


@cache
def honest_alone() -> Batch:
    """Grade the honest ones, and nobody else."""
    return graded(HONEST)


@cache
def all_together() -> Batch:
    """Grade the honest ones with the harmful ones among them."""
    mixed = [HONEST[i % len(HONEST)] for i in range(len(HARMFUL))]
    pairs = zip(HARMFUL, mixed, strict=True)
    return graded(dict.fromkeys(case for pair in pairs for case in pair))


def graded(cases: Iterable[Case]) -> Batch:
    """Grade submissions in two processes."""
    with tempfile.TemporaryDirectory() as folder, listener() as ear:
        course, scratch = Path(folder, "course"), Path(folder, "scratch")
        scratch.mkdir()
        port = ear.getsockname()[1]
        places = {"PORT": str(port), "COURSE": str(course), "MARK": MARK}
        for name, source in SOURCES.items():
            write(course / "source" / name / f"{name}.ipynb", source)
        (course / "gradebook.db").write_text("points")
        jobs = [(case, hand_in(case, course, places)) for case in cases]
        open_to_everybody(Path(folder))
        before = hashes(course)
        results = run(jobs, course, scratch)
        after = hashes(course)
        return Batch(
            results,
            {name for name, _ in before.items() ^ after.items()},
            [*os.listdir(scratch), *marked(MARK)],
            heard(ear),
        )


def hand_in(case: Case, course: Path, places: Mapping[str, str]) -> Path:
    """Put a submission where nbgrader has it."""
    name = case.assignment
    path = course / "submitted" / case.name / name / f"{name}.ipynb"
    case.write(path, places)
    return path


def open_to_everybody(folder: Path) -> None:
    """Leave it to the sandbox alone to guard what is in a folder."""
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o777)


def run(
    jobs: list[tuple[Case, Path]], course: Path, scratch: Path
) -> dict[str, Result]:
    """Grade in fresh processes, as `anncourse grade run` does."""
    work = [
        (case.name, case.assignment, str(path), dict(case.limits))
        for case, path in jobs
    ]
    here = (str(course), str(scratch))
    spawn = get_context("spawn")
    with ProcessPoolExecutor(2, spawn, _begin, here) as pool:
        texts = pool.map(_grade, work)
        return {
            name: Result.from_json(text)
            for (name, *_), text in zip(work, texts, strict=True)
        }


def _begin(course: str, scratch: str) -> None:
    os.environ["TOKEN"] = TOKEN
    os.chdir(course)
    tempfile.tempdir = scratch


def _grade(work: tuple[str, str, str, dict[str, float]]) -> str:
    student, name, path, limits = work
    source = Path("source", name, f"{name}.ipynb")
    result = grade(
        Assignment.read(source),
        path,
        student=student,
        limits=replace(Limits(), **limits),  # type: ignore[arg-type]
        hide=[Path.cwd()],
    )
    assert not children(os.getpid()), student
    return result.to_json()


@contextmanager
def listener() -> Iterator[socket.socket]:
    """Listen on this machine."""
    with socket.create_server(("127.0.0.1", 0)) as ear:
        ear.setblocking(False)
        yield ear


def heard(ear: socket.socket) -> int:
    """Return how many knocked."""
    try:
        ear.accept()
    except BlockingIOError:
        return 0
    return 1


def hashes(folder: Path) -> dict[str, str]:
    """Return what is in each file of a folder."""
    return {
        str(path): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def same_but_for_seconds(result: Result) -> str:
    """Return a result's bytes without the one entry that may differ."""
    return replace(result, seconds=0.0).to_json()
