"""A bet as it is typed: what the reader thinks, what to do then, and the answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from anncourse.widgets.asking.judges import NUMBER, judge, number
from anncourse.widgets.asking.lines import (
    Marked,
    all_of,
    one_of,
    patch,
    said_yes,
    split,
    with_reason,
)

MARKS = (
    *("+", "-", "number", "sketch", "answer", "within", "why"),
    *("do", "done", "right", "end", "sure", "seen"),
)
MOST = 6  # options
RANGE = re.compile(
    rf"({NUMBER}) to ({NUMBER})(?: step ({NUMBER}))?(?: unit (.+))?"
)
SKETCH = re.compile(
    rf"(.+) over (.+) from ({NUMBER}) to ({NUMBER})(?: unit (.+))?"
)

Bet = dict[str, Any]


def bet(text: object) -> Bet:
    r"""Return a typed bet as data.

    Parameters
    ----------
    text : str
        A question; options (or a number, or a sketch); what to do; how to judge.

    Returns
    -------
    dict
        Its ``kind`` is "choice", "number" or "sketch".

    Raises
    ------
    ValueError
        If something is missing or means nothing, with what to write.

    Examples
    --------
    >>> made = bet('''Does it rise?
    ... + Yes | Each part counts for.
    ... - No | A weight above 0 counts for.
    ... do: Drag the weight to 2.
    ... done: w1 at least 1.95
    ... end: {"weights": [2, 1]}''')
    >>> made["kind"], [option["correct"] for option in made["options"]]
    ('choice', [True, False])
    """
    question, lines = split("bet", text, MARKS)
    kinds = {
        "choice": all_of(lines, "+") + all_of(lines, "-"),
        "number": all_of(lines, "number"),
        "sketch": all_of(lines, "sketch"),
    }
    asked = [kind for kind, found in kinds.items() if found]
    if len(asked) != 1:
        got = " and ".join(asked) or "none"
        raise ValueError(
            'bet needs options, each "+ right | reason" or "- wrong | reason"; '
            f'or "number: 0 to 4"; or "sketch: y over x from 0 to 5"; got {got}.'
        )
    answer = {"choice": _choice, "number": _number, "sketch": _sketch}
    return {
        "kind": asked[0],
        "question": question,
        **answer[asked[0]](lines),
        **_doing(lines),
    }


def _choice(lines: Sequence[Marked]) -> Bet:
    for mark in ("answer", "within", "why"):
        if all_of(lines, mark):
            raise ValueError(
                f'bet has options and a line "{mark}:", which goes with a number '
                "or a sketch; leave it out."
            )
    options: list[Bet] = []
    for mark, text in lines:
        if mark in "+-":
            option, why = with_reason(
                f"bet, option {len(options) + 1}", text
            )
            options.append(
                {"text": option, "correct": mark == "+", "why": why}
            )
    right = sum(option["correct"] for option in options)
    if not 2 <= len(options) <= MOST:
        raise ValueError(
            f"bet needs 2 to {MOST} options; it has {len(options)}."
        )
    if right != 1:
        raise ValueError(
            f'bet needs exactly one right option, marked "+"; it has {right}.'
        )
    return {"options": options}


def _number(lines: Sequence[Marked]) -> Bet:
    text = one_of("bet", lines, "number", "0 to 4 step 1 unit points")
    found = RANGE.fullmatch(text)
    if found is None:
        raise ValueError(
            'bet needs "number: 0 to 4", with "step 1" and "unit points" after it '
            f'if wanted; got "number: {text}".'
        )
    low, high, step = (number(part or "1") for part in found.groups()[:3])
    if not low < high or not 0 < step <= high - low:
        raise ValueError(
            "bet needs a number from low to high in steps that fit between; "
            f'got "number: {text}".'
        )
    span = {"low": low, "high": high, "step": step, "unit": found[4] or ""}
    return span | _measured(lines)


def _sketch(lines: Sequence[Marked]) -> Bet:
    text = one_of("bet", lines, "sketch", "rate over current from 0 to 5")
    found = SKETCH.fullmatch(text)
    if found is None or not number(found[3]) < number(found[4]):
        raise ValueError(
            f'bet needs "sketch: y over x from 0 to 5"; got "sketch: {text}".'
        )
    if all_of(lines, "seen"):
        raise ValueError(
            'bet has a sketch and "seen: yes"; leave it out, for the figure draws '
            "the curve beside the sketch."
        )
    low, high = number(found[3]), number(found[4])
    axes = {"y": found[1], "x": found[2], "low": low, "high": high}
    return axes | {"unit": found[5] or ""} | _measured(lines)


def _measured(lines: Sequence[Marked]) -> Bet:
    """Return what a number and a sketch have in common."""
    within = one_of("bet", lines, "within") or "0"
    if not re.fullmatch(NUMBER, within) or number(within) < 0:
        raise ValueError(
            f'bet needs "within: 0.5", a number from 0; got "within: {within}".'
        )
    return {
        "answer": one_of("bet", lines, "answer", "output"),
        "within": number(within),
        "why": one_of("bet", lines, "why", "Each part counts for."),
    }


def _doing(lines: Sequence[Marked]) -> Bet:
    """Return what the reader does after the bet, and how the page knows it."""
    right = one_of("bet", lines, "right")
    done = all_of(lines, "done")
    if not done:
        raise ValueError(
            'bet needs a line "done:", by which the figure knows that the reader '
            'has done it; write for example "done: w2 at most -0.95".'
        )
    return {
        "do": one_of("bet", lines, "do", "Drag the weight to 2."),
        "done": [judge("bet, done", text) for text in done],
        "right": judge("bet, right", right) if right else None,
        "end": patch(
            "bet, end", one_of("bet", lines, "end", '{"weights": [2, 1]}')
        ),
        "sure": said_yes("bet", lines, "sure"),
        "seen": said_yes("bet", lines, "seen"),
    }
