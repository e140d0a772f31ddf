"""Spoken clips as pictures, with speakers held out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from anncourse.arguments import Seed, choice, generator, integer
from anncourse.datasets.speakers import (
    Speaker,
    Voices,
    cast,
    counts,
    parted,
)
from anncourse.datasets.speech import Utterance, spectrogram, utter
from anncourse.datasets.voices import EIGHT

SECONDS = 0.4
SHORTEST, LONGEST = 0.10, 0.16
SIDES = ("speakers", "others")

_GLIDES = {
    "ai": ("hod", "heed"),
    "ia": ("heed", "hod"),
    "au": ("hod", "whod"),
    "ua": ("whod", "hod"),
    "iu": ("heed", "whod"),
    "ui": ("whod", "heed"),
}


def glides(
    *,
    test: str = "speakers",
    speakers: int = 6,
    held: int = 2,
    repeats: int = 8,
    rng: Seed = None,
) -> Voices:
    """Draw spectrograms of two vowels that run into each other, at a random moment.

    Six classes: ai, ia, au, ua, iu, ui. A class and its reverse hold the same sounds;
    only their order tells them apart.

    Parameters
    ----------
    test : {"speakers", "others"}
        Who is held out: some speakers of each group; or all women and children, while
        only men are learned from.
    speakers : int
        Number of speakers in each of the three groups. With "others", men are twice as
        many, women and children half as many.
    held : int
        With "speakers": how many of each group are only in the test.
    repeats : int
        How often each speaker says each glide.
    rng : int, Generator or None
        Seed or random Generator.

    Returns
    -------
    Voices
        X (n, 28, 38, 1) float32: 28 bands of pitch, low first, by 38 frames of 10 ms;
        log10 of the power, see `spectrogram`. y (n,) int64: the glide.

    Raises
    ------
    ValueError
        If test is unknown or a number is out of range.

    Notes
    -----
    Origin: synthesized here, see `speak`; a sound of 0.10 to 0.16 s lies anywhere in a
    clip of 0.4 s, at any of 10 dB of loudness. Free to use under the course's license.
    Limits: synthetic speech is far kinder than human speech. A logistic regression on
    the spectrum averaged over time gets half of the clips right and cannot do better.

    Examples
    --------
    >>> clips = glides(speakers=3, held=1, repeats=1, rng=0)
    >>> clips.X_train.shape, clips.X_test.shape, clips.classes[0]
    ((36, 28, 38, 1), (18, 28, 38, 1), 'ai')
    """
    return _clips("glides", _GLIDES, test, speakers, held, repeats, rng)


def steady_vowels(
    *,
    test: str = "speakers",
    speakers: int = 6,
    held: int = 2,
    repeats: int = 6,
    rng: Seed = None,
) -> Voices:
    """Draw spectrograms of eight vowels that do not move.

    Parameters
    ----------
    test : {"speakers", "others"}
        Who is held out: some speakers of each group; or all women and children, while
        only men are learned from.
    speakers : int
        Number of speakers in each of the three groups. With "others", men are twice as
        many, women and children half as many.
    held : int
        With "speakers": how many of each group are only in the test.
    repeats : int
        How often each speaker says each vowel.
    rng : int, Generator or None
        Seed or random Generator.

    Returns
    -------
    Voices
        X (n, 28, 38, 1) float32 as in `glides`; y (n,) int64: the vowel.

    Raises
    ------
    ValueError
        If test is unknown or a number is out of range.

    Notes
    -----
    Origin: synthesized here, see `speak`; free to use under the course's license.
    Limits: the spectrum averaged over time is enough, so that a convolution has nothing
    to add; learned from men only, every model is lost on women and children, whose
    formants lie higher.

    Examples
    --------
    >>> clips = steady_vowels(speakers=3, held=1, repeats=1, rng=0)
    >>> clips.X_train.shape, clips.classes[:2]
    ((48, 28, 38, 1), ('heed', 'head'))
    """
    still = {word: (word,) for word in EIGHT}
    return _clips(
        "steady_vowels", still, test, speakers, held, repeats, rng
    )


def _clips(
    who: str,
    classes: Mapping[str, tuple[str, ...]],
    test: str,
    speakers: int,
    held: int,
    repeats: int,
    rng: Seed,
) -> Voices:
    test = choice(who, "test", test, SIDES)
    speakers, held = counts(who, speakers, held)
    repeats = integer(who, "repeats", repeats)
    rng = generator(who, rng)
    if test == "others":
        men, rest = 2 * speakers, -(-speakers // 2)
        people = cast([0], men, rng) + cast([1, 2], rest, rng)
        last = np.array([person.group > 0 for person in people])
    else:
        people = cast([0, 1, 2], speakers, rng)
        last = np.arange(len(people)) % speakers >= speakers - held
    sounds = [
        _anywhere(words, person, rng)
        for person in people
        for words in classes.values()
        for _ in range(repeats)
    ]
    X = spectrogram(np.array(sounds))[..., None]
    y = np.tile(np.repeat(np.arange(len(classes)), repeats), len(people))
    return parted(X, y, tuple(classes), people, last)


def _anywhere(
    words: Sequence[str], person: Speaker, rng: np.random.Generator
) -> np.ndarray:
    length = rng.uniform(SHORTEST, LONGEST)
    start = rng.uniform(0, SECONDS - length)
    quieter = 10 ** (rng.uniform(-10, 0) / 20)
    said = Utterance(words, start, length, SECONDS, quieter)
    return utter(said, person, rng)
