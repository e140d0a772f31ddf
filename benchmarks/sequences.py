"""Recurrent layers: 50 steps, 32 numbers in, 64 hidden, batches of 32."""

from __future__ import annotations

from functools import partial

import numpy as np

import anncourse as ann
from anncourse.arguments import Array
from anncourse.layers.layer import Named
from anncourse.layers.packing import pack
from benchmarks.race import Run, Workload

ROWS, STEPS, INPUTS, HIDDEN = 32, 50, 32, 64
CELLS = {"lstm": ann.LSTMCell, "elman": ann.ElmanCell}


def drawn(dtype: type) -> tuple[Array, Array]:
    """Return x (B, T, I) and dy (B, T, H)."""
    rng = np.random.default_rng(0)
    x = rng.standard_normal((ROWS, STEPS, INPUTS)).astype(dtype)
    dy = rng.standard_normal((ROWS, STEPS, HIDDEN)).astype(dtype)
    return x, dy / ROWS


def layer(kind: str, dtype: type) -> ann.Recurrent:
    """Return the package's layer, with numbers of the type."""
    made = ann.Recurrent(CELLS[kind](INPUTS, HIDDEN, rng=0))
    pack(made, np.dtype(dtype))
    return made


def name_of(kind: str, dtype: type) -> str:
    """Return what the table calls it."""
    return f"{kind}, {STEPS} steps, {np.dtype(dtype).name}"


def ours(kind: str, dtype: type) -> Run:
    """Return forward and backward through time, as training calls them."""
    x, dy = drawn(dtype)
    made = layer(kind, dtype)
    grads = Named(
        {name: np.empty_like(p) for name, p in made.named_params().items()}
    )

    def run(n: int) -> None:
        for _ in range(n):
            _, cache = made.forward(x, train=True)
            made.backward_into(dy, cache, grads, need_dx=False)

    return run


def sigmoid(z: Array) -> Array:
    """Return 1 / (1 + exp(-z))."""
    return 1 / (1 + np.exp(-z))


class Textbook:
    """The same, step by step, with a gradient added up at every step."""

    def __init__(self, kind: str, dtype: type) -> None:
        self.x, self.dy = drawn(dtype)
        params = layer(kind, dtype).named_params()
        self.W, self.U, self.b = (params[f"cell.{p}"] for p in "WUb")
        self.pass_over = self.lstm if kind == "lstm" else self.elman
        self.grads: list[Array] = []

    def run(self, n: int) -> None:
        """Do n forward and backward passes."""
        for _ in range(n):
            self.grads = self.pass_over()

    def elman(self) -> list[Array]:
        """Return dW, dU and db of h = tanh(x W + h U + b)."""
        hs = [np.zeros((ROWS, HIDDEN), self.x.dtype)]
        for t in range(STEPS):
            z = self.x[:, t] @ self.W + hs[-1] @ self.U + self.b
            hs.append(np.tanh(z))
        grads = [np.zeros_like(p) for p in (self.W, self.U, self.b)]
        dh = np.zeros_like(hs[0])
        for t in reversed(range(STEPS)):
            dz = (dh + self.dy[:, t]) * (1 - hs[t + 1] ** 2)
            self.add(grads, t, hs[t], dz)
            dh = dz @ self.U.T
        return grads

    def lstm(self) -> list[Array]:
        """Return dW, dU and db of a long short-term memory."""
        h = c = np.zeros((ROWS, HIDDEN), self.x.dtype)
        seen = []
        for t in range(STEPS):
            z = self.x[:, t] @ self.W + h @ self.U + self.b
            i, f, g, o = np.split(z, 4, axis=1)
            i, f, g, o = sigmoid(i), sigmoid(f), np.tanh(g), sigmoid(o)
            before, h_before = c, h
            c = f * c + i * g
            h = o * np.tanh(c)
            seen.append((h_before, before, c, i, f, g, o))
        grads = [np.zeros_like(p) for p in (self.W, self.U, self.b)]
        dh = dc = np.zeros_like(h)
        for t in reversed(range(STEPS)):
            h_before, before, c, i, f, g, o = seen[t]
            dh = dh + self.dy[:, t]
            squashed = np.tanh(c)
            dc = dc + dh * o * (1 - squashed**2)
            dz = np.concatenate(
                [
                    dc * g * i * (1 - i),
                    dc * before * f * (1 - f),
                    dc * i * (1 - g**2),
                    dh * squashed * o * (1 - o),
                ],
                axis=1,
            )
            self.add(grads, t, h_before, dz)
            dh, dc = dz @ self.U.T, dc * f
        return grads

    def add(self, grads: list[Array], t: int, h: Array, dz: Array) -> None:
        """Add what step t gives to dW, dU and db."""
        grads[0] += self.x[:, t].T @ dz
        grads[1] += h.T @ dz
        grads[2] += dz.sum(0)


def _textbook(kind: str, dtype: type) -> Run:
    return Textbook(kind, dtype).run


def workloads() -> list[Workload]:
    """Return the races, without other libraries."""
    return [
        Workload(
            name_of(kind, dtype),
            partial(ours, kind, dtype),
            {"textbook": partial(_textbook, kind, dtype)},
            {"textbook": floor},
        )
        for kind, dtype, floor in (
            ("lstm", np.float32, 1.1),
            ("lstm", np.float64, 1.0),
            ("elman", np.float32, 0.9),
        )
    ]
