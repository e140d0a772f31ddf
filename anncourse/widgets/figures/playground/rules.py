"""What a playground's numbers must be, beside each in its own range."""

from __future__ import annotations

import math
from typing import Any

from anncourse.widgets.figures.playground.network import LEAD, count


def is_move(entry: Any) -> bool:
    """Say whether entry is [point, x1, x2], as `moved` holds."""
    if not isinstance(entry, list | tuple) or len(entry) != 3:
        return False
    numbers = all(isinstance(x, int | float) for x in entry)
    if not numbers or any(isinstance(x, bool) for x in entry):
        return False
    return all(map(math.isfinite, entry)) and entry[0] == int(entry[0])


def refuse_misfit(state: dict[str, Any]) -> None:
    """Say what is wrong in the words of js/views/Playground/rules.js."""
    hidden, weights = state["hidden"], state["weights"]
    size = count(hidden)
    if weights and len(weights) != size:
        raise ValueError(
            f"weights must have {size} entries for hidden layers {hidden}, "
            f"or none; got {len(weights)}."
        )
    if not weights and state["epoch"] > LEAD:
        raise ValueError(
            f"epoch must be from 0 to {LEAD} where weights come from the "
            f"seed; got {state['epoch']}."
        )
    for name, what, most, entries in (
        ("locked", "weights", size, state["locked"]),
        ("ablated", "hidden neurons", sum(hidden), state["ablated"]),
        (
            "moved",
            "points",
            state["n_points"],
            [m[0] for m in state["moved"]],
        ),
    ):
        for entry in entries:
            if not 0 <= entry < most:
                raise ValueError(
                    f"{name} counts {what} from 0, and there are {most}; "
                    f"got {entry:g}."
                )
