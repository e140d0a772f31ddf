"""A course folder with one small assignment, and work that needs no sandbox."""

import json
import os
import signal
import time
from collections.abc import Iterable
from pathlib import Path

from anncourse.grading.course.course import Course
from anncourse.grading.course.handed_in import TIMESTAMP
from anncourse.grading.course.results import Result, TaskScore
from anncourse.grading.release.assignment import Assignment
from anncourse.grading.run.jobs import Job, assignment_of
from tests.grading.conftest import (
    DOUBLE,
    Cell,
    handed_out,
    manual,
    notebook,
    text,
    write,
)

NAME = "double"
CANARY = "0123456789abcdef" * 2
WORDS = (
    "Because doubling is adding a number to itself, whatever the number is."
)
CELLS = (
    *(
        c
        | {
            "source": c["source"].replace(
                "BEGIN HIDDEN TESTS\ncheck",
                f"BEGIN HIDDEN TESTS\n# canary {CANARY}\ncheck",
            )
        }
        for c in DOUBLE
    ),
    text("# In words"),
    manual(WORDS, "words"),
)

# Formulas, quotes, letters of every script, separators, controls, and 300 signs.
ODD_NAMES = (
    "=cmd|'/c calc'!A1", "Robert'); DROP TABLE students;--", "a,b;c\t\"d\"", "🎉🧠",
    "..", ".", "-rf", "a/b", "a\\b", "nul\0l", "\u202egpj.exe", "x" * 300, "é" * 90,
    "e\u0301", "Å", "CON", " space ", "%41", "a~b", "\ud800", "line\nbreak", "*?[x]",
)  # fmt: skip


def course_in(root: Path) -> Course:
    """Return a new course folder."""
    write(root / "source" / NAME / f"{NAME}.ipynb", CELLS)
    return Course(root)


def assigned(course: Course) -> Assignment:
    """Return the assignment in a course folder, as it is now."""
    return Assignment.read(course.source(NAME))


def sent(cells: Iterable[Cell] = CELLS) -> bytes:
    """Return a submitted notebook."""
    return json.dumps(notebook(handed_out(cells))).encode()


def hand_in(
    course: Course,
    student: str,
    content: bytes | None = None,
    when: str = "",
) -> Path:
    """Put a notebook where collecting puts it."""
    folder = course.submitted(NAME, student)
    folder.mkdir(parents=True, exist_ok=True)
    place = folder / f"{NAME}.ipynb"
    place.write_bytes(sent() if content is None else content)
    if when:
        (folder / TIMESTAMP).write_text(when)
    return place


def result(student: str = "ada", **changes: object) -> Result:
    """Return what grading might have found."""
    tasks = (
        TaskScore("double-test", "Double a number", 3.0, 3.0, "passed", ""),
        TaskScore(
            "halve-test", "Halve", 2.0, 0.0, "failed", "Divide by two."
        ),
        TaskScore("words", "In words", 2.0, None, "manual", ""),
    )
    made = {
        "assignment": NAME,
        "student": student,
        "status": "needs a person",
        "tasks": tasks,
        "notes": (),
        "cells": ("", "NameError: name 'y' is not defined"),
        "seconds": 0.1,
        "submission": "",
        "sandbox": "bubblewrap",
    }
    return Result(**(made | changes))


def pretend(job: Job) -> str:
    """Grade by the student's name: one ends the process, one does it once."""
    marker = Path(job.path).with_name("tried")
    if job.student == "killer" or (
        job.student == "once" and not marker.exists()
    ):
        marker.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if job.student == "sleeper":
        time.sleep(600)
    if job.student == "broken":
        raise ZeroDivisionError("no matter")
    if job.student == "liar":
        return result("ada").to_json()
    if job.student == "half":
        return result("half").to_json()[:40]
    assert assignment_of(job.assignment, job.source).name == NAME
    digest = (
        __import__("hashlib")
        .sha256(Path(job.path).read_bytes())
        .hexdigest()
    )
    sandbox = "bubblewrap" if job.confined else "none"
    return result(job.student, submission=digest, sandbox=sandbox).to_json()
