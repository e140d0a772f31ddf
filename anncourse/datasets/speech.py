"""Vowels as sound: a voice made of harmonics, and its picture.

A voice is a row of harmonics of one pitch; the mouth makes those loud that lie near its
resonances, the formants. Where the formants move, one vowel glides into another.

`glides` and `steady_vowels` are such clips as pictures, with speakers held out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from anncourse.arguments import (
    Array,
    Seed,
    choice,
    float_array,
    generator,
    integer,
    number,
)
from anncourse.datasets.voices import (
    DECIBELS,
    EIGHT,
    GROUPS,
    HERTZ,
    WORDS,
    Speaker,
    Voices,
    cast,
    counts,
    parted,
)

RATE = 8000  # samples per second
HOP = 80  # samples from one frame to the next: 10 ms
WINDOW = 240  # samples in a frame: 30 ms
BANDS = 28
LOWEST, HIGHEST = 150.0, 3900.0  # centers of the outer bands, in Hz
_FFT = 512
_WIDTHS = np.array(
    [60.0, 90.0, 150.0]
)  # bandwidths of F1, F2 and F3, in Hz
_HISS = 0.03
_FADE = 0.02  # seconds


class Utterance(NamedTuple):
    """What is said, and when: from start, for length seconds, in a clip of seconds."""

    words: Sequence[str]
    start: float
    length: float
    seconds: float
    loudness: float = 1.0


def speak(
    *words: str, group: str = "men", seconds: float = 0.6, rng: Seed = None
) -> NDArray[np.float32]:
    """Make the sound of one vowel, or of two that glide into each other.

    The sound is a sum of harmonics, sum_k A(k f0) sin(2 pi k f0 t), where A is the sum
    of the resonances of the mouth at that frequency.

    Parameters
    ----------
    *words : str
        One or two words that `formants` knows; only their vowels are spoken.
    group : {"men", "women", "children"}
        The speaker is drawn from this group.
    seconds : float
        Length, from 0.1 to 10 s.
    rng : int, Generator or None
        Seed or random Generator.

    Returns
    -------
    (8000 x seconds,) float32
        Sound pressure in [-1, 1], 8000 samples a second; no unit.

    Raises
    ------
    ValueError
        If there are not one or two known words, the group is unknown, or seconds is out
        of range.

    Notes
    -----
    Origin: synthesized here from the averages of Peterson & Barney (1952); free to use
    under the course's license. Limits: three resonances, a pitch that does not move and
    no consonants; it sounds like a machine, because it is one.

    Examples
    --------
    >>> speak("hod", "heed", seconds=0.5, rng=0).shape
    (4000,)
    """
    if len(words) not in (1, 2):
        raise ValueError(f"speak expects one or two words, got {words!r}")
    for word in words:
        choice("speak", "words", word, WORDS)
    place = GROUPS.index(choice("speak", "group", group, GROUPS))
    seconds = number("speak", "seconds", seconds, low=0.1, high=10)
    rng = generator("speak", rng)
    (speaker,) = cast([place], 1, rng)
    said = Utterance(words, 0.0, seconds, seconds)
    wave = utter(said, speaker, rng)
    loudest: Array = wave / np.abs(wave).max()
    return loudest.astype(np.float32)


def spectrogram(wave: Array) -> NDArray[np.float32]:
    """Return the picture of a sound: how loud each band of pitch is, frame by frame.

    Windows of 30 ms, 10 ms apart, each through a Hann window and a Fourier transform;
    power is averaged over 28 overlapping bands, equally wide in octaves, centered from
    150 to 3900 Hz; log10 of that.

    Parameters
    ----------
    wave : (T,) or (B, T) array
        Sound, 8000 samples a second, at least 240 of them.

    Returns
    -------
    (28, F) or (B, 28, F) float32
        log10 of the power plus 0.1, low bands first; F = 1 + (T - 240) // 80.

    Raises
    ------
    ValueError
        If wave is not one or many sounds of finite numbers, or shorter than a frame.

    Examples
    --------
    >>> spectrogram(speak("hod", seconds=0.4, rng=0)).shape
    (28, 38)
    """
    wave = float_array("spectrogram", "wave", wave)
    if wave.ndim not in (1, 2) or wave.shape[-1] < WINDOW:
        raise ValueError(
            f"spectrogram expects (T,) or (B, T) with T at least {WINDOW}, "
            f"got shape {wave.shape}"
        )
    return loudness(wave).astype(np.float32)


def loudness(wave: Array) -> NDArray[np.float64]:
    """Return what `spectrogram` returns, in double precision, and ask nothing."""
    frames = np.lib.stride_tricks.sliding_window_view(wave, WINDOW, axis=-1)
    frames = frames[..., ::HOP, :] * np.hanning(WINDOW + 2)[1:-1]
    power = np.abs(np.fft.rfft(frames, _FFT)) ** 2
    loud = np.log10(power @ _bands() + 0.1)
    return np.swapaxes(loud, -1, -2)


@lru_cache(maxsize=1)
def _bands() -> Array:
    # Triangles over the octaves, each with weights that add up to 1. (257, 28)
    step = np.log2(HIGHEST / LOWEST) / (BANDS - 1)
    centers = np.log2(LOWEST) + step * np.arange(BANDS)
    bins = np.arange(1, _FFT // 2 + 1) * RATE / _FFT
    near = 1 - np.abs(np.log2(bins)[:, None] - centers) / step
    weights = np.vstack([np.zeros(BANDS), np.maximum(near, 0)])
    shares: Array = weights / weights.sum(0)
    return shares


def utter(
    said: Utterance, speaker: Speaker, rng: np.random.Generator
) -> Array:
    """Return the sound of an utterance, with a little hiss: (RATE x seconds,)."""
    rows = [WORDS.index(word) for word in (said.words[0], said.words[-1])]
    hertz = HERTZ[rows, speaker.group]
    resonances = hertz[:, 1:] * speaker.tract
    resonances = resonances * np.exp(0.02 * rng.standard_normal((2, 3)))
    pitch = hertz[:, 0].mean() * speaker.pitch
    pitch *= np.exp(0.03 * rng.standard_normal())
    samples = round(RATE * said.seconds)
    loud, glide = _course(said, samples)
    path = resonances[0] ** (1 - glide) * resonances[1] ** glide  # (F, 3)
    level = DECIBELS[rows[0]] * (1 - glide) + DECIBELS[rows[1]] * glide
    harmonic = np.arange(1, int(0.5 * RATE / pitch) + 1)[:, None] * pitch
    away = (harmonic[..., None] - path) / (0.5 * _WIDTHS)  # (K, F, 3)
    amplitude = loud * (10 ** (level / 20) / np.hypot(1, away)).sum(-1)
    wave = said.loudness * _harmonics(harmonic, amplitude)[:samples]
    return wave + _HISS * rng.standard_normal(samples)


def _course(said: Utterance, samples: int) -> tuple[Array, Array]:
    # At each frame: the loudness (F,), and the way from the first vowel to the second
    # (F, 1), which takes the middle half of the sound.
    frame = np.arange(-(-samples // HOP) + 1) * HOP / RATE
    share = (frame - said.start) / said.length
    inside = said.length * np.minimum(share, 1 - share)
    way = np.clip(2 * share - 0.5, 0, 1)[:, None]
    return np.clip(inside / _FADE, 0, 1), 0.5 - 0.5 * np.cos(np.pi * way)


def _harmonics(hertz: Array, amplitude: Array) -> Array:
    # Sines of these frequencies (K, 1), with amplitudes (K, F) at the frames, added up.
    start, stop = amplitude[:, :-1, None], amplitude[:, 1:, None]
    between = start + (stop - start) * np.arange(HOP) / HOP
    envelope = between.reshape(len(hertz), -1)
    seconds = np.arange(envelope.shape[1]) / RATE
    total: Array = (envelope * np.sin(2 * np.pi * hertz * seconds)).sum(0)
    return total


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
