"""One sentence for the student about a test that did not pass.

What a hidden test tries must not get out: not through its text, and not through the
student's own code, which sees the input of every test and could put it into the name or
the text of an error. So a message is the author's words, or ours, and never the code's.
"""

from __future__ import annotations

import ast
import traceback
from collections.abc import Iterable

from anncourse.exercises import NotYet
from anncourse.grading.judge.remote_errors import RemoteError, printable
from anncourse.grading.judge.stand_ins import NotData
from anncourse.grading.release.assignment import Cell
from anncourse.grading.release.regions import HIDDEN
from anncourse.grading.sandbox.jupyter import without_magics

TEST = "<test>"
LONGEST = 300
DIED = "Your code was stopped: it took too long or too much memory, or it ended itself."
NOT_YET = "This is not right yet."
USUAL = {"AttributeError", "IndexError", "KeyError", "NameError"}
USUAL |= {
    "NotImplementedError",
    "TypeError",
    "ValueError",
    "ZeroDivisionError",
}
OBJECT = (
    "Your code returned an object where a number or an array is expected."
)


def message(
    error: Exception, test: Cell, given: Iterable[Cell] = ()
) -> str:
    """Return what to tell the student.

    Parameters
    ----------
    error : Exception
        What ended the test cell.
    test : Cell
        The test cell.
    given : iterable of Cell
        The teacher's other code, which may hold hints, too.

    Returns
    -------
    str
        One sentence.
    """
    if isinstance(error, NotYet):
        written = any(
            error.hint in _texts(c.source) for c in (test, *given)
        )
        return _short(error.hint) if written else NOT_YET
    if isinstance(error, RemoteError):
        # Only a usual name: by one of sixty the code could tell what it was given.
        base = type(error).__mro__[2].__name__
        return f"Your code stopped with {_article(base)}."
    if isinstance(error, NotData):
        return OBJECT
    text = str(error)
    if type(error) is AssertionError and text in _texts(test.source):
        return _short(text) if _visible(error, test.source) else NOT_YET
    return NOT_YET


def _texts(source: str) -> set[str]:
    # A text that stands in the source as it is: none of the student's values is in it.
    return {
        node.value
        for node in ast.walk(ast.parse(without_magics(source)))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def _visible(error: Exception, source: str) -> bool:
    # Whether the assert stands in a line that the student can read in the notebook.
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame.lineno for frame in frames if frame.filename == TEST]
    if not lines or lines[-1] is None:
        return False
    before = source.split("\n")[: lines[-1]]
    begun = sum(f"BEGIN {HIDDEN}" in line for line in before)
    return begun == sum(f"END {HIDDEN}" in line for line in before)


def _short(text: str) -> str:
    return printable(text)[:LONGEST]


def _article(name: str) -> str:
    if name not in USUAL:
        return "an error"
    return f"{'an' if name[0] in 'AEIOU' else 'a'} {name}"
