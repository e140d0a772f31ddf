"""How time and memory grow: twice the work should cost about twice as much."""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log

import numpy as np

import anncourse as ann
from anncourse.arguments import Array
from anncourse.layers.packing import pack

ENOUGH = 0.05  # seconds that one measurement lasts at least
TRIES = 5

Work = Callable[[], object]


@dataclass(frozen=True)
class Growth:
    """One size that grows, and the power that time may grow with.

    Attributes
    ----------
    name : str
        What is computed, for the table.
    sizes : sequence of int
        The sizes, the smallest first.
    make : callable
        Size -> the work.
    power : float
        Largest power allowed, fitted over the upper half of the sizes.
    """

    name: str
    sizes: Sequence[int]
    make: Callable[[int], Work]
    power: float


def _pass(layer: ann.Layer, x: Array) -> Work:
    pack(layer, np.dtype(np.float32))
    dy = np.ones_like(layer.forward(x, train=True)[0])

    def work() -> None:
        _, cache = layer.forward(x, train=True)
        layer.backward(dy, cache)

    return work


def _drawn(*shape: int) -> Array:
    return np.random.default_rng(0).standard_normal(shape).astype("f4")


def _dense(rows: int) -> Work:
    return _pass(ann.Dense(784, 128, rng=0), _drawn(rows, 784))


def _convolution(rows: int) -> Work:
    layer = ann.Serial(
        ann.Conv2D(8, 16, 3, padding=1, rng=0), ann.MaxPool2D(2)
    )
    return _pass(layer, _drawn(rows, 14, 14, 8))


def _recurrent(make: Callable[..., ann.Layer]) -> Callable[[int], Work]:
    def over_steps(steps: int) -> Work:
        cell = make(32, 64, rng=0)
        return _pass(ann.Recurrent(cell), _drawn(32, steps, 32))

    return over_steps


def _lstm_rows(rows: int) -> Work:
    layer = ann.Recurrent(ann.LSTMCell(32, 64, rng=0))
    return _pass(layer, _drawn(rows, 20, 32))


def _mixture(rows: int) -> Work:
    gate = ann.Serial(ann.Dense(8, 4, rng=0), ann.Softmax())
    experts = [ann.Dense(8, 8, rng=i) for i in range(4)]
    return _pass(ann.MixtureOfExperts(gate, experts), _drawn(rows, 8))


def _centers(centers: int) -> Work:
    return _pass(ann.RBF(4, centers, rng=0), _drawn(1000, 4))


def _fit(centers: int) -> Work:
    X = _drawn(5000, 2).astype(float)
    y = np.sin(3 * X).sum(1)
    return lambda: ann.fit_rbf(X, y, centers, rng=0)


BATCHES = (8, 16, 32, 64, 128, 256, 512, 1024)
STEPS = (10, 25, 50, 100, 200, 400)
CENTERS = (50, 100, 200, 500, 1000, 2000)
# What leaves the processor's cache costs more, so that a little over 1 is fair; a
# quadratic surprise would be near 2.
LINEAR = 1.4
ALL = (
    Growth("Dense 784 -> 128, batch", BATCHES, _dense, LINEAR),
    Growth("Conv2D 3x3x16 and pool, batch", BATCHES, _convolution, LINEAR),
    Growth("LSTM, 20 steps, batch", BATCHES, _lstm_rows, LINEAR),
    Growth("mixture of 4 experts, batch", BATCHES, _mixture, LINEAR),
    Growth("Elman, steps", STEPS, _recurrent(ann.ElmanCell), LINEAR),
    Growth("GRU, steps", STEPS, _recurrent(ann.GRUCell), LINEAR),
    Growth("LSTM, steps", STEPS, _recurrent(ann.LSTMCell), LINEAR),
    Growth("RBF layer, centers", CENTERS, _centers, LINEAR),
    # Its solve costs n K^2 + K^3.
    Growth("fit_rbf, 5,000 points, centers", CENTERS, _fit, 2.6),
)


def seconds(work: Work) -> float:
    """Return the processor time of one piece of work, the best of some tries."""
    work()
    best, times = np.inf, 1
    for _ in range(TRIES):
        while True:
            start = time.process_time()
            for _ in range(times):
                work()
            spent = time.process_time() - start
            if spent >= ENOUGH:
                break
            times *= 2
        best = min(best, spent / times)
    return float(best)


def peak(work: Work) -> int:
    """Return the most bytes that the work holds at once, beside what was there."""
    tracemalloc.start()
    work()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


def power(sizes: Sequence[int], values: Sequence[float]) -> float:
    """Return p of value = size^p, fitted over the upper half of the sizes."""
    half = len(sizes) // 2
    x = [log(size) for size in sizes[half:]]
    y = [log(value) for value in values[half:]]
    return float(np.polyfit(x, y, 1)[0])


def report() -> int:
    """Print time and memory for every size; return 1 if one grows too fast."""
    under = 0
    for growth in ALL:
        works = [growth.make(size) for size in growth.sizes]
        times = [seconds(work) for work in works]
        peaks = [peak(work) for work in works]
        in_time = power(growth.sizes, times)
        in_memory = power(growth.sizes, peaks)
        fine = max(in_time, in_memory) <= growth.power
        under += not fine
        row = "".join(f"{size:>9}" for size in growth.sizes)
        print(f"{growth.name:<32}{row}{'power':>8}{'at most':>9}")
        row = "".join(f"{1e3 * value:>9.2f}" for value in times)
        print(
            f"{'  milliseconds':<32}{row}{in_time:>8.2f}{growth.power:>9}"
        )
        row = "".join(f"{value / 1e6:>9.2f}" for value in peaks)
        mark = "" if fine else "  TOO FAST"
        print(
            f"{'  peak megabytes':<32}{row}{in_memory:>8.2f}"
            f"{growth.power:>9}{mark}",
            flush=True,
        )
    return 1 if under else 0
