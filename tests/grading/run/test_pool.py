"""A grader that is killed loses nothing and leaves nothing running."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from anncourse.grading.run.running import run
from tests.grading.course_folder import NAME, assigned, course_in, hand_in
from tests.grading.processes import children, running

ROOT = Path(__file__).parents[3]


def texts(folder: Path) -> dict[str, str]:
    """Return the result files."""
    return {p.name: p.read_text() for p in folder.glob("*.json")}


KILLED = """
import sys
from functools import partial
from pathlib import Path
from anncourse.grading.course.course import Course
from anncourse.grading.run.pool import on_this_machine
from anncourse.grading.run.running import run
from tests.grading.course_folder import assigned, pretend
if __name__ == "__main__":
    engine = partial(on_this_machine, workers=2, do=pretend)
    course = Course(Path(sys.argv[1]))
    run(course, assigned(course), engine)
"""


def test_a_killed_grader_goes_on_and_leaves_no_process(
    tmp_path: Path,
) -> None:
    course = course_in(tmp_path / "course")
    for name in ("ada", "bob", "cyd", "sleeper", "sleeper2"):
        hand_in(course, name)
    script = tmp_path / "killed.py"
    script.write_text(KILLED)
    grader = subprocess.Popen(
        [sys.executable, script, course.root],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.DEVNULL,
    )
    results_there = course.root / "results" / NAME
    until = time.monotonic() + 30
    while (
        len(list(results_there.glob("*.json"))) < 4
        and time.monotonic() < until
    ):
        time.sleep(0.05)
    workers = children(grader.pid)
    assert len(workers) >= 2
    os.kill(grader.pid, signal.SIGKILL)
    grader.wait()
    before = texts(results_there)
    assert len(before) == 4
    assert all(json.loads(text)["student"] for text in before.values())
    until = time.monotonic() + 10
    while any(map(running, workers)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(map(running, workers))
    again = run(
        course, assigned(course), one_by_one_but_sleeper, quiet=True
    )
    assert (again.graded, again.kept) == (1, 4)
    assert before.items() <= texts(results_there).items()


BEGUN = """
import os, signal
from anncourse.grading.run.pool import _begin
_begin(os.getppid())
print(signal.getsignal(signal.SIGINT) == signal.SIG_IGN, flush=True)
_begin(1 << 30)
print("alive")
"""


def test_a_worker_that_comes_too_late_ends() -> None:
    """Its grader was killed before the kernel was asked to tell; Ctrl-C is not its."""
    worker = subprocess.run(
        [sys.executable, "-c", BEGUN],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (worker.returncode, worker.stdout) == (1, "True\n")


def one_by_one_but_sleeper(jobs):
    for job in jobs:
        assert job.student == "sleeper"
        yield job, "{}"
