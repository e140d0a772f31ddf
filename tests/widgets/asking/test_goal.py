"""A goal as it is typed, and everything that can be wrong with it."""

import re

import pytest

from anncourse.widgets import NeuronExplorer
from anncourse.widgets.asking.goal import goal

GOAL = """
Above 0.9 with negative
inputs.

stage: every input below 0 | Both are negative.
stage: all right | Minus times minus.
hint: Look at the
  signs.
hint: Both.
solution: {"inputs": [-1, -1]}
solution: {"weights": [-3, -3]}
"""


def test_a_goal_as_data() -> None:
    first = {"of": "input", "relation": "below", "value": 0, "every": True}
    assert goal(GOAL) == {
        "question": "Above 0.9 with negative inputs.",
        "stages": [
            {"judge": first, "say": "Both are negative."},
            {"judge": {"judge": "all right"}, "say": "Minus times minus."},
        ],
        "hints": ["Look at the signs.", "Both."],
        "solution": [{"inputs": [-1, -1]}, {"weights": [-3, -3]}],
    }


def only(*marks: str) -> str:
    """Return the goal with the lines of these marks alone."""
    lines = GOAL.splitlines()
    return "\n".join(
        ["Above.", *(one for one in lines if one.startswith(marks))]
    )


BAD = [
    (None, "goal must be a text; got None."),
    (only("solution"), 'goal needs a line "stage:"; write for example'),
    (only("stage"), 'goal needs a line "solution:", which "Show me" plays'),
    (GOAL + "done: bias is 0", 'goal has a line "done:"'),
    (
        GOAL + "stage: bias is 0",
        'goal, stage 3 must be "bias is 0 | a reason"',
    ),
    (GOAL + "stage: bias above | No.", 'stage 3: "above" needs a number'),
    (GOAL + "solution: [1]", "goal, solution must be traits"),
]


@pytest.mark.parametrize(("text", "message"), BAD)
def test_a_bad_goal_says_what_to_write(text, message: str) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        goal(text)


def test_a_solution_leaves_alone_what_is_fixed() -> None:
    with pytest.raises(ValueError, match="solution moves 'inputs'"):
        NeuronExplorer(id="b", goal=GOAL, fixed=["inputs"])
    # What it sets to the value that it has does not move.
    stays = {"inputs": [-1, -1], "fixed": ["inputs"]}
    assert NeuronExplorer(id="b", goal=GOAL, **stays).asks["goal"]
