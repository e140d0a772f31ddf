"""What a teacher reads on the terminal, and after a run."""

from __future__ import annotations

import sys
from collections import defaultdict
from typing import TextIO

from tqdm import tqdm

from anncourse.grading.course.naming import plain, shown
from anncourse.grading.gradebook import gradebook
from anncourse.grading.run.running import WAITING, Outcome

NAMES = 10  # students who are named one by one
NO_GRADEBOOK = (
    'in nbgrader\'s formgrader (pip install "anncourse[grading]")'
)


def say(text: str, to: TextIO | None = None) -> None:
    """Write a line, whatever letters the terminal knows.

    Parameters
    ----------
    text : str
        The line.
    to : text stream, optional
        By default what is written for people to read.
    """
    stream = to or sys.stdout
    encoding = stream.encoding or "utf-8"
    line = text.encode(encoding, "backslashreplace").decode(encoding)
    tqdm.write(line, file=stream)


def report(assignment: str, outcome: Outcome) -> None:
    """Say how many are graded, who needs a person, and what was not as usual.

    Parameters
    ----------
    assignment : str
        Which one.
    outcome : Outcome
        Of a run.
    """
    say(
        f"{assignment}: {outcome.graded} graded now, {outcome.kept} kept from before."
    )
    by_reason = defaultdict(list)
    for student, (status, reason) in sorted(outcome.person.items()):
        if reason == WAITING:
            by_reason[reason].append(student)
        else:
            say(f"{status}: {shown(student)}: {plain(reason)}")
    told = sorted(outcome.noted.items())
    for student, notes in told[:NAMES]:
        say(f"a note: {shown(student)}: {plain(notes)}")
    if told[NAMES:]:
        say(
            f"{len(told) - NAMES} more have notes: they stand in the files of "
            f"results/{assignment}."
        )
    for reason, students in by_reason.items():
        say(
            f"needs a person: {len(students)} ({some(students)}): {reason}."
        )
        how = "in formgrader" if gradebook.installed() else NO_GRADEBOOK
        say(f"Give them {how}; `feedback` and `export` then take them.")


def some(students: list[str]) -> str:
    """Name the first ten.

    Parameters
    ----------
    students : list of str
        Any number.

    Returns
    -------
    str
        Fit for a terminal, and whether there are others.
    """
    names = ", ".join(map(shown, students[:NAMES]))
    return names + ", and others" * (len(students) > NAMES)
