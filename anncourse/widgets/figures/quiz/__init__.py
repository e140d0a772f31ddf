"""A few questions in a row, with an answer to every option."""

from anncourse.widgets.figures.quiz.widget import Quiz

__all__ = ["Quiz"]
