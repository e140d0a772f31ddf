"""nbgrader on the labelled submissions, in a cage of ours: it has none of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from anncourse.grading.sandbox.limits import Limits
from anncourse.grading.sandbox.view import is_root, options
from tests.grading.conftest import write
from tests.grading.labelled.course import SOURCE, Case

NAME = "umbrellas"
LONGEST = 120.0  # seconds for one submission
SETTINGS = "c = get_config()\nc.ExecutePreprocessor.timeout = 10\n"
CAGED = """
import os, resource, sys
uid = int(sys.argv[1])
for which, most in (
    (resource.RLIMIT_AS, 4 << 30), (resource.RLIMIT_NPROC, 200),
    (resource.RLIMIT_CPU, 60), (resource.RLIMIT_FSIZE, 300 << 20),
):
    resource.setrlimit(which, (most, most))
if uid:
    os.setgroups([])
    os.setresgid(uid, uid, uid)
    os.setresuid(uid, uid, uid)
os.chdir("/tmp/folder")
os.execv(sys.executable, [sys.executable, "-m", "nbgrader", *sys.argv[2:]])
"""


@dataclass(frozen=True)
class Graded:
    """What came of one submission: points by task, or None without a score."""

    points: tuple[float | None, ...] | None
    seconds: float


def alone(cases: Iterable[Case]) -> dict[str, Graded]:
    """Grade each submission in a course folder of its own, two at a time."""
    with (
        tempfile.TemporaryDirectory() as folder,
        ThreadPoolExecutor(2) as pool,
    ):
        course = prepared(Path(folder))
        return dict(pool.map(lambda case: _alone(case, course), cases))


def together(
    cases: Iterable[Case], seconds: float
) -> tuple[int, int | None]:
    """Grade all in one run; return how many got a score, and the exit code."""
    with tempfile.TemporaryDirectory() as folder:
        course = prepared(Path(folder))
        names = [hand_in(case, course) for case in cases]
        code = caged(course, seconds, "autograde", NAME)
        return sum(scores(course, n) is not None for n in names), code


def prepared(folder: Path) -> Path:
    """Make a course folder that knows the assignment."""
    course = folder / "course"
    write(course / "source" / NAME / f"{NAME}.ipynb", SOURCE)
    (course / "nbgrader_config.py").write_text(SETTINGS)
    code = caged(course, LONGEST, "generate_assignment", NAME)
    if code != 0:
        raise RuntimeError(f"nbgrader makes no assignment: exit {code}")
    return course


def hand_in(case: Case, course: Path) -> str:
    """Put a submission into the folder; return its student."""
    path = course / "submitted" / case.name / NAME / f"{NAME}.ipynb"
    case.write(path, {"PORT": "9", "COURSE": "/tmp/folder", "MARK": "left"})
    return case.name


def caged(course: Path, seconds: float, *arguments: str) -> int | None:
    """Run nbgrader where it can harm nothing but a copy; None if it never ends."""
    uid = 47_114 if is_root() else 0
    if uid:
        for path in [course, *course.rglob("*")]:
            os.chown(path, uid, uid, follow_symlinks=False)
    share = f"{sys.prefix}/share"
    line = ["bwrap", *options(Limits(disk=300 << 20))]
    line += ["--bind", str(course), "/tmp/folder"]
    at = line.index("--remount-ro")
    line[at:at] = ["--ro-bind-try", share, share]
    line += ["--", sys.executable, "-c", CAGED, str(uid), *arguments]
    try:
        return subprocess.run(
            line,
            timeout=seconds,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        ).returncode
    except subprocess.TimeoutExpired:
        return None


def scores(course: Path, student: str) -> tuple[float | None, ...] | None:
    """Return the points in nbgrader's gradebook, in the assignment's order."""
    from nbgrader.api import Gradebook, MissingEntry

    try:
        with Gradebook(f"sqlite:///{course}/gradebook.db") as book:
            found = book.find_submission_notebook(NAME, NAME, student)
            points = {g.name: g.auto_score for g in found.grades}
    except MissingEntry:
        return None
    tests = ("sum-test", "neuron-test", "tally-test", "words-test")
    given = tuple(points.get(test) for test in tests)
    return None if None in given else given


def _alone(case: Case, template: Path) -> tuple[str, Graded]:
    with tempfile.TemporaryDirectory() as folder:
        course = Path(folder, "course")
        shutil.copytree(template, course)
        student = hand_in(case, course)
        begun = time.monotonic()
        caged(course, LONGEST, "autograde", NAME)
        seconds = time.monotonic() - begun
        return student, Graded(scores(course, student), seconds)
