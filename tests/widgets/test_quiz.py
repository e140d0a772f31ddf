"""The quiz: what it takes, what it says, and the page's agreement."""

import copy
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.figure import Figure

from anncourse.widgets import Quiz
from anncourse.widgets.figures.quiz.widget import MARKS
from tests.widgets.page import ask

YES = {
    "text": "It passes *through* the origin.",
    "correct": True,
    "why": "At x = 0, z = 0.",
}
NO = {
    "text": "It vanishes.",
    "correct": False,
    "why": "Only weights of 0 do that.",
}
LINE = {
    "prompt": "You set `b` to zero. And the line?",
    "options": [NO, YES],
}
SIGMA = {
    "prompt": "What is σ(−0.8)?",
    "options": [
        {
            "text": "−0.69",
            "correct": False,
            "why": "tanh is odd, σ is not.",
        },
        {"text": "0.31", "correct": True, "why": "σ(−z) = 1 − σ(z)."},
        {"text": "0", "correct": False, "why": "That is ReLU's."},
    ],
}
BOTH = [LINE, SIGMA]


def changed(path, value):
    """Return BOTH with one entry replaced, or left out where value is None."""
    questions = copy.deepcopy(BOTH)
    place = questions
    for step in path[:-1]:
        place = place[step]
    if value is None:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return questions


MANY = "questions must be a list of 1 to 8 questions."
FIRST, OPTION = [0, "options"], [1, "options", 2]
BAD_QUESTIONS = [
    ([], MANY),
    ("a quiz", MANY),
    ([LINE] * 9, MANY),
    ([LINE, "why?"], "Question 2 needs a prompt."),
    (changed([0, "prompt"], " "), "Question 1 needs a prompt."),
    (changed([0, "prompt"], None), "Question 1 needs a prompt."),
    (changed(FIRST, [YES]), "Question 1 needs 2 to 8 options."),
    (changed(FIRST, [YES] + [NO] * 8), "Question 1 needs 2 to 8 options."),
    (changed(FIRST, None), "Question 1 needs 2 to 8 options."),
    (changed(OPTION, "0"), "Question 2, option 3 needs a text."),
    (changed([*OPTION, "text"], 0), "Question 2, option 3 needs a text."),
    (
        changed([*OPTION, "correct"], 1),
        "Question 2, option 3 must say whether it is correct: true or false.",
    ),
    (
        changed([*OPTION, "why"], ""),
        "Question 2, option 3 needs a why: every option is answered.",
    ),
    (
        changed(FIRST, [NO, NO]),
        "Question 1 needs exactly one correct option; it has 0.",
    ),
    (
        changed([*OPTION, "correct"], True),
        "Question 2 needs exactly one correct option; it has 2.",
    ),
]
NAMES = "answers must name options; entry "
BAD_ANSWERS = [
    (3, "answers must be a list of numbers."),
    ([0], "answers must have 2 entries; got 1."),
    ([0, 3], f"{NAMES}2 must be a whole number from -1 (open) to 2."),
    ([-2, 0], f"{NAMES}1 must be a whole number from -1 (open) to 1."),
    ([0.5, 0], f"{NAMES}1 must be a whole number from -1 (open) to 1."),
    ([True, 0], f"{NAMES}1 must be a whole number from -1 (open) to 1."),
]
RULES = {"answersFault": "views/Quiz/rules.js"}


@pytest.mark.parametrize(("questions", "message"), BAD_QUESTIONS)
def test_bad_questions_are_refused_by_number(questions, message):
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        Quiz(questions=questions)


@pytest.mark.parametrize(("answers", "message"), BAD_ANSWERS)
def test_bad_answers_are_refused_and_the_last_good_kept(answers, message):
    quiz = Quiz(questions=BOTH, answers=[1, -1])
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        quiz.answers = answers
    assert quiz.answers == [1, -1]
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        Quiz(answers=answers, questions=BOTH)


def test_page_refuses_the_same_answers_in_the_same_words():
    said = ask(
        RULES,
        "([answers, questions]) => answersFault({ answers, questions })",
        [*([answers, BOTH] for answers, _ in BAD_ANSWERS), [[], BOTH]],
    )
    assert said == [*(message for _, message in BAD_ANSWERS), ""]


def test_a_quiz_needs_questions():
    with pytest.raises(ValueError, match=re.escape(MANY)):
        Quiz()


def test_questions_stay_as_they_were_made():
    quiz = Quiz(questions=BOTH)
    with pytest.raises(ValueError, match="fixed once a Quiz is made"):
        quiz.questions = [LINE]
    assert quiz.questions == BOTH


@pytest.mark.parametrize(
    ("answers", "score"),
    [([], 0), ([-1, -1], 0), ([1, 0], 1), ([0, 1], 1), ([1, 1], 2)],
)
def test_score_counts_right_answers(answers, score):
    quiz = Quiz(questions=BOTH)
    quiz.answers = answers
    assert quiz.score == score
    assert quiz.describe().startswith(f"Quiz. Right: {score} of 2.")


def test_description_can_be_answered_and_gives_nothing_away():
    assert Quiz(questions=BOTH).describe().splitlines() == [
        "Quiz. Right: 0 of 2.",
        "1. You set b to zero. And the line?",
        "○ It vanishes.",
        "○ It passes through the origin.",
        "2. What is σ(−0.8)?",
        "○ −0.69",
        "○ 0.31",
        "○ 0",
    ]


def test_one_question_has_no_number():
    assert "1. You" not in Quiz(questions=[LINE]).describe()


TEXTS = [
    "plain",
    "`code` first, *then this*",
    "*x* and *y*, `a * b`",
    "2 * 3 * 4 and 5 * 6* 7 and w*x*b stay",
    "a lone ` and a lone *",
    "**bold** is no mark; <b>nor is this</b>",
    "*a*`b`*c*",
    "``",
]


def test_page_and_package_find_the_same_marks():
    pieces = ask(
        {"marked": "views/Quiz/marked.js"},
        """(text) => {
          globalThis.document = { createElement: (tag) => ({ tag, append() {} }) };
          return marked(text).map((piece) => piece.textContent ?? piece);
        }""",
        TEXTS,
    )
    for text, found in zip(TEXTS, pieces, strict=True):
        plain = MARKS.sub(lambda mark: mark[1] or mark[2], text)
        assert "".join(found) == plain
        assert len(found) == 2 * len(MARKS.findall(text)) + 1


def test_marks_are_found_where_they_are_meant():
    def marks(text):
        return [code or italics for code, italics in MARKS.findall(text)]

    assert [marks(text) for text in TEXTS] == [
        [],
        ["code", "then this"],
        ["x", "y", "a * b"],
        [],
        [],
        [],
        ["a", "b", "c"],
        [],
    ]


def test_picture_holds_every_question_and_option():
    asks_money = {**LINE, "prompt": "Is $5 more than `$x_1$`? " * 6}
    picture = Quiz(questions=[asks_money, SIGMA]).picture()
    assert isinstance(picture, Figure)
    text = " ".join(line.get_text().strip(" ○") for line in picture.texts)
    assert "Is $5 more than $x_1$? Is $5" in text
    assert all(option["text"] in text for option in SIGMA["options"])
    assert "tanh is odd" not in text


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["prompt", "options", "text", "correct", "why"]
            ),
            inner,
        )
    ),
    max_leaves=12,
)


@given(ANYTHING)
def test_any_other_value_is_a_value_error(value):
    with pytest.raises(ValueError, match=r"uestion"):
        Quiz(questions=value)
    with pytest.raises(ValueError, match=r"uestion"):
        Quiz(questions=[LINE, value])
