"""What a trait of a live figure may hold, said in the words the page uses.

Each rule here has a twin in ``js/ui/store.js``. A value that breaks it raises
ValueError before anything changes, so a figure keeps its last good state.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from traitlets import HasTraits, TraitType

if TYPE_CHECKING:
    Synced = TraitType[Any, Any]
else:
    # traitlets before 5.10 (Colab's is 5.7) knows no type in brackets at run time.
    Synced = TraitType


def show(value: object) -> str:
    """Return ``value`` as the page would write it, cut to 60 characters."""
    if isinstance(value, float) and not math.isfinite(value):
        return {math.inf: "Infinity", -math.inf: "-Infinity"}.get(
            value, "NaN"
        )
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = "nothing" if value is None else json.dumps(value, default=repr)
    return text if len(text) <= 60 else text[:57] + "..."


def _span(low: float, high: float) -> str:
    finite = math.isfinite(low) and math.isfinite(high)
    return f" from {low:g} to {high:g}" if finite else ""


def _is_number(value: object, integer: bool) -> bool:
    if isinstance(value, bool | np.bool_):
        return False
    if not isinstance(value, int | float | np.integer | np.floating):
        return False
    return math.isfinite(value) and (not integer or value == int(value))


class Rule(Synced):
    """A trait that is synced with the page and refuses with ValueError."""

    def __init__(self, default: object) -> None:
        super().__init__(default)
        self.tag(sync=True)

    def validate(self, obj: HasTraits, value: object) -> Any:
        """Return the value in its plain form, or raise ValueError."""
        raise NotImplementedError


class Number(Rule):
    """One finite number, from ``low`` to ``high``."""

    def __init__(
        self,
        default: float,
        low: float = -math.inf,
        high: float = math.inf,
        *,
        integer: bool = False,
    ) -> None:
        super().__init__(default)
        self.low, self.high, self.integer = low, high, integer

    def validate(self, obj: HasTraits, value: Any) -> float:
        """Return a plain int or float."""
        if (
            _is_number(value, self.integer)
            and self.low <= value <= self.high
        ):
            return int(value) if self.integer else float(value)
        kind = "whole number" if self.integer else "number"
        raise ValueError(
            f"{self.name} must be a {kind}{_span(self.low, self.high)}; "
            f"got {show(value)}."
        )


class Numbers(Rule):
    """A list of finite numbers.

    ``shortest`` and ``longest`` bound its length, ``low`` and ``high`` its
    entries; ``same`` names a trait whose length it must share.
    """

    def __init__(
        self,
        default: Sequence[float],
        shortest: int = 0,
        longest: float = math.inf,
        low: float = -math.inf,
        high: float = math.inf,
        *,
        integer: bool = False,
        same: str | None = None,
    ) -> None:
        super().__init__(list(default))
        self.shortest, self.longest = shortest, longest
        self.low, self.high, self.integer = low, high, integer
        self.same = same

    def make_dynamic_default(self) -> list[float]:
        """Give every figure a list of its own."""
        return list(self.default_value)

    def validate(self, obj: HasTraits, value: Any) -> list[float]:
        """Return a list of plain ints or floats."""
        if isinstance(value, np.ndarray):
            value = value.tolist()
        if not isinstance(value, list | tuple):
            raise ValueError(
                f"{self.name} must be a list of numbers; got {show(value)}."
            )
        for position, entry in enumerate(value, start=1):
            good = _is_number(entry, self.integer)
            if not good or not self.low <= entry <= self.high:
                kind = "whole numbers" if self.integer else "numbers"
                raise ValueError(
                    f"{self.name} must be {kind}{_span(self.low, self.high)}; "
                    f"entry {position} is {show(entry)}."
                )
        self.check_length(obj, value)
        kind_of = int if self.integer else float
        return [kind_of(entry) for entry in value]

    def check_length(self, obj: Any, value: Sequence[float]) -> None:
        """Raise ValueError unless the length is one that the figure takes."""
        low, high = self.shortest, self.longest
        # While a figure is made its lists arrive one by one.
        if self.same and getattr(obj, "is_whole", False):
            low = high = len(getattr(obj, self.same))
        if not low <= len(value) <= high:
            wanted = f"{low}" if low == high else f"{low} to {high:g}"
            raise ValueError(
                f"{self.name} must have {wanted} entries; got {len(value)}."
            )


class Entry(Number):
    """A number that mirrors one entry of a list, for a slider to be linked to."""

    def __init__(self, of: str, index: int) -> None:
        super().__init__(0.0)
        self.of, self.index = of, index


class Choice(Rule):
    """One word out of a few."""

    def __init__(self, default: str, options: Sequence[str]) -> None:
        super().__init__(default)
        self.options = tuple(options)

    def validate(self, obj: HasTraits, value: object) -> str:
        """Return the word."""
        if isinstance(value, str) and value in self.options:
            return value
        raise ValueError(
            f"{self.name} must be one of {', '.join(self.options)}; "
            f"got {show(value)}."
        )


class Flag(Rule):
    """True or false."""

    def validate(self, obj: HasTraits, value: object) -> bool:
        """Return a plain bool."""
        if isinstance(value, bool | np.bool_):
            return bool(value)
        raise ValueError(
            f"{self.name} must be true or false; got {show(value)}."
        )


class Records(Rule):
    """A list whose entries pass ``check``; ``what`` names it in the error."""

    def __init__(
        self,
        default: Sequence[object],
        what: str,
        check: Callable[[Any], bool],
        *,
        same: str | None = None,
    ) -> None:
        super().__init__(list(default))
        self.what, self.check, self.same = what, check, same

    def make_dynamic_default(self) -> list[Any]:
        """Give every figure a list of its own."""
        return list(self.default_value)

    def validate(self, obj: HasTraits, value: Any) -> list[Any]:
        """Return the list."""
        if isinstance(value, np.ndarray):
            value = value.tolist()
        if not isinstance(value, list | tuple) or not all(
            self.check(entry) for entry in value
        ):
            raise ValueError(
                f"{self.name} must be {self.what}; got {show(value)}."
            )
        self.check_length(obj, value)
        return list(value)

    def check_length(self, obj: Any, value: Sequence[object]) -> None:
        """Raise ValueError unless the length is that of the ``same`` trait."""
        if not self.same or not getattr(obj, "is_whole", False):
            return
        wanted = len(getattr(obj, self.same))
        if len(value) != wanted:
            raise ValueError(
                f"{self.name} must have {wanted} entries; got {len(value)}."
            )
