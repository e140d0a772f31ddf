"""How layers made of layers are drawn."""

from __future__ import annotations

import numpy as np

from tests.known.drawn_layers import (
    Drawn,
    Rng,
    conv,
    leading,
    rows,
    small,
)
from tests.known.drawn_recurrent import unrolled
from tests.known.spec import Spec, activation, dense, numbers, serial


def _branch(rng: Rng, n_in: int, n_out: int) -> Spec:
    name = str(rng.choice(["tanh", "sigmoid", "softplus"]))
    if rng.random() < 0.5:
        return serial(dense(n_in, n_out), activation(name))
    return dense(n_in, n_out)


def _residual(rng: Rng, n: int) -> Spec:
    return Spec("Residual", inside={"layer": _branch(rng, n, n)})


def draw_residual(rng: Rng, i: int) -> Drawn:
    """Draw a layer that keeps the shape."""
    shape = (*leading(rng, i), small(rng, 4))
    return Drawn(_residual(rng, shape[-1]), numbers(rng, shape, 2), shape)


def draw_parallel(rng: Rng, i: int) -> Drawn:
    """Draw one to three branches, joined in both ways."""
    lead, n_in, k = leading(rng, i), small(rng, 3), small(rng, 3)
    join = ["concatenate", "sum"][i % 2]
    widths = (
        [small(rng, 3) for _ in range(k)]
        if join != "sum"
        else [small(rng, 3)] * k
    )
    inside = {str(j): _branch(rng, n_in, n) for j, n in enumerate(widths)}
    layer = Spec("Parallel", {"join": join}, inside=inside)
    n_out = widths[0] if join == "sum" else sum(widths)
    return Drawn(layer, numbers(rng, (*lead, n_in), 2), (*lead, n_out))


def draw_split(rng: Rng, i: int) -> Drawn:
    """Draw modules that read columns of their own, in any order."""
    n_in, k = small(rng, 5, 4), small(rng, 3)
    # Every other time, no branch is given the first column drawn.
    given = rng.permutation(n_in)[i % 2 :]
    columns = [[*map(int, part)] for part in np.array_split(given, k)]
    widths = [small(rng, 3) for _ in columns]
    inside = {
        str(j): _branch(rng, len(part), n)
        for j, (part, n) in enumerate(zip(columns, widths, strict=True))
    }
    batch = rows(rng, i)
    layer = Spec("Split", {"columns": columns}, inside=inside)
    return Drawn(
        layer, numbers(rng, (batch, n_in), 2), (batch, sum(widths))
    )


def _mixture(rng: Rng, n_in: int, n_out: int, balance: float) -> Spec:
    k = small(rng, 4, 2)
    experts = {f"expert{j}": _branch(rng, n_in, n_out) for j in range(k)}
    gate = serial(dense(n_in, k), Spec("Softmax"))
    return Spec(
        "MixtureOfExperts",
        {"balance": balance},
        inside={"gate": gate, **experts},
    )


def draw_mixture(rng: Rng, i: int) -> Drawn:
    """Draw a gate with two to four experts, every other one with a balance penalty."""
    batch, n_in, n_out = rows(rng, i), small(rng, 3), small(rng, 3)
    layer = _mixture(rng, n_in, n_out, [0.0, 0.25][i % 2])
    return Drawn(layer, numbers(rng, (batch, n_in), 2), (batch, n_out))


def draw_serial(rng: Rng, i: int) -> Drawn:
    """Draw a network that sees, one that reads, or one of modules."""
    return [_sees, _reads, _of_modules][i % 3](rng, i)


def _sees(rng: Rng, i: int) -> Drawn:
    c, maps, n_out = small(rng, 2), small(rng, 3), small(rng, 2)
    net = serial(
        conv(c, maps, 3, stride=1, padding="same"),
        activation("relu"),
        Spec("MaxPool2D", {"size": 2, "stride": None}),
        conv(maps, n_out, 2, stride=1, padding=1),
        activation("elu"),
        Spec("AvgPool2D", {"size": "all", "stride": None}),
    )
    x = numbers(rng, (rows(rng, i, 3), small(rng, 5, 4), 4, c), 2)
    return Drawn(net, x, (len(x), 1, 1, n_out), first=i % 2 == 0)


def _reads(rng: Rng, i: int) -> Drawn:
    dim, units, n_out = small(rng, 2), small(rng, 2), small(rng, 2)
    size = {"n_symbols": 5, "dim": dim, "padding": 0}
    net = serial(
        Spec("Embedding", size, {"W": (5, dim)}),
        unrolled("LSTMCell", dim, units, "sequence", reverse=i % 2 == 0),
        unrolled("GRUCell", units, n_out, "last", padding=0.0),
    )
    x = rng.integers(0, 5, (rows(rng, i, 3), small(rng, 5, 2)))
    return Drawn(net, x, (len(x), n_out), first=True)


def _of_modules(rng: Rng, i: int) -> Drawn:
    n, n_out = small(rng, 2, 2), small(rng, 2)
    settings = {"n": n, "momentum": 0.1, "eps": 1e-5}
    net = serial(
        Spec("BatchNorm", settings, {"gamma": (n,), "beta": (n,)}),
        _residual(rng, n),
        activation("silu"),
        _mixture(rng, n, n_out, 0.25),
    )
    x = numbers(rng, (8, n), 2)
    return Drawn(net, x, (8, n_out), first=i % 2 == 0, batch_size=4)
