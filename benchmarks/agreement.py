"""Right before fast: gradients, and the textbook's numbers."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

import anncourse as ann
from anncourse.arguments import Array
from benchmarks import convolution, multilayer, sequences
from benchmarks.tasks import pictures, points

RIGHT = 1e-7  # largest relative difference to a numerical gradient
CLOSE = 2e-3  # of two float32 trainings after a few updates
UPDATES = 4


def check() -> None:
    """Raise ArithmeticError if a gradient or a textbook's number differs."""
    _gradients()
    for size, optimizer in ((32, "sgd"), (32, "adam")):
        _multilayer(multilayer.Textbook(pictures(size, optimizer)))
    _multilayer(multilayer.Textbook(points("adam")))
    _convolution()
    for kind in sequences.CELLS:
        _sequence(kind)


def _gradients() -> None:
    rng = np.random.default_rng(0)
    nets = {
        "fully connected": (
            ann.Serial(
                ann.Dense(3, 4, rng=0),
                ann.Activation("tanh"),
                ann.Dense(4, 2, rng=1),
            ),
            rng.standard_normal((5, 3)),
        ),
        "convolutional": (
            ann.Serial(
                ann.Conv2D(1, 2, 3, rng=0),
                ann.MaxPool2D(2),
                ann.Activation("tanh"),
                ann.Flatten(),
                ann.Dense(18, 2, rng=1),
            ),
            rng.standard_normal((2, 8, 8, 1)),
        ),
        "lstm": (
            ann.Recurrent(ann.LSTMCell(2, 3, rng=0)),
            rng.standard_normal((2, 4, 2)),
        ),
        "elman": (
            ann.Recurrent(ann.ElmanCell(2, 3, rng=0)),
            rng.standard_normal((2, 4, 2)),
        ),
    }
    for name, (net, x) in nets.items():
        worst = max(ann.gradcheck(net, x).values())
        if worst > RIGHT:
            raise ArithmeticError(
                f"{name}: gradients differ by {worst:.1e}"
            )


def _multilayer(book: multilayer.Textbook) -> None:
    net = multilayer.network(book.task)
    multilayer.ours(book.task, net)(UPDATES)
    book.run(UPDATES)
    _same(multilayer.name_of(book.task), net, book.params)


def _convolution() -> None:
    book = convolution.Textbook(convolution.pictures(32))
    net = convolution.network()
    convolution.ours(book.task, net)(UPDATES)
    book.run(UPDATES)
    _same(convolution.name_of(book.task), net, book.params)


def _sequence(kind: str) -> None:
    book = sequences.Textbook(kind, np.float64)
    book.run(1)
    layer = sequences.layer(kind, np.float64)
    _, cache = layer.forward(book.x, train=True)
    _, grads = layer.backward(book.dy, cache)
    _close(kind, grads.values(), book.grads)


def _same(name: str, net: ann.Layer, params: list[Array]) -> None:
    _close(name, net.named_params().values(), params)


def _close(name: str, mine: Iterable[Array], theirs: list[Array]) -> None:
    for a, b in zip(mine, theirs, strict=True):
        if not np.allclose(a, b, rtol=CLOSE, atol=CLOSE * np.abs(b).max()):
            worst = np.abs(a - b).max()
            raise ArithmeticError(
                f"{name}: the textbook's numbers differ by {worst:.1e}"
            )
