"""The network that writes: how it is made, scored, and written down in few letters."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from anncourse.layers.dense import Dense
from anncourse.layers.layer import Layer
from anncourse.modules.serial import Serial
from anncourse.sequences.cells import Cell, ElmanCell, GRUCell, LSTMCell
from anncourse.sequences.embedding import Embedding
from anncourse.sequences.recurrent import Recurrent
from anncourse.training.losses import softmax_cross_entropy

CELLS: dict[str, type[Cell]] = {
    "Elman": ElmanCell,
    "LSTM": LSTMCell,
    "GRU": GRUCell,
}
DIM, HIDDEN = 24, 96
LEVELS = 127  # of a weight that is written down, to each side of 0


def network(kind: str, n_symbols: int, seed: int) -> Serial:
    """Return a fresh network: a row for each letter, a cell, a score for each."""
    rng = np.random.default_rng(seed)
    cell = CELLS[kind](DIM, HIDDEN, rng=rng)  # type: ignore[call-arg]
    return Serial(
        Embedding(n_symbols, DIM, rng=rng),
        Recurrent(cell),
        Dense(HIDDEN, n_symbols, rng=rng),
    )


def bits(net: Layer, symbols: NDArray[np.int64]) -> float:
    """Return how many bits a symbol costs, each guessed from all before it."""
    scores = net(symbols[None, :-1])
    nats, _ = softmax_cross_entropy(scores, symbols[None, 1:])
    return nats / float(np.log(2))


def write_down(net: Layer) -> str:
    """Return the weights as text: each array in whole steps, 255 at most."""
    written = {}
    for name, weights in net.named_params().items():
        step = float(np.abs(weights).max()) / LEVELS or 1.0
        whole = np.round(weights / step).astype(np.int8)
        letters = b64encode(whole.tobytes()).decode("ascii")
        written[name] = [*weights.shape, step, letters]
    return json.dumps(written, separators=(",", ":"))


def read(text: str, n_symbols: int) -> Serial:
    """Return the GRU whose weights were written down."""
    net = network("GRU", n_symbols, 0)
    for name, (*shape, step, letters) in json.loads(text).items():
        whole = np.frombuffer(b64decode(letters), np.int8)
        net.named_params()[name][...] = whole.reshape(shape) * step
    return net


@cache
def weights() -> str:
    """Return the weights that the course ships; training.py made them."""
    return _text("weights.json").strip()


def scores() -> dict[str, list[float]]:
    """Return what a letter held out costs five starts of each cell, in bits."""
    found: dict[str, list[float]] = json.loads(_text("scores.json"))
    return found


def _text(name: str) -> str:
    return Path(__file__).with_name(name).read_text("ascii")
