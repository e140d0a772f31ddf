"""Lists of records, and what an entry may be, said as data that the page reads too."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from traitlets import HasTraits

from anncourse.widgets.traits.numbers import limits
from anncourse.widgets.traits.rule import Rule, State, out_of_place, show


@dataclass(frozen=True)
class Text:
    """A text of ``shortest`` to ``longest`` letters."""

    shortest: int
    longest: int

    def accepts(self, entry: object) -> bool:
        """Say whether an entry is such a text."""
        return (
            isinstance(entry, str)
            and self.shortest <= len(entry) <= self.longest
        )

    def data(self) -> dict[str, Any]:
        """Return what the page needs to judge alike."""
        return {"text": [self.shortest, self.longest]}


@dataclass(frozen=True)
class Real:
    """A finite number from ``low`` to ``high``."""

    low: float = -math.inf
    high: float = math.inf
    integer: bool = False

    def accepts(self, entry: object) -> bool:
        """Say whether an entry is such a number."""
        if isinstance(entry, bool) or not isinstance(entry, int | float):
            return False
        whole = not self.integer or entry == math.floor(entry)
        return (
            math.isfinite(entry)
            and self.low <= entry <= self.high
            and whole
        )

    def data(self) -> dict[str, Any]:
        """Return what the page needs to judge alike."""
        return limits(self.low, self.high, integer=self.integer)


# A row is a list of fixed length: [Real(), Real()] is a point.
Schema = Text | Real | Sequence[Text | Real]


def accepts(schema: Schema, entry: object) -> bool:
    """Say whether an entry is as a schema wants it.

    >>> accepts([Real(-1, 1), Text(1, 3)], [0.5, "abc"])
    True
    """
    if isinstance(schema, Text | Real):
        return schema.accepts(entry)
    return (
        isinstance(entry, list | tuple)
        and len(entry) == len(schema)
        and all(map(accepts, schema, entry))
    )


def form(schema: Schema) -> Any:
    """Return a schema as the page reads it."""
    if isinstance(schema, Text | Real):
        return schema.data()
    return [part.data() for part in schema]


class Records(Rule):
    """A list whose entries are as ``schema`` says; ``what`` names it in the error.

    With ``places`` the first number of each entry counts things from 0; there are
    at most ``longest`` entries.
    """

    kind = "records"

    def __init__(
        self,
        default: Sequence[object],
        what: str,
        schema: Schema,
        *,
        same: str | None = None,
        places: str | None = None,
        longest: int | None = None,
        **words: Any,
    ) -> None:
        super().__init__(list(default), **words)
        self.what, self.schema = what, schema
        self.same, self.places, self.longest = same, places, longest

    def own(self) -> dict[str, Any]:
        """Return the name and the form of the entries."""
        return {
            "what": self.what,
            "entry": form(self.schema),
            "same": self.same,
            "places": self.places,
            "longest": self.longest,
        }

    def make_dynamic_default(self) -> list[Any]:
        """Give every figure a list of its own."""
        return list(self.default_value)

    def validate(self, obj: HasTraits, value: Any) -> list[Any]:
        """Return the list."""
        if isinstance(value, np.ndarray):
            value = value.tolist()
        if not isinstance(value, list | tuple) or not all(
            accepts(self.schema, entry) for entry in value
        ):
            raise ValueError(
                f"{self.name} must be {self.what}; got {show(value)}."
            )
        self.check_length(obj, value)
        return list(value)

    def check_length(self, obj: Any, value: Sequence[object]) -> None:
        """Raise ValueError unless the length is one that the figure takes."""
        if self.longest is not None and len(value) > self.longest:
            raise ValueError(
                f"{self.name} must have 0 to {self.longest} entries; "
                f"got {len(value)}."
            )
        if not self.same or not getattr(obj, "is_whole", False):
            return
        wanted = len(getattr(obj, self.same))
        if len(value) != wanted:
            raise ValueError(
                f"{self.name} must have {wanted} entries; got {len(value)}."
            )

    def misfit(self, state: State, counts: dict[str, int]) -> str:
        """Say whether an entry begins with a place that there is not."""
        firsts = [
            entry[0] for entry in state[self.name or ""] if self.places
        ]
        return out_of_place(self.name, self.places, firsts, counts)
