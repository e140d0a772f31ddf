"""How well networks of five kinds say a number again, many steps later.

Seventy-five trainings take minutes, so their errors are kept: ``python -m
anncourse.widgets.figures.rnn_unroller.echoes`` writes ``echoes.json``, which the page
reads.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np

from anncourse.arguments import Array
from anncourse.datasets.sequences import echo
from anncourse.layers.dense import Dense
from anncourse.modules.serial import Serial
from anncourse.sequences.cells import Cell, ElmanCell, GRUCell, LSTMCell
from anncourse.sequences.recurrent import Recurrent
from anncourse.training.clipping import clip_gradients
from anncourse.training.losses import mse
from anncourse.training.optimizers import Adam

FILE = Path(__file__).with_name("echoes.json")
UNITS, BATCH, UPDATES, RATE, LIMIT = 16, 64, 500, 0.01, 1.0
TESTED = 1000
DELAYS = (10, 20, 40)
SEEDS = range(5)


def lstm(bias: float) -> Callable[[np.random.Generator], Cell]:
    """Return what makes a cell whose forget gate starts with a bias.

    Parameters
    ----------
    bias : float
        Of the forget gate.

    Returns
    -------
    callable
        From a Generator to an `LSTMCell`.
    """
    return lambda rng: LSTMCell(1, UNITS, forget_bias=bias, rng=rng)


KINDS: dict[str, Callable[[np.random.Generator], Cell]] = {
    "Elman": lambda rng: ElmanCell(1, UNITS, rng=rng),
    "GRU": lambda rng: GRUCell(1, UNITS, rng=rng),
    "LSTM, forget bias 0": lstm(0.0),
    "LSTM, forget bias 1": lstm(1.0),
    "LSTM, forget bias 5": lstm(5.0),
}


def error(kind: str, delay: int, seed: int) -> float:
    """Train one network, and test it on sequences that it has not seen.

    Parameters
    ----------
    kind : str
        A name of ``KINDS``.
    delay : int
        Steps between the number and the answer.
    seed : int
        Of weights and of all sequences.

    Returns
    -------
    float
        Mean squared error on a thousand sequences; saying 0 always has about 1/3.
    """
    rng = np.random.default_rng(seed)
    net = Serial(
        Recurrent(KINDS[kind](rng), returns="last"),
        Dense(UNITS, 1, rng=rng),
    )
    adam = Adam(RATE)
    for _ in range(UPDATES):
        X, y = echo(BATCH, delay=delay, rng=rng)
        said, cache = net.forward(X, train=True)
        _, error = mse(said, y)
        _, grads = net.backward(error, cache)
        clip_gradients(grads, LIMIT)
        adam.step(net.named_params(), grads)
    X, y = echo(TESTED, delay=delay, rng=10_000 + seed)
    return float(((net(X) - y) ** 2).mean())


def errors() -> dict[str, Array]:
    """Read the errors that are kept.

    Returns
    -------
    dict of str to (3, 5) array
        For each kind, a row for each of ``DELAYS``, with an error for each seed.
    """
    kept = json.loads(FILE.read_text("ascii"))
    return {kind: np.array(rows) for kind, rows in kept.items()}


def write() -> None:
    """Train all, and keep their errors to two digits."""
    found = {
        kind: [
            [float(f"{error(kind, delay, s):.2g}") for s in SEEDS]
            for delay in DELAYS
        ]
        for kind in KINDS
    }
    FILE.write_text(json.dumps(found, indent=1) + "\n", "ascii")


if __name__ == "__main__":
    write()
