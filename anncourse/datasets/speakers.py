"""Who speaks: speakers drawn around their group, and which of them are held out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from anncourse.arguments import Array, choice, integer
from anncourse.datasets.held_out import HeldOut

GROUPS = ("men", "women", "children")


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
