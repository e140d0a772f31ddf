"""Errors of the student's code, raised where the test cell runs."""

from __future__ import annotations

import builtins
from functools import cache
from typing import Any

import numpy as np

TEXT = 200  # characters of an error's text
ERRORS = {"LinAlgError": np.linalg.LinAlgError}


class RemoteError(Exception):
    """The student's code stopped with an error.

    For each of Python's own errors there is a class that is both, so that ``except
    ValueError`` and ``check.raises`` work.

    Parameters
    ----------
    name : str
        The error's type, as the student's code names it.
    text : str
        What it says; chosen by the student's code.
    """

    def __init__(self, name: str, text: str) -> None:
        self.args = (name, text)
        self.name, self.text = name, text

    def __str__(self) -> str:
        return self.text


def error_of(raw: Any, *, ends: bool = False) -> RemoteError:
    """Return the error that an answer tells of.

    Parameters
    ----------
    raw : list of str
        Its own name, the name of its nearest known base, its text; from hostile hands.
    ends : bool
        Whether a StopIteration may come out: elsewhere than in a step of a loop it
        would end the test's own loop, with success.

    Returns
    -------
    RemoteError
        Of the class that is both.

    Raises
    ------
    ValueError
        If the answer is no such list.
    """
    own, known, text = raw
    if not all(type(part) is str for part in raw):
        raise ValueError("an error has a name and a text")
    kind = _class_for(known)
    if issubclass(kind, StopIteration) and not ends:
        kind = RemoteError
    return kind(printable(own)[:60], printable(text)[:TEXT])


@cache
def _known_errors() -> dict[str, type[RemoteError]]:
    # Exceptions only: a student's SystemExit must not end the grader.
    classes = {**vars(builtins), **ERRORS}
    return {
        name: type(f"Remote{name}", (RemoteError, base), {})
        for name, base in classes.items()
        if isinstance(base, type)
        and issubclass(base, Exception)
        and base not in (Exception, ExceptionGroup)
    }


def _class_for(name: str) -> type[RemoteError]:
    return _known_errors().get(name, RemoteError)


def printable(text: str) -> str:
    """Return a text without what could move a terminal's cursor or break a line."""
    return "".join(c if c.isprintable() else " " for c in text)
