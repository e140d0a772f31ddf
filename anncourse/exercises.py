"""An exercise's answer, case by case: what is right, what is not yet, and a hint.

The same cell answers a student at once and, run by the grader, gives the points.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from anncourse.arguments import number

INDENT = " " * len("not yet  ")
UNTOUCHED = "the dots are still there"
LATER = "Hints come after your first try."
# What a stub that raises NotImplementedError comes to.
STUB = "nothing is written there yet"


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
    case that is not yet right, and not the end of the test. Hints come one by one: only
    the first case that is not right shows one, and only once something was tried. Where
    it has several, each further try shows the next.

    Parameters
    ----------
    task : str
        Its name, for the last line.
    hints : dict of str to str or list of str, optional
        For each case by its name, what to say: the gentlest hint first. A case that is
        not named here brings its own.

    Raises
    ------
    ValueError
        If the name is empty, or hints are no texts by name.

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

    def __init__(
        self,
        task: str,
        *,
        hints: Mapping[str, str | Sequence[str]] | None = None,
    ) -> None:
        self.task = _name(task)
        self._hints = _hints(hints)
        self._tries: dict[str, int] = {}
        self._cases = 0
        self._missed: list[tuple[str, str, str]] = []
        # The cases of this run, until one comes again.
        self._answered: dict[str, bool] = {}

    def equal(
        self,
        case: str,
        work: Callable[[], Any],
        expected: object,
        *,
        hint: str | None = None,
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
        hint : str, optional
            What to say where it is not, for a case without a place in `hints`.

        Raises
        ------
        ValueError
            If the case has no hint, here or in `hints`.
        """
        self._run(case, work, lambda got: differs(got, expected, 0.0), hint)

    def close(
        self,
        case: str,
        work: Callable[[], Any],
        expected: object,
        *,
        hint: str | None = None,
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
            If tolerance is not a number above 0, or the case has no hint.
        """
        near = number("Checks.close", "tolerance", tolerance, above=0)
        self._run(
            case, work, lambda got: differs(got, expected, near), hint
        )

    def true(
        self,
        case: str,
        work: Callable[[], Any],
        *,
        hint: str | None = None,
    ) -> None:
        """Check that work() is True.

        Parameters
        ----------
        case, work, hint
            As in `equal`.

        Raises
        ------
        ValueError
            As `equal` does.
        """
        self._run(case, work, lambda got: differs(got, True, 0.0), hint)

    def raises(
        self,
        case: str,
        error: type[Exception],
        work: Callable[[], Any],
        *,
        hint: str | None = None,
    ) -> None:
        """Check that work() is refused with an error of this type.

        Parameters
        ----------
        case, work, hint
            As in `equal`.
        error : type
            Such as ValueError.

        Raises
        ------
        ValueError
            As `equal` does.
        """
        steps = self._steps(case, hint)
        try:
            work()
            trouble = "nothing was refused"
        except error:
            trouble = ""
        except Exception as other:
            trouble = _named(other)
        self._say(case, trouble, steps)

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
            case, hint, shown = self._missed[0]
            raise NotYet(f"{line}. Next: {case}. {shown}", hint)
        print(line)  # noqa: T201

    def _run(
        self,
        case: str,
        work: Callable[[], Any],
        differs: Callable[[Any], str],
        hint: str | None,
    ) -> None:
        steps = self._steps(case, hint)
        try:
            trouble = differs(work())
        except Exception as error:
            trouble = _named(error)
        self._say(case, trouble, steps)

    def _steps(self, case: str, hint: str | None) -> Sequence[str]:
        if hint is not None:
            return [hint]
        if case not in self._hints:
            raise ValueError(
                f"Checks expects a hint for {case!r}, as hint= or in hints, "
                f"got hints for {list(self._hints)}"
            )
        return self._hints[case]

    def _say(self, case: str, trouble: str, steps: Sequence[str]) -> None:
        if case in self._answered:
            self._answered = {}
        first = all(self._answered.values())
        self._answered[case] = not trouble
        self._cases += 1
        if not trouble:
            self._tries.pop(case, None)
            print(f"right    {case}")  # noqa: T201
            return
        print(f"not yet  {case}: {trouble}.")  # noqa: T201
        hint, shown = self._due(case, trouble, steps, first)
        self._missed.append((case, hint, shown))
        if first:
            print(INDENT + shown)  # noqa: T201

    def _due(
        self, case: str, trouble: str, steps: Sequence[str], asked: bool
    ) -> tuple[str, str]:
        """Return the hint that it is time for, and what is shown of it."""
        tries = self._tries.get(case, 0)
        hint = steps[min(tries, len(steps) - 1)]
        if trouble in (UNTOUCHED, STUB):
            return hint, LATER
        if asked:
            self._tries[case] = tries + 1
        more = len(steps) - 1 - tries
        return (
            hint,
            f"{hint} (Another try shows more.)" if more > 0 else hint,
        )


def _name(task: object) -> str:
    if not isinstance(task, str) or not task:
        raise ValueError(f"Checks expects the name of a task, got {task!r}")
    return task


def _hints(hints: object) -> dict[str, list[str]]:
    if hints is None:
        return {}
    if not isinstance(hints, Mapping):
        raise ValueError(
            f"Checks expects hints as a dictionary by case, got {hints!r}"
        )
    return {case: _texts(case, hint) for case, hint in hints.items()}


def _texts(case: str, hint: object) -> list[str]:
    texts = [hint] if isinstance(hint, str) else hint
    if isinstance(texts, list | tuple) and texts:
        found = [text for text in texts if isinstance(text, str) and text]
        if len(found) == len(texts):
            return found
    raise ValueError(
        f"Checks expects the hint of {case!r} to be a text or a list of "
        f"texts, got {hint!r}"
    )


def _named(error: Exception) -> str:
    if isinstance(error, NotImplementedError):
        return STUB
    text = str(error)[:SHORT]
    name = type(error).__name__
    return f"{name}: {text}" if text else name


SHORT = 200  # characters of a text that are shown


def differs(got: object, expected: object, near: float) -> str:
    """Return in what got is not as expected, or nothing.

    Numbers may be off by `near`, and by that share of the expected one.
    """
    if got is ...:
        return UNTOUCHED
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
