"""A few questions in a row, with an answer to every option."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING, Any

from traitlets import HasTraits

from anncourse.widgets.base import CourseWidget
from anncourse.widgets.figures.quiz import text as quiz_text
from anncourse.widgets.traits import Rule

if TYPE_CHECKING:
    from matplotlib.figure import Figure

MOST = 8  # questions of a quiz, and options of a question
OPEN = -1  # the answer to a question that nobody has answered yet
# The same pattern stands in js/views/Quiz/marked.js.
MARKS = re.compile(r"`([^`]+)`|(?<![\w*])\*(?=\S)([^*]*[^*\s])\*(?![\w*])")
LINE = 0.21  # inches from one line of the picture to the next

Question = dict[str, Any]


def _written(record: object, name: str) -> bool:
    text = record.get(name) if isinstance(record, dict) else None
    return isinstance(text, str) and bool(text.strip())


def _several(value: object, least: int) -> bool:
    return isinstance(value, list) and least <= len(value) <= MOST


def _option_fault(option: Any, where: str) -> str:
    if not _written(option, "text"):
        return f"{where} needs a text."
    if not isinstance(option.get("correct"), bool):
        return f"{where} must say whether it is correct: true or false."
    if not _written(option, "why"):
        return f"{where} needs a why: every option is answered."
    return ""


def _fault(question: Any, where: str) -> str:
    if not _written(question, "prompt"):
        return f"{where} needs a prompt."
    options = question.get("options")
    if not _several(options, 2):
        return f"{where} needs 2 to {MOST} options."
    for place, option in enumerate(options, start=1):
        fault = _option_fault(option, f"{where}, option {place}")
        if fault:
            return fault
    right = sum(option["correct"] for option in options)
    if right == 1:
        return ""
    return f"{where} needs exactly one correct option; it has {right}."


class Questions(Rule):
    """Questions with their options; fixed once the quiz is made."""

    def validate(self, obj: HasTraits, value: Any) -> list[Question]:
        """Return the list, or say which question and option is at fault."""
        if getattr(obj, "is_whole", False):
            raise ValueError(
                "questions are fixed once a Quiz is made; make another Quiz."
            )
        if isinstance(value, tuple):
            value = list(value)
        if not _several(value, 1):
            raise ValueError(
                f"questions must be a list of 1 to {MOST} questions."
            )
        for place, question in enumerate(value, start=1):
            fault = _fault(question, f"Question {place}")
            if fault:
                raise ValueError(fault)
        return list(value)


class Answers(Rule):
    """The chosen option of each question; -1 is open, an empty list is all open."""

    def validate(self, obj: HasTraits, value: Any) -> list[int]:
        """Return a list of plain ints."""
        if not isinstance(value, list | tuple):
            raise ValueError("answers must be a list of numbers.")
        # While a quiz is made the questions may come later.
        if getattr(obj, "is_whole", False):
            self.check(getattr(obj, "questions"), value)  # noqa: B009
        return list(value)

    def check(self, questions: list[Question], value: Any) -> None:
        """Raise ValueError unless every answer names an option."""
        if value and len(value) != len(questions):
            raise ValueError(
                f"answers must have {len(questions)} entries; "
                f"got {len(value)}."
            )
        for place, answer in enumerate(value):
            most = len(questions[place]["options"]) - 1
            whole = isinstance(answer, int) and not isinstance(answer, bool)
            if not whole or not OPEN <= answer <= most:
                raise ValueError(
                    f"answers must name options; entry {place + 1} must be "
                    f"a whole number from -1 (open) to {most}."
                )


class Quiz(CourseWidget):
    """Questions with native radio buttons; every option is answered.

    Parameters
    ----------
    questions : list of dict
        1 to 8 of ``{"prompt": str, "options": [...]}``, each with 2 to 8 options
        ``{"text": str, "correct": bool, "why": str}``, exactly one of them correct.
        Texts may hold `code` in backticks and *italics*. Fixed once made.
    answers : list of int
        The chosen option of each question, from 0; -1 where it is open.
        An empty list is a quiz that nobody has begun.
    gate : bool
        A quiz has no gate; the trait is there because every figure has it.

    Raises
    ------
    ValueError
        For a question or an option that is not complete, by its number.

    Examples
    --------
    >>> yes = {"text": "yes", "correct": True, "why": "It bends."}
    >>> no = {"text": "no", "correct": False, "why": "Look at 0."}
    >>> ask = {"prompt": "Is ReLU a curve?", "options": [yes, no]}
    >>> Quiz(questions=[ask], answers=[0]).score
    1
    """

    questions = Questions([], given=True)
    answers = Answers([])
    _dots = 100  # words take no more

    @classmethod
    def from_text(cls, *texts: str, **also: Any) -> Quiz:
        r"""Make a quiz from typed questions.

        Each is a prompt, then its options on lines of their own: "+ " before the
        right one, "- " before a wrong one, " | " between an option and its reason.
        A blank line stands between two questions.

        Parameters
        ----------
        *texts : str
            The questions; one text may hold all of them.
        **also
            The other parameters of a `Quiz`, its ``id`` first of all.

        Returns
        -------
        Quiz
            With these questions, not yet answered.

        Raises
        ------
        ValueError
            If a text is no such question.

        Examples
        --------
        >>> text = "Is 0 odd?\n- Yes | 0 is 2 times 0.\n+ No | It is even."
        >>> Quiz.from_text(text).questions[0]["prompt"]
        'Is 0 odd?'
        """
        asked = [q for text in texts for q in quiz_text.questions(text)]
        return cls(questions=asked, **also)

    def check(self) -> None:
        """Raise ValueError unless there are questions, and answers that fit."""
        if not self.questions:
            raise ValueError(
                f"questions must be a list of 1 to {MOST} questions."
            )
        Quiz.answers.check(self.questions, self.answers)

    @property
    def score(self) -> int:
        """How many answers are right."""
        return sum(
            answer != OPEN and question["options"][answer]["correct"]
            for question, answer in zip(
                self.questions, self.answers, strict=False
            )
        )

    def describe(self) -> str:
        """Return questions and options as plain text, without the answers."""
        lines = [f"Quiz. Right: {self.score} of {len(self.questions)}."]
        for prompt, options in self._plain():
            lines += [prompt, *(f"○ {option}" for option in options)]
        return "\n".join(lines)

    def picture(self) -> Figure:
        """Draw the questions as a card, to be read where nothing can be clicked."""
        from matplotlib.figure import Figure

        from anncourse.plots.kit import ink

        rows: list[tuple[str, str]] = []
        for prompt, options in self._plain():
            rows += [(line, "bold") for line in textwrap.wrap(prompt, 88)]
            for option in options:
                first, *rest = textwrap.wrap(option, 92)
                rows += [(f"○  {first}", "normal")]
                rows += [(f"     {line}", "normal") for line in rest]
            rows += [("", "normal")]
        height = LINE * len(rows)
        figure = Figure(figsize=(7.4, height))
        for place, (text, weight) in enumerate(rows):
            figure.text(
                0.01,
                1 - LINE * (place + 0.5) / height,
                text,
                fontsize=9.5,
                fontweight=weight,
                color=ink.INK,
                va="center",
                parse_math=False,
            )
        return figure

    def _plain(self) -> list[tuple[str, list[str]]]:
        def plain(text: str) -> str:
            return MARKS.sub(lambda mark: mark[1] or mark[2], text)

        number = "{}. " if len(self.questions) > 1 else ""
        return [
            (
                number.format(place) + plain(question["prompt"]),
                [plain(option["text"]) for option in question["options"]],
            )
            for place, question in enumerate(self.questions, start=1)
        ]
