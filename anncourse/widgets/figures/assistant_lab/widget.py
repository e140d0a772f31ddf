"""An assistant that one can talk to: what it hears, what counts, what it says."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from anncourse.assistant import (
    Answer,
    Assistant,
    corrections,
    reworded,
    worth,
)
from anncourse.datasets.sentences import INTENTS, words
from anncourse.widgets.base import CourseWidget
from anncourse.widgets.figures.assistant_lab.brought import brought
from anncourse.widgets.paper import paper
from anncourse.widgets.traits import (
    Brought,
    Choice,
    Number,
    Records,
    Text,
)

if TYPE_CHECKING:
    from matplotlib.figure import Figure

LONGEST, MOST = 120, 6  # letters of a sentence, sentences of a dialogue


class AssistantLab(CourseWidget):
    """A dialogue with `anncourse.assistant.Assistant`, and what its networks see in it.

    The last sentence is the one that is looked at: a bar for each intent, a tag for
    each word, and how far the likeliest bar falls without it. A word may be taken away,
    and all of them turned around. The sentences before it are what is remembered.

    Parameters
    ----------
    turns : list of str
        What is said, at most six sentences of at most 120 letters.
    without : int
        Which word of the last sentence is taken away, counted from 1; 0 takes none.
    order : {"as said", "backward"}
        In which order its words are said.
    gate : bool
        Whether the reader answers the question before the figure moves.

    Attributes
    ----------
    heard : str
        The last sentence without the word, in its order.
    answers : tuple of Answer
        What is answered to each sentence, the last one as it is heard.
    bars : dict of str to float
        How probable each intent is for what is heard, without any memory.
    worth : tuple of float
        By how much the likeliest of them falls without each word of the sentence as it
        was said.
    corrected : tuple of (word, word, slips)
        Which words of it were misspelled.

    Raises
    ------
    ValueError
        For a name that is no trait, or a value out of its range.

    Examples
    --------
    >>> AssistantLab().answer("wake me at six").intent
    'timer'
    """

    turns = Records(
        ["wake me at six"],
        f"texts of at most {LONGEST} letters",
        Text(0, LONGEST),
        longest=MOST,
    )
    without = Number(0, 0, 40, integer=True, label="Take away word")
    order = Choice("as said", ["as said", "backward"], label="Word order")
    nets = Brought(brought)

    @cached_property
    def _assistant(self) -> Assistant:
        return Assistant()

    def answer(self, text: str) -> Answer:
        """Say one sentence more, as a reader would, and return what is answered.

        Parameters
        ----------
        text : str
            At most 120 letters.

        Returns
        -------
        Answer

        Raises
        ------
        ValueError
            If it is no such text.
        """
        self.turns = [*self.turns, text][-MOST:]
        self.without, self.order = 0, "as said"
        return self.answers[-1]

    @property
    def heard(self) -> str:
        """The last sentence without the word, in its order."""
        backward = self.order == "backward"
        return reworded(self._last, without=self.without, backward=backward)

    @property
    def answers(self) -> tuple[Answer, ...]:
        """What is answered to each sentence."""
        self._assistant.forget()
        said = (*self.turns[:-1], self.heard)
        return tuple(self._assistant.answer(text) for text in said)

    @property
    def bars(self) -> dict[str, float]:
        """How probable each intent is for what is heard."""
        found = self._assistant.bars(self.answers[-1].text)
        return dict(zip(INTENTS, found.tolist(), strict=True))

    @property
    def worth(self) -> tuple[float, ...]:
        """By how much the likeliest bar falls without each word."""
        return worth(self._assistant, self._meant)

    @property
    def corrected(self) -> tuple[tuple[str, str, int], ...]:
        """Which words of the last sentence were misspelled."""
        return corrections(self._last, self._meant)

    @property
    def _last(self) -> str:
        return str(self.turns[-1]) if self.turns else ""

    @property
    def _meant(self) -> str:
        self._assistant.forget()
        return self._assistant.answer(self._last).text

    def describe(self) -> str:
        """Return what is said, and how it is changed."""
        before = "".join(f"“{text}”, then " for text in self.turns[:-1])
        spelled = words(self._last)
        gone = ""
        if 0 < self.without <= len(spelled):
            gone = f", without “{spelled[self.without - 1]}”"
        turned = ", backward" if self.order == "backward" else ""
        return (
            f"Said to the assistant: {before}“{self._last}”{gone}{turned}."
        )

    def picture(self) -> Figure:
        """Draw the bars, the words with their tags, and the reply."""
        figure, (plane,) = paper(7.2, 3.6)
        answer = self.answers[-1]
        bars = self.bars
        plane.barh(list(bars), list(bars.values()))
        plane.set_xlim(0, 1)
        plane.invert_yaxis()
        tagged = zip(words(answer.text), answer.tags, strict=True)
        shown = [f"{w} [{tag}]" if tag else w for w, tag in tagged]
        plane.set_title(" ".join(shown)[:90], fontsize=11)
        plane.set_xlabel(answer.reply[:90])
        return figure
