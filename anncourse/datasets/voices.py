"""Vowels as numbers: a pitch and three resonances, from speakers who differ.

The averages are those of Peterson & Barney (1952), doi:10.1121/1.1906875; the speakers
around them are drawn here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from anncourse.arguments import (
    Array,
    Seed,
    choice,
    generator,
    integer,
    number,
)
from anncourse.datasets.held_out import HeldOut

GROUPS = ("men", "women", "children")

# A word that holds the vowel; pitch and three formants in Hz for men, women and
# children; the levels of the formants in dB.
_TABLE = """
heed   136 270 2290 3010   235 310 2790 3310   272  370 3200 3730   -4 -24 -28
hid    135 390 1990 2550   232 430 2480 3070   269  530 2730 3600   -3 -23 -27
head   130 530 1840 2480   223 610 2330 2990   260  690 2610 3570   -2 -17 -24
had    127 660 1720 2410   210 860 2050 2850   251 1010 2320 3320   -1 -12 -22
hod    124 730 1090 2440   212 850 1220 2810   256 1030 1370 3170   -1  -5 -28
hawed  129 570  840 2410   216 590  920 2710   263  680 1060 3180    0  -7 -34
hood   137 440 1020 2240   232 470 1160 2680   276  560 1410 3310   -1 -12 -34
whod   141 300  870 2240   231 370  950 2670   274  430 1170 3260   -3 -19 -43
hud    130 640 1190 2390   221 760 1400 2780   261  850 1590 3360   -1 -10 -27
heard  133 490 1350 1690   218 500 1640 1960   261  560 1820 2160   -5 -15 -20
"""

_ROWS = {
    name: rest for name, *rest in map(str.split, _TABLE.split("\n")[1:-1])
}

WORDS = tuple(_ROWS)

_NUMBERS = np.array(list(_ROWS.values()), float)

HERTZ = _NUMBERS[:, :12].reshape(10, 3, 4)  # (word, group, pitch F1 F2 F3)

DECIBELS = _NUMBERS[:, 12:]  # (word, F1 F2 F3)

EIGHT = ("heed", "head", "had", "hod", "hawed", "hood", "whod", "hud")


def formants(word: str, *, group: str = "men") -> NDArray[np.float64]:
    """Return the average pitch and the first three resonances of a vowel.

    Parameters
    ----------
    word : str
        The word that holds the vowel: heed, hid, head, had, hod, hawed, hood, whod
        (for "who'd"), hud or heard.
    group : {"men", "women", "children"}
        Whose voices.

    Returns
    -------
    (4,) float64
        Fundamental frequency (pitch), then the formants F1, F2 and F3, in Hz.

    Raises
    ------
    ValueError
        If the word or the group is unknown.

    Notes
    -----
    Origin: averages over 33 men, 28 women and 15 children by Peterson & Barney (1952),
    doi:10.1121/1.1906875; published measurements are facts, free to use. Limits:
    speakers of American English around 1950, one list of words; vowels have moved
    since.

    Examples
    --------
    >>> formants("heed", group="children")
    array([ 272.,  370., 3200., 3730.])
    """
    row = WORDS.index(choice("formants", "word", word, WORDS))
    who = GROUPS.index(choice("formants", "group", group, GROUPS))
    found: Array = HERTZ[row, who]
    return found.copy()


def vowels(
    *,
    words: Sequence[str] = EIGHT,
    groups: Sequence[str] = GROUPS,
    speakers: int = 8,
    held: int = 2,
    repeats: int = 10,
    noise: float = 0.045,
    rng: Seed = None,
) -> Voices:
    """Draw vowels as four numbers each, with speakers held out.

    Parameters
    ----------
    words : sequence of str
        The vowels, by words that `formants` knows; the label is the place in this list.
    groups : sequence of {"men", "women", "children"}
        Who speaks.
    speakers : int
        Number of speakers in each group.
    held : int
        How many of them in each group are only in the test; at least one is not.
    repeats : int
        How often each speaker says each vowel.
    noise : float
        Spread of one speaker's formants from one time to the next, as a share of their
        frequency; the pitch moves half as much.
    rng : int, Generator or None
        Seed or random Generator.

    Returns
    -------
    Voices
        X (n, 4) float64: pitch, F1, F2, F3 in octaves above 100 Hz; y (n,) int64: the
        vowel. n is groups x speakers x words x repeats, over both sides.

    Raises
    ------
    ValueError
        If a word or group is unknown or given twice, or a number is out of range.

    Notes
    -----
    Origin: drawn here around the averages of Peterson & Barney (1952), which `formants`
    returns; free to use under the course's license. A speaker's pitch differs from the
    group's by 10 %, the length of the vocal tract by 3 % (standard deviations, chosen
    here). Limits: real speakers differ vowel by vowel too, so that real vowels overlap
    more; results say nothing about speech recognition.

    Examples
    --------
    >>> voices = vowels(groups=["men", "children"], rng=0)
    >>> voices.X_train.shape, voices.X_test.shape, voices.classes[0]
    ((960, 4), (320, 4), 'heed')
    """
    words = known("vowels", "words", words, WORDS)
    groups = known("vowels", "groups", groups, GROUPS)
    repeats = integer("vowels", "repeats", repeats)
    noise = number("vowels", "noise", noise, low=0)
    speakers, held = counts("vowels", speakers, held)
    rng = generator("vowels", rng)
    numbers = [GROUPS.index(group) for group in groups]
    people = cast(numbers, speakers, rng)
    X = np.concatenate(
        [_say(words, person, repeats, noise, rng) for person in people]
    )
    y = np.tile(np.repeat(np.arange(len(words)), repeats), len(people))
    last = np.arange(len(people)) % speakers >= speakers - held
    return parted(X, y, words, people, last)


def _say(
    words: tuple[str, ...],
    person: Speaker,
    repeats: int,
    noise: float,
    rng: np.random.Generator,
) -> Array:
    rows = [WORDS.index(word) for word in words]
    hertz = HERTZ[rows, person.group] * [person.pitch, *3 * [person.tract]]
    octaves = np.repeat(np.log2(hertz / 100), repeats, axis=0)
    spread = noise * np.array([0.5, 1, 1, 1]) / np.log(2)
    said: Array = octaves + spread * rng.standard_normal(octaves.shape)
    return said


class Speaker(NamedTuple):
    """One voice: its group, and by what factors it differs from the group's mean."""

    group: int
    pitch: float
    tract: float


