"""How recurrent layers and cells are drawn."""

from __future__ import annotations

from collections.abc import Callable

from tests.known.cases import Tick
from tests.known.drawn_layers import Draw, Drawn, Rng, rows, small
from tests.known.spec import Shape, Spec, numbers

CELLS: dict[str, Callable[[int, int], dict[str, Shape]]] = {
    "ElmanCell": lambda i, h: {"W": (i, h), "U": (h, h), "b": (h,)},
    "GRUCell": lambda i, h: {
        "W": (i, 3 * h),
        "U": (h, 3 * h),
        "b": (3 * h,),
        "b_hidden": (h,),
    },
    "LSTMCell": lambda i, h: {
        "W": (i, 4 * h),
        "U": (h, 4 * h),
        "b": (4 * h,),
    },
}


def unrolled(
    cell: str,
    n_in: int,
    n_hidden: int,
    returns: str,
    padding: float | None = None,
    reverse: bool = False,
) -> Spec:
    """Return a Recurrent layer."""
    size = {"n_in": n_in, "n_hidden": n_hidden}
    return Spec(
        "Recurrent",
        {"returns": returns, "padding": padding, "reverse": reverse},
        inside={"cell": Spec(cell, size, CELLS[cell](n_in, n_hidden))},
    )


def recurrent(cell: str) -> Draw:
    """Return how to draw sequences of 1 to 17 steps, every other set of unequal length.

    In some the first step looks like padding, and has to be read all the same.
    """

    def draw(rng: Rng, i: int) -> Drawn:
        n_in, n_hidden, batch = small(rng, 3), small(rng, 3), rows(rng, i)
        steps = 1 if i % 7 == 6 else small(rng, 6, 2)
        if i % 5 == 3:
            batch, steps = 2, small(rng, 17, 9)
        x = numbers(rng, (batch, steps, n_in), 2)
        padding = [None, 0.0, None, -1.5][i % 4]
        if padding is not None:
            for row in x:
                length = small(rng, steps)
                row[length:] = padding
                if length > 1 and i % 3 == 0:
                    row[0] = padding
        returns, reverse = ["sequence", "last"][i // 2 % 2], i % 3 == 1
        layer = unrolled(cell, n_in, n_hidden, returns, padding, reverse)
        out = (
            (batch, n_hidden)
            if returns == "last"
            else (*x.shape[:2], n_hidden)
        )
        return Drawn(layer, x, out, first=padding is not None)

    return draw


def draw_tick(rng: Rng, cell: Spec, i: int) -> Tick:
    """Draw an input and a state for a cell."""
    n_in, n_hidden = cell.settings["n_in"], cell.settings["n_hidden"]
    batch, states = rows(rng, i), 2 if cell.name == "LSTMCell" else 1
    state, dstate = (
        [numbers(rng, (batch, n_hidden)) for _ in range(states)]
        for _ in range(2)
    )
    x = numbers(rng, (batch, n_in), 2)
    return Tick(cell, cell.start(rng), x, state, dstate)
