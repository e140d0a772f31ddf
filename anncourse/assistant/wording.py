"""Other wordings of a sentence, and what each of its words is worth."""

from __future__ import annotations

from anncourse.assistant.dialogue import Assistant
from anncourse.datasets.sentences import words


def reworded(text: str, *, without: int = 0, backward: bool = False) -> str:
    """Return a sentence with a word left out, or said backward.

    Parameters
    ----------
    text : str
        What is said.
    without : int
        Which of `words(text)` is left out, counted from 1; 0 leaves all.
    backward : bool
        Whether the last word comes first.

    Returns
    -------
    str
        The words with blanks between; the text itself if nothing changes.

    Examples
    --------
    >>> reworded("Wake me at six!", without=4)
    'wake me at !'
    >>> reworded("Wake me at six", backward=True)
    'six at me wake'
    """
    spelled = words(text)
    if not 0 < without <= len(spelled) and not backward:
        return text
    kept = [word for i, word in enumerate(spelled, 1) if i != without]
    return " ".join(reversed(kept) if backward else kept)


def worth(assistant: Assistant, text: str) -> tuple[float, ...]:
    """Return by how much the likeliest intent falls without each word.

    Parameters
    ----------
    assistant : Assistant
        Whose bars are compared.
    text : str
        What is said.

    Returns
    -------
    tuple of float
        A number from -1 to 1 for each of `words(text)`: below 0 where the word counted
        against it.

    Examples
    --------
    >>> remind, *_, lights = worth(
    ...     Assistant(), "remind me to turn on the lights"
    ... )
    >>> remind > 0.1, lights < -0.1
    (True, True)
    """
    bars = assistant.bars(text)
    best = int(bars.argmax())
    alone = (
        assistant.bars(reworded(text, without=i + 1))[best]
        for i in range(len(words(text)))
    )
    return tuple(float(bars[best] - one) for one in alone)
