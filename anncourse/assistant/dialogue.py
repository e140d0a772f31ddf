"""A dialogue: what is asked, in what detail, and what was asked a moment ago."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from anncourse.arguments import Array
from anncourse.assistant.features import seen
from anncourse.assistant.learning import Networks, likeliest, stored
from anncourse.assistant.replies import reply
from anncourse.assistant.spelling import correct
from anncourse.assistant.tagging import slots, tag
from anncourse.datasets.sentences import INTENTS, words
from anncourse.neurons.activations import softmax

# How a sentence begins that goes on with the last one.
FOLLOWS = (
    *(("and",), ("what", "about"), ("how", "about"), ("make", "it")),
    *(("make", "that"), ("no",), ("or",), ("also",), ("then",), ("in",)),
)
MEMORY = 3
# Slots that may hold any name.
OPEN = {"place", "phrase", "title", "artist", "genre", "task"}


@dataclass(frozen=True)
class Answer:
    """What the assistant understood, and what it says.

    Attributes
    ----------
    text : str
        What was said, with its spelling corrected.
    intent : str
        One of eight, or "none": refused.
    probability : float
        How sure the network is of it.
    tags : tuple of str
        A tag for each word.
    slots : tuple of (slot, words)
        What the words fill in.
    reply : str
        A sentence back.
    followed : bool
        Whether the intent was remembered from the last turn.
    """

    text: str
    intent: str
    probability: float
    tags: tuple[str, ...]
    slots: tuple[tuple[str, str], ...]
    reply: str
    followed: bool = False


@dataclass
class Assistant:
    """Eight intents, slots, spelling, and a memory of the last three turns.

    Parameters
    ----------
    nets : Networks
        What names intents and tags words; the course's own if not given.

    Examples
    --------
    >>> assistant = Assistant()
    >>> assistant.answer("wake me at six").reply
    'Alarm set for six.'
    >>> assistant.answer("and at seven").intent
    'timer'
    >>> assistant.answer("who won the war").intent
    'none'
    """

    nets: Networks = field(default_factory=stored)
    turns: list[Answer] = field(default_factory=list)

    def answer(self, text: str) -> Answer:
        """Understand a sentence, and remember it.

        Parameters
        ----------
        text : str
            What is said.

        Returns
        -------
        Answer

        Raises
        ------
        ValueError
            If text is not a string.
        """
        if not isinstance(text, str):
            raise ValueError(
                f"Assistant.answer expects a sentence, got {text!r}"
            )
        said = self._corrected(text)
        bars = self.bars(said)
        intent, followed = likeliest(bars), False
        last = self._last()
        if last and _goes_on(said) and (intent == "none" or _short(said)):
            intent, followed = last.intent, True
        tags = tag(said, intent, self.nets.tags)
        found = slots(said, tags) if intent != "none" else ()
        if followed and last:
            found = _merged(last.slots, found)
        answer = Answer(
            said,
            intent,
            float(bars[INTENTS.index(intent)]),
            tags if intent != "none" else ("",) * len(tags),
            found,
            reply(intent, found),
            followed,
        )
        self.turns = [*self.turns, answer][-MEMORY:]
        return answer

    def bars(self, text: str) -> Array:
        """Return how probable each intent is, for one sentence alone.

        Parameters
        ----------
        text : str
            What is said.

        Returns
        -------
        (9,) array
            In the order of ``INTENTS``. A sentence without words is "none".
        """
        return softmax(self.nets.intents.scores(seen(text)))

    def forget(self) -> None:
        """Forget all turns."""
        self.turns = []

    def _corrected(self, text: str) -> str:
        first = likeliest(self.bars(text))
        tags = tag(text, first, self.nets.tags) if first != "none" else None
        return corrected(text, tags)

    def _last(self) -> Answer | None:
        known = [turn for turn in self.turns if turn.intent != "none"]
        return known[-1] if known else None


def corrected(text: str, tags: tuple[str, ...] | None = None) -> str:
    """Return a sentence with its misspelled words corrected.

    Names stay as they are: what begins with a capital letter, and what stands in a slot
    that may hold anything, such as a title or a phrase to translate.

    Parameters
    ----------
    text : str
        What was typed.
    tags : tuple of str or None
        A tag for each word; None for a sentence without slots.

    Returns
    -------
    str
        The same if nothing was misspelled.

    Examples
    --------
    >>> corrected("turn of the lihgts, Zaphod!")
    'turn of the lights, Zaphod!'
    """
    spelled = words(text)
    for word, name in zip(
        spelled, tags or ("",) * len(spelled), strict=True
    ):
        better = word if name in OPEN else correct(word)
        if better != word:
            text = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", better, text)
    return text


def _goes_on(text: str) -> bool:
    spelled = words(text)
    return any(spelled[: len(start)] == start for start in FOLLOWS)


def _short(text: str) -> bool:
    return len(words(text)) < 5


def _merged(
    old: tuple[tuple[str, str], ...], new: tuple[tuple[str, str], ...]
) -> tuple[tuple[str, str], ...]:
    # A new time replaces the old one; a place that was said stays.
    named = {name for name, _ in new}
    return tuple(slot for slot in old if slot[0] not in named) + new
