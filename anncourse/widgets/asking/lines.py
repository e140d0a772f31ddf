"""Typed questions: a prompt, then marked lines.

A mark stands at the beginning of a line, as far in as the question itself: "+ " and
"- " before an option, "do: " and other words with a colon before the rest. A line
without one goes on the line above.
"""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Sequence
from typing import Any, NamedTuple

MARK = re.compile(r"^(?:([+-]) |([a-z]+): )", re.MULTILINE)


class Marked(NamedTuple):
    """One marked line: its mark, and what stands after it on one line."""

    mark: str
    text: str


def one_line(text: str) -> str:
    """Return the text with every run of white space made one space."""
    return " ".join(text.split())


def split(
    what: str, text: object, marks: Sequence[str]
) -> tuple[str, list[Marked]]:
    r"""Return the prompt and the marked lines; refuse a mark that is not known.

    >>> prompt, lines = split("bet", "Odd?\n- Yes | Look\n  again.", "+-")
    >>> prompt, lines[0].mark, lines[0].text
    ('Odd?', '-', 'Yes | Look again.')
    """
    if not isinstance(text, str):
        raise ValueError(f"{what} must be a text; got {text!r}.")
    prompt, *rest = MARK.split(inspect.cleandoc(text))
    found = [
        Marked(sign or word, one_line(body))
        for sign, word, body in zip(
            rest[::3], rest[1::3], rest[2::3], strict=True
        )
    ]
    for mark, _ in found:
        if mark not in marks:
            words = ", ".join(f'"{m}:"' for m in marks if m.isalpha())
            raise ValueError(
                f'{what} has a line "{mark}:", which means nothing here; '
                f"lines begin with {words}."
            )
    if not one_line(prompt):
        raise ValueError(
            f"{what} needs a question: write it before the first marked line."
        )
    return one_line(prompt), found


def all_of(lines: Sequence[Marked], mark: str) -> list[str]:
    """Return what stands after each mark of a kind."""
    return [line.text for line in lines if line.mark == mark]


def one_of(
    what: str, lines: Sequence[Marked], mark: str, example: str = ""
) -> str:
    """Return what stands after a mark that may stand once.

    With an example the mark must be there, and the error shows it.
    """
    found = all_of(lines, mark)
    if len(found) > 1:
        raise ValueError(
            f'{what} has {len(found)} lines "{mark}:"; write one.'
        )
    text = found[0] if found else ""
    if example and not text:
        raise ValueError(
            f'{what} needs a line "{mark}:"; write for example '
            f'"{mark}: {example}".'
        )
    return text


def said_yes(what: str, lines: Sequence[Marked], mark: str) -> bool:
    """Return whether "mark: yes" stands there."""
    text = one_of(what, lines, mark)
    if text not in ("", "yes"):
        raise ValueError(
            f'{what} has "{mark}: {text}"; write "{mark}: yes", '
            "or leave the line out."
        )
    return text == "yes"


def with_reason(what: str, text: str) -> tuple[str, str]:
    """Return what stands before and after " | "; both must be there."""
    first, _, reason = (part.strip() for part in text.partition(" | "))
    if not first or not reason:
        raise ValueError(
            f'{what} must be "{first or "..."} | a reason"; got "{text}".'
        )
    return first, reason


def patch(what: str, text: str) -> dict[str, Any]:
    """Return a change of the state, typed as JSON."""
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        found = error.msg
    if not isinstance(found, dict) or not found:
        raise ValueError(
            f"{what} must be traits with their values as JSON, such as "
            f'{{"bias": 0}}; got {text}.'
        )
    return found
