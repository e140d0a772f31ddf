"""Five features in a plane of two numbers, and what comes back of them.

The nets take seconds to find, so they are kept: ``training.py`` writes ``nets.json``,
which the figure and its page read.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from anncourse.arguments import Array

FILE = Path(__file__).with_name("nets.json")
FEATURES, MOST = 5, 50
IMPORTANCE = 0.8 ** np.arange(FEATURES)
# All inputs that there are: each feature is on or off.
INPUTS = np.arange(2**FEATURES)[:, None] >> np.arange(FEATURES) & 1


@dataclass(frozen=True)
class Net:
    """Five numbers into two and back: y = relu(W^T W x + b).

    Parameters
    ----------
    W : (2, 5) array
        An arrow for each feature, in a column.
    b : (5,) array
        Biases of the way back.
    """

    W: Array
    b: Array

    def hidden(self, x: Array) -> Array:
        """Return the two numbers, (..., 2): the sum of the arrows that are on."""
        found: Array = x @ self.W.T
        return found

    def back(self, x: Array) -> Array:
        """Return what comes back of the features, (..., 5)."""
        found: Array = np.maximum(self.hidden(x) @ self.W + self.b, 0)
        return found

    @property
    def differences(self) -> Array:
        """How much more of each feature comes back when it alone is on, (5,)."""
        nothing = self.back(np.zeros(FEATURES))
        alone: Array = self.back(np.eye(FEATURES)).diagonal()
        return alone - nothing

    @property
    def told(self) -> int:
        """The features that are told: alone, they make a difference above 1/2."""
        return int((self.differences > 0.5).sum())

    def loss(self, chance: float) -> float:
        """Return the expected squared error, weighted by what a feature matters.

        Parameters
        ----------
        chance : float
            With which each feature is on, from 0 to 1.

        Returns
        -------
        float
            A sum over all 32 inputs: nothing is drawn.
        """
        often = np.where(INPUTS, chance, 1 - chance).prod(axis=1)
        errors = (self.back(INPUTS) - INPUTS) ** 2 @ IMPORTANCE
        return float(often @ errors)


@cache
def kept() -> list[list[list[float]]]:
    """Return what is kept: two rows of W and b, for a chance of 1 %, 2 %, ...

    Returns
    -------
    list
        Of 50 nets.
    """
    found: list[list[list[float]]] = json.loads(FILE.read_text("utf-8"))
    return found


def net(percent: int) -> Net:
    """Return the net for features that are on in so many inputs of a hundred.

    Parameters
    ----------
    percent : int
        From 1 to 50.

    Returns
    -------
    Net
        The best that was found.
    """
    *W, b = kept()[percent - 1]
    return Net(np.array(W), np.array(b))
