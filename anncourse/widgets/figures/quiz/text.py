"""Questions of a quiz as they are typed.

A prompt; then the options, each on lines of its own: "+ " before the right one,
"- " before a wrong one, and " | " between the option and the reason. After the
options of one question a blank line ends it.
"""

from __future__ import annotations

import re
from typing import Any

from anncourse.widgets.asking.lines import one_line

OPTION = re.compile(r"^([+-]) ", re.MULTILINE)
BLANK = re.compile(r"\n[ \t]*\n")


def questions(text: str) -> list[dict[str, Any]]:
    r"""Return the records that `Quiz` takes; what is missing, the quiz names.

    >>> odd = "Is 0 odd?\n- Yes | It is even.\n+ No | 0 is 2 times 0."
    >>> even = "Is 1 even?\n\n- Yes | It is odd.\n\n+ No | It is odd."
    >>> first, second = questions(f"{odd}\n\n{even}")
    >>> first["prompt"], [option["correct"] for option in first["options"]]
    ('Is 0 odd?', [False, True])
    >>> second["prompt"]
    'Is 1 even?'
    """
    if not isinstance(text, str):
        raise ValueError(f"A question must be a text; got {text!r}.")
    typed: list[str] = []
    for part in BLANK.split(text.strip()):
        # A new prompt: the part opens with no option, and options stand before it.
        if not typed or (
            OPTION.search(typed[-1]) and not OPTION.match(part)
        ):
            typed.append(part)
        else:
            typed[-1] += "\n" + part
    return [_question(part) for part in typed]


def _question(text: str) -> dict[str, Any]:
    prompt, *parts = OPTION.split(text)
    options = zip(parts[::2], parts[1::2], strict=True)
    return {
        "prompt": one_line(prompt),
        "options": [_option(mark == "+", body) for mark, body in options],
    }


def _option(correct: bool, body: str) -> dict[str, Any]:
    text, _, why = one_line(body).partition(" | ")
    return {"text": text, "correct": correct, "why": why}
