"""How layers made of layers are drawn."""

from __future__ import annotations

import numpy as np

from tests.known.drawn_layers import Drawn, Rng, leading, rows, small
from tests.known.spec import Spec, activation, dense, numbers, serial


def _branch(rng: Rng, n_in: int, n_out: int) -> Spec:
    name = str(rng.choice(["tanh", "sigmoid", "softplus"]))
    if rng.random() < 0.5:
        return serial(dense(n_in, n_out), activation(name))
    return dense(n_in, n_out)


def draw_residual(rng: Rng, i: int) -> Drawn:
    """Draw a layer that keeps the shape."""
    shape = (*leading(rng, i), small(rng, 4))
    layer = Spec(
        "Residual", inside={"layer": _branch(rng, shape[-1], shape[-1])}
    )
    return Drawn(layer, numbers(rng, shape, 2), shape)


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
    given = rng.permutation(n_in)[
        i % 2 :
    ]  # one column may be given to none
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


def draw_mixture(rng: Rng, i: int) -> Drawn:
    """Draw a gate with two to four experts, every other one with a balance penalty."""
    batch, n_in, n_out, k = (
        rows(rng, i),
        small(rng, 3),
        small(rng, 3),
        small(rng, 4, 2),
    )
    experts = {f"expert{j}": _branch(rng, n_in, n_out) for j in range(k)}
    gate = serial(dense(n_in, k), Spec("Softmax"))
    layer = Spec(
        "MixtureOfExperts",
        {"balance": [0.0, 0.25][i % 2]},
        inside={"gate": gate, **experts},
    )
    return Drawn(layer, numbers(rng, (batch, n_in), 2), (batch, n_out))
