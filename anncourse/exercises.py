"""An exercise's answer, case by case: what is right, what is not yet, and a hint.

The same cell answers a student at once and, run by the grader, gives the points.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse.arguments import number

INDENT = " " * len("not yet  ")


class NotYet(AssertionError):
    """A case that is not right yet.

    Attributes
    ----------
    hint : str
        What the author says to whoever meets this case.
    """

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint

    def _render_traceback_(self) -> list[str]:
        # Jupyter asks for this: one line for a learner, and not where it was raised.
        return [str(self)]


class Checks:
    """Cases of one task; each prints a line, and `done` says whether all are right.

    A case is given what to do, as a function of nothing, so that an error in it is a
    case that is not yet right, and not the end of the test.

    Parameters
    ----------
    task : str
        Its name, for the last line.

    Raises
    ------
    ValueError
        If the name is empty.

    Examples
    --------
    >>> check = Checks("double")
    >>> check.equal(
    ...     "two", lambda: 2 + 2, 4, hint="Add the number to itself."
    ... )
    right    two
    >>> check.done()
    double: 1 of 1 right
    """

    def __init__(self, task: str) -> None:
        self.task = _name(task)
        self._cases = 0
        self._missed: list[tuple[str, str]] = []

    def equal(
        self,
        case: str,
        work: Callable[[], Any],
        expected: object,
        *,
        hint: str,
    ) -> None:
        """Check that work() gives exactly the expected number, text, list or array.

        Parameters
        ----------
        case : str
            What is tried, in a few words.
        work : callable
            Takes nothing; returns the answer.
        expected : number, str, bool, list, tuple or array
            What it should be; arrays in the same shape.
        hint : str
            What to say where it is not.
        """
        self._run(case, work, lambda got: differs(got, expected, 0.0), hint)

    def close(
        self,
        case: str,
        work: Callable[[], Any],
        expected: object,
        *,
        hint: str,
        tolerance: float = 1e-6,
    ) -> None:
        """Check that work() gives numbers that are near to those expected.

        Parameters
        ----------
        case, work, hint
            As in `equal`.
        expected : number or array
            What it should be.
        tolerance : float
            Largest difference, beside that share of the expected number.

        Raises
        ------
        ValueError
            If tolerance is not a number above 0.
        """
        near = number("Checks.close", "tolerance", tolerance, above=0)
        self._run(
            case, work, lambda got: differs(got, expected, near), hint
        )

    def true(
        self, case: str, work: Callable[[], Any], *, hint: str
    ) -> None:
        """Check that work() is True.

        Parameters
        ----------
        case, work, hint
            As in `equal`.
        """
        self._run(case, work, lambda got: differs(got, True, 0.0), hint)

    def raises(
        self,
        case: str,
        error: type[Exception],
        work: Callable[[], Any],
        *,
        hint: str,
    ) -> None:
        """Check that work() is refused with an error of this type.

        Parameters
        ----------
        case, work, hint
            As in `equal`.
        error : type
            Such as ValueError.
        """
        self._cases += 1
        try:
            work()
            trouble = "nothing was refused"
        except error:
            trouble = ""
        except Exception as other:
            trouble = _named(other)
        self._say(case, trouble, hint)

    def done(self) -> None:
        """Say how many cases are right.

        Raises
        ------
        NotYet
            If one is not, with the hint of the first.
        """
        right = self._cases - len(self._missed)
        line = f"{self.task}: {right} of {self._cases} right"
        if self._missed:
            case, hint = self._missed[0]
            raise NotYet(f"{line}. Next: {case}. {hint}", hint)
        print(line)  # noqa: T201

    def _run(
        self,
        case: str,
        work: Callable[[], Any],
        differs: Callable[[Any], str],
        hint: str,
    ) -> None:
        self._cases += 1
        try:
            trouble = differs(work())
        except Exception as error:
            trouble = _named(error)
        self._say(case, trouble, hint)

    def _say(self, case: str, trouble: str, hint: str) -> None:
        if trouble:
            self._missed.append((case, hint))
            print(f"not yet  {case}: {trouble}.\n{INDENT}{hint}")  # noqa: T201
        else:
            print(f"right    {case}")  # noqa: T201


def _name(task: object) -> str:
    if not isinstance(task, str) or not task:
        raise ValueError(f"Checks expects the name of a task, got {task!r}")
    return task


def _named(error: Exception) -> str:
    text = str(error)[:SHORT]
    name = type(error).__name__
    return f"{name}: {text}" if text else name


SHORT = 200  # characters of a text that are shown


def differs(got: object, expected: object, near: float) -> str:
    """Return in what got is not as expected, or nothing.

    Numbers may be off by `near`, and by that share of the expected one.
    """
    if got is ...:
        return "the dots are still there"
    if isinstance(expected, str):
        return _text(got, expected)
    try:
        answer, right = np.asarray(got), np.asarray(expected)
    except ValueError:
        return "rows of different length came"
    if answer.dtype.kind not in "biufc":
        return f"{_article(got)} came, where numbers are expected"
    if answer.shape != right.shape:
        return f"shape {answer.shape} came, and {right.shape} is expected"
    if right.dtype.kind == "b" and answer.dtype.kind != "b":
        return f"{_article(got)} came, where True or False is expected"
    same = (
        np.isclose(answer, right, rtol=near, atol=near)
        if near
        else answer == right
    )
    if np.all(same):
        return ""
    if not answer.ndim:
        return f"{answer[()]} came"
    wrong = tuple(int(i) for i in np.argwhere(~np.asarray(same))[0])
    return f"{answer[wrong]} came at {list(wrong)}"


def _text(got: object, expected: str) -> str:
    if type(got) is not str:
        return f"{_article(got)} came, where text is expected"
    return "" if got == expected else f"{got[:SHORT]!r} came"


def _article(got: object) -> str:
    if got is None:
        return "nothing"
    name = type(got).__name__
    return f"an {name}" if name[0] in "aeiou" else f"a {name}"
