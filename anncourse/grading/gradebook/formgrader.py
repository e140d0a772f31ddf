"""The notebook that formgrader shows to the person who judges.

Formgrader shows it as a page of the teacher's own Jupyter server, where a script could
do what the teacher can. So it is made anew: prose, tests and all metadata from the
source; the student's code as code; of written answers the text, without HTML and
without links that hide where they lead; below code what `outputs` makes of it.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from pathlib import Path

from anncourse.grading.collect.matching import match
from anncourse.grading.collect.reading import Unreadable, read
from anncourse.grading.collect.student_file import Refused, content_of
from anncourse.grading.course.course import Course
from anncourse.grading.course.naming import folder_of
from anncourse.grading.course.results import Result
from anncourse.grading.gradebook.outputs import Outputs, with_pictures
from anncourse.grading.release.assignment import Assignment
from anncourse.grading.release.notebook_file import Raw, as_text, load
from anncourse.whole_files import write_whole

OF = "submission_sha256"
OPENING = re.compile(r"<(?=[^\s=])")
LINK = re.compile(r"\](?=[(:\[])")
# MathJax's commands that make a link, set a style or load more commands.
COMMAND = re.compile(
    r"\\(?=(href|url|style|class|cssId|bbox|mmlToken|unicode|require|csname)(?![A-Za-z]))"
)


def write_for_grading(
    course: Course, assignment: Assignment, result: Result
) -> None:
    """Write ``autograded/<student>/<assignment>/<assignment>.ipynb``.

    Parameters
    ----------
    course : Course
        The folder.
    assignment : Assignment
        What the teacher wrote.
    result : Result
        What came of a submission.

    Raises
    ------
    OSError
        If it cannot be written.
    """
    name = assignment.name
    path = course.notebook(name, result.student)
    answers: dict[str, list[Raw]] = defaultdict(list)
    try:
        submission = read(path)
        below = Outputs(
            json.loads(content_of(path)),
            with_pictures(course, result, submission.sha256),
        )
        here = ""  # extra cells stand after the one they followed
        for cell in match(assignment, submission).cells:
            here = cell.grade_id or here
            if cell.by_student:
                answers[here].append(
                    _code(cell.source, below.next(cell.source))
                )
        for text in submission.cells:
            if text.kind == "markdown" and text.grade_id:
                answers[text.grade_id] = [_markdown(harmless(text.source))]
    except (Unreadable, Refused, ValueError):
        answers.clear()
    cells = list(answers.pop("", []))
    for raw, wanted in zip(
        load(course.source(name))["cells"], assignment.cells, strict=True
    ):
        cells += _with_answers(
            raw, wanted.role, answers.get(wanted.grade_id, [])
        )
    notebook = {
        "cells": cells,
        "metadata": {OF: result.submission},
        "nbformat": 4,
        "nbformat_minor": 4,
    }
    place = _place(course, name, result.student)
    write_whole(place, as_text(notebook).encode())


def shown_before(
    course: Course, assignment: str, student: str
) -> str | None:
    """Return which submission of a student formgrader shows now.

    Parameters
    ----------
    course : Course
        The folder.
    assignment, student : str
        Whose, of what.

    Returns
    -------
    str or None
        SHA-256 of the submitted file; None if nobody knows.
    """
    try:
        shown = load(_place(course, assignment, student))["metadata"].get(
            OF
        )
    except (OSError, ValueError):
        return None
    return shown if isinstance(shown, str) else None


def _place(course: Course, assignment: str, student: str) -> Path:
    folder = course.root / "autograded" / folder_of(student) / assignment
    return folder / f"{assignment}.ipynb"


def harmless(text: str) -> str:
    """Return Markdown without HTML or links that hide where they lead; formulas stay.

    Parameters
    ----------
    text : str
        A student's.

    Returns
    -------
    str
        The same words, with a space after each sign that could begin either.
    """
    plain = COMMAND.sub(r"\\ ", OPENING.sub("< ", text))
    return LINK.sub("] ", plain)


def _with_answers(raw: Raw, role: str, answers: list[Raw]) -> list[Raw]:
    if role not in ("solution", "manual"):
        kept = {
            key: raw[key] for key in ("cell_type", "metadata", "source")
        }
        if raw["cell_type"] == "code":
            kept |= {"outputs": [], "execution_count": None}
        return [kept, *answers]
    code = raw["cell_type"] == "code"
    cells = answers or [_code("", []) if code else _markdown("No answer.")]
    # The last one counts, as in grading; extra cells follow the answer they came after.
    cells[-1] = {**cells[-1], "metadata": raw["metadata"]}
    return cells


def _code(source: str, outputs: list[Raw]) -> Raw:
    return {
        "cell_type": "code",
        "metadata": {},
        "source": source,
        "outputs": outputs,
        "execution_count": None,
    }


def _markdown(source: str) -> Raw:
    return {"cell_type": "markdown", "metadata": {}, "source": source}
