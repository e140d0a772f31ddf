"""What each step of ``anncourse grade`` does and says."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections import Counter
from functools import partial
from pathlib import Path

from tqdm import tqdm

from anncourse.grading import doctor as machine
from anncourse.grading.collect.collecting import collect
from anncourse.grading.course.course import Course
from anncourse.grading.course.naming import plain
from anncourse.grading.gradebook import gradebook
from anncourse.grading.gradebook.outputs import with_pictures
from anncourse.grading.release.assignment import Assignment
from anncourse.grading.release.leakcheck import leakcheck
from anncourse.grading.release.student_version import release
from anncourse.grading.report.feedback import page, work_in
from anncourse.grading.report.scores import export, read_roster, table
from anncourse.grading.run.cluster import on_cluster
from anncourse.grading.run.keeping import results
from anncourse.grading.run.pool import on_this_machine
from anncourse.grading.run.running import Engine, Outcome, run
from anncourse.grading.sandbox.process import Unavailable
from anncourse.grading.terminal import report, say, some
from anncourse.whole_files import write_whole

UNSAFE = (
    "WARNING: without a sandbox, students' code can read and change all that you can. "
    "Every result says so."
)


def doctor(chosen: Namespace) -> int:
    """Look at this machine."""
    findings = machine.examine(Path(chosen.course or "."))
    for finding in findings:
        say(str(finding))
    return machine.exit_code(findings)


def release_all(chosen: Namespace) -> int:
    """Make student versions."""
    course = Course.find(chosen.course)
    for name in chosen.assignments:
        source, target = course.source(name), course.released(name)
        before = target.read_bytes() if target.exists() else None
        added = release(source, target)
        if added:
            say(
                f"{name}: {added} hidden tests got a mark of their own in {source}."
            )
        if before is None:
            word = "made"
        else:
            same = before == target.read_bytes()
            word = "unchanged" if same else "replaced"
        say(f"{name}: {target} is {word}.")
    return 0


def check_leaks(chosen: Namespace) -> int:
    """Search for hidden tests and solutions."""
    course = Course.find(chosen.course)
    missing = [path for path in chosen.paths if not path.exists()]
    for path in missing:
        say(f"There is no {plain(str(path))}.", sys.stderr)
    number = 0
    for leak in leakcheck(course, [p for p in chosen.paths if p.exists()]):
        say(f"{leak.where}: {leak.what}")
        number += 1
    if number or missing:
        say(
            f"{number} findings: do not publish this before you looked at them."
        )
        return 1
    say("No hidden test and no solution found.")
    return 0


def collect_all(chosen: Namespace) -> int:
    """Take what students sent."""
    course = Course.find(chosen.course)
    with tqdm(desc="Collecting", unit=" students", disable=None) as bar:
        report = collect(
            course,
            chosen.assignment,
            chosen.paths,
            lambda _: bar.update() and None,
        )
    for line in [*report.told, *report.refused]:
        say(line)
    say(
        f"{len(report.taken)} submissions taken, {len(report.unchanged)} were here "
        f"already, {len(report.refused)} need you."
    )
    return 1 if report.refused else 0


def run_all(chosen: Namespace) -> int:
    """Grade."""
    course, assignment = _chosen(chosen)
    confined = not chosen.unsafe_no_sandbox
    if not confined:
        say(UNSAFE, sys.stderr)
    engine: Engine
    if chosen.dask:
        tell = partial(say, to=sys.stderr)
        engine = partial(
            on_cluster, url=chosen.dask, say=tell, confined=confined
        )
    else:
        trouble = machine.sandbox_trouble() if confined else ""
        if trouble:
            raise Unavailable(f"No sandbox can be started here. {trouble}")
        engine = partial(on_this_machine, workers=chosen.jobs)
    outcome = run(
        course,
        assignment,
        engine,
        regrade=chosen.regrade,
        confined=confined,
    )
    try:
        return _into_gradebook(course, assignment, outcome)
    finally:
        report(assignment.name, outcome)


def _chosen(chosen: Namespace) -> tuple[Course, Assignment]:
    """Return the course and the assignment: its source is read once for all."""
    course = Course.find(chosen.course)
    return course, Assignment.read(course.source(chosen.assignment))


def _into_gradebook(
    course: Course, assignment: Assignment, outcome: Outcome
) -> int:
    """Write all scores there, and learn from it who waits no more."""
    if not gradebook.installed():
        return 0
    try:
        found = results(course, assignment)
        bar = tqdm(found, desc="Gradebook", unit=" files", disable=None)
        gradebook.put(course, assignment, bar, say)
        handed_in = set(course.students(assignment.name))
        for judged in gradebook.take(course, assignment, found)[0]:
            if judged.student in handed_in:
                outcome.add(judged)
    except OSError:
        raise
    except Exception as error:  # nbgrader's and its database's, of any kind
        say(
            f"All scores are in {course.root / 'results'}, but nbgrader's gradebook "
            f"did not take them: {plain(str(error))[:300]}",
            sys.stderr,
        )
        return 1
    return 0


def write_feedback(chosen: Namespace) -> int:
    """Write a page for each student."""
    course, assignment = _chosen(chosen)
    name, found = assignment.name, results(course, assignment)
    judged, comments = gradebook.take(course, assignment, found)
    for result in tqdm(judged, desc="Writing", unit=" pages", disable=None):
        work = work_in(
            assignment,
            course.notebook(name, result.student),
            with_pictures(course, result, result.submission),
        )
        text = page(result, work, comments.get(result.student))
        place = course.feedback(name, result.student)
        write_whole(place, text.encode(errors="replace"))
    say(f"{len(judged)} pages are in {course.root / 'feedback'}.")
    return _waiting(name, len(judged))


def export_scores(chosen: Namespace) -> int:
    """Write the table of scores."""
    course, assignment = _chosen(chosen)
    roster = read_roster(chosen.roster) if chosen.roster else []
    found = results(course, assignment)
    judged, _ = gradebook.take(course, assignment, found)
    scores = table(
        judged, course, assignment, roster=roster, due=chosen.due
    )
    export(chosen.output, scores, mark=chosen.excel)
    counts = Counter(row[1] for row in scores.rows)
    words = "; ".join(
        f"{n} {status}" for status, n in sorted(counts.items())
    )
    number = len(scores.rows)
    students = "1 student" if number == 1 else f"{number} students"
    say(f"{chosen.output}: {students} ({words or 'none'}).")
    strangers = [row[0] for row in scores.rows if row[0] not in roster]
    if roster and strangers:
        say(
            f"{len(strangers)} of them not in {chosen.roster}: {some(strangers)}."
        )
    return _waiting(assignment.name, len(judged))


def _waiting(assignment: str, graded: int) -> int:
    if graded:
        return 0
    say(
        f"Nothing is graded yet: `anncourse grade run {assignment}` does it."
    )
    return 1
