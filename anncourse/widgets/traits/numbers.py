"""Numbers, one or a list of them: limits, and how a reader sees them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from traitlets import HasTraits

from anncourse.widgets.traits.rule import Rule, State, out_of_place, show


def limits(low: float, high: float, *, integer: bool) -> dict[str, Any]:
    """Return limits as data; JSON has no infinity, so that an open end is left out."""
    ends = {"low": low, "high": high}
    found: dict[str, Any] = {
        k: v for k, v in ends.items() if math.isfinite(v)
    }
    return found | ({"integer": True} if integer else {})


def _span(low: float, high: float) -> str:
    finite = math.isfinite(low) and math.isfinite(high)
    return f" from {low:g} to {high:g}" if finite else ""


def _is_number(value: object, integer: bool) -> bool:
    if isinstance(value, bool | np.bool_):
        return False
    if not isinstance(value, int | float | np.integer | np.floating):
        return False
    return math.isfinite(value) and (not integer or value == int(value))


def nice_step(low: float, high: float) -> float | None:
    """Return about a hundredth of a range: 1, 2 or 5 times a power of ten.

    >>> nice_step(0, 5), nice_step(-65, -40), nice_step(0, math.inf)
    (0.05, 0.2, None)
    """
    if not math.isfinite(high - low):
        return None
    exact = (high - low) / 100
    power = 10.0 ** math.floor(math.log10(exact))
    step = power * next(
        n for n in (1, 2, 5, 10) if n * power >= 0.8 * exact
    )
    return float(f"{step:g}")


@dataclass(frozen=True)
class Many:
    """A list is empty, or has as many entries as the figure counts of ``what``.

    The count depends on the trait ``of``, which the reader knows as ``named``.
    """

    what: str
    of: str
    named: str


@dataclass(frozen=True)
class Without:
    """While the list ``trait`` is empty, and ``because`` of that, at most ``high``."""

    trait: str
    high: float
    because: str


class Number(Rule):
    """One finite number, from ``low`` to ``high``.

    A slider moves it by ``step`` and shows ``digits`` after the point, and
    ``unit``. Without a ``step`` it is 1 or about a hundredth of the range, without
    ``digits`` they are the step's.
    """

    kind = "number"

    def __init__(
        self,
        default: float,
        low: float = -math.inf,
        high: float = math.inf,
        *,
        integer: bool = False,
        step: float | None = None,
        unit: str | None = None,
        digits: int | None = None,
        without: Without | None = None,
        **words: Any,
    ) -> None:
        super().__init__(default, **words)
        self.low, self.high, self.integer = low, high, integer
        self.step, self.unit, self.digits = step, unit, digits
        self.without = without

    def own(self) -> dict[str, Any]:
        """Return limits, step, unit and digits."""
        step = self.step or (
            1 if self.integer else nice_step(self.low, self.high)
        )
        return limits(self.low, self.high, integer=self.integer) | {
            "step": step,
            "unit": self.unit,
            "digits": _digits(step) if self.digits is None else self.digits,
            "without": self.without and asdict(self.without),
        }

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

    def misfit(self, state: State, counts: dict[str, int]) -> str:
        """Say whether the number is too high while a list is empty."""
        only, value = self.without, state[self.name or ""]
        if only is None or state[only.trait] or value <= only.high:
            return ""
        return (
            f"{self.name} must be from {self.low:g} to {only.high:g} where "
            f"{only.because}; got {show(value)}."
        )


class Numbers(Rule):
    """A list of finite numbers.

    ``shortest`` and ``longest`` bound its length, ``low`` and ``high`` its
    entries; ``same`` names a trait whose length it must share. ``many`` is the
    length that other traits ask for; with ``places`` its entries count things from
    0. Step, unit and digits are those of each entry.
    """

    kind = "numbers"

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
        many: Many | None = None,
        places: str | None = None,
        step: float | None = None,
        unit: str | None = None,
        digits: int | None = None,
        **words: Any,
    ) -> None:
        super().__init__(list(default), **words)
        self.shortest, self.longest = shortest, longest
        self.same, self.many, self.places = same, many, places
        self.entry = Number(
            0,
            low,
            high,
            integer=integer,
            step=step,
            unit=unit,
            digits=digits,
        )

    def own(self) -> dict[str, Any]:
        """Return the bounds of length and entries."""
        return self.entry.own() | {
            "shortest": self.shortest,
            "longest": self.longest
            if math.isfinite(self.longest)
            else None,
            "same": self.same,
            "many": self.many and asdict(self.many),
            "places": self.places,
        }

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
        low, high, integer = (
            self.entry.low,
            self.entry.high,
            self.entry.integer,
        )
        for position, entry in enumerate(value, start=1):
            good = _is_number(entry, integer)
            if not good or not low <= entry <= high:
                kind = "whole numbers" if integer else "numbers"
                raise ValueError(
                    f"{self.name} must be {kind}{_span(low, high)}; "
                    f"entry {position} is {show(entry)}."
                )
        self.check_length(obj, value)
        kind_of = int if integer else float
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

    def misfit(self, state: State, counts: dict[str, int]) -> str:
        """Say whether the length or an entry is not what the others ask for."""
        value = state[self.name or ""]
        if self.many and value and len(value) != counts[self.many.what]:
            return (
                f"{self.name} must have {counts[self.many.what]} entries for "
                f"{self.many.named} {show(state[self.many.of])}, or none; "
                f"got {len(value)}."
            )
        return out_of_place(self.name, self.places, value, counts)


class Entry(Number):
    """A number that mirrors one entry of a list, for a slider to be linked to."""

    kind = "entry"

    def __init__(self, of: str, index: int) -> None:
        super().__init__(0.0)
        self.of, self.index = of, index

    def own(self) -> dict[str, Any]:
        """Return the list and the place in it."""
        return {"of": self.of, "index": self.index}


def _digits(step: float | None) -> int | None:
    if step is None:
        return None
    return len(f"{step:.10f}".rstrip("0").partition(".")[2])
