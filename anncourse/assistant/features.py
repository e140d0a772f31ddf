"""What the assistant's network sees of a sentence: numbers of features."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from anncourse.datasets.sentences import word_families, words

BUCKETS = 8192
SHORTEST, LONGEST = 3, 5


def bucket(feature: str) -> int:
    """Return the number of a feature: its hash (FNV-1a), from 0 to 8191.

    Two features may share a number; the network learns around that. In return no list
    of features goes along with the weights, and a new word has its numbers too.

    Parameters
    ----------
    feature : str
        A word, letters of one, a family, or a pair.

    Returns
    -------
    int

    Examples
    --------
    >>> bucket("rain"), bucket("=weather")
    (6350, 6051)
    """
    code = 2166136261
    for letter in feature:
        code = ((code ^ ord(letter)) * 16777619) & 0xFFFFFFFF
    return (code ^ (code >> 13)) % BUCKETS


@cache
def families() -> dict[str, tuple[str, ...]]:
    """Return the families of each word that has one.

    Returns
    -------
    dict

    Examples
    --------
    >>> families()["rome"]
    ('city',)
    """
    found: dict[str, tuple[str, ...]] = {}
    for name, members in word_families().items():
        for word in members:
            found[word] = (*found.get(word, ()), name)
    return found


def spoken(text: str) -> list[str]:
    """Return the words of a sentence, without marks; a number is "#".

    Parameters
    ----------
    text : str
        What was said.

    Returns
    -------
    list of str

    Examples
    --------
    >>> spoken("Wake me at 6:30, please!")
    ['wake', 'me', 'at', '#', 'please']
    """
    kept = [word for word in words(text) if word[-1].isalnum()]
    return ["#" if word[0].isdecimal() else word for word in kept]


def word_features(word: str) -> list[str]:
    """Return what one word shows: itself, its families, its pieces.

    Parameters
    ----------
    word : str
        A word in small letters.

    Returns
    -------
    list of str

    Examples
    --------
    >>> word_features("rome")[:4]
    ['rome', '=city', '<ro', 'rom']
    """
    shown = [word, *("=" + name for name in families().get(word, ()))]
    if word == "#":
        return shown
    whole = f"<{word}>"
    for size in range(SHORTEST, LONGEST + 1):
        shown += [whole[i : i + size] for i in range(len(whole) - size + 1)]
    return shown


def pairs(spelled: list[str]) -> list[str]:
    """Return neighbors; a word with a family stands for its family.

    Parameters
    ----------
    spelled : list of str
        Words of a sentence.

    Returns
    -------
    list of str

    Examples
    --------
    >>> pairs(["in", "rome"])
    ['^ in', 'in =city', '=city $']
    """
    known = families()
    seats: list[tuple[str, ...]] = [("^",)]
    for word in spelled:
        seats.append(tuple("=" + f for f in known.get(word, ())) or (word,))
    seats.append(("$",))
    return [
        f"{left} {right}"
        for here, there in pairwise(seats)
        for left in here
        for right in there
    ]


def seen(text: str) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return the numbers of a sentence's features, and how much each counts.

    A word and its family count three times as much as a piece of a word, a pair twice;
    all are then divided by the length of the list, so that long sentences shout no
    louder than short ones.

    Parameters
    ----------
    text : str
        What was said.

    Returns
    -------
    numbers : (n,) int64 array
        Each once, in order.
    weights : (n,) float64 array
        Their squares add up to 1.

    Examples
    --------
    >>> numbers, weights = seen("is it raining")
    >>> len(numbers), float(weights @ weights)
    (32, 1.0)
    """
    spelled = spoken(text)
    counted: dict[int, float] = {}
    for word in spelled:
        for feature in word_features(word):
            whole = feature == word or feature[0] == "="
            _count(counted, feature, 3.0 if whole else 1.0)
    for feature in pairs(spelled):
        _count(counted, feature, 2.0)
    order = sorted(counted)
    weights = np.array([counted[i] for i in order])
    return np.array(order, np.int64), weights / np.linalg.norm(weights)


def _count(counted: dict[int, float], feature: str, weight: float) -> None:
    i = bucket(feature)
    counted[i] = max(counted.get(i, 0.0), weight)
