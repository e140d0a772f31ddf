"""Questions of a quiz as they are typed.

A prompt; then the options, each on lines of its own: "+ " before the right one,
"- " before a wrong one, and " | " between the option and the reason.
"""

from __future__ import annotations

import re
from typing import Any

from anncourse.widgets.asking.lines import one_line

OPTION = re.compile(r"^([+-]) ", re.MULTILINE)


def question(text: str) -> dict[str, Any]:
    r"""Return the record that `Quiz` takes; what is missing, the quiz names.

    >>> asked = question(
    ...     "Is 0 odd?\n- Yes | It is even.\n+ No | 0 is 2 times 0."
    ... )
    >>> asked["prompt"], [option["correct"] for option in asked["options"]]
    ('Is 0 odd?', [False, True])
    """
    if not isinstance(text, str):
        raise ValueError(f"A question must be a text; got {text!r}.")
    prompt, *parts = OPTION.split(text)
    options = zip(parts[::2], parts[1::2], strict=True)
    return {
        "prompt": one_line(prompt),
        "options": [_option(mark == "+", body) for mark, body in options],
    }


def _option(correct: bool, body: str) -> dict[str, Any]:
    text, _, why = one_line(body).partition(" | ")
    return {"text": text, "correct": correct, "why": why}
