"""Tasks with two inputs of different kinds, for networks made of modules."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from anncourse.arguments import Array, Seed, generator, integer, number
from anncourse.datasets.handwriting import digits
from anncourse.datasets.held_out import HeldOut, split
from anncourse.datasets.voices import GROUPS, vowels

# The vowel that is spoken with each digit of `seen_and_heard`.
SPOKEN = ("head", "had", "hod", "hawed", "hood", "hud")
# Steps around a circle of the ten digits, from the left to the right of a pair that is
# held out. No step is another's reverse, so that of (a, b) and (b, a) one is seen.
_STEPS = (1, 3, 4, 2)


@dataclass(frozen=True, eq=False, repr=False)
class DigitPairs(HeldOut):
    """Pairs of digits, with the pairs that training never shows.

    Attributes
    ----------
    digits_train, digits_test : (n, 2) int64 array
        The two digits, which the labels do not tell.
    unseen : (m,) bool array
        True where the pair of a test row does not occur in training.
    """

    digits_train: NDArray[np.int64]
    digits_test: NDArray[np.int64]
    unseen: NDArray[np.bool_]


def digit_pairs(
    *,
    train: int = 4000,
    test: int = 1000,
    unseen: int = 20,
    rng: Seed = None,
) -> DigitPairs:
    """Draw two handwritten digits side by side; the label is their sum.

    Of the 100 ordered pairs some never occur in training, though each digit occurs on
    each side and each sum occurs.

    Parameters
    ----------
    train, test : int
        Numbers of pairs of pictures, at least 100. Half of the test shows pairs of
        digits that training shows too, half pairs that it never shows.
    unseen : {10, 20, 30, 40}
        Number of pairs of digits that training never shows.
    rng : int, Generator or None
        Seed or random Generator.

    Returns
    -------
    DigitPairs
        X (n, 128) float32: the left picture's 64 pixels row by row, then the right
        one's; y (n,) int64: the sum, 0 to 18. No picture is on both sides.

    Raises
    ------
    ValueError
        If a number is out of range.
    ImportError
        If scikit-learn is not installed.

    Notes
    -----
    Origin, license and limits: see `digits`; pictures are used more than once within a
    side. A network on both pictures learns the pairs it saw and nothing else; one
    network for each picture, and an adder, gets the unseen pairs too, because the adder
    brings the arithmetic along.

    Examples
    --------
    >>> pairs = digit_pairs(train=200, test=100, rng=0)
    >>> pairs.X_train.shape, pairs.unseen.sum()
    ((200, 128), np.int64(50))
    """
    train = integer("digit_pairs", "train", train, low=100)
    test = integer("digit_pairs", "test", test, low=100)
    if integer("digit_pairs", "unseen", unseen) not in (10, 20, 30, 40):
        raise ValueError(
            f"digit_pairs expects unseen to be 10, 20, 30 or 40, got {unseen}"
        )
    rng = generator("digit_pairs", rng)
    known, never = _pairs(unseen // 10, rng)
    X, y = digits(dtype=np.float32)
    X_train, y_train, X_test, y_test = split(X, y, rng=rng)
    old = known[rng.integers(len(known), size=train)]
    new = never[rng.integers(len(never), size=test // 2)]
    again = known[rng.integers(len(known), size=test - test // 2)]
    both = np.concatenate([again, new])
    return DigitPairs(
        _pictures(old, X_train, y_train, rng),
        old.sum(1),
        _pictures(both, X_test, y_test, rng),
        both.sum(1),
        old,
        both,
        np.arange(test) >= len(again),
    )


def _pairs(circles: int, rng: np.random.Generator) -> tuple[Array, Array]:
    # The pairs to show, and those never to show: each digit equally often on each side.
    order = rng.permutation(10)
    never = np.concatenate(
        [
            np.column_stack([order, np.roll(order, -step)])
            for step in _STEPS[:circles]
        ]
    )
    every = np.indices((10, 10)).reshape(2, -1).T
    hidden = np.isin(every @ [10, 1], never @ [10, 1])
    return every[~hidden], every[hidden]


def _pictures(
    pairs: Array, X: Array, y: Array, rng: np.random.Generator
) -> Array:
    # One picture drawn for each digit of each pair, side by side. (n, 128)
    return np.concatenate(
        [_drawn(pairs[:, side], X, y, rng) for side in (0, 1)], axis=1
    )


def _drawn(
    wanted: Array, X: Array, y: Array, rng: np.random.Generator
) -> Array:
    # A row of X for each wanted label, drawn among the rows with that label.
    order = np.argsort(y, kind="stable")
    count = np.bincount(y, minlength=wanted.max() + 1)
    first = np.cumsum(count) - count
    rows: Array = X[order[first[wanted] + rng.integers(count[wanted])]]
    return rows


def seen_and_heard(
    *,
    blur: float = 0.4,
    noise: float = 0.12,
    rng: Seed = None,
) -> HeldOut:
    """Show a noisy digit from 0 to 5 and say, with noise, the vowel that goes with it.

    Parameters
    ----------
    blur : float
        Standard deviation of the normal noise on each pixel.
    noise : float
        Spread of the formants, as a share of their frequency.
    rng : int, Generator or None
        Seed or random Generator.

    Returns
    -------
    HeldOut
        X (n, 67) float64: columns 0 to 63 are the picture's pixels, columns 64 to 66
        the formants F1, F2, F3 in octaves above 1000 Hz; y (n,) int64: the digit. 812
        rows are for training, 271 for the test.

    Raises
    ------
    ValueError
        If blur or noise is negative or not finite.
    ImportError
        If scikit-learn is not installed.

    Notes
    -----
    Origin: `digits` for the pictures, `vowels` for the sound. The digits 0 to 5 go with
    the vowels of head, had, hod, hawed, hood, hud, from men, women and children; the
    speakers of the test are others. Limits: the pairing is made up, and the two noises
    are independent, which is what makes two sources better than one.

    Examples
    --------
    >>> parts = seen_and_heard(rng=0)
    >>> parts.X_train.shape, parts.X_test.shape
    ((812, 67), (271, 67))
    """
    blur = number("seen_and_heard", "blur", blur, low=0)
    noise = number("seen_and_heard", "noise", noise, low=0)
    rng = generator("seen_and_heard", rng)
    X, y = digits()
    small = y < len(SPOKEN)
    X_train, y_train, X_test, y_test = split(X[small], y[small], rng=rng)
    voices = vowels(
        words=SPOKEN, groups=GROUPS, repeats=20, noise=noise, rng=rng
    )
    sides = []
    for pictures, label, sounds, said in (
        (X_train, y_train, voices.X_train, voices.y_train),
        (X_test, y_test, voices.X_test, voices.y_test),
    ):
        seen = pictures + blur * rng.standard_normal(pictures.shape)
        heard = _drawn(label, sounds, said, rng)[:, 1:] - np.log2(10)
        sides += [np.column_stack([seen, heard]), label]
    return HeldOut(*sides)
