"""What a student gets back: one page, complete in itself, that reads on any screen.

It holds no script, asks no other server for anything, and shows all text that came from
a submission as text. Of a hidden test it says what the task is called and whether it
passed, with the author's hint.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from anncourse.grading.collect.matching import match
from anncourse.grading.collect.reading import Unreadable, read
from anncourse.grading.course.naming import plain
from anncourse.grading.course.results import Result, TaskScore
from anncourse.grading.release.assignment import Assignment

CSS = Path(__file__).with_name("feedback.css").read_text("utf-8")
PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>Feedback</title>
<style>{css}</style>
</head>
<body>
<main>
<header>
<p class="over">Feedback on</p>
<h1>{assignment}</h1>
<p class="student">{student}</p>
<p class="score"><b>{score}</b> of {most} points</p>
<div class="bar" aria-hidden="true"><div style="width:{share}%"></div></div>
<p>{head}</p>
{notes}
</header>
<h2>Tasks</h2>
<ol>{tasks}</ol>
{work}
</main>
</body>
</html>
"""
MOST = 700_000  # bytes of a student's work on the page
TOO_LONG = "The rest is left out here: it is too long."
TOO_BIG = "The picture that this cell drew is too big for this page."
HEADS = {
    "graded": "All tasks are graded.",
    "needs a person": (
        "A person still reads a part of it. What has no points yet counts 0 until then."
    ),
    "crashed": (
        "Your notebook was stopped before any test ran: its cells took too long or too "
        "much memory, or ended Python."
    ),
    "unreadable": "This file could not be graded.",
}
WORDS = {
    "passed": ("passed", "good"),
    "failed": ("not yet", "bad"),
    "died": ("not yet", "bad"),
    "not run": ("not run", "bad"),
    "manual": ("a person reads this", "open"),
}


@dataclass(frozen=True)
class Work:
    """One of a student's cells.

    Attributes
    ----------
    source : str
        Its text.
    error : str
        What it stopped with; "" if it did not.
    prose : bool
        Whether it is a written answer.
    pictures : tuple of str
        The base64 of each PNG file that it drew when it was graded.
    """

    source: str
    error: str
    prose: bool = False
    pictures: tuple[str, ...] = ()


def work_in(
    assignment: Assignment, path: Path, result: Result
) -> list[Work]:
    """Return a student's own code and written answers, as they were graded.

    Parameters
    ----------
    assignment : Assignment
        What the teacher wrote.
    path : Path
        The submitted notebook.
    result : Result
        What came of it, with pictures if they are to be shown.

    Returns
    -------
    list of Work
        Code in the order it ran, then written answers; nothing if the file is not
        readable, or not the one that was graded.
    """
    try:
        submission = read(path)
    except Unreadable:
        return []
    if submission.sha256 != result.submission:
        return []
    cells = [c for c in match(assignment, submission).cells if c.by_student]
    found = zip_longest(cells, result.cells, result.pictures)
    written = {c.grade_id for c in assignment.cells if c.role == "manual"}
    texts = [
        Work(cell.source, "", prose=True)
        for cell in submission.cells
        if cell.kind == "markdown" and cell.grade_id in written
    ]
    codes = [
        Work(cell.source, error or "", pictures=pictures or ())
        for cell, error, pictures in found
        if cell
    ]
    return codes + texts


def page(
    result: Result,
    work: Iterable[Work] = (),
    comments: Mapping[str, str] | None = None,
) -> str:
    """Return a student's page.

    Parameters
    ----------
    result : Result
        What came of the submission.
    work : iterable of Work
        The student's own cells.
    comments : mapping of str to str, optional
        What a person wrote, by the task's grade_id.

    Returns
    -------
    str
        HTML of 1 MB at most.
    """
    said = comments or {}
    share = result.score / result.max_score if result.max_score else 0.0
    notes = result.notes if result.status == "unreadable" else ()
    return PAGE.format(
        css=CSS,
        assignment=_text(result.assignment),
        student=_text(result.student),
        score=_points(result.score),
        most=_points(result.max_score),
        share=f"{100 * min(max(share, 0.0), 1.0):.1f}",
        head=HEADS[result.status],
        notes="".join(f"<p>{_text(note)}</p>" for note in notes),
        tasks="".join(
            _task(t, said.get(t.grade_id, "")) for t in result.tasks
        ),
        work=_work(work),
    )


def _task(task: TaskScore, comment: str) -> str:
    word, kind = WORDS[task.outcome]
    if task.outcome == "manual" and task.points is not None:
        full = task.points >= task.max_points
        word, kind = "read by a person", "good" if full else "open"
    given = "–" if task.points is None else _points(task.points)
    rest = (
        f'<p class="hint">{_text(task.message)}</p>' if task.message else ""
    )
    if comment:
        lines = "<br>".join(map(_text, comment.splitlines()))
        rest += f'<blockquote><p class="from">Comment</p><p>{lines}</p></blockquote>'
    return (
        f'<li class="{kind}"><div class="row"><h3>{_text(task.title)}</h3>'
        f'<p class="points"><b>{given}</b> of {_points(task.max_points)}</p></div>'
        f'<p class="word">{word}</p>{rest}</li>'
    )


def _work(work: Iterable[Work]) -> str:
    parts, left = [], MOST
    for number, cell in enumerate(work, 1):
        if not cell.source.strip() and not cell.error:
            continue
        code = "\n".join(
            _text(line.expandtabs(4)) for line in cell.source.splitlines()
        )
        error = (
            f'<p class="error">{_text(cell.error)}</p>'
            if cell.error
            else ""
        )
        kind = ' class="prose"' if cell.prose else ""
        part = (
            f'<pre{kind} tabindex="0" role="region" aria-label="Cell {number}">'
            f"<code>{code}</code></pre>{error}"
        )
        left -= len(part.encode())
        if left < 0:
            parts.append(f"<p>{TOO_LONG}</p>")
            break
        parts.append(part)
        for picture in map(_picture, cell.pictures):
            fits = len(picture) <= left
            left -= len(picture) * fits
            parts.append(picture if fits else f"<p>{TOO_BIG}</p>")
    return "<h2>What you handed in</h2>" + "".join(parts) if parts else ""


def _picture(base64: str) -> str:
    source = f"data:image/png;base64,{html.escape(base64)}"
    return f'<img alt="What this cell drew" src="{source}">'


def _text(text: str) -> str:
    # A name or an error may be written to break out of the page, or to turn it around.
    return f"<bdi>{html.escape(plain(text))}</bdi>" if text else ""


def _points(points: float) -> str:
    return f"{points:.6g}"
