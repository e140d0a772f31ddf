"""In what an answer is not what was expected, in a few words for a learner."""

from __future__ import annotations

import numpy as np

SHORT = 200  # characters of a text that are shown
UNTOUCHED = "the dots are still there"


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