@dataclass(frozen=True, eq=False, repr=False)
class Voices(HeldOut):
    """Speech with the speakers that were held out, and who said what.

    Attributes
    ----------
    classes : tuple of str
        What each label stands for.
    group_train, group_test : (n,) int64 array
        0 for men, 1 for women, 2 for children.
    speaker_train, speaker_test : (n,) int64 array
        Number of the speaker; nobody is on both sides.
    """

    classes: tuple[str, ...]
    group_train: NDArray[np.int64]
    group_test: NDArray[np.int64]
    speaker_train: NDArray[np.int64]
    speaker_test: NDArray[np.int64]


def cast(
    groups: Sequence[int], each: int, rng: np.random.Generator
) -> list[Speaker]:
    """Draw this many speakers of each group."""
    return [
        Speaker(
            group,
            float(np.exp(0.1 * rng.standard_normal())),
            float(np.exp(0.03 * rng.standard_normal())),
        )
        for group in groups
        for _ in range(each)
    ]


def parted(
    X: Array,
    y: Array,
    classes: tuple[str, ...],
    people: list[Speaker],
    held: Array,
) -> Voices:
    """Send the rows of each speaker to one side; people speak in equal shares."""
    speaker = np.repeat(np.arange(len(people)), len(X) // len(people))
    group = np.array([person.group for person in people])[speaker]
    test = held[speaker]
    return Voices(
        X[~test],
        y[~test],
        X[test],
        y[test],
        classes,
        group[~test],
        group[test],
        speaker[~test],
        speaker[test],
    )


def counts(who: str, speakers: int, held: int) -> tuple[int, int]:
    """Return the numbers of speakers, and of those held out, if they can be."""
    speakers = integer(who, "speakers", speakers, low=2)
    held = integer(who, "held", held)
    if held >= speakers:
        raise ValueError(
            f"{who} expects held to be below speakers ({speakers}), got "
            f"{held}"
        )
    return speakers, held


def known(
    who: str, name: str, given: Sequence[str], allowed: Sequence[str]
) -> tuple[str, ...]:
    """Return the names given, if each is allowed and none comes twice."""
    names = tuple(given)
    if isinstance(given, str) or not names or len(set(names)) < len(names):
        raise ValueError(
            f"{who} expects {name} to be a list of different names, got "
            f"{given!r}"
        )
    for one in names:
        choice(who, name, one, allowed)
    return names
