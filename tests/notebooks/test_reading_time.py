"""A chapter takes about as long as it says."""

import re

import pytest

from tests.notebooks.chapter import Chapter, chapters
from tests.notebooks.test_form import asked, quizzes

STATED = re.compile(r"\bAbout (\d+) minutes\b")
# A slow reader's words a minute, and minutes for what is done with the hand.
WORDS = 200
BET, GOAL, QUESTION = 1.0, 2.0, 0.5
# How far off "about" may be, as a share.
ABOUT = 0.3


def estimated(chapter: Chapter) -> float:
    """Return the minutes that its words, figures and questions take."""
    words = sum(len(source.split()) for _, source in chapter.prose())
    given = [figure.given for figure in chapter.figures()]
    bets = sum("bet" in one for one in given)
    goals = sum("goal" in one for one in given)
    questions = sum(len(asked(chapter, quiz)) for quiz in quizzes(chapter))
    return words / WORDS + BET * bets + GOAL * goals + QUESTION * questions


@pytest.mark.parametrize(
    "chapter", chapters(), ids=lambda chapter: chapter.path.stem
)
def test_it_says_how_long_it_takes(chapter: Chapter) -> None:
    """Reading, betting, trying the challenges, answering the questions."""
    prose = "\n".join(source for _, source in chapter.prose())
    said = [int(minutes) for minutes in STATED.findall(prose)]
    assert len(said) == 1, f"{chapter.path.stem}: say “About 25 minutes.”"
    need = estimated(chapter)
    assert abs(need - said[0]) <= ABOUT * said[0], (
        f"{chapter.path.stem} says {said[0]} minutes and takes {need:.0f}."
    )
