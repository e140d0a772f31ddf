"""Three nets that add two pictures of digits, and how often they are right."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from anncourse.neurons.activations import softmax_rows
from anncourse.widgets.spelled import numbers, rounded, spelled, unrounded

Array = NDArray[np.float64]

FILE = Path(__file__).with_name("sums.json")
DIGITS, HANDS, PIXELS, HIDDEN = 10, 10, 64, 24
SUMS = 2 * DIGITS - 1
NETS = ("modules", "one net", "learned adder")
# What each net's arrays are, in the order of its parameters.
MODULE = [(PIXELS, HIDDEN), (HIDDEN,), (HIDDEN, DIGITS), (DIGITS,)]
SHAPES = {
    "modules": MODULE + MODULE,
    "one net": [(2 * PIXELS, HIDDEN), (HIDDEN,), (HIDDEN, SUMS), (SUMS,)],
    "learned adder": [*MODULE, *MODULE, (2 * DIGITS, SUMS), (SUMS,)],
}


@dataclass(frozen=True)
class Sums:
    """The nets, the pictures of the test, and which pairs training never showed."""

    weights: dict[str, list[Array]]
    pictures: Array  # (digit, hand, pixel)
    unseen: NDArray[np.bool_]  # (left digit, right digit)

    @classmethod
    def read(cls, text: str) -> Sums:
        """Read what `text` wrote."""
        kept = json.loads(text)
        weights = {
            net: [
                unrounded(one, shape)
                for one, shape in zip(kept[net], SHAPES[net], strict=True)
            ]
            for net in NETS
        }
        pictures = numbers(kept["pictures"]) / 16
        unseen = np.array([letter == "1" for letter in kept["unseen"]])
        return cls(
            weights,
            pictures.reshape(DIGITS, HANDS, PIXELS),
            unseen.reshape(DIGITS, DIGITS),
        )

    def text(self) -> str:
        """Write all as text: a scale and a letter of 64 for each weight."""
        kept: dict[str, object] = {
            net: [rounded(array) for array in arrays]
            for net, arrays in self.weights.items()
        }
        kept["pictures"] = spelled(16 * self.pictures)
        kept["unseen"] = "".join(str(int(u)) for u in self.unseen.ravel())
        lines = [f'"{k}": {json.dumps(v)}' for k, v in kept.items()]
        return "{\n" + ",\n".join(lines) + "\n}\n"

    def reads(self, net: str, X: Array, broken: int = 0) -> Array:
        """Return what each module says of its digit, (n, 2, 10), as shares.

        ``broken`` hidden units of the left module are silent.
        """
        parts = self.weights[net]
        z = [
            hidden(X[:, :PIXELS], parts[:2], broken) @ parts[2] + parts[3],
            hidden(X[:, PIXELS:], parts[4:6]) @ parts[6] + parts[7],
        ]
        return np.stack([softmax_rows(one) for one in z], 1)

    def answers(self, net: str, X: Array, broken: int = 0) -> Array:
        """Return what a net says of the sum, (n, 19), as shares."""
        parts = self.weights[net]
        if net == "modules":
            return added(self.reads(net, X, broken))
        if net == "one net":
            last = hidden(X, parts[:2], broken)
        else:
            left = hidden(X[:, :PIXELS], parts[:2], broken)
            right = hidden(X[:, PIXELS:], parts[4:6])
            both = [left @ parts[2] + parts[3], right @ parts[6] + parts[7]]
            last = np.maximum(np.hstack(both), 0)
        return softmax_rows(last @ parts[-2] + parts[-1])

    def pair(self, left: int, right: int, hand: int) -> Array:
        """Return the two pictures of a pair as one row."""
        return np.hstack(
            [self.pictures[left, hand], self.pictures[right, hand]]
        )[None]

    def table(self, net: str, broken: int = 0) -> Array:
        """Return how many of the ten hands are right, for each pair (10, 10)."""
        left, right, hand = np.indices((DIGITS, DIGITS, HANDS)).reshape(
            3, -1
        )
        X = np.hstack(
            [self.pictures[left, hand], self.pictures[right, hand]]
        )
        says = self.answers(net, X, broken).argmax(1)
        right_sums = (says == left + right).reshape(DIGITS, DIGITS, HANDS)
        return np.asarray(right_sums.sum(2))

    def rate(self, table: Array, unseen: bool) -> float:
        """Return the percentage of right sums over seen or unseen pairs."""
        return float(table[self.unseen == unseen].mean() / HANDS * 100)

    def read_right(self, broken: int = 0) -> tuple[float, float]:
        """Return the percentage of digits that each module reads right."""
        X = self.pictures.reshape(-1, PIXELS)
        reads = self.reads("modules", np.hstack([X, X]), broken)
        truth = np.repeat(np.arange(DIGITS), HANDS)[:, None]
        left, right = (reads.argmax(2) == truth).mean(0) * 100
        return float(left), float(right)


@cache
def letters() -> str:
    """Return what is kept, as text."""
    return FILE.read_text(encoding="utf-8")


def hidden(X: Array, layer: list[Array], broken: int = 0) -> Array:
    """Return a hidden layer of ReLUs, the first few of them silent."""
    W, b = layer
    a: Array = np.maximum(X @ W + b, 0)
    a[:, :broken] = 0
    return a


def added(reads: Array) -> Array:
    """Return the shares of the sums, from the shares of two digits (n, 2, 10)."""
    pairs = reads[:, 0, :, None] * reads[:, 1, None, :]
    found = np.zeros((len(reads), SUMS))
    for left in range(DIGITS):
        found[:, left : left + DIGITS] += pairs[:, left]
    return found
