"""Questions typed as text, and what is said of those that lack something."""

import pytest

from anncourse.widgets import Quiz

TYPED = """
Is the sigmoid of
0 a half?

+ Yes | It is in the
  middle of its curve - at 0.5.
- No | That is the *sum*.
"""


def test_a_typed_question_is_the_question_that_was_meant() -> None:
    """Lines are joined; a dash within a line is a dash."""
    (question,) = Quiz.from_text(TYPED).questions
    assert question == {
        "prompt": "Is the sigmoid of 0 a half?",
        "options": [
            {
                "text": "Yes",
                "correct": True,
                "why": "It is in the middle of its curve - at 0.5.",
            },
            {
                "text": "No",
                "correct": False,
                "why": "That is the *sum*.",
            },
        ],
    }


def test_questions_keep_their_order() -> None:
    """The first text is the first question."""
    other = TYPED.replace("a half", "a third")
    prompts = [q["prompt"] for q in Quiz.from_text(TYPED, other).questions]
    assert prompts == [
        "Is the sigmoid of 0 a half?",
        "Is the sigmoid of 0 a third?",
    ]


@pytest.mark.parametrize("gap", ["\n", "\n\n", "  \n"])
def test_one_text_holds_a_whole_quiz(gap: str) -> None:
    """A blank line after the options begins the next question, and none else does."""
    other = TYPED.replace("a half", "a third")
    apart = Quiz.from_text(TYPED, other).questions
    assert Quiz.from_text(TYPED + gap + other).questions == apart
    spread = TYPED.replace("\n- No", "\n\n- No")
    assert Quiz.from_text(spread + gap + other).questions == apart


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Why?\n+ So\n- No | It is not.", "option 1 needs a why"),
        (
            "Why?\n- So | It is not.\n- No | Nor this.",
            "exactly one correct",
        ),
        ("+ So | It is.\n- No | It is not.", "Question 1 needs a prompt"),
        ("Why?", "Question 1 needs 2 to 8 options"),
        ("A?\n+ B | C.\n- D | E.\n\nF?", "Question 2 needs 2 to 8 options"),
        (7, "A question must be a text; got 7."),
    ],
)
def test_what_is_missing_is_named(text: str, fault: str) -> None:
    """The reader of the error is the writer of the quiz."""
    with pytest.raises(ValueError, match=fault):
        Quiz.from_text(text)
