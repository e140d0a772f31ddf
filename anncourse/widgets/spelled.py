"""Numbers as letters of 64: so figures bring weights and pictures along."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
MIDDLE, MOST = (
    32,
    31,
)  # the letter of zero, and letters on either side of it


def numbers(text: str) -> Array:
    """Return the place of each letter, 0 to 63."""
    return np.array([LETTERS.index(letter) for letter in text], float)


def spelled(places: NDArray[np.generic]) -> str:
    """Return a letter for each number from 0 to 63."""
    whole = np.asarray(places, float).round().astype(int).ravel()
    return "".join(LETTERS[place] for place in whole)


def rounded(array: Array) -> list[object]:
    """Return a scale, and the letters of numbers from -31 to 31 that it scales."""
    scale = float(f"{np.abs(array).max() / MOST:.4g}")
    return [scale, spelled((array / scale).round() + MIDDLE)]


def unrounded(kept: list[object], shape: tuple[int, ...]) -> Array:
    """Return numbers from what `rounded` made of them."""
    scale, text = kept
    found: Array = float(str(scale)) * (numbers(str(text)) - MIDDLE)
    return found.reshape(shape)
