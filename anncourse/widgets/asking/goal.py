"""A goal as it is typed: what to reach, its stages, hints, and a solution."""

from __future__ import annotations

from typing import Any

from anncourse.widgets.asking.judges import judge
from anncourse.widgets.asking.lines import (
    all_of,
    patch,
    split,
    with_reason,
)

MARKS = ("stage", "hint", "solution")

Goal = dict[str, Any]


def goal(text: object) -> Goal:
    """Return a typed goal as data.

    Parameters
    ----------
    text : str
        What to reach; one "stage:" or more, which must all hold at once; hints, given
        one by one; and one "solution:" or more, which are carried out in turn.

    Returns
    -------
    dict
        ``question``, ``stages``, ``hints``, ``solution``.

    Raises
    ------
    ValueError
        If something is missing or means nothing, with what to write.

    Examples
    --------
    >>> made = goal('''Output above 0.9.
    ... stage: output above 0.9 | The bias did it alone.
    ... hint: The bias is added whatever comes in.
    ... solution: {"bias": 5}''')
    >>> made["stages"][0]["judge"]["value"], made["solution"]
    (0.9, [{'bias': 5}])
    """
    question, lines = split("goal", text, MARKS)
    stages = []
    for place, typed in enumerate(all_of(lines, "stage"), start=1):
        rule, say = with_reason(f"goal, stage {place}", typed)
        stages.append(
            {"judge": judge(f"goal, stage {place}", rule), "say": say}
        )
    if not stages:
        raise ValueError(
            'goal needs a line "stage:"; write for example '
            '"stage: output above 0.9 | Minus times minus counts for."'
        )
    solution = [
        patch("goal, solution", typed)
        for typed in all_of(lines, "solution")
    ]
    if not solution:
        raise ValueError(
            'goal needs a line "solution:", which "Show me" plays; write for '
            'example "solution: {"bias": 5}".'
        )
    return {
        "question": question,
        "stages": stages,
        "hints": all_of(lines, "hint"),
        "solution": solution,
    }
