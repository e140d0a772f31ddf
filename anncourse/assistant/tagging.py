"""What the network that tags words sees: a word, its neighbors, the tag before it."""

from __future__ import annotations

import numpy as np

from anncourse.assistant.bag import Bag, Seen
from anncourse.assistant.features import bucket, families
from anncourse.assistant.spelling import vocabulary
from anncourse.datasets.sentences import SLOTS, tagged, words

TAGS = ("", *SLOTS)
# A word met so seldom is likely a name; a new word is met never.
RARE = 3


def window(
    spelled: tuple[str, ...], i: int, before: str, intent: str
) -> Seen:
    """Return what is seen of word i, as numbers of features.

    Parameters
    ----------
    spelled : tuple of str
        The words of the sentence.
    i : int
        Which of them is tagged.
    before : str
        The tag of the word before it.
    intent : str
        What the sentence asks for.

    Returns
    -------
    numbers : (n,) int64 array
    weights : (n,) float64 array
        All the same.

    Examples
    --------
    >>> numbers, weights = window(("in", "rome"), 1, "", "weather")
    >>> len(numbers) == len(weights)
    True
    """
    shown = [f"tag {before}", f"for {intent}", f"{intent} {before}"]
    for place in (-2, -1, 0, 1, 2):
        at = i + place
        word = spelled[at] if 0 <= at < len(spelled) else "^"
        word = "#" if word[0].isdecimal() else word
        names = families().get(word, ())
        shown.append(f"{place} {word}")
        shown += [f"{place} ={name}" for name in names]
        if place in (-1, 0, 1):
            shown.append(f"{place} {word} {intent}")
        if place in (0, 1) and vocabulary()[word] < RARE:
            shown += [f"{place} rare", f"{place} rare {before} {intent}"]
        if place == 0:
            shown += [f"end {word[-3:]}", f"start {word[:3]}"]
            shown += [f"={name} {before} {intent}" for name in names]
        if place == -1:
            shown.append(f"{word} then {before}")
    numbers = np.unique([bucket(feature) for feature in shown])
    weights = np.full(len(numbers), len(numbers) ** -0.5)
    return numbers.astype(np.int64), weights


def examples(
    marked: list[str], intents: list[str]
) -> tuple[list[Seen], list[int]]:
    """Return a window for each word of marked sentences, and its tag's number.

    Parameters
    ----------
    marked, intents : list of str
        Sentences with their slots, and what each asks for.

    Returns
    -------
    windows : list of tuples
    tags : list of int

    Examples
    --------
    >>> len(examples(["in [Rome|place]"], ["weather"])[0])
    2
    """
    windows, numbers = [], []
    for sentence, intent in zip(marked, intents, strict=True):
        spelled, tags = tagged(sentence)
        for i, tag in enumerate(tags):
            before = tags[i - 1] if i else ""
            windows.append(window(spelled, i, before, intent))
            numbers.append(TAGS.index(tag))
    return windows, numbers


def tag(text: str, intent: str, net: Bag) -> tuple[str, ...]:
    """Tag the words of a sentence from left to right.

    Parameters
    ----------
    text : str
        What was said.
    intent : str
        What it asks for.
    net : Bag
        A layer trained on `examples`.

    Returns
    -------
    tuple of str
        A tag for each of `words(text)`; "" where a word stands in no slot.
    """
    spelled = words(text)
    found: list[str] = []
    for i in range(len(spelled)):
        before = found[-1] if found else ""
        z = net.scores(window(spelled, i, before, intent))
        found.append(TAGS[int(z.argmax())])
    return tuple(found)


def slots(text: str, tags: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Join neighbors of one tag: the slots of a sentence, in order.

    Parameters
    ----------
    text : str
        What was said.
    tags : tuple of str
        A tag for each word.

    Returns
    -------
    tuple of (slot, words)

    Examples
    --------
    >>> slots("rain in New York?", ("", "", "place", "place", ""))
    (('place', 'new york'),)
    """
    found: list[tuple[str, str]] = []
    last = ""
    for word, name in zip(words(text), tags, strict=True):
        if name and name == last:
            joint = "" if word[0] == "'" else " "
            found[-1] = (name, found[-1][1] + joint + word)
        elif name:
            found.append((name, word))
        last = name
    return tuple(found)
