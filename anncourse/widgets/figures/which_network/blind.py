"""A net of unknown kind, its weights drawn and never trained, and four probes."""

from __future__ import annotations

from functools import cache
from itertools import permutations

import numpy as np

from anncourse.arguments import Array
from anncourse.centers.rbf import RBF
from anncourse.images.convolution import Conv2D
from anncourse.images.pooling import AvgPool2D
from anncourse.layers.activation import Activation
from anncourse.layers.dense import Dense
from anncourse.layers.layer import Layer
from anncourse.layers.shaping import Flatten, Reshape
from anncourse.modules.parallel import Split
from anncourse.modules.serial import Serial
from anncourse.sequences.cells import ElmanCell
from anncourse.sequences.recurrent import Recurrent

KINDS = ["feedforward", "convolutional", "modular", "radial", "recurrent"]
CELLS, PARTS, OWN = 16, 4, 4  # cells of a picture; parts; cells of a module
FARTHEST, MOST_SHIFT = 8.0, 4
GAINS = dict(zip(KINDS, (1.0, 6.0, 1.2, 1.6, 1.0), strict=True))
ORDERS = ["ABC", "BCA", "CAB"]
# What nobody sees in two decimals, and what nobody overlooks.
NOTHING, SOMETHING = 0.002, 0.03

_INK = {
    "A": {1: 0.4, 2: 0.7, 3: 1.0},
    "B": {8: 0.6, 9: 1.0, 10: 0.6},
    "C": {5: 1.0, 6: 0.5, 9: 0.5, 10: 1.0},
    "elsewhere": {12: 1.0, 13: 0.3, 14: 1.0},
}


def picture(name: str) -> Array:
    """Return the sixteen cells of A, B or C."""
    cells = np.zeros(CELLS)
    for cell, ink in _INK[name].items():
        cells[cell] = ink
    return cells


class Blind:
    """The net of a seed: four parts and one answer, sigmoid(sum_k v_k part_k + c).

    It is drawn again until each probe either changes nothing that can be seen or
    something that cannot be overlooked, and the kind can be told.
    """

    def __init__(self, seed: int) -> None:
        rng = np.random.default_rng(seed)
        self.kind = KINDS[rng.integers(0, len(KINDS))]
        self.tries = 0
        while True:
            self.tries += 1
            self.draw(rng)
            if self.is_clear():
                break

    def draw(self, rng: np.random.Generator) -> None:
        """Draw all weights once."""
        self.parts = _DRAW[self.kind](rng)
        self.readout = Dense(PARTS, 1, rng=0)
        # Neither so weak that nobody sees it nor so strong that all is sure.
        signs = np.where(rng.random(PARTS) < 0.5, -1.0, 1.0)
        strength = signs * (1 + rng.random(PARTS))
        self.readout.params["W"] = GAINS[self.kind] * strength[:, None]
        self.readout.params["b"] = rng.random(1) - 0.5
        self.net = Serial(self.parts, self.readout, Activation("sigmoid"))

    def answers(
        self,
        shift: int = 0,
        far: float = 1.0,
        order: str = "ABC",
        cut: int = 0,
    ) -> dict[str, float]:
        """Return what it answers to each picture, shown one after the other.

        shift in cells to the right, far a factor of the ink, cut the part (1 to 4)
        whose wire to the answer is cut, or 0.
        """
        shown = np.array([far * np.roll(picture(n), shift) for n in order])
        W = self.readout.params["W"]
        whole = W.copy()
        if cut:
            W[cut - 1] = 0
        # What has a memory reads the three as one sequence.
        given = shown[None] if self.kind == "recurrent" else shown
        found = self.net(given).ravel().tolist()
        W[:] = whole
        return dict(sorted(zip(order, found, strict=True)))

    def changes(self, **probe: object) -> Array:
        """Return by how much each answer moves under a probe."""
        before, after = self.answers(), self.answers(**probe)  # type: ignore[arg-type]
        return np.array([abs(after[n] - before[n]) for n in before])

    def signature(self) -> tuple[bool, bool, bool, bool]:
        """Return what the four probes find, yes or no.

        A shift changes nothing, far answers meet, the order counts, a cut leaves an
        answer alone that others of its cuts move.
        """
        shifted = self.changes(shift=3).max() > NOTHING
        far = apart(self.answers(far=FARTHEST)) <= NOTHING
        order = self.changes(order="BCA").max() > NOTHING
        cuts = [self.changes(cut=k + 1) for k in range(PARTS)]
        leaves = any(c.min() <= NOTHING < c.max() for c in cuts)
        return (not shifted, far, order, leaves)

    def is_clear(self) -> bool:
        """Return whether no probe whispers, and the kind can be told."""
        sizes = [
            *(self.changes(shift=s + 1).max() for s in range(MOST_SHIFT)),
            *(self.changes(order=o).max() for o in ORDERS[1:]),
            *(c for k in range(PARTS) for c in self.changes(cut=k + 1)),
            apart(self.answers(far=FARTHEST)),
        ]
        loud = all(s <= NOTHING or s >= SOMETHING for s in sizes)
        before = list(self.answers().values())
        differ = min(abs(a - b) for a, b in permutations(before, 2))
        return (
            loud
            and differ >= SOMETHING
            and SIGNATURES.get(self.signature()) == self.kind
        )


SIGNATURES = {
    (False, False, False, False): "feedforward",
    (True, False, False, False): "convolutional",
    (False, False, False, True): "modular",
    (False, True, False, True): "radial",
    (False, False, True, False): "recurrent",
}


def apart(answers: dict[str, float]) -> float:
    """Return how far the answers lie apart."""
    return max(answers.values()) - min(answers.values())


@cache
def blind(seed: int) -> Blind:
    """Return the net of a seed."""
    return Blind(seed)


def _feedforward(rng: np.random.Generator) -> Layer:
    layer = Dense(CELLS, PARTS, rng=0)
    layer.params["W"] = rng.normal(size=(CELLS, PARTS))
    return Serial(layer, Activation("tanh"))


def _convolutional(rng: np.random.Generator) -> Layer:
    layer = Conv2D(1, PARTS, (1, 3), padding="same", rng=0)
    layer.params["W"] = rng.normal(size=(1, 3, 1, PARTS))
    layers = Activation("tanh"), AvgPool2D((1, CELLS)), Flatten()
    return Serial(Reshape(1, CELLS, 1), layer, *layers)


def _modular(rng: np.random.Generator) -> Layer:
    modules = []
    for _ in range(PARTS):
        first, second = Dense(OWN, 3, rng=0), Dense(3, 1, rng=0)
        first.params["W"] = rng.normal(size=(OWN, 3))
        second.params["W"] = rng.normal(size=(3, 1))
        modules.append(Serial(first, Activation("tanh"), second))
    return Split(*modules, columns=[OWN] * PARTS)


def _radial(rng: np.random.Generator) -> Layer:
    layer = RBF(CELLS, PARTS, width=0.4, rng=0)
    near = np.array([picture(name) for name in _INK])[
        rng.permutation(PARTS)
    ]
    layer.params["centers"] = near + 0.1 * rng.normal(size=near.shape)
    return layer


def _recurrent(rng: np.random.Generator) -> Layer:
    cell = ElmanCell(CELLS, PARTS, rng=0)
    cell.params["W"] = rng.normal(size=(CELLS, PARTS))
    cell.params["U"] = rng.normal(size=(PARTS, PARTS))
    return Recurrent(cell)


_DRAW = {
    "feedforward": _feedforward,
    "convolutional": _convolutional,
    "modular": _modular,
    "radial": _radial,
    "recurrent": _recurrent,
}
